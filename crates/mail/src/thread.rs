//! How a message finds the conversation to which it belongs: our own address token, our own message ids, the number in
//! the subject. It decides nothing; the desk does, and only when the sender belongs to the conversation.

use crate::address;
use crate::message::Message;
use crate::token;

/// The reply address that carries a conversation: `tuki@desk.fi` becomes `tuki+c.<token>@desk.fi`.
pub fn reply_address(ours: &str, token: &str) -> String {
    match ours.trim().rsplit_once('@') {
        Some((local, domain)) => {
            let base = local.split_once('+').map_or(local, |(base, _)| base);
            format!("{base}+c.{token}@{domain}")
        }
        None => ours.to_owned(),
    }
}

/// The token in an address of ours to which this message was sent. `ours` without tags; case does not matter.
pub fn token_of(message: &Message, ours: &[String]) -> Option<String> {
    let written = message.to.iter().chain(&message.cc).map(|address| address.address.as_str());
    let noted = message.delivered_to.iter().map(String::as_str);
    written.chain(noted).find_map(|address| token_in(address, ours))
}

/// The token in one address, when it is one of ours.
pub fn token_in(address: &str, ours: &[String]) -> Option<String> {
    let tag = address::tag(address)?.to_ascii_lowercase();
    let token = tag.strip_prefix("c.")?;
    let base = address::without_tag(address);
    ours.iter().any(|own| address::without_tag(own) == base).then(|| token.to_owned())
}

/// A `Message-ID` (without angle brackets) that says to us, and to nobody else, which message it is.
pub fn message_id(secret: &[u8], id: i64, domain: &str) -> String {
    format!("m.{}@{}", token::sealed(secret, b"message", id), domain.trim_matches(['<', '>', ' ', '@']))
}

/// The id of our own message behind a `Message-ID`, `In-Reply-To` or one of the `References`.
pub fn own_message(secret: &[u8], message_id: &str) -> Option<i64> {
    let local = message_id.trim().trim_start_matches('<').split('@').next()?;
    let (kind, token) = local.split_at_checked(2)?;
    kind.eq_ignore_ascii_case("m.").then(|| token::opened(secret, b"message", token)).flatten()
}

/// Marks of answering and forwarding in the languages of Europe, as mail programs write them.
const PREFIXES: &[&str] = &[
    "re",
    "vs",
    "sv",
    "aw",
    "antw",
    "antwort",
    "antwoord",
    "ad",
    "odp",
    "res",
    "rif",
    "r",
    "ynt",
    "atb",
    "σχετ",
    "回复",
    "答复",
    "回覆",
    "ha",
    "vá",
    "svar",
    "vast",
    "fwd",
    "fw",
    "vl",
    "vb",
    "wg",
    "tr",
    "rv",
    "enc",
    "pd",
    "i",
    "doorst",
    "vid",
    "továbbítás",
    "пересл",
    "отв",
    "转发",
    "轉寄",
    "edelleen",
    "ilt",
    "trs",
    "fs",
    "továbbítva",
];

/// The subject without marks of answering and forwarding and without our number: what is compared.
pub fn bare_subject(subject: &str) -> String {
    let mut rest = subject.trim();
    loop {
        let before = rest.len();
        rest = without_number(rest);
        rest = without_prefix(rest);
        rest = rest.strip_prefix("[Fwd:").and_then(|inner| inner.strip_suffix(']')).map_or(rest, str::trim);
        if rest.len() == before {
            break;
        }
    }
    rest.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The subject of an answer: one `Re:`, however many were there, and our number kept where it stood.
pub fn reply_subject(subject: &str) -> String {
    let mut rest = subject.trim();
    loop {
        let shorter = without_prefix(rest);
        if shorter.len() == rest.len() {
            break;
        }
        rest = shorter;
    }
    format!("Re: {rest}").trim_end().to_owned()
}

/// Whether the subject says that this answers or forwards something.
pub fn has_prefix(subject: &str) -> bool {
    let subject = subject.trim();
    without_prefix(subject).len() != subject.len()
}

/// Whether the subject says that this forwards something.
pub fn says_forwarded(subject: &str) -> bool {
    const FORWARDS: &[&str] =
        &["fwd", "fw", "vl", "vb", "wg", "tr", "rv", "enc", "i", "doorst", "转发", "轉寄", "edelleen"];
    let subject = subject.trim();
    let prefix = subject.split([':', '：']).next().unwrap_or_default().trim().to_lowercase();
    subject.len() > prefix.len() && FORWARDS.contains(&prefix.as_str())
}

fn without_prefix(subject: &str) -> &str {
    let Some(colon) = subject.find([':', '：']) else { return subject };
    let (prefix, rest) = subject.split_at(colon);
    let rest = rest.trim_start_matches([':', '：']).trim_start();
    let prefix = prefix.trim();
    // Re[2]: Re(3): Re^4: Re2:
    let word = prefix
        .trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '[' | ']' | '(' | ')' | '^' | '*'));
    let word = word.trim().to_lowercase();
    if PREFIXES.contains(&word.as_str()) { rest } else { subject }
}

fn without_number(subject: &str) -> &str {
    match subject.strip_prefix('[').and_then(|inner| inner.split_once(']')) {
        Some((inside, rest)) if number(inside.trim()).is_some() => rest.trim_start(),
        _ => subject,
    }
}

/// The number of an interaction in a subject: `[INT-1042]`, also without brackets.
pub fn number_in_subject(subject: &str) -> Option<i64> {
    subject.split(|c: char| !(c.is_alphanumeric() || c == '-')).find_map(number)
}

fn number(word: &str) -> Option<i64> {
    let (kind, digits) = word.split_at_checked(4)?;
    let right = kind.eq_ignore_ascii_case("INT-") && digits.bytes().all(|b| b.is_ascii_digit());
    right.then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Address;

    #[test]
    fn our_own_address_is_found_in_any_field_and_case() {
        let token = token::make(b"secret", 9);
        let address = reply_address("Tuki@desk.fi", &token);
        assert_eq!(address, format!("Tuki+c.{token}@desk.fi"));
        let ours = ["tuki@desk.fi".to_owned()];
        let to = |address: &str| Message { to: vec![Address::bare(address)], ..Message::default() };
        assert_eq!(token_of(&to(&address.to_uppercase()), &ours), Some(token.clone()));
        let noted = Message { delivered_to: vec![address.to_lowercase()], ..Message::default() };
        assert_eq!(token_of(&noted, &ours), Some(token));
        assert_eq!(token_of(&to("tuki+uutiset@desk.fi"), &ours), None);
        assert_eq!(token_of(&to("muu+c.abc@desk.fi"), &ours), None);
    }

    #[test]
    fn our_own_message_ids_are_recognised_and_foreign_ones_not() {
        let id = message_id(b"secret", 77, "desk.fi");
        assert!(id.starts_with("m.") && id.ends_with("@desk.fi"));
        assert_eq!(own_message(b"secret", &id), Some(77));
        assert_eq!(own_message(b"secret", &format!("<{}>", id.to_uppercase())), Some(77));
        assert_eq!(own_message(b"other", &id), None);
        for foreign in ["", "a", "m.@x", "ää@b", "CAF123@mail.gmail.com"] {
            assert_eq!(own_message(b"secret", foreign), None);
        }
    }

    #[test]
    fn subjects_are_compared_without_what_programs_put_before_them() {
        let cases = [
            ("Re: Lasku", "Lasku"),
            ("VS: RE: Sv: Lasku", "Lasku"),
            ("Re[2]: Lasku  2024", "Lasku 2024"),
            ("AW: WG: Rechnung", "Rechnung"),
            ("Antw: Rekening", "Rekening"),
            ("VL: Lasku", "Lasku"),
            ("[INT-1042] Re: Lasku", "Lasku"),
            ("Re: [INT-1042] Lasku", "Lasku"),
            ("[Fwd: Lasku]", "Lasku"),
            ("Fwd: Re: Fwd: x", "x"),
            ("Aihe: lasku", "Aihe: lasku"),
            ("[lista] Re: x", "[lista] Re: x"),
            ("", ""),
            ("Re:", ""),
        ];
        for (subject, wanted) in cases {
            assert_eq!(bare_subject(subject), wanted, "{subject}");
        }
        assert_eq!(reply_subject("VS: Re: [INT-7] Lasku"), "Re: [INT-7] Lasku");
        assert_eq!(reply_subject(""), "Re:");
    }

    #[test]
    fn the_number_in_a_subject_is_found() {
        let cases = [
            ("Re: [INT-1042] Lasku", Some(1042)),
            ("asia int-7", Some(7)),
            ("PRINT-7", None),
            ("INT-", None),
            ("INT-12345678901234567890123", None),
            ("POINT-12 INT-x", None),
        ];
        for (subject, wanted) in cases {
            assert_eq!(number_in_subject(subject), wanted, "{subject}");
        }
    }
}
