//! Delivery reports in free words. Several weak signs must meet; no single word makes a bounce of a person's mail.

use super::report::status_in;
use crate::message::Message;

/// How final the words sound.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Nothing says so.
    #[default]
    Unsaid,
    /// For good.
    Final,
    /// A full mailbox, a busy server: later it may work.
    Passing,
}

#[derive(Debug, Default)]
pub(super) struct Words {
    pub(super) status: Option<String>,
    pub(super) recipient: Option<String>,
    pub(super) reason: Option<String>,
    pub(super) original_message_id: Option<String>,
    pub(super) verdict: Verdict,
}

/// Names under which mail servers write.
const SERVERS: &[&str] = &[
    "mailer-daemon",
    "mailerdaemon",
    "postmaster",
    "post_master",
    "mail-daemon",
    "mail.delivery.system",
    "bounce",
];
/// Names beside the address under which they write.
const SERVER_NAMES: &[&str] = &[
    "mail delivery",
    "mailer daemon",
    "mailer-daemon",
    "mail deliver",
    "delivery subsystem",
    "ndr administrator",
];
/// Subjects of delivery reports, lower case.
const SUBJECTS: &[&str] = &[
    "undeliver",
    "returned mail",
    "delivery status",
    "delivery failure",
    "delivery failed",
    "failure notice",
    "mail delivery",
    "delivery has failed",
    "delivery notification",
    "not be delivered",
    "mail system error",
    "returned to sender",
    "error sending your mail",
    "message you sent blocked",
    "delivery report",
    "failed delivery",
    "message delivery",
    "bounce notification",
    "nondeliverable",
    "non-deliverable",
    "mail failure",
    "delivery problem",
    "not delivered",
    "unable to deliver",
    "ei voitu toimittaa",
    "toimitus epäonnistui",
    "toimittaminen epäonnistui",
    "viestiä ei toimitettu",
    "toimittamaton",
    "kunde inte levereras",
    "inte levererats",
    "olevererbar",
    "går inte att leverera",
    "leveransfel",
    "unzustellbar",
    "nicht zugestellt",
    "zustellung fehlgeschlagen",
    "zustellbenachrichtigung",
    "non remis",
    "échec de remise",
    "non distribu",
    "no entregado",
    "no se puede entregar",
    "mancata consegna",
    "non recapitabile",
    "onbestelbaar",
    "niet bezorgd",
    "niedostarczon",
    "nie dostarczono",
    "kan ikke leveres",
    "недоставленн",
    "не доставлен",
    "não entregue",
    "配信できません",
    "エラー通知",
    "配信不能",
    "送信エラー",
    "退信",
    "无法投递",
    "未送达",
];
/// What such reports say inside, lower case.
const PHRASES: &[&str] = &[
    "could not be delivered",
    "couldn't be delivered",
    "cannot be delivered",
    "can't be delivered",
    "wasn't able to deliver",
    "was not delivered",
    "unable to deliver",
    "not able to deliver",
    "failed permanently",
    "permanent error",
    "permanent fatal error",
    "delivery to the following",
    "following recipient",
    "following address",
    "did not reach the following",
    "user unknown",
    "unknown user",
    "unknown recipient",
    "no such user",
    "no mailbox here",
    "invalid user",
    "does not exist",
    "doesn't have a",
    "delivery error",
    "delivery problem",
    "undeliverable",
    "over quota",
    "mailbox full",
    "mailbox is full",
    "exceeded the",
    "transcript of session",
    "returned to sender",
    "rejected by",
    "was rejected",
    "no valid recipients",
    "error delivering",
    "attempting to deliver",
    "trouble delivering",
    "message follows",
    "original message",
    "copy of the message",
    "header of the original",
    "message headers follow",
    "not listed in",
    "ei voitu toimittaa",
    "levereras inte",
    "kunde inte levereras",
    "konnte nicht zugestellt",
    "n'a pas pu être",
    "no se pudo entregar",
    "не доставлено",
    "送信できませんでした",
    "見つかりません",
    "配信できませんでした",
    "送信先",
    "存在しない",
    "宛先",
];
/// What says that a later try may work, lower case.
const PASSING: &[&str] = &[
    "mailbox full",
    "mailbox is full",
    "mailfolder is full",
    "over quota",
    "overquota",
    "quota exceeded",
    "exceeded the",
    "exceeds quota",
    "insufficient storage",
    "try again later",
    "temporarily",
    "temporary failure",
    "timed out",
    "timeout",
    "deferred",
    "will retry",
    "will be retried",
    "will keep trying",
    "still trying",
    "not yet been delivered",
    "too many",
    "greylist",
    "graylist",
    "out of storage",
    "size limit exceeded",
    "message too large",
];
const FINAL: &[&str] =
    &["permanent", "user unknown", "unknown user", "no such user", "does not exist", "invalid user"];
/// Where the copy of the returned message begins, lower case.
const COPIES: &[&str] = &[
    "original message",
    "copy of the message",
    "unsent message follows",
    "header of the original",
    "headers follow",
    "message follows",
    "returned message",
    "message headers",
    "non-delivered information",
    "original mail",
    "alkuperäinen viesti",
    "ursprungligt meddelande",
    "ursprüngliche nachricht",
    "bounced e-mail",
];

/// Enough signs that a mail server wrote this about a delivery.
pub(super) fn is_bounce(message: &Message) -> bool {
    let from = message.from.as_ref();
    let local = from.map(|from| from.address.to_lowercase()).unwrap_or_default();
    let local = local.split('@').next().unwrap_or_default().to_owned();
    let name = from.and_then(|from| from.name.clone()).unwrap_or_default().to_lowercase();
    let by_server = SERVERS.iter().any(|known| local == *known || name == *known)
        || SERVER_NAMES.iter().any(|known| name.contains(known));
    let nobody = message.signs.return_path.as_deref().is_some_and(|path| {
        path.is_empty() || path.to_lowercase().starts_with("mailer-daemon") || path == local
    });
    let subject = message.subject.as_deref().unwrap_or_default().to_lowercase();
    let by_subject = contains_any(&subject, SUBJECTS);
    let body = beginning(message).to_lowercase();
    let phrases =
        PHRASES.iter().filter(|phrase| body.contains(*phrase)).count() + usize::from(has_reply_code(&body));
    let failed = message.signs.failed_recipients.is_some();
    let machine = by_server || nobody || failed;
    let returned = message.attachments.iter().any(|part| part.content_type.starts_with("message/rfc822"));
    let points = 2 * usize::from(by_server)
        + usize::from(nobody)
        + 3 * usize::from(failed)
        + 2 * usize::from(by_subject)
        + phrases.min(2)
        + usize::from(returned && machine);
    // Some machines write under a name of their own: then subject and words must both say it plainly.
    (machine && points >= 4 && (phrases > 0 || by_subject)) || is_robot_report(&local, by_subject, phrases)
}

fn is_robot_report(local: &str, by_subject: bool, phrases: usize) -> bool {
    by_subject && phrases > 0 && crate::auto_reply::is_robot_name(local)
}

fn contains_any(text: &str, known: &[&str]) -> bool {
    known.iter().any(|phrase| text.contains(phrase))
}

/// The words of the report: long copies behind them are not looked at.
fn beginning(message: &Message) -> String {
    let mut text: String = message.body_text.chars().take(16_000).collect();
    for part in message.attachments.iter().filter(|part| part.content_type == "text/plain").take(3) {
        text.push('\n');
        text.push_str(&crate::charset::decode(&part.bytes[..part.bytes.len().min(16_000)], None));
    }
    text
}

pub(super) fn read(message: &Message) -> Words {
    let text = beginning(message);
    let (report, copy) = parted(&text);
    let lower = report.to_lowercase();
    let reply = reply_line(report);
    Words {
        status: status_in(report).or_else(|| status_from_subject(message)),
        recipient: recipient(message, report).or_else(|| field_in(copy, "to").and_then(|to| address_in(&to))),
        original_message_id: field_in(copy, "message-id")
            .map(|id| id.trim_matches(['<', '>', ' ']).to_owned()),
        verdict: verdict(&lower, reply.as_deref()),
        reason: reply,
    }
}

fn status_from_subject(message: &Message) -> Option<String> {
    message.subject.as_deref().and_then(status_in)
}

/// The report itself and the copy of the message behind it.
fn parted(text: &str) -> (&str, &str) {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let lower = line.to_lowercase();
        let begins_copy = (lower.trim_start().starts_with('-')
            || lower.trim_end().ends_with([':', '.', '-']))
            && contains_any(&lower, COPIES)
            && at > 0;
        let header = lower.starts_with("received:")
            || lower.starts_with("return-path:")
            || lower.starts_with("message-id:");
        if begins_copy || header {
            return text.split_at(at);
        }
        at += line.len();
    }
    (text, text)
}

fn field_in(text: &str, name: &str) -> Option<String> {
    let mut lines = text.lines().map(str::trim_start);
    lines.find_map(|line| {
        let (field, value) = line.split_once(':')?;
        (field.eq_ignore_ascii_case(name) && !value.trim().is_empty()).then(|| value.trim().to_owned())
    })
}

fn verdict(lower: &str, reply: Option<&str>) -> Verdict {
    let code = reply.and_then(code_in).map(|code| code / 100);
    if contains_any(lower, PASSING) || code == Some(4) {
        Verdict::Passing
    } else if code == Some(5) || contains_any(lower, FINAL) {
        Verdict::Final
    } else {
        Verdict::Unsaid
    }
}

/// The first line with a reply code of SMTP, in one line.
fn reply_line(text: &str) -> Option<String> {
    let line = text.lines().find(|line| code_in(line).is_some())?;
    Some(line.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(400).collect())
}

fn has_reply_code(text: &str) -> bool {
    text.lines().any(|line| code_in(line).is_some())
}

/// A reply code of SMTP that stands as a word and is followed by words: `550 5.1.1 …`, `said: 421 busy`.
fn code_in(line: &str) -> Option<u16> {
    let mut words = line.split([' ', '\t', '(', ':', '"', ',']).filter(|word| !word.is_empty()).peekable();
    while let Some(word) = words.next() {
        let digits = word.split('-').next().unwrap_or(word);
        let plausible = digits.len() == 3 && digits.bytes().all(|b| b.is_ascii_digit());
        if plausible && (digits.starts_with('4') || digits.starts_with('5')) && words.peek().is_some() {
            return digits.parse().ok().filter(|code| (400..=571).contains(code) && code % 100 < 80);
        }
    }
    None
}

/// Whom the report names: a header of its own, `<address>:` at a line's start, the first foreign address.
fn recipient(message: &Message, report: &str) -> Option<String> {
    if let Some(failed) = message.signs.failed_recipients.as_deref().and_then(address_in) {
        return Some(failed);
    }
    if let Some(named) =
        ["final-recipient", "original-recipient", "rcpt to"].iter().find_map(|name| field_in(report, name))
    {
        return address_in(&named);
    }
    let ours = own_addresses(message);
    let foreign = |address: &String| !ours.contains(&crate::address::normal(address));
    let at_start = report
        .lines()
        .map(str::trim_start)
        .filter(|line| line.starts_with(['<', '"', '*', '>']) || starts_bare(line));
    at_start.filter_map(address_in).find(foreign).or_else(|| {
        report.lines().flat_map(|line| line.split_whitespace()).filter_map(address_in).find(foreign)
    })
}

fn starts_bare(line: &str) -> bool {
    line.split(|c: char| c.is_whitespace() || c == ':').next().is_some_and(|word| word.contains('@'))
}

/// To whom the report was sent, and the machine that sent it: they are not the ones who could not be reached.
fn own_addresses(message: &Message) -> Vec<String> {
    let people = message.to.iter().chain(message.from.as_ref()).map(|address| address.address.as_str());
    people.chain(message.delivered_to.iter().map(String::as_str)).map(crate::address::normal).collect()
}

/// The first thing in a line that looks like an address.
fn address_in(line: &str) -> Option<String> {
    let inside = |c: char| {
        c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '=' | '@' | '\'' | '/' | '#' | '~' | '!')
    };
    line.split(|c: char| !inside(c)).map(|word| word.trim_matches(['.', '\'', '-'])).find_map(|word| {
        let (local, domain) = word.rsplit_once('@')?;
        let right =
            !local.is_empty() && domain.contains('.') && !domain.starts_with('.') && !local.contains('@');
        right.then(|| word.to_owned())
    })
}
