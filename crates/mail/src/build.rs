//! Outgoing mail: from words to the bytes that are sent (RFC 5322, MIME). No field can carry a line break, so no word of
//! a customer or agent becomes a header. The story starts in `build`.

use jiff::Timestamp;
use mail_builder::MessageBuilder;
use mail_builder::headers::HeaderType;
use mail_builder::headers::address::Address as Written;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::date::Date;
use mail_builder::headers::message_id::MessageId;
use mail_builder::headers::raw::Raw;
use mail_builder::headers::text::Text;
use mail_builder::mime::{BodyPart, MimePart};

use crate::message::{Address, Attachment};

mod html;

pub use html::from_text as html_of_text;

/// A mail to be sent. Nothing in it needs to be escaped by the caller.
#[derive(Clone, Debug, Default)]
pub struct Outgoing {
    /// The sender that people see.
    pub from: Address,
    /// Where answers go; our address with the conversation's token.
    pub reply_to: Option<Address>,
    /// To whom.
    pub to: Vec<Address>,
    /// Who gets a copy, visibly. Hidden copies stand in the envelope alone.
    pub cc: Vec<Address>,
    /// One line.
    pub subject: String,
    /// The words.
    pub text: String,
    /// The same as HTML; made from the words when `None`.
    pub html: Option<String>,
    /// Ours, from `thread::message_id`; no angle brackets here and below.
    pub message_id: String,
    /// The message that this answers.
    pub in_reply_to: Option<String>,
    /// The chain before it, oldest first. Very long ones are shortened in the middle (RFC 5537 3.4.4).
    pub references: Vec<String>,
    /// When it is sent.
    pub date: Timestamp,
    /// Files, and inline pictures with a Content-ID that the HTML names.
    pub attachments: Vec<Attachment>,
    /// A machine sends it (a receipt): says so, and asks other machines not to answer.
    pub auto_submitted: bool,
    /// Written into `X-Tuki-Desk`, so that we know our own mail when it comes back.
    pub desk_id: String,
    /// Further header fields. Names that a mail may have only once, or that are no names, are left out.
    pub headers: Vec<(String, String)>,
}

/// More references than this are shortened.
const MOST_REFERENCES: usize = 20;

/// The bytes to send. Lines end with CR LF, no line is longer than servers allow, everything beyond ASCII is encoded.
pub fn build(mail: &Outgoing) -> Vec<u8> {
    let mut builder = MessageBuilder::new()
        .header("Date", Date::new(mail.date.as_second()))
        .header("Message-ID", MessageId::new(id(&mail.message_id)))
        .header("From", written(&mail.from))
        .header("Subject", Text::new(one_line(&mail.subject)));
    if let Some(reply_to) = &mail.reply_to {
        builder = builder.header("Reply-To", written(reply_to));
    }
    for (name, list) in [("To", &mail.to), ("Cc", &mail.cc)] {
        if !list.is_empty() {
            builder = builder.header(name, Written::new_list(list.iter().map(written).collect()));
        }
    }
    if let Some(answered) = &mail.in_reply_to {
        builder = builder.header("In-Reply-To", MessageId::new(id(answered)));
    }
    let references = references(mail);
    if !references.is_empty() {
        builder = builder.header("References", MessageId::new_list(references.into_iter()));
    }
    for (name, value) in own_fields(mail) {
        builder = builder.header(name, value);
    }
    let mut bytes = Vec::new();
    builder.body(body(mail)).serialize(&mut bytes);
    bytes
}

/// Marks of the machine and of the desk, and what the caller adds.
fn own_fields(mail: &Outgoing) -> Vec<(String, HeaderType<'static>)> {
    let mut fields: Vec<(String, HeaderType<'static>)> = Vec::new();
    if !mail.desk_id.trim().is_empty() {
        fields.push(("X-Tuki-Desk".to_owned(), Raw::new(ascii_word(&mail.desk_id)).into()));
    }
    if mail.auto_submitted {
        fields.push(("Auto-Submitted".to_owned(), Raw::new("auto-replied").into()));
        fields.push(("X-Auto-Response-Suppress".to_owned(), Raw::new("All").into()));
    }
    let further = mail.headers.iter().filter(|(name, _)| is_free_name(name));
    fields.extend(further.map(|(name, value)| (name.clone(), Text::new(one_line(value)).into())));
    fields
}

/// Fields that `build` writes itself or that would change what the mail is.
const TAKEN: &[&str] = &[
    "date",
    "message-id",
    "from",
    "sender",
    "subject",
    "reply-to",
    "to",
    "cc",
    "bcc",
    "in-reply-to",
    "references",
    "mime-version",
    "x-tuki-desk",
    "auto-submitted",
    "x-auto-response-suppress",
    "received",
    "return-path",
    "dkim-signature",
];

fn is_free_name(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let sign = |b: u8| b.is_ascii_alphanumeric() || b == b'-';
    !name.is_empty()
        && name.len() <= 60
        && name.bytes().all(sign)
        && !lower.starts_with("content-")
        && !TAKEN.contains(&lower.as_str())
}

fn written(address: &Address) -> Written<'static> {
    let name = address.name.as_deref().map(one_line).filter(|name| !name.is_empty());
    Written::new_address(name, address_word(&address.address))
}

/// An address as it may stand between angle brackets.
fn address_word(address: &str) -> String {
    address
        .chars()
        .filter(|c| !c.is_control() && !c.is_whitespace() && !matches!(c, '<' | '>' | ',' | ';'))
        .collect()
}

/// One line, whatever was given: line breaks and tabs are spaces, other control characters nothing.
fn one_line(text: &str) -> String {
    let spaced: String = text
        .chars()
        .map(|c| if matches!(c, '\r' | '\n' | '\t' | '\u{2028}' | '\u{2029}' | '\u{85}') { ' ' } else { c })
        .filter(|c| !c.is_control())
        .collect();
    spaced.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn ascii_word(text: &str) -> String {
    text.chars().filter(|c| c.is_ascii_graphic()).collect()
}

/// An id as it may stand between angle brackets.
fn id(text: &str) -> String {
    text.chars().filter(|c| c.is_ascii_graphic() && !matches!(c, '<' | '>')).collect()
}

/// The first, which many programs look at, and the newest.
fn references(mail: &Outgoing) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for reference in mail.references.iter().chain(&mail.in_reply_to).map(|reference| id(reference)) {
        if !reference.is_empty() && !all.contains(&reference) {
            all.push(reference);
        }
    }
    if all.len() > MOST_REFERENCES {
        all.drain(1..=all.len() - MOST_REFERENCES);
    }
    all
}

fn body(mail: &Outgoing) -> MimePart<'static> {
    let html = mail.html.clone().unwrap_or_else(|| html::from_text(&mail.text));
    let (inline, files): (Vec<_>, Vec<_>) =
        mail.attachments.iter().partition(|file| file.inline && file.content_id.is_some());
    let mut html = MimePart::new("text/html", BodyPart::Text(html.into()));
    if !inline.is_empty() {
        let mut related = vec![html];
        related.extend(inline.into_iter().map(inline_part));
        html = MimePart::new("multipart/related", related);
    }
    let text = MimePart::new("text/plain", BodyPart::Text(with_last_break(&mail.text).into()));
    let alternative = MimePart::new("multipart/alternative", vec![text, html]);
    if files.is_empty() {
        return alternative;
    }
    let mut mixed = vec![alternative];
    mixed.extend(files.into_iter().map(file_part));
    MimePart::new("multipart/mixed", mixed)
}

fn with_last_break(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    if text.ends_with('\n') { text } else { text + "\n" }
}

fn inline_part(file: &Attachment) -> MimePart<'static> {
    let cid = file.content_id.as_deref().map(id).unwrap_or_default();
    MimePart::new(content_type(file), BodyPart::Binary(file.bytes.clone().into()))
        .header("Content-Disposition", ContentType::new("inline").attribute("filename", file.file_name()))
        .cid(cid)
}

fn file_part(file: &Attachment) -> MimePart<'static> {
    MimePart::new(content_type(file), BodyPart::Binary(file.bytes.clone().into()))
        .attachment(file.file_name())
}

/// What stands in Content-Type: a type and subtype of plain signs, or the type of mere bytes. An attached message goes
/// as a file too: as a message it must not be encoded (RFC 2046 5.2.1), and would then not survive every server.
fn content_type(file: &Attachment) -> String {
    let sign = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'+' | b'-' | b'_');
    let right = file.content_type.split_once('/').is_some_and(|(kind, subtype)| {
        let word = |word: &str| !word.is_empty() && word.bytes().all(sign);
        word(kind) && word(subtype) && !matches!(kind, "multipart" | "message")
    });
    if right { file.content_type.to_ascii_lowercase() } else { "application/octet-stream".to_owned() }
}

#[cfg(test)]
mod tests;
