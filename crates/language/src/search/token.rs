//! What a text holds: words, numbers, references, mail addresses and telephone numbers.

use super::fold;

/// One thing of the text, folded to lower case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// Letters only.
    Word(String),
    /// A number, or letters and digits mixed.
    Number(String),
    /// Letters and a number as in `iss-310`.
    Reference(String),
    /// A mail address, possibly only begun.
    Mail(String),
    /// Several groups of digits, or one long group: the digits as `national` gives them.
    LongNumber(String),
    /// Letters of a word written with a hyphen after a short beginning (`e-lasku`), joined.
    Joined(String),
}

/// The tokens of a text in order: the whole of a composite first, then its parts.
pub(super) fn tokens(text: &str) -> impl Iterator<Item = Unit> {
    let text = fold::composed(text);
    let chunks: Vec<String> = text.split_whitespace().map(folded).collect();
    Units { chunks: chunks.into_iter().peekable() }
}

/// What stands together: `whole` names it at once, `parts` one by one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Unit {
    pub whole: Option<Token>,
    pub parts: Vec<Token>,
}

struct Units<I: Iterator<Item = String>> {
    chunks: std::iter::Peekable<I>,
}

impl<I: Iterator<Item = String>> Iterator for Units<I> {
    type Item = Unit;

    fn next(&mut self) -> Option<Unit> {
        let mut chunk = self.chunks.next()?;
        if is_number_group(&chunk) {
            while let Some(next) = self.chunks.next_if(|next| is_number_group(next)) {
                if next.starts_with('+') || digits(&chunk).len() + digits(&next).len() > MAX_DIGITS {
                    // Not one number: hand it back as the start of the next unit.
                    let rest = number_unit(&next);
                    let mut unit = number_unit(&chunk);
                    unit.parts.extend(rest.parts);
                    return Some(unit);
                }
                chunk.push(' ');
                chunk.push_str(&next);
            }
            return Some(number_unit(&chunk));
        }
        Some(unit(&chunk))
    }
}

/// Digits of the longest telephone number (ITU-T E.164), which also bounds other long numbers.
const MAX_DIGITS: usize = 15;
/// Fewer digits than this are a plain number.
const MIN_DIGITS: usize = 7;

fn folded(chunk: &str) -> String {
    chunk.chars().flat_map(fold::letter).collect()
}

fn unit(chunk: &str) -> Unit {
    let chunk = chunk.trim_matches(|c: char| !c.is_alphanumeric());
    let parts: Vec<Token> =
        chunk.split(|c: char| !c.is_alphanumeric() && !is_joint(c)).flat_map(part).collect();
    Unit { whole: whole(chunk), parts }
}

fn whole(chunk: &str) -> Option<Token> {
    if let Some((name, host)) = chunk.split_once('@') {
        return (!name.is_empty() && !host.is_empty()).then(|| Token::Mail(chunk.to_owned()));
    }
    if let Some((letters, number)) = reference(chunk) {
        return Some(Token::Reference(format!("{letters}-{number}")));
    }
    let (first, rest) = chunk.split_once('-')?;
    let joinable = (1..=2).contains(&first.chars().count()) && all_letters(first) && all_letters(rest);
    joinable.then(|| Token::Joined(format!("{first}{rest}")))
}

/// `iss-310`, `iss310` or `#iss-310` as letters and number.
fn reference(chunk: &str) -> Option<(&str, &str)> {
    let at = chunk.find(|c: char| c.is_ascii_digit())?;
    let (letters, number) = (chunk[..at].trim_end_matches('-'), &chunk[at..]);
    let good = (2..=4).contains(&letters.len())
        && letters.bytes().all(|b| b.is_ascii_lowercase())
        && number.len() <= 12
        && number.bytes().all(|b| b.is_ascii_digit());
    good.then_some((letters, number))
}

fn number_unit(chunk: &str) -> Unit {
    let groups = chunk.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty());
    let parts = groups.map(|group| Token::Number(group.to_owned())).collect();
    let count = digits(chunk).len();
    let whole =
        (MIN_DIGITS..=MAX_DIGITS).contains(&count).then(|| Token::LongNumber(national(chunk).to_owned()));
    Unit { whole, parts }
}

/// The digits without the ways to dial abroad or into another area: `+358 40 123`, `00358 40 123` and
/// `040 123` are all `40123`.
fn national(number: &str) -> String {
    let all = digits(number);
    let rest = ["00358", "358"]
        .iter()
        .find_map(|code| all.strip_prefix(code).filter(|_| number.starts_with(['+', '0'])))
        .unwrap_or(&all);
    rest.trim_start_matches('0').to_owned()
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

fn is_number_group(chunk: &str) -> bool {
    let inner = chunk.trim_matches(|c: char| matches!(c, '(' | ')' | ',' | '.' | ';' | ':' | '?' | '!'));
    let inner = inner.strip_prefix('+').unwrap_or(inner);
    inner.starts_with(|c: char| c.is_ascii_digit())
        && inner.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '(' | ')' | '/'))
}

fn is_joint(c: char) -> bool {
    matches!(c, ':' | '\'' | '’' | '´')
}

/// A run of letters and digits, perhaps with an ending after a colon (`eu:n`) or an apostrophe.
fn part(run: &str) -> Vec<Token> {
    let run = run.trim_matches(is_joint);
    match run.split_once(is_joint) {
        None => one(run).into_iter().collect(),
        Some((stem, ending)) if is_ending(ending) => one(stem).into_iter().collect(),
        Some((stem, rest)) if run.contains(['\'', '’', '´']) && !run.contains(':') => {
            one(&format!("{stem}{rest}").replace(is_joint, "")).into_iter().collect()
        }
        Some((stem, rest)) => one(stem).into_iter().chain(part(rest)).collect(),
    }
}

/// An inflection written apart: `EU:n`, `PDF:ssä`, `customer's`.
fn is_ending(ending: &str) -> bool {
    ending == "s" || (ending.chars().count() <= 5 && ENDINGS.contains(&ending))
}

const ENDINGS: &[&str] = &[
    "n", "t", "a", "ä", "ta", "tä", "ssa", "ssä", "sta", "stä", "lla", "llä", "lta", "ltä", "lle", "ksi",
    "na", "nä", "in", "iin", "hin", "hun", "hyn", "han", "hän", "hon", "hön", "hen", "een", "aan", "ään",
    "jen", "ien", "iden", "ia", "iä", "issa", "issä", "ista", "istä", "illa", "illä", "ille", "en", "ar",
    "er", "arna", "erna", "et",
];

fn one(run: &str) -> Option<Token> {
    if run.is_empty() {
        None
    } else if all_letters(run) {
        Some(Token::Word(run.to_owned()))
    } else {
        Some(Token::Number(run.to_owned()))
    }
}

fn all_letters(run: &str) -> bool {
    !run.is_empty() && run.chars().all(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> Vec<(Option<Token>, Vec<String>)> {
        let name = |token| match token {
            Token::Word(text) | Token::Number(text) => text,
            other => format!("{other:?}"),
        };
        tokens(text).map(|unit| (unit.whole, unit.parts.into_iter().map(name).collect())).collect()
    }

    #[test]
    fn references_and_addresses_are_whole_and_in_parts() {
        assert_eq!(
            written("ISS-310: anssi.asiakas@yritys.fi!"),
            [
                (Some(Token::Reference("iss-310".into())), vec!["iss".into(), "310".into()]),
                (
                    Some(Token::Mail("anssi.asiakas@yritys.fi".into())),
                    vec!["anssi".into(), "asiakas".into(), "yritys".into(), "fi".into()]
                ),
            ]
        );
    }

    #[test]
    fn a_telephone_number_is_the_same_however_it_is_written() {
        for text in ["+358 40 123 4567", "0401234567", "040-123 4567", "(040) 1234567,", "00358401234567"] {
            let units: Vec<Unit> = tokens(text).collect();
            assert_eq!(units.len(), 1, "{text}");
            assert_eq!(units[0].whole, Some(Token::LongNumber("401234567".into())), "{text}");
        }
    }

    #[test]
    fn endings_written_apart_fall() {
        let words: Vec<String> =
            written("EU:n PDF:ssä customer’s raa'an").into_iter().flat_map(|w| w.1).collect();
        assert_eq!(words, ["eu", "pdf", "customer", "raaan"]);
    }

    #[test]
    fn a_short_beginning_before_a_hyphen_is_also_joined() {
        assert_eq!(written("e-lasku")[0].0, Some(Token::Joined("elasku".into())));
    }
}
