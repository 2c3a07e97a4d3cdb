//! The machine-readable part of a delivery report (RFC 3464): blocks of fields, the first about the message, each
//! further one about a recipient.

use crate::charset;
use crate::message::Attachment;

#[derive(Clone, Debug, Default)]
pub(super) struct Report {
    pub(super) status: Option<String>,
    pub(super) recipient: Option<String>,
    pub(super) reason: Option<String>,
    pub(super) delayed: bool,
    success: bool,
}

impl Report {
    pub(super) fn is_filled(&self) -> bool {
        self.status.is_some() || self.recipient.is_some() || self.delayed
    }

    pub(super) fn is_success(&self) -> bool {
        self.success
    }
}

/// One recipient's block.
#[derive(Default)]
struct Block {
    action: String,
    status: Option<String>,
    recipient: Option<String>,
    reason: Option<String>,
}

pub(super) fn read(part: &Attachment) -> Report {
    let text = charset::decode(&part.bytes, None);
    read_text(&text)
}

/// The worst recipient speaks for the report: failed before delayed before delivered.
fn read_text(text: &str) -> Report {
    let blocks = blocks(text);
    let rank = |block: &Block| match block.action.as_str() {
        "failed" => 0,
        "" => 1,
        "delayed" => 2,
        _ => 3,
    };
    let Some(worst) = blocks.into_iter().min_by_key(rank) else { return Report::default() };
    Report {
        delayed: worst.action == "delayed",
        success: matches!(worst.action.as_str(), "delivered" | "relayed" | "expanded"),
        status: worst.precise_status(),
        recipient: worst.recipient,
        reason: worst.reason,
    }
}

impl Block {
    fn is_about_a_recipient(&self) -> bool {
        self.recipient.is_some() || self.status.is_some() || !self.action.is_empty()
    }

    /// Many servers write `5.0.0` and put the true code into the words of the other server.
    fn precise_status(&self) -> Option<String> {
        let said = self.reason.as_deref().and_then(status_in);
        match (&self.status, said) {
            (Some(status), Some(said)) if status.ends_with(".0.0") && status[..1] == said[..1] => Some(said),
            (Some(status), _) => Some(status.clone()),
            (None, said) => said,
        }
    }
}

fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = vec![Block::default()];
    let mut name = String::new();
    for line in text.lines() {
        if line.trim().is_empty() {
            blocks.push(Block::default());
            name.clear();
        } else if line.starts_with([' ', '\t']) {
            continue_field(blocks.last_mut(), &name, line);
        } else if let Some((field, value)) = line.split_once(':') {
            name = field.trim().to_ascii_lowercase();
            take_field(blocks.last_mut(), &name, value.trim());
        }
    }
    blocks.retain(Block::is_about_a_recipient);
    blocks
}

fn take_field(block: Option<&mut Block>, name: &str, value: &str) {
    let Some(block) = block else { return };
    match name {
        "action" => {
            block.action =
                value.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default().to_lowercase();
        }
        "status" => block.status = status_in(value),
        "final-recipient" => block.recipient = recipient_in(value).or(block.recipient.take()),
        "original-recipient" | "x-actual-recipient" if block.recipient.is_none() => {
            block.recipient = recipient_in(value);
        }
        "diagnostic-code" => block.reason = Some(without_type(value).to_owned()),
        _ => {}
    }
}

fn continue_field(block: Option<&mut Block>, name: &str, line: &str) {
    let Some(block) = block else { return };
    match name {
        "diagnostic-code" => {
            if let Some(reason) = &mut block.reason {
                reason.push(' ');
                reason.push_str(line.trim());
            }
        }
        "final-recipient" if block.recipient.is_none() => block.recipient = recipient_in(line),
        "status" if block.status.is_none() => block.status = status_in(line),
        _ => {}
    }
}

/// `rfc822; maija@firma.fi`
fn recipient_in(value: &str) -> Option<String> {
    let bare = without_type(value);
    let bare = bare.trim_matches(|c: char| matches!(c, '<' | '>' | '"') || c.is_whitespace());
    bare.contains('@').then(|| bare.to_owned())
}

fn without_type(value: &str) -> &str {
    value.split_once(';').map_or(value, |(_, rest)| rest).trim()
}

/// The first enhanced status code in a text: `5.1.1`, `#5.1.1`, `4.4.7`.
pub(super) fn status_in(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    (0..bytes.len()).find_map(|at| status_at(bytes, at))
}

fn status_at(bytes: &[u8], at: usize) -> Option<String> {
    let class = *bytes.get(at)?;
    if !matches!(class, b'2' | b'4' | b'5') || !may_begin(&bytes[..at]) || bytes.get(at + 1) != Some(&b'.') {
        return None;
    }
    let digits = |from: usize| {
        bytes[from.min(bytes.len())..].iter().take(4).take_while(|b| b.is_ascii_digit()).count()
    };
    let subject = digits(at + 2);
    let detail_at = at + 2 + subject + 1;
    if !(1..=3).contains(&subject) || bytes.get(detail_at - 1) != Some(&b'.') {
        return None;
    }
    let detail = digits(detail_at);
    let end = detail_at + detail;
    // Addresses of machines have a fourth number, versions go on as well.
    let goes_on = bytes.get(end).is_some_and(|b| b.is_ascii_alphanumeric())
        || (bytes.get(end) == Some(&b'.') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit));
    if !(1..=3).contains(&detail) || goes_on {
        return None;
    }
    std::str::from_utf8(&bytes[at..end]).ok().map(str::to_owned)
}

/// Not inside a word, a number or an address; but behind a reply code, as in `550-5.7.26`.
fn may_begin(before: &[u8]) -> bool {
    match before {
        [.., a, b, c, b'-'] => [a, b, c].iter().all(|digit| digit.is_ascii_digit()),
        [.., last] => !(last.is_ascii_alphanumeric() || matches!(last, b'.' | b'-' | b'_')),
        [] => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn status_codes_are_told_from_addresses_and_versions() {
        let cases = [
            ("550 5.1.1 User unknown", Some("5.1.1")),
            ("(#5.5.0)", Some("5.5.0")),
            ("said 550-5.7.26 Unauthenticated", Some("5.7.26")),
            ("192.0.2.4", None),
            ("5.1.1.9", None),
            ("version 5.1.1b", None),
            ("4.4.7.", Some("4.4.7")),
            ("5.1", None),
            ("", None),
        ];
        for (text, wanted) in cases {
            assert_eq!(status_in(text).as_deref(), wanted, "{text}");
        }
    }

    #[test]
    fn the_worst_recipient_speaks_for_the_report() {
        let report = read_text(
            "Reporting-MTA: dns; mx.firma.fi\n\nFinal-Recipient: rfc822; a@b.fi\nAction: delivered\nStatus: 2.0.0\n\n\
             Final-Recipient: rfc822;c@d.fi\nAction: failed (bad)\nStatus: 5.0.0\n\
             Diagnostic-Code: smtp; 550\n 5.1.1 no such user\n",
        );
        assert_eq!(report.recipient.as_deref(), Some("c@d.fi"));
        assert_eq!(report.status.as_deref(), Some("5.1.1"));
        assert_eq!(report.reason.as_deref(), Some("550 5.1.1 no such user"));
        assert!(!report.delayed && !report.is_success());
    }
}
