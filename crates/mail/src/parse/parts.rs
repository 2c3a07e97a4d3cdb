//! Everything that is no alternative of the body: files, pictures, attached messages, parts without a name.

use std::borrow::Cow;

use mail_parser::{ContentType, HeaderName};

use super::headers::Fields;
use super::transfer;
use super::tree::{Part, Sort, Tree};
use crate::message::Attachment;

pub(super) fn attachments(tree: &Tree<'_>, raw: &[u8]) -> Vec<Attachment> {
    tree.attachments
        .iter()
        .filter_map(|place| tree.parts.get(*place))
        .map(|part| attachment(part, raw))
        .collect()
}

fn attachment(part: &Part<'_>, raw: &[u8]) -> Attachment {
    let fields = Fields::of(part, raw);
    let content_type = fields.value(&HeaderName::ContentType, |stream| stream.parse_content_type());
    let disposition = fields.value(&HeaderName::ContentDisposition, |stream| stream.parse_content_type());
    let (content_type, disposition) = (content_type.as_content_type(), disposition.as_content_type());
    let content_id = fields.ids(HeaderName::ContentId).into_iter().next().filter(|id| !id.is_empty());
    Attachment {
        name: name_of(disposition, content_type),
        content_type: type_of(content_type, part.sort),
        inline: is_inline(disposition, content_id.is_some()),
        content_id,
        bytes: if part.is_damaged {
            transfer::decoded(&part.bytes, part.transfer_encoding())
        } else {
            part.bytes.to_vec()
        },
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

fn type_of(content_type: Option<&ContentType<'_>>, sort: Sort) -> String {
    let fallback = match sort {
        Sort::Plain | Sort::OtherText => "text/plain",
        Sort::Html => "text/html",
        Sort::Message => "message/rfc822",
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
