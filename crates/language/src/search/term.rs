//! How a term is spelt. Both search engines must see exactly our terms, on every machine and locale; so a
//! term holds ASCII letters and digits only and begins with a letter:
//! - a word in Latin letters is itself, with `ä` as `a1`, `å` as `a2`, `ö` as `o1` (a word has no digits, so
//!   nothing else is spelt so);
//! - a word in other letters is `y0` and four hexadecimal digits a UTF-16 unit;
//! - what holds digits is `z0` and the rest: `z0n` numbers and mixed words, `z0r` references, `z0m` mail
//!   addresses, `z0p` telephone and other long numbers.

/// Longest term in bytes; what is longer is cut there (also in queries, so it still meets).
const MAX_BYTES: usize = 60;

/// A word of letters, already folded to lower case.
pub(super) fn word(letters: &str) -> String {
    let mut out = String::with_capacity(letters.len() + 2);
    for letter in letters.chars() {
        match letter {
            'a'..='z' => out.push(letter),
            'ä' => out.push_str("a1"),
            'å' => out.push_str("a2"),
            'ö' => out.push_str("o1"),
            _ => return foreign(letters),
        }
    }
    cut(out)
}

/// A number or a word with digits in it.
pub(super) fn number(text: &str) -> String {
    tagged('n', text)
}

/// A record's reference, such as `iss-310`.
pub(super) fn reference(text: &str) -> String {
    tagged('r', text)
}

/// A mail address, or the beginning of one.
pub(super) fn mail(text: &str) -> String {
    tagged('m', text)
}

/// A telephone number or another number of several groups; its digits as `token::national` gives them.
pub(super) fn long_number(digits: &str) -> String {
    tagged('p', digits)
}

fn tagged(tag: char, text: &str) -> String {
    let mut out = format!("z0{tag}");
    for letter in text.chars() {
        match letter {
            'a'..='z' | '0'..='9' => out.push(letter),
            'ä' => out.push_str("a1"),
            'å' => out.push_str("a2"),
            'ö' => out.push_str("o1"),
            _ if letter.is_alphanumeric() => out.push_str(&format!("{:x}", u32::from(letter))),
            _ => {}
        }
    }
    cut(out)
}

fn foreign(letters: &str) -> String {
    let units = letters.encode_utf16().map(|unit| format!("{unit:04x}"));
    cut(format!("y0{}", units.collect::<String>()))
}

fn cut(mut term: String) -> String {
    term.truncate(MAX_BYTES);
    term
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_letters_and_digits_and_begin_with_a_letter() {
        for (term, expected) in [
            (word("lähetys"), "la1hetys"),
            (word("åland"), "a2land"),
            (word("привет"), "y0043f04400438043204350442"),
            (number("310"), "z0n310"),
            (reference("iss-310"), "z0riss310"),
            (mail("anssi.asiakas@yritys.fi"), "z0manssiasiakasyritysfi"),
            (long_number("401234567"), "z0p401234567"),
        ] {
            assert_eq!(term, expected);
        }
        assert_eq!(word(&"a".repeat(500)).len(), MAX_BYTES);
    }
}
