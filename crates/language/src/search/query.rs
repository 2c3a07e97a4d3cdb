use super::analyse::{token_terms, word_terms};
use super::token::{Token, Unit, tokens};
use super::{fold, term};
use crate::Lang;

/// What a person seeks: every element of `all_of` must be met by at least one of its alternatives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    pub all_of: Vec<Vec<Sought>>,
}

/// A term to meet; with `prefix`, any term that begins so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sought {
    pub term: String,
    pub prefix: bool,
}

impl Query {
    /// Nothing to seek: no word was typed.
    pub fn is_empty(&self) -> bool {
        self.all_of.is_empty()
    }
}

/// So many words of a query count; more are ignored.
pub const MAX_WORDS: usize = 16;

/// A beginning shorter than this is not completed to words: it would meet nearly everything.
const MIN_PREFIX: usize = 2;

/// What the typed text seeks, in any of the three languages. The last word may be unfinished; a word typed
/// without `å`, `ä` and `ö` meets the word with them, and the other way round.
pub fn query(text: &str) -> Query {
    let unfinished = !text.ends_with(char::is_whitespace);
    let units: Vec<Unit> = tokens(text).collect();
    let mut sought: Vec<Token> = units.into_iter().flat_map(seek).collect();
    sought.truncate(MAX_WORDS);
    let last = sought.len().saturating_sub(1);
    let all_of =
        sought.iter().enumerate().map(|(at, token)| alternatives(token, unfinished && at == last)).collect();
    Query { all_of }
}

/// A composite is sought as a whole, anything else by its parts.
fn seek(unit: Unit) -> Vec<Token> {
    unit.whole.map_or(unit.parts, |whole| vec![whole])
}

fn alternatives(token: &Token, unfinished: bool) -> Vec<Sought> {
    let mut out = Vec::new();
    match token {
        Token::Word(word) | Token::Joined(word) => {
            for spelling in spellings(word) {
                add_all(&mut out, word_terms(&spelling, &Lang::ALL), false);
            }
            if unfinished && word.chars().count() >= MIN_PREFIX {
                add_all(&mut out, beginnings(word), true);
            }
        }
        other => add_all(&mut out, token_terms(other, &Lang::ALL), unfinished),
    }
    out
}

fn spellings(word: &str) -> Vec<String> {
    let plain = fold::without_nordic(word);
    let others = if plain == word { fold::with_nordic(word) } else { vec![plain] };
    std::iter::once(word.to_owned()).chain(others).collect()
}

fn beginnings(word: &str) -> Vec<String> {
    spellings(word).iter().map(|spelling| term::word(spelling)).collect()
}

fn add_all(out: &mut Vec<Sought>, terms: Vec<String>, prefix: bool) {
    for term in terms {
        let sought = Sought { term, prefix };
        if !out.contains(&sought) {
            out.push(sought);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Lang, analyse};

    /// Whether a text with these terms meets the query, as the search engines decide it.
    fn meets(sought: &str, text: &str, lang: Lang) -> bool {
        let terms = analyse(text, Some(lang));
        query(sought).all_of.iter().all(|any| {
            any.iter().any(|one| {
                terms.iter().any(|term| *term == one.term || one.prefix && term.starts_with(&one.term))
            })
        })
    }

    #[test]
    fn what_people_type_meets_what_was_written() {
        let cases = [
            ("tilaus", "Tilauksen 88 toimitus viipyy", Lang::Fi),
            ("lasku", "En löydä laskua", Lang::Fi),
            ("lahetys ", "Lähetys on myöhässä", Lang::Fi),
            ("lähetys", "lahetys on myohassa", Lang::Fi),
            ("tallenn", "Tallennus ei onnistu", Lang::Fi),
            ("faktura", "Fakturorna är fel", Lang::Sv),
            ("rakning", "Räkningen kom inte", Lang::Sv),
            ("invoices", "The invoice is wrong", Lang::En),
            ("iss-310", "katso ISS-310, kiitos", Lang::Fi),
            ("ISS310", "katso ISS-310, kiitos", Lang::Fi),
            ("310", "katso ISS-310, kiitos", Lang::Fi),
            ("anssi.asiakas@yritys.fi", "Lähettäjä: Anssi.Asiakas@yritys.fi", Lang::Fi),
            ("anssi@yri", "anssi@yritys.fi", Lang::Fi),
            ("yritys", "anssi@yritys.fi", Lang::Fi),
            ("040 123 4567", "Soittakaa +358401234567", Lang::Fi),
            ("e-lasku", "haluan elaskun", Lang::Fi),
        ];
        for (sought, text, lang) in cases {
            assert!(meets(sought, text, lang), "{sought} should meet {text}: {:?}", query(sought));
        }
    }

    #[test]
    fn every_word_must_be_met_and_unlike_words_are_not() {
        assert!(!meets("lasku puhelin", "En löydä laskua", Lang::Fi));
        assert!(!meets("ISS-311", "katso ISS-310", Lang::Fi));
        assert!(!meets("tallenn ", "Tallennus ei onnistu", Lang::Fi), "a finished word is no beginning");
    }

    #[test]
    fn nothing_typed_is_an_empty_query() {
        for nothing in ["", "  ", "\"'()*:&|!-", "…"] {
            assert!(query(nothing).is_empty(), "{nothing}");
        }
    }
}
