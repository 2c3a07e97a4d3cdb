use std::collections::HashSet;

use super::token::{Token, Unit, tokens};
use super::{english, finnish, swedish, term};
use crate::{Lang, guess};

/// Raise it whenever the terms of any text change: stored search rows are rebuilt then.
pub const ANALYSER_VERSION: i32 = 1;

/// At most so many different terms are kept of one text; the rest of a longer text is not found by search.
/// About 2 000 words: more than any letter, less than a pasted log.
pub const MAX_TERMS: usize = 4_000;

/// So many bytes of a text are read at most.
const MAX_BYTES: usize = 512 * 1024;

/// What stands without a space longer than this is no word; its beginning is enough.
const MAX_WORD_BYTES: usize = 80;

/// The different search terms of a text in the order they appear, ready to be joined by spaces. `lang` is the
/// text's language if known; else it is guessed, and an unsure text gets the terms of all three languages.
pub fn analyse(text: &str, lang: Option<Lang>) -> Vec<String> {
    let text = beginning(text);
    let langs = languages(text, lang);
    let mut out = Terms::default();
    for unit in tokens(text) {
        for term in unit_terms(&unit, &langs) {
            out.add(term);
        }
        if out.list.len() >= MAX_TERMS {
            break;
        }
    }
    out.list.truncate(MAX_TERMS);
    out.list
}

#[derive(Default)]
struct Terms {
    seen: HashSet<String>,
    list: Vec<String>,
}

impl Terms {
    fn add(&mut self, term: String) {
        if self.seen.insert(term.clone()) {
            self.list.push(term);
        }
    }
}

fn languages(text: &str, lang: Option<Lang>) -> Vec<Lang> {
    lang.or_else(|| guess(text)).map_or_else(|| Lang::ALL.to_vec(), |lang| vec![lang])
}

fn unit_terms(unit: &Unit, langs: &[Lang]) -> Vec<String> {
    unit.whole.iter().chain(&unit.parts).flat_map(|token| token_terms(token, langs)).collect()
}

/// The terms of one token in the given languages.
pub(super) fn token_terms(token: &Token, langs: &[Lang]) -> Vec<String> {
    match token {
        Token::Word(word) | Token::Joined(word) => word_terms(word, langs),
        Token::Number(text) => vec![term::number(text)],
        Token::Reference(text) => vec![term::reference(text)],
        Token::Mail(text) => vec![term::mail(text)],
        Token::LongNumber(digits) => vec![term::long_number(digits)],
    }
}

/// The terms of a word of letters in the given languages.
pub(super) fn word_terms(word: &str, langs: &[Lang]) -> Vec<String> {
    let word: &str = &word[..word.floor_char_boundary(MAX_WORD_BYTES)];
    let mut out: Vec<String> = Vec::new();
    for lang in langs {
        let stems = match lang {
            Lang::Fi => finnish::stems(word),
            Lang::Sv => swedish::stems(word),
            Lang::En => english::stems(word),
        };
        for stem in stems {
            let term = term::word(&stem);
            if !term.is_empty() && !out.contains(&term) {
                out.push(term);
            }
        }
    }
    out
}

fn beginning(text: &str) -> &str {
    &text[..text.floor_char_boundary(MAX_BYTES)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_distinct_and_in_order() {
        let terms = analyse("Invoice 12 and the invoices, ISS-310", Some(Lang::En));
        assert_eq!(terms, ["invoic", "z0n12", "and", "the", "z0riss310", "iss", "z0n310"]);
    }

    #[test]
    fn a_huge_text_is_cut() {
        let text: String = (0..100_000).map(|n| format!("sana{n} ")).collect();
        assert_eq!(analyse(&text, None).len(), MAX_TERMS);
        let blob = "ÄÖ".repeat(1_000_000);
        assert!(analyse(&blob, Some(Lang::Fi)).len() <= 2);
    }

    #[test]
    fn texts_of_ordinary_length_are_analysed_by_the_hundred() {
        let text = "Hei, en löydä laskua enkä tilausvahvistusta. Tallennus ei onnistu. ".repeat(12);
        let terms: usize = (0..200).map(|_| analyse(&text, None).len()).sum();
        assert!(terms > 200);
    }
}
