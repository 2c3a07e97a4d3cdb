//! Foreign HTML made harmless: it may look as it likes inside its frame, and can do nothing. No script, no form, no
//! frame, nothing loaded from outside unless somebody allowed pictures. The story starts in `sanitise`.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use ammonia::{Builder, UrlRelative};

use crate::text;

mod style;

/// What the reader allowed.
#[derive(Clone, Copy, Default)]
pub struct Options<'a> {
    /// Pictures from outside may be loaded; their senders then learn that the mail was opened.
    pub remote_pictures: bool,
    /// The address under which an inline picture is served, by its Content-ID. Without one it is left out.
    pub picture: Option<&'a Picture<'a>>,
}

/// Answers the address under which the picture with that Content-ID is served.
pub type Picture<'a> = dyn Fn(&str) -> Option<String> + 'a;

/// Harmless HTML.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sanitised {
    /// A fragment to put into a framed document of its own.
    pub html: String,
    /// The original wants to load pictures from outside (whether or not that was allowed).
    pub has_remote: bool,
    /// The original brings colours, sizes or tables of its own: showing it as HTML says more than its words.
    pub styled: bool,
}

const TAGS: &[&str] = &[
    "a",
    "abbr",
    "address",
    "article",
    "b",
    "bdi",
    "bdo",
    "big",
    "blockquote",
    "br",
    "caption",
    "center",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "font",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "main",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "samp",
    "section",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "tt",
    "u",
    "ul",
    "var",
    "wbr",
];
/// Elements that go together with all that is in them.
const GONE: &[&str] = &[
    "script", "style", "title", "template", "noscript", "iframe", "object", "embed", "applet", "frameset",
    "svg", "math", "audio", "video", "select", "textarea", "noembed", "noframes", "xmp", "head",
];
/// Attributes that any element may have.
const EVERYWHERE: &[&str] = &["align", "valign", "dir", "lang", "title", "style"];
const BY_TAG: &[(&str, &[&str])] = &[
    ("a", &["href"]),
    ("img", &["src", "alt", "width", "height"]),
    ("table", &["width", "height", "border", "cellpadding", "cellspacing", "bgcolor"]),
    ("td", &["width", "height", "colspan", "rowspan", "bgcolor", "nowrap"]),
    ("th", &["width", "height", "colspan", "rowspan", "bgcolor", "nowrap", "scope"]),
    ("tr", &["bgcolor", "height"]),
    ("col", &["width", "span"]),
    ("colgroup", &["width", "span"]),
    ("font", &["color", "face", "size"]),
    ("ol", &["start", "type", "reversed"]),
    ("ul", &["type"]),
    ("li", &["value", "type"]),
    ("hr", &["width", "size", "color"]),
    ("blockquote", &["type"]),
    ("time", &["datetime"]),
];

/// Makes HTML harmless. Whatever comes in, what goes out runs nothing, submits nothing and loads nothing but what the
/// options allow. Links open in a window of their own and tell nothing of where they were pressed.
pub fn sanitise(html: &str, options: &Options<'_>) -> Sanitised {
    if text::deepest(html) > DEEPEST {
        return words_alone(html);
    }
    let seen = Arc::new(Seen::default());
    let mut builder = builder();
    builder.attribute_filter(filter(Arc::clone(&seen), options.remote_pictures));
    let clean = builder.clean(html).to_string();
    let styled = seen.styled.load(Ordering::Relaxed) || clean.contains("<table");
    Sanitised {
        html: with_pictures(clean, &seen.ids(), options),
        has_remote: seen.remote.load(Ordering::Relaxed),
        styled,
    }
}

/// More open elements than this are no design but an attack on whoever lays them out; the words alone are shown.
const DEEPEST: usize = 500;

fn words_alone(html: &str) -> Sanitised {
    let words = escaped(&text::words_of_html(html)).replace('\n', "<br>\n");
    Sanitised { html: format!("<p>{words}</p>"), has_remote: false, styled: false }
}

/// What was met on the way.
#[derive(Default)]
struct Seen {
    remote: AtomicBool,
    styled: AtomicBool,
    pictures: Mutex<Vec<String>>,
}

/// Content-IDs become numbered places first: the caller's answer is put in afterwards.
const PLACE: &str = "tuki-inline-picture:";

impl Seen {
    fn ids(&self) -> Vec<String> {
        self.pictures.lock().map(|ids| ids.clone()).unwrap_or_default()
    }

    fn place_of(&self, id: String) -> Option<Cow<'static, str>> {
        let mut ids = self.pictures.lock().ok()?;
        ids.push(id);
        Some(Cow::Owned(format!("{PLACE}{}", ids.len() - 1)))
    }

    fn outside(&self, allowed: bool, address: String) -> Option<Cow<'static, str>> {
        self.remote.store(true, Ordering::Relaxed);
        allowed.then_some(Cow::Owned(address))
    }

    /// Where a picture may come from: the mail itself, or outside when that was allowed.
    fn source(&self, value: &str, remote_allowed: bool) -> Option<Cow<'static, str>> {
        let tight = without_noise(value);
        let (scheme, rest) = tight.split_once(':').unwrap_or_default();
        match scheme.to_ascii_lowercase().as_str() {
            "cid" => self.place_of(decoded(rest.trim_matches(['<', '>']))),
            "data" => is_picture_data(&tight).then_some(Cow::Owned(tight)),
            "http" | "https" => self.outside(remote_allowed, tight),
            _ if tight.starts_with("//") => self.outside(remote_allowed, format!("https:{tight}")),
            _ => None,
        }
    }
}

fn filter(
    seen: Arc<Seen>,
    remote_allowed: bool,
) -> impl for<'v> Fn(&str, &str, &'v str) -> Option<Cow<'v, str>> + Send + Sync {
    move |tag, name, value| match (tag, name) {
        ("img", "src") => seen.source(value, remote_allowed),
        ("a", "href") => link(value),
        (_, "style") => {
            seen.remote.fetch_or(style::loads(value), Ordering::Relaxed);
            let kept = style::harmless(value);
            seen.styled.fetch_or(style::shows(&kept), Ordering::Relaxed);
            (!kept.is_empty()).then_some(Cow::Owned(kept))
        }
        (_, "bgcolor" | "color" | "face") => {
            seen.styled.store(true, Ordering::Relaxed);
            style::is_plain_value(value).then_some(Cow::Borrowed(value))
        }
        _ => Some(Cow::Borrowed(value)),
    }
}

/// Puts the addresses of inline pictures into their places; those without an address show nothing.
fn with_pictures(clean: String, ids: &[String], options: &Options<'_>) -> String {
    let mark = format!(" src=\"{PLACE}");
    if !clean.contains(&mark) {
        return clean;
    }
    let mut html = String::with_capacity(clean.len());
    let mut rest = clean.as_str();
    while let Some(at) = rest.find(&mark) {
        html.push_str(&rest[..at]);
        let inside = &rest[at + mark.len()..];
        let ends = inside.find('"').unwrap_or(inside.len());
        let id = inside[..ends].parse().ok().and_then(|place: usize| ids.get(place));
        if let Some(address) = id.and_then(|id| options.picture.and_then(|picture| picture(id))) {
            html.push_str(" src=\"");
            html.push_str(&escaped(&address));
            html.push('"');
        }
        rest = inside.get(ends + 1..).unwrap_or_default();
    }
    html.push_str(rest);
    html
}

fn escaped(address: &str) -> String {
    address.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}

fn builder<'a>() -> Builder<'a> {
    let mut builder = Builder::empty();
    builder
        .tags(TAGS.iter().copied().collect())
        .clean_content_tags(GONE.iter().copied().collect())
        .generic_attributes(EVERYWHERE.iter().copied().collect())
        .tag_attributes(BY_TAG.iter().map(|(tag, names)| (*tag, names.iter().copied().collect())).collect())
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel", "cid", "data", "tuki-inline-picture"]))
        .url_relative(UrlRelative::PassThrough)
        .set_tag_attribute_values(HashMap::from([("a", HashMap::from([("target", "_blank")]))]))
        .link_rel(Some("noopener noreferrer nofollow"))
        .strip_comments(true);
    builder
}

/// Browsers skip these inside addresses; so do we before looking at the scheme.
fn without_noise(value: &str) -> String {
    value.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect()
}

/// Pictures whose formats cannot hold script.
fn is_picture_data(value: &str) -> bool {
    let lower: String = value.chars().take(32).collect::<String>().to_ascii_lowercase();
    ["png", "gif", "jpeg", "jpg", "webp", "bmp"]
        .iter()
        .any(|kind| lower.starts_with(&format!("data:image/{kind};base64,")))
}

fn decoded(id: &str) -> String {
    let mut bytes = Vec::with_capacity(id.len());
    let mut rest = id.as_bytes();
    while let [byte, behind @ ..] = rest {
        let hex = |b: u8| char::from(b).to_digit(16);
        rest = behind;
        match (byte, behind) {
            (b'%', [high, low, after @ ..]) if hex(*high).is_some() && hex(*low).is_some() => {
                let value = hex(*high).unwrap_or_default() * 16 + hex(*low).unwrap_or_default();
                bytes.push(u8::try_from(value).unwrap_or_default());
                rest = after;
            }
            _ => bytes.push(*byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Links lead to the web, to mail and to telephones. Addresses relative to nothing lead nowhere.
fn link(value: &str) -> Option<Cow<'_, str>> {
    let tight = without_noise(value);
    let lower: String = tight.chars().take(8).collect::<String>().to_ascii_lowercase();
    ["http://", "https://", "mailto:", "tel:"]
        .iter()
        .any(|scheme| lower.starts_with(scheme))
        .then_some(Cow::Owned(tight))
}

#[cfg(test)]
mod tests;
