use mail::{sanitise, sanitise::Options};

use crate::{Score, fixtures};

/// Everything that acts in a browser, as it would stand in what the cleaner lets through.
const ACTS: &[&str] = &[
    "<script",
    "<iframe",
    "<object",
    "<embed",
    "<form",
    "<input",
    "<button",
    "<svg",
    "<math",
    "<style",
    "<link",
    "<meta",
    "<base",
    "<template",
    "<video",
    "<audio",
    "<textarea",
    "<select",
    "<frame",
    "<applet",
    "=\"javascript:",
    "=\"vbscript:",
    "=\"data:text",
    "srcdoc",
    "srcset",
    "xlink",
    "formaction",
    "url(",
];

#[test]
fn hostile_html_comes_out_harmless() {
    let Some(folder) = fixtures("html-sanitising") else { return };
    let cases: Vec<serde_json::Value> =
        serde_json::from_slice(&std::fs::read(folder.join("expect.json")).unwrap()).unwrap();
    let mut score = Score::default();
    for case in &cases {
        let payload = case["payload"].as_str().unwrap_or_default();
        let clean = sanitise(payload, &Options::default()).html;
        let again = sanitise(&clean, &Options::default()).html;
        let found = acting(&clean)
            .or_else(|| (sorted(&again) != sorted(&clean)).then(|| format!("not settled: {again}")));
        score.note(found.is_none(), || format!("{}: {found:?} in {clean}", case["title"]));
    }
    score.tell("html-sanitising, harmless");
    assert_eq!(score.wrong.len(), 0);
}

#[test]
fn deep_nesting_ends_neither_the_stack_nor_patience() {
    for unit in [
        "<div>",
        "<b>",
        "<table><tr><td>",
        "<blockquote><a href=x>",
        "<font><p>",
        "<ul><li>",
        "<a><b>",
        "<svg><math>",
    ] {
        let began = std::time::Instant::now();
        let html = unit.repeat(20_000);
        let clean = sanitise(&html, &Options::default()).html;
        assert!(began.elapsed() < std::time::Duration::from_secs(30), "{unit} took {:?}", began.elapsed());
        assert!(clean.len() <= html.len() * 20);
    }
}

/// The order of attributes says nothing.
fn sorted(html: &str) -> Vec<u8> {
    let mut bytes = html.as_bytes().to_vec();
    bytes.sort_unstable();
    bytes
}

/// Looks at tags only: words may say what they like.
fn acting(clean: &str) -> Option<String> {
    for tag in tags(clean) {
        let lower = tag.to_ascii_lowercase().replace(" title=\"", " words=\"!");
        if let Some(act) = ACTS.iter().find(|act| lower.contains(*act)) {
            return Some((*act).to_owned());
        }
        if attributes(&lower).iter().any(|name| name.starts_with("on")) {
            return Some(tag.to_owned());
        }
        if lower.starts_with("<img") && lower.contains("src=\"http") {
            return Some(tag.to_owned());
        }
    }
    None
}

/// Tags of serialised HTML: inside quotes nothing ends one.
fn tags(clean: &str) -> Vec<&str> {
    let mut tags = Vec::new();
    let mut rest = clean;
    while let Some(start) = rest.find('<') {
        let tag = &rest[start..];
        let mut quoted = false;
        let end = tag.find(|c| {
            quoted ^= c == '"';
            c == '>' && !quoted
        });
        let end = end.map_or(tag.len(), |end| end + 1);
        tags.push(&tag[..end]);
        rest = &tag[end..];
    }
    tags
}

fn attributes(tag: &str) -> Vec<&str> {
    let outside: Vec<&str> = tag.split('"').step_by(2).collect();
    outside
        .into_iter()
        .flat_map(|part| part.split([' ', '=', '<', '>', '/']))
        .filter(|word| !word.is_empty())
        .skip(1)
        .collect()
}
