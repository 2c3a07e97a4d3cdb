use jiff::ToSpan;
use jiff::civil::Date;

/// A date in a text and the place at which it stands, in bytes.
pub(super) struct Found {
    pub(super) day: Date,
    pub(super) from: usize,
    pub(super) to: usize,
}

/// The first letters of the months in Finnish, Swedish, English and German.
const MONTHS: [&[&str]; 12] = [
    &["tammik", "jan"],
    &["helmik", "feb"],
    &["maalisk", "mar", "mär", "maaliskuu"],
    &["huhtik", "apr"],
    &["toukok", "may", "maj", "mai"],
    &["kesäk", "jun"],
    &["heinäk", "jul"],
    &["elok", "aug"],
    &["syysk", "sep"],
    &["lokak", "oct", "okt"],
    &["marrask", "nov"],
    &["jouluk", "dec", "dez"],
];

/// All dates in a text of lower case: `31.7.2026`, `31.7.`, `2026-07-31`, `31/7/2026`, `31. heinäkuuta`, `July 31`.
pub(super) fn all(text: &str, sent: Option<Date>) -> Vec<Found> {
    let words = words(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match date_at(&words, at, sent) {
            Some((day, taken)) => {
                let last = &words[at + taken - 1];
                found.push(Found { day, from: words[at].from, to: last.from + last.text.len() });
                at += taken;
            }
            None => at += 1,
        }
    }
    found
}

/// A run of digits, a run of letters, or one sign.
struct Word<'a> {
    text: &'a str,
    from: usize,
}

fn words(text: &str) -> Vec<Word<'_>> {
    let kind = |c: char| match c {
        c if c.is_ascii_digit() => 0,
        c if c.is_alphabetic() => 1,
        _ => 2,
    };
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut from = 0;
    let mut before: Option<i32> = None;
    for (at, c) in text.char_indices() {
        let now = kind(c);
        if before.is_some_and(|before| before != now || now == 2) {
            words.push(Word { text: &text[from..at], from });
            from = at;
        }
        before = Some(now);
    }
    if from < text.len() {
        words.push(Word { text: &text[from..], from });
    }
    words.retain(|word| !word.text.trim().is_empty());
    words
}

fn date_at(words: &[Word<'_>], at: usize, sent: Option<Date>) -> Option<(Date, usize)> {
    let text = |place: usize| words.get(at + place).map_or("", |word| word.text);
    let number = |place: usize| text(place).parse::<i16>().ok();
    let month = |place: usize| month_of(text(place));
    let year = |place: usize| {
        number(place).filter(|_| text(place).len() == 4).filter(|year| (2000..2100).contains(year))
    };
    let first = number(0);
    // 2026-07-31
    if let (Some(y), "-", Some(m), "-", Some(d)) = (year(0), text(1), number(2), text(3), number(4)) {
        return Some((date(y, m, d)?, 5));
    }
    // 31.7.2026, 31/7/2026, 31.7.
    if let (Some(d), "." | "/", Some(m)) = (first, text(1), number(2)) {
        let same = text(3) == text(1);
        return match year(4).filter(|_| same) {
            Some(y) => Some((date(y, m, d).or_else(|| date(y, d, m))?, 5)),
            None if text(1) == "." && same => Some((next(m, d, sent)?, 4)),
            None => None,
        };
    }
    // 31. heinäkuuta 2026, 31 july, 31st of july
    if let Some(d) = first {
        let gap = (1..=3).find(|gap| month(*gap).is_some())?;
        let filler = |word: &str| matches!(word, "." | "st" | "nd" | "rd" | "th" | "of" | ":" | "e" | "den");
        if !(1..gap).all(|place| filler(text(place))) {
            return None;
        }
        let m = month(gap)?;
        let comma = usize::from(matches!(text(gap + 1), "," | "."));
        return match year(gap + 1 + comma) {
            Some(y) => Some((date(y, m, d)?, gap + 2 + comma)),
            None => Some((next(m, d, sent)?, gap + 1)),
        };
    }
    // july 31, 2026
    let m = month(0)?;
    let d = number(1).filter(|_| text(1).len() <= 2)?;
    let skip = 2 + usize::from(matches!(text(2), "st" | "nd" | "rd" | "th"));
    let comma = usize::from(text(skip) == ",");
    match year(skip + comma) {
        Some(y) => Some((date(y, m, d)?, skip + comma + 1)),
        None => Some((next(m, d, sent)?, skip)),
    }
}

fn month_of(word: &str) -> Option<i16> {
    let fits = |known: &&str| {
        let rest = word.strip_prefix(*known);
        // Whole names and common short forms, not any word that begins like a month.
        rest.is_some_and(|rest| known.len() > 4 || rest.is_empty() || FULL.contains(&word))
    };
    MONTHS.iter().position(|names| names.iter().any(fits)).and_then(|place| i16::try_from(place + 1).ok())
}

const FULL: &[&str] = &[
    "january",
    "januari",
    "januar",
    "february",
    "februari",
    "februar",
    "march",
    "mars",
    "märz",
    "april",
    "june",
    "juni",
    "july",
    "juli",
    "august",
    "augusti",
    "sept",
    "september",
    "october",
    "oktober",
    "november",
    "december",
    "dezember",
];

fn date(year: i16, month: i16, day: i16) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// The next such day from shortly before the message on.
fn next(month: i16, day: i16, sent: Option<Date>) -> Option<Date> {
    let sent = sent?;
    let this_year = date(sent.year(), month, day)?;
    let earliest = sent.checked_sub(7.days()).unwrap_or(sent);
    if this_year >= earliest { Some(this_year) } else { date(sent.year() + 1, month, day) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_the_usual_forms() {
        let sent = date(2026, 12, 20);
        let cases = [
            ("31.12.2026", Some((2026, 12, 31))),
            ("7.1.", Some((2027, 1, 7))),
            ("2026-12-31", Some((2026, 12, 31))),
            ("31/12/2026", Some((2026, 12, 31))),
            ("12/31/2026", Some((2026, 12, 31))),
            ("7. tammikuuta", Some((2027, 1, 7))),
            ("den 7 januari 2027", Some((2027, 1, 7))),
            ("january 7th, 2027", Some((2027, 1, 7))),
            ("7th of january", Some((2027, 1, 7))),
            ("7. januar", Some((2027, 1, 7))),
            ("31.2.2026", None),
            ("puh. 040 123 4567", None),
            ("versio 1.2", None),
            ("marketing 3", None),
        ];
        for (text, wanted) in cases {
            let found =
                all(text, sent).first().map(|found| (found.day.year(), found.day.month(), found.day.day()));
            assert_eq!(found, wanted, "{text}");
        }
    }
}
