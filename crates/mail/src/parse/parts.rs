//! Everything that is no alternative of the body: files, pictures, attached messages, parts without a name.

use std::borrow::Cow;

use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{ContentType, Encoding, HeaderName, MessagePart, MimeHeaders, PartType};

use super::headers::Fields;
use super::transfer;
use crate::message::Attachment;

pub(super) fn attachments(parsed: &mail_parser::Message<'_>, raw: &[u8]) -> Vec<Attachment> {
    let mut ids: Vec<u32> = parsed.attachments.clone();
    ids.sort_unstable();
    ids.dedup();
    ids.into_iter().filter_map(|id| parsed.part(id)).map(|part| attachment(part, raw)).collect()
}

fn attachment(part: &MessagePart<'_>, raw: &[u8]) -> Attachment {
    let fields = Fields::of_part(part, raw);
    let content_type = fields.value(&HeaderName::ContentType, |stream| stream.parse_content_type());
    let disposition = fields.value(&HeaderName::ContentDisposition, |stream| stream.parse_content_type());
    let (content_type, disposition) = (content_type.as_content_type(), disposition.as_content_type());
    let content_id = part.content_id().map(|id| id.trim_matches(['<', '>', ' ']).to_owned());
    Attachment {
        name: name_of(disposition, content_type),
        content_type: type_of(content_type, &part.body),
        inline: is_inline(disposition, content_id.is_some()),
        content_id,
        bytes: decoded_bytes(part, raw).into_owned(),
    }
}

fn name_of(disposition: Option<&ContentType<'_>>, content_type: Option<&ContentType<'_>>) -> Option<String> {
    let name = disposition
        .and_then(|disposition| disposition.attribute("filename"))
        .or_else(|| content_type.and_then(|content_type| content_type.attribute("name")))?;
    Some(decoded_name(name).trim().to_owned()).filter(|name| !name.is_empty())
}

/// Encoded words in parameters are forbidden and common.
fn decoded_name(name: &str) -> Cow<'_, str> {
    if !name.contains("=?") {
        return Cow::Borrowed(name);
    }
    let line = format!("{}\n", super::encoded_word::rejoined(name));
    let value = mail_parser::parsers::MessageStream::new(line.as_bytes()).parse_unstructured().into_owned();
    value.into_text().unwrap_or(Cow::Borrowed(name))
}

fn type_of(content_type: Option<&ContentType<'_>>, body: &PartType<'_>) -> String {
    let fallback = match body {
        PartType::Text(_) => "text/plain",
        PartType::Html(_) => "text/html",
        PartType::Message(_) => "message/rfc822",
        _ => "application/octet-stream",
    };
    match content_type {
        Some(known) if !known.ctype().is_empty() => match known.subtype() {
            Some(subtype) => format!("{}/{}", known.ctype(), subtype).to_ascii_lowercase(),
            None => fallback.to_owned(),
        },
        _ => fallback.to_owned(),
    }
}

/// Said so, or said nothing but given the name by which the HTML shows it.
fn is_inline(disposition: Option<&ContentType<'_>>, has_content_id: bool) -> bool {
    match disposition {
        Some(disposition) => disposition.is_inline(),
        None => has_content_id,
    }
}

/// The bytes of a part after its transfer encoding, in the charset in which they were sent.
pub(super) fn decoded_bytes<'a>(part: &'a MessagePart<'_>, raw: &'a [u8]) -> Cow<'a, [u8]> {
    match &part.body {
        PartType::Binary(bytes) | PartType::InlineBinary(bytes) => return Cow::Borrowed(bytes),
        PartType::Message(message) if part.encoding != Encoding::None => {
            return Cow::Borrowed(&message.raw_message);
        }
        _ => {}
    }
    let from = part.offset_body as usize;
    let to = (part.offset_end as usize).min(raw.len());
    let sent = raw.get(from..to).unwrap_or_default();
    if part.is_encoding_problem {
        return Cow::Owned(transfer::decoded(sent, part.content_transfer_encoding().unwrap_or_default()));
    }
    let decoded = match part.encoding {
        Encoding::Base64 => base64_decode(sent),
        Encoding::QuotedPrintable => quoted_printable_decode(sent),
        Encoding::None => None,
    };
    decoded.map_or(Cow::Borrowed(sent), Cow::Owned)
}
