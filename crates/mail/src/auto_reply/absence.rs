//! Out-of-office answers: how their subjects begin, and until when somebody is away.

mod dates;

use jiff::Timestamp;
use jiff::civil::Date;

/// How mail programs begin the subject of an automatic answer, lower case.
const SUBJECTS: &[&str] = &[
    "automaattinen vastaus",
    "automaattivastaus",
    "poissaoloviesti",
    "poissaoloilmoitus",
    "poissa:",
    "poissa toimistosta",
    "lomavastaus",
    "autosvar",
    "automatiskt svar",
    "automatisk svar",
    "frånvaro",
    "frånvaromeddelande",
    "fravær",
    "automatic reply",
    "automatic response",
    "auto-reply",
    "auto reply",
    "autoreply",
    "auto response",
    "auto-response",
    "out of office",
    "out-of-office",
    "ooo:",
    "away from",
    "vacation",
    "i am away",
    "i'm away",
    "out of the office",
    "automatische antwort",
    "automatisch antwoord",
    "abwesenheit",
    "abwesend",
    "réponse automatique",
    "absence du bureau",
    "respuesta automática",
    "risposta automatica",
    "resposta automática",
    "autoodpowiedź",
    "automatyczna odpowiedź",
    "автоответ",
    "автоматический ответ",
    "自動返信",
    "自动回复",
    "afwezig",
    "automatinis atsakymas",
    "automaatvastus",
];
/// What such answers say, lower case.
const AWAY: &[&str] = &[
    "poissa",
    "lomalla",
    "vuosilomalla",
    "lomani",
    "tavoitettavissa",
    "out of office",
    "out of the office",
    "on vacation",
    "on leave",
    "on holiday",
    "away",
    "limited access",
    "semester",
    "på ledighet",
    "tjänstledig",
    "föräldraledig",
    "inte på plats",
    "inte på kontoret",
    "im urlaub",
    "abwesend",
    "nicht im büro",
    "absent",
    "en congé",
];
/// A date behind one of these is the end or the return, lower case.
const BEFORE_DATE: &[&str] = &[
    "until",
    "till",
    "back on",
    "back in the office on",
    "back at",
    "back",
    "return on",
    "returning on",
    "returning",
    "return",
    "through",
    "palaan",
    "takaisin",
    "töissä jälleen",
    "tavoitettavissa jälleen",
    "tavoitettavissa",
    "jälleen",
    "åter",
    "tillbaka",
    "till och med",
    "t.o.m",
    "tom",
    "fram till",
    "bis",
    "zurück",
    "wieder",
    "jusqu'au",
    "de retour",
    "away",
    "poissa",
    "lomalla",
    "borta",
    "ledig",
    "semester",
    "urlaub",
];
/// Finnish puts them behind.
const AFTER_DATE: &[&str] = &["asti", "saakka", "mennessä", "alkaen"];

/// Whether a subject (lower case) is that of an automatic answer. `Re: out of office` is a person's.
pub(super) fn is_subject(subject: &str) -> bool {
    let subject = subject.trim();
    SUBJECTS.iter().any(|known| subject.starts_with(known))
}

pub(super) fn is_away(body: &str) -> bool {
    let body = head_of(body);
    AWAY.iter().any(|known| body.contains(known))
}

fn head_of(body: &str) -> String {
    body.chars().take(3000).collect::<String>().to_lowercase()
}

/// The day that the words name as the end of the absence, the subject's before the body's. A date without a year is the
/// next one after the message's own date.
pub(super) fn until(subject: &str, body: &str, sent: Option<Timestamp>) -> Option<Date> {
    let sent = sent.map(|sent| jiff::tz::TimeZone::UTC.to_datetime(sent).date());
    [subject.to_lowercase(), head_of(body)].iter().find_map(|text| end_in(text, sent))
}

fn end_in(text: &str, sent: Option<Date>) -> Option<Date> {
    let found = dates::all(text, sent);
    let ends: Vec<Date> = found.iter().filter(|date| says_end(text, date)).map(|date| date.day).collect();
    let latest = ends.into_iter().max()?;
    // A date long before the message is a word about something else.
    sent.is_none_or(|sent| latest >= sent.saturating_sub(jiff::Span::new().days(3))).then_some(latest)
}

fn says_end(text: &str, date: &dates::Found) -> bool {
    let before = last_chars(&text[..date.from], 48);
    let after: String = text[date.to..].chars().take(24).collect();
    // A sentence's end or a line's end parts them; the second date of a range stands behind a dash.
    let before = before.rsplit(['!', '?', '\n']).next().unwrap_or_default();
    let after = after.split(['!', '?', '\n', '.']).next().unwrap_or_default();
    BEFORE_DATE.iter().any(|word| has_word(before, word))
        || AFTER_DATE.iter().any(|word| has_word(after, word))
}

fn last_chars(text: &str, most: usize) -> &str {
    let from = text.char_indices().rev().take(most).last().map_or(text.len(), |(at, _)| at);
    &text[from..]
}

fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let free_before = !text[..at].ends_with(char::is_alphanumeric);
        free_before && !text[at + word.len()..].starts_with(char::is_alphanumeric)
    })
}
