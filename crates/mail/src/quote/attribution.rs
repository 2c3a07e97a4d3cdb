//! "On … wrote:" in many languages, also broken over several lines.

use super::kinds::Kind;
use crate::text::Line;

/// How many lines such a sentence may take, empty ones counted.
const MOST_LINES: usize = 7;
/// How many characters.
const LONGEST: usize = 300;

/// "wrote", lower case.
const WROTE: &[&str] = &[
    "wrote",
    "writes",
    "kirjoitti",
    "kirjoittaa",
    "skrev",
    "schrieb",
    "schreef",
    "a écrit",
    "escribió",
    "ha scritto",
    "escreveu",
    "geschreven",
    "napisał",
    "napisała",
    "написал",
    "написала",
    "написав",
    "пише",
    "пишет",
    "写道",
    "寫道",
    "kirjutas",
    "skrifaði",
    "napsal",
    "napísal",
    "napisao",
    "je napisal",
    "írta",
    "yazdı",
    "a scris",
    "έγραψε",
    "rašė",
    "rakstīja",
    "schrieben",
    "skreiv",
    "wrotes",
    "menulis",
    "đã viết",
    "のメール",
    "さんは書きました",
    "님이 작성",
    "작성:",
    "scrisse",
    "scritto",
];
/// How such a sentence begins, lower case: the word before the date, or a day of the week.
const OPENINGS: &[&str] = &[
    "on",
    "at",
    "am",
    "le",
    "el",
    "il",
    "em",
    "op",
    "den",
    "dne",
    "dnia",
    "w dniu",
    "på",
    "kl",
    "в",
    "на",
    "a(z)",
    "în",
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
    "sun",
    "maanantai",
    "tiistai",
    "keskiviikko",
    "torstai",
    "perjantai",
    "lauantai",
    "sunnuntai",
    "maanantaina",
    "tiistaina",
    "keskiviikkona",
    "torstaina",
    "perjantaina",
    "lauantaina",
    "sunnuntaina",
    "mån",
    "tis",
    "ons",
    "tors",
    "tor",
    "fre",
    "lör",
    "sön",
    "måndag",
    "tisdag",
    "onsdag",
    "torsdag",
    "fredag",
    "lördag",
    "söndag",
    "måndagen",
    "tisdagen",
    "onsdagen",
    "torsdagen",
    "fredagen",
    "lördagen",
    "söndagen",
    "понедельник",
    "вторник",
    "среда",
    "среду",
    "четверг",
    "пятница",
    "пятницу",
    "суббота",
    "субботу",
    "воскресенье",
    "在",
    "quoting",
    "citerar",
    "lainaus",
    "viestissä",
    "zitat",
    "citat",
];

/// Marks the lines of every such sentence that stands outside quotes.
pub(super) fn mark(lines: &[Line<'_>], kinds: &mut [Kind]) {
    let mut at = 0;
    while at < lines.len() {
        match length_at(lines, kinds, at) {
            Some(length) => {
                kinds[at..at + length].fill(Kind::Attribution);
                at += length;
            }
            None => at += 1,
        }
    }
}

/// Whether a line inside a quote is or ends such a sentence.
pub(super) fn in_quote(line: &str) -> bool {
    let bare = line.trim_start_matches(['>', ' ']).trim_end();
    bare.ends_with(':') && wrote_at(&bare.to_lowercase()).is_some()
}

fn length_at(lines: &[Line<'_>], kinds: &[Kind], at: usize) -> Option<usize> {
    if !matches!(kinds[at], Kind::Words) {
        return None;
    }
    let first = lines[at].text.trim();
    if is_bare_date_line(first) {
        return Some(1 + bare_date_goes_on(lines, at));
    }
    let opened = opens(first);
    let mut sentence = String::new();
    for length in 1..=MOST_LINES.min(lines.len() - at) {
        let line = &lines[at + length - 1];
        // A quote sign may be the closing bracket of a broken address: `> wrote:`.
        let may_go_on = match kinds[at + length - 1] {
            Kind::Words | Kind::Empty => true,
            Kind::Quote => line.text.trim_start_matches(['>', ' ']).len() < 24 && !sentence.is_empty(),
            _ => false,
        };
        if !may_go_on {
            return None;
        }
        sentence.push_str(line.text.trim());
        sentence.push(' ');
        if sentence.len() > LONGEST {
            return None;
        }
        if is_whole(&sentence, opened) {
            return Some(length);
        }
        if length == 1 && !opened && !names_somebody(first) {
            return None;
        }
    }
    None
}

/// The sentence ends where it should, says "wrote", and names a date or an address.
fn is_whole(sentence: &str, opened: bool) -> bool {
    let sentence = sentence.trim().trim_end_matches(['-', ' ']);
    let lower = sentence.to_lowercase();
    let Some(behind) = wrote_at(&lower) else { return is_dated_sender(&lower) };
    let tail = lower[behind..].trim_matches([' ', ':', '(', ')', 'a', '-', '*']);
    let ends_with_verb = tail.is_empty();
    let ends_with_colon = lower.ends_with(':') || lower.ends_with('：');
    let digits = lower.chars().filter(char::is_ascii_digit).count();
    let dated = digits >= 3;
    let addressed = lower.contains('@');
    (ends_with_verb && (ends_with_colon || opened && dated) && (opened && digits > 0 || addressed || dated))
        || (ends_with_colon && (opened && dated || addressed || dated && says_only_when(&lower[behind..])))
}

/// `Mon, 1 Dec 2025 at 09:12, Maija <maija@firma.fi>:` in languages that leave the verb out.
fn is_dated_sender(lower: &str) -> bool {
    let digits = lower.chars().filter(char::is_ascii_digit).count();
    let ends_with_address = lower.ends_with(">:") && lower.contains('@');
    ends_with_address && (7..=16).contains(&digits) && lower.chars().count() < 140
}

/// Behind the verb stands a time and nothing else: `kirjoitti 1.12.2025 klo 9.12:`.
fn says_only_when(tail: &str) -> bool {
    const BESIDE: &[&str] = &[
        "klo", "kello", "kl", "den", "at", "um", "uhr", "am", "pm", "on", "le", "à", "h", "alle", "ore", "o",
        "godz",
    ];
    let mut words = tail
        .split([' ', ',', '\u{a0}', '\u{202f}'])
        .map(|word| word.trim_matches(['.', ':']))
        .filter(|word| !word.is_empty());
    words.all(|word| word.contains(|c: char| c.is_ascii_digit()) || BESIDE.contains(&word))
}

/// Where the verb ends in a sentence of lower case.
fn wrote_at(lower: &str) -> Option<usize> {
    WROTE
        .iter()
        .filter_map(|verb| {
            let at = lower.rfind(verb)?;
            let latin = verb.is_ascii() || verb.chars().all(|c| c.is_alphabetic() && (c as u32) < 0x3000);
            let free = !latin
                || (!lower[..at].ends_with(char::is_alphanumeric)
                    && !lower[at + verb.len()..].starts_with(char::is_alphanumeric));
            free.then_some(at + verb.len())
        })
        .max()
}

/// The word before a date, and the date's first digit soon behind it.
fn opens(line: &str) -> bool {
    let line = line.trim_start_matches(['-', '*', ' ']).to_lowercase();
    if line.starts_with('在') || line.starts_with(|c: char| c.is_ascii_digit()) {
        return true;
    }
    let mut words = line.split([' ', ',', '.', '\u{a0}', '\u{202f}']).filter(|word| !word.is_empty());
    let first = words.next().unwrap_or_default();
    // Two letters that are a day in one language are a common word in another.
    let soon = if first.len() == 2 && FINNISH_DAYS.contains(&first) { 1 } else { 4 };
    (OPENINGS.contains(&first) || FINNISH_DAYS.contains(&first))
        && words.take(soon).any(|word| word.contains(|c: char| c.is_ascii_digit()))
}

const FINNISH_DAYS: &[&str] = &["ma", "ti", "ke", "to", "pe", "la", "su"];

/// `Maija Virtanen <maija@firma.fi>` at the start of the sentence, perhaps with the verb behind it.
fn names_somebody(line: &str) -> bool {
    let lower = line.to_lowercase();
    lower.contains('@') && (lower.contains('<') || lower.contains("wrote") || wrote_at(&lower).is_some()) || {
        let verb = wrote_at(&lower);
        verb.is_some() && lower.chars().filter(char::is_ascii_digit).count() >= 3
    }
}

/// `2016-03-03 17:21 GMT+01:00 Maija Virtanen <maija@firma.fi>:` has no verb at all.
fn is_bare_date_line(line: &str) -> bool {
    let mut numbers = line.splitn(3, ['-', '/']);
    let year = numbers.next().is_some_and(|year| year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()));
    let month =
        numbers.next().is_some_and(|month| month.len() <= 2 && month.bytes().all(|b| b.is_ascii_digit()));
    let Some(rest) = numbers.next().filter(|_| year && month) else { return false };
    let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    line.len() < 160
        && rest.starts_with(' ')
        && (rest.contains("GMT") || rest.contains("UTC") || rest.contains('<') && rest.contains('@'))
}

/// How many further lines belong to it: an address that was broken off.
fn bare_date_goes_on(lines: &[Line<'_>], at: usize) -> usize {
    let open = |line: &str| line.contains('<') && !line.contains('>');
    let closes = |line: &Line<'_>| line.text.contains('>') && line.text.len() < 100;
    usize::from(open(&lines[at].text) && lines.get(at + 1).is_some_and(closes))
}
