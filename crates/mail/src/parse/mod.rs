//! From bytes to a `Message`. It never refuses and never panics: what is broken is read as far as it goes, and what has
//! no readable word at all says so in `unreadable`. The story starts in `parse`.

mod body;
mod boundaries;
mod encoded_word;
mod headers;
mod parts;
mod transfer;
mod tree;

use mail_parser::{HeaderName, MessageParser};

pub(crate) use headers::address as address_of;

use crate::message::{Kind, Message};
use crate::{auto_reply, bounce, charset, quote, text, thread};

/// Reads a mail. Whatever bytes come, an answer follows.
pub fn parse(raw: &[u8]) -> Message {
    let mended = boundaries::mended(raw);
    let raw = &*mended;
    let tree = tree::read(raw).filter(|tree| has_known_field(tree) || begins_with_field(raw));
    let mut message = tree.as_ref().map_or_else(|| headless(raw), |tree| structured(tree, raw));
    message.unreadable = why_unreadable(&message, tree.is_some_and(|tree| has_known_field(&tree)), raw);
    judge(&mut message);
    message
}

fn structured(tree: &tree::Tree<'_>, raw: &[u8]) -> Message {
    let mut message = Message::default();
    if let Some(whole) = tree.parts.first() {
        headers::fill(&mut message, whole, raw);
    }
    let body = body::read(tree);
    message.attachments = parts::attachments(tree, raw);
    words(&mut message, &body.lines);
    message.body_html = body.html;
    message
}

/// No header field at all: everything is body.
fn headless(raw: &[u8]) -> Message {
    let mut message = Message::default();
    let decoded = charset::decode(raw, None);
    let seen = text::visible(&decoded);
    words(&mut message, &text::from_plain(&seen));
    message
}

/// The first address of `To` in the header of a returned message.
pub(crate) fn recipient_of(raw: &[u8]) -> Option<String> {
    let parsed = MessageParser::default().parse_headers(raw).filter(|parsed| !parsed.parts.is_empty())?;
    Some(parsed.to()?.first()?.address()?.to_owned()).filter(|address| address.contains('@'))
}

/// The `Message-ID` in the header of a returned or attached message, or in a header alone.
pub(crate) fn message_id_of(raw: &[u8]) -> Option<String> {
    let parsed = MessageParser::default().parse_headers(raw);
    let id = parsed.as_ref().filter(|parsed| !parsed.parts.is_empty()).and_then(|parsed| parsed.message_id());
    id.map(str::to_owned).filter(|id| !id.is_empty())
}

/// A header line typed or received, with what is broken in it mended.
pub(crate) fn mended_header(line: &str) -> std::borrow::Cow<'_, str> {
    headers::mended(line.as_bytes(), None)
}

fn words(message: &mut Message, lines: &[text::Line<'_>]) {
    let split = quote::split_lines(lines);
    message.body_text = text::joined(lines);
    message.own_text = split.own;
    message.quoted_text = split.quoted;
    message.signature = split.signature;
    let forwards = split.says_forwarded || message.subject.as_deref().is_some_and(thread::says_forwarded);
    message.forwarded = split.forwarded.filter(|_| forwards);
}

/// Noise may hold a colon; a field that mail programs write is a sign of mail.
fn has_known_field(tree: &tree::Tree<'_>) -> bool {
    tree.parts
        .iter()
        .take(1)
        .flat_map(|whole| &whole.headers)
        .any(|header| !matches!(header.name, HeaderName::Other(_)))
}

/// A text whose first line is no header field is no mail with a header, however many colons follow.
fn begins_with_field(raw: &[u8]) -> bool {
    let line = raw.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let name = line.split(|byte| *byte == b':').next().unwrap_or_default();
    name.len() < line.len() && !name.is_empty() && name.len() < 80 && name.iter().all(u8::is_ascii_graphic)
}

fn why_unreadable(message: &Message, is_mail: bool, raw: &[u8]) -> Option<String> {
    if raw.iter().all(u8::is_ascii_whitespace) {
        return Some("the message is empty".to_owned());
    }
    if !is_mail && message.attachments.is_empty() && !reads_as_text(&message.body_text) {
        return Some("no header and no readable text".to_owned());
    }
    None
}

/// Whether it is words rather than noise: most characters are letters, digits, spaces or usual signs.
fn reads_as_text(body: &str) -> bool {
    let (mut usual, mut all) = (0_usize, 0_usize);
    for c in body.chars().take(4000) {
        all += 1;
        usual += usize::from(c.is_ascii_graphic() || c.is_alphabetic() || c.is_whitespace());
    }
    usual > 0 && usual * 10 >= all * 8
}

/// What sort of mail it is: the first that fits.
fn judge(message: &mut Message) {
    message.bounce = bounce::read(message);
    message.auto_reply = auto_reply::read(message);
    message.kind = if message.bounce.is_some() {
        Kind::Bounce
    } else if bounce::is_feedback_report(message) {
        Kind::FeedbackReport
    } else if message.auto_reply.is_some() {
        Kind::AutoReply
    } else if auto_reply::is_list(message) {
        Kind::List
    } else {
        Kind::Message
    };
}

#[cfg(test)]
mod tests;
