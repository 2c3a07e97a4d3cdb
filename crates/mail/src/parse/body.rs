//! The body that a reader sees: HTML before plain text, every part of it in order.

use std::borrow::Cow;

use mail_parser::{MessagePart, MimeHeaders, PartType};

use super::{parts, transfer};
use crate::charset;
use crate::text::{self, Flow, Line};

/// The preferred body as lines, and the HTML as it came.
pub(super) struct Body {
    pub(super) lines: Vec<Line<'static>>,
    pub(super) html: Option<String>,
}

pub(super) fn read(parsed: &mail_parser::Message<'_>, raw: &[u8]) -> Body {
    let html_first = lines_of(parsed, raw, &parsed.html_body);
    // An HTML part without a word (a picture, an empty frame) says less than its plain alternative.
    if html_first.lines.is_empty() && parsed.text_body != parsed.html_body {
        let plain = lines_of(parsed, raw, &parsed.text_body);
        return Body { lines: plain.lines, html: html_first.html.or(plain.html) };
    }
    html_first
}

fn lines_of(parsed: &mail_parser::Message<'_>, raw: &[u8], ids: &[u32]) -> Body {
    let mut body = Body { lines: Vec::new(), html: None };
    for part in ids.iter().filter_map(|id| parsed.part(*id)) {
        match &part.body {
            PartType::Html(decoded) => {
                let html = text_of(part, decoded, raw);
                append(&mut body.lines, text::from_html(&html));
                match &mut body.html {
                    Some(all) => {
                        all.push('\n');
                        all.push_str(&html);
                    }
                    None => body.html = Some(html.into_owned()),
                }
            }
            PartType::Text(decoded) => {
                append(&mut body.lines, plain_lines(part, &text_of(part, decoded, raw)))
            }
            _ => {}
        }
    }
    body
}

fn plain_lines(part: &MessagePart<'_>, words: &str) -> Vec<Line<'static>> {
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

/// The text as the parser decoded it, or decoded again when that broke characters.
fn text_of<'a>(part: &MessagePart<'_>, decoded: &'a str, raw: &[u8]) -> Cow<'a, str> {
    let label = part.content_type().and_then(|ct| ct.attribute("charset"));
    let undecoded =
        part.is_encoding_problem && part.content_transfer_encoding().is_some_and(transfer::is_encoded);
    let foreign =
        decoded.contains('\u{fffd}') || label.is_some_and(|label| label.eq_ignore_ascii_case("us-ascii"));
    if !undecoded && (!foreign || decoded.is_ascii()) {
        return Cow::Borrowed(decoded);
    }
    let bytes = parts::decoded_bytes(part, raw);
    if bytes.is_empty() {
        return Cow::Borrowed(decoded);
    }
    let again = charset::decode(&bytes, label);
    if again.contains('\u{fffd}') { Cow::Borrowed(decoded) } else { Cow::Owned(again) }
}
