//! The body that a reader sees: HTML before plain text, every part of it in order.

use std::borrow::Cow;

use mail_parser::decoders::charsets::map::charset_decoder;

use super::transfer;
use super::tree::{Part, Sort, Tree};
use crate::charset;
use crate::text::{self, Flow, Line};

/// The preferred body as lines, and the HTML as it came.
pub(super) struct Body {
    pub(super) lines: Vec<Line<'static>>,
    pub(super) html: Option<String>,
}

pub(super) fn read(tree: &Tree<'_>) -> Body {
    let html_first = lines_of(tree, &tree.html_body);
    // An HTML part without a word (a picture, an empty frame) says less than its plain alternative.
    if html_first.lines.is_empty() && tree.text_body != tree.html_body {
        let plain = lines_of(tree, &tree.text_body);
        return Body { lines: plain.lines, html: html_first.html.or(plain.html) };
    }
    html_first
}

fn lines_of(tree: &Tree<'_>, places: &[usize]) -> Body {
    let mut body = Body { lines: Vec::new(), html: None };
    for part in places.iter().filter_map(|place| tree.parts.get(*place)) {
        match part.sort {
            Sort::Html => {
                let html = text_of(part);
                append(&mut body.lines, text::from_html(&html));
                match &mut body.html {
                    Some(all) => {
                        all.push('\n');
                        all.push_str(&html);
                    }
                    None => body.html = Some(html),
                }
            }
            Sort::Plain => append(&mut body.lines, plain_lines(part, &text_of(part))),
            _ => {}
        }
    }
    body
}

fn plain_lines(part: &Part<'_>, words: &str) -> Vec<Line<'static>> {
    let attribute = |name| part.content_type().and_then(|ct| ct.attribute(name));
    let seen = text::visible(words);
    let mut lines: Vec<Line<'static>> =
        text::from_flowed(&seen, Flow::of(attribute("format"), attribute("delsp")))
            .into_iter()
            .map(|line| Line { text: Cow::Owned(line.text.into_owned()), mark: line.mark })
            .collect();
    while lines.last().is_some_and(|line| line.text.trim().is_empty()) {
        lines.pop();
    }
    lines
}

fn append(all: &mut Vec<Line<'static>>, more: Vec<Line<'static>>) {
    if !all.is_empty() && !more.is_empty() {
        all.push(Line::bare(""));
    }
    all.extend(more);
}

/// The words by the label that they carry; by their looks when that breaks characters.
fn text_of(part: &Part<'_>) -> String {
    let label = part.content_type().and_then(|content_type| content_type.attribute("charset"));
    let bytes = match part.is_damaged {
        true => Cow::Owned(transfer::decoded(&part.bytes, part.transfer_encoding())),
        false => Cow::Borrowed(&*part.bytes),
    };
    if bytes.is_ascii() && label.is_none_or(charset::is_ascii_alike) {
        return String::from_utf8_lossy(&bytes).into_owned();
    }
    let ascii = label.is_some_and(|label| label.eq_ignore_ascii_case("us-ascii"));
    let by_label = label
        .filter(|_| !ascii)
        .and_then(|label| charset_decoder(label.as_bytes()))
        .map(|decode| decode(&bytes));
    match by_label {
        Some(text) if !text.contains('\u{fffd}') => text,
        by_label => {
            let by_looks = charset::decode(&bytes, label);
            // Broken either way: the label is as good a guess.
            by_label.filter(|_| by_looks.contains('\u{fffd}')).unwrap_or(by_looks)
        }
    }
}
