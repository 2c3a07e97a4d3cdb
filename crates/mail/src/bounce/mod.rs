//! Delivery reports: by the standard (RFC 3464) and in the hundred forms of those who never read it. It says what
//! failed, for whom, and whether for good; what the desk does about it is not decided here. The story starts in `read`.

mod report;
mod wording;

use serde::Serialize;

use crate::message::{Attachment, Message};

/// What a delivery report says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Bounce {
    /// The enhanced status code (RFC 3463), `5.1.1`; `None` when the report names none.
    pub status: Option<String>,
    /// Trying again is useless: the class of the status, else what the words say.
    pub permanent: bool,
    /// Whom it did not reach, in the form for comparing.
    pub recipient: Option<String>,
    /// The `Message-ID` of the message that failed, without brackets.
    pub original_message_id: Option<String>,
    /// The server is still trying.
    pub delayed: bool,
    /// What the other server said, in its own words, one line.
    pub reason: Option<String>,
}

/// Reads a delivery report; `None` when the message is none.
pub fn read(message: &Message) -> Option<Bounce> {
    let report = report_part(message).map(report::read).unwrap_or_default();
    if report.is_success() {
        return None;
    }
    if !report.is_filled() && !is_report(message) && !wording::is_bounce(message) {
        return None;
    }
    let words = wording::read(message);
    let status = report.status.or(words.status);
    Some(Bounce {
        permanent: is_permanent(status.as_deref(), report.delayed, &words.verdict),
        recipient: report
            .recipient
            .or(words.recipient)
            .or_else(|| returned(message).find_map(|part| crate::parse::recipient_of(&part.bytes)))
            .map(|address| crate::address::normal(&address)),
        original_message_id: original_id(message, words.original_message_id),
        delayed: report.delayed,
        reason: report.reason.or(words.reason),
        status,
    })
}

/// Somebody pressed "this is spam", or a mail provider says so for him (RFC 5965).
pub fn is_feedback_report(message: &Message) -> bool {
    message.signs.report_type.as_deref() == Some("feedback-report")
        || message.attachments.iter().any(|part| part.content_type == "message/feedback-report")
}

/// A report about success, a delay or a failure, by its type.
fn is_report(message: &Message) -> bool {
    message.signs.report_type.as_deref() == Some("delivery-status")
}

/// A delivery report that says that all went well: no bounce, and nobody's words.
pub(crate) fn is_success_report(message: &Message) -> bool {
    report_part(message).is_some_and(|part| report::read(part).is_success())
}

fn report_part(message: &Message) -> Option<&Attachment> {
    let kinds = ["message/delivery-status", "message/global-delivery-status"];
    message.attachments.iter().find(|part| kinds.contains(&part.content_type.as_str()))
}

fn is_permanent(status: Option<&str>, delayed: bool, verdict: &wording::Verdict) -> bool {
    match status.and_then(|status| status.chars().next()) {
        Some('5') => true,
        Some('4' | '2') => false,
        _ => !delayed && *verdict != wording::Verdict::Passing,
    }
}

/// From the returned message or its header; from what was copied into the text; from what the report answers.
fn original_id(message: &Message, in_words: Option<String>) -> Option<String> {
    returned(message)
        .find_map(|part| crate::parse::message_id_of(&part.bytes))
        .or(in_words)
        .or_else(|| message.in_reply_to.clone())
        .or_else(|| message.references.last().cloned())
        .filter(|id| !id.is_empty())
}

/// The message that could not be delivered, or its header.
fn returned(message: &Message) -> impl Iterator<Item = &Attachment> {
    let kinds = [
        "message/rfc822",
        "message/rfc822-headers",
        "text/rfc822-headers",
        "message/global",
        "text/rfc822-header",
    ];
    message.attachments.iter().filter(move |part| kinds.contains(&part.content_type.as_str()))
}

#[cfg(test)]
mod tests;
