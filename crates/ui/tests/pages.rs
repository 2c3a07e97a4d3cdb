//! Every page is drawn from sample data in every language, and keeps the rules that hold for all of them.

use std::collections::BTreeSet;

use language::Lang;

/// What is wrong with the pages: a check finds problems in one page's HTML.
fn problems(check: impl Fn(&str) -> Vec<String>) -> Vec<String> {
    let mut found = Vec::new();
    for lang in Lang::ALL {
        for (name, page) in ui::sample::pages(lang) {
            found.extend(
                check(&page.into_string()).into_iter().map(|problem| format!("{name} ({lang}): {problem}")),
            );
        }
    }
    found
}

/// Opening tags as they stand, without the angle brackets.
fn tags(html: &str) -> impl Iterator<Item = &str> {
    html.split('<')
        .skip(1)
        .filter(|tag| tag.starts_with(char::is_alphabetic))
        .filter_map(|tag| tag.split('>').next())
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let start = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    tag[start..].split('"').next()
}

fn values<'a>(html: &'a str, name: &'a str) -> impl Iterator<Item = &'a str> {
    tags(html).filter_map(move |tag| attribute(tag, name))
}

#[test]
fn no_text_is_missing_from_the_catalogue() {
    let found = problems(|html| {
        html.match_indices('«').map(|(at, _)| html[at..].chars().take(50).collect()).collect()
    });
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn nothing_needs_a_looser_content_security_policy() {
    let found = problems(|html| {
        let inline = tags(html)
            .filter(|tag| tag.contains(" style=") || tag.contains(" onclick=") || tag.starts_with("style"));
        let scripts = tags(html).filter(|tag| {
            tag.starts_with("script") && !tag.contains("src=") && !tag.contains("application/json")
        });
        inline.chain(scripts).map(str::to_owned).collect()
    });
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn every_id_is_unique_and_every_reference_has_its_element() {
    let found = problems(|html| {
        let mut ids = BTreeSet::new();
        let twice = values(html, "id")
            .filter(|id| !ids.insert((*id).to_owned()))
            .map(|id| format!("twice {id}"))
            .collect::<Vec<_>>();
        let names = ["for", "aria-describedby", "aria-labelledby", "aria-controls", "popovertarget", "form"];
        let lost = names
            .into_iter()
            .flat_map(|name| values(html, name))
            .flat_map(str::split_whitespace)
            .filter(|id| !ids.contains(*id));
        let anchors =
            values(html, "href").filter_map(|to| to.strip_prefix('#')).filter(|id| !ids.contains(*id));
        lost.chain(anchors).map(|id| format!("lost {id}")).chain(twice).collect()
    });
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn every_posting_form_carries_the_csrf_field() {
    let found = problems(|html| {
        let forms = html.split("<form").skip(1).filter_map(|form| form.split("</form>").next());
        forms
            .filter(|form| form.contains("method=\"post\"") && !form.contains("name=\"csrf\""))
            .map(str::to_owned)
            .collect()
    });
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn every_page_has_one_first_heading_and_skips_no_level() {
    let found = problems(|html| {
        let levels: Vec<u32> = tags(html).filter_map(level).collect();
        let mut wrong = Vec::new();
        if levels.iter().filter(|level| **level == 1).count() != 1 {
            wrong.push(format!("headings {levels:?}"));
        }
        wrong.extend(
            levels
                .windows(2)
                .filter(|pair| pair[1] > pair[0] + 1)
                .map(|pair| format!("from h{} to h{}", pair[0], pair[1])),
        );
        wrong
    });
    assert_eq!(found, Vec::<String>::new());
}

fn level(tag: &str) -> Option<u32> {
    let mut chars = tag.chars();
    (chars.next() == Some('h')).then_some(())?;
    let level = chars.next()?.to_digit(10)?;
    chars.next().is_none_or(char::is_whitespace).then_some(level)
}

#[test]
fn every_icon_is_in_the_sprite_list() {
    let found = problems(|html| {
        let used = values(html, "href").filter_map(|to| to.strip_prefix("/assets/icons.svg#"));
        used.filter(|name| !ui::icon::NAMES.contains(name)).map(str::to_owned).collect()
    });
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn every_button_and_link_has_a_name() {
    let found = problems(|html| {
        let mut nameless = Vec::new();
        for kind in ["button", "a"] {
            for part in html.split(&format!("<{kind} ")).skip(1) {
                let whole = part.split(&format!("</{kind}>")).next().unwrap_or_default();
                let (open, inside) = whole.split_once('>').unwrap_or_default();
                let hidden = open.contains("aria-hidden") || open.contains("hidden");
                let text: String = inside
                    .split('<')
                    .filter_map(|piece| piece.split_once('>').map_or(Some(piece), |(_, text)| Some(text)))
                    .collect();
                if !hidden && text.trim().is_empty() && !open.contains("aria-label") {
                    nameless.push(open.to_owned());
                }
            }
        }
        nameless
    });
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn the_inbox_is_small() {
    let (_, page) =
        ui::sample::pages(Lang::Fi).into_iter().find(|(name, _)| *name == "inbox").expect("the inbox");
    let html = page.into_string();
    assert!(html.len() < 90_000, "{} bytes before compression", html.len());
    assert!(tags(&html).count() < 1_500, "{} elements", tags(&html).count());
}
