//! Finnish: two terms a word, the Snowball stem and our own shorter key. They fail on different words, so a form
//! and its base form meet more often than by either alone.

mod endings;
mod gradation;
mod stem;

use rust_stemmers::{Algorithm, Stemmer};

use stem::Stem;

/// The search terms of a word in lower case, as letters.
pub(super) fn stems(word: &str) -> Vec<String> {
    let snowball = Stemmer::create(Algorithm::Finnish).stem(word).into_owned();
    vec![without_us(&snowball), key(word)]
}

/// What stays of a word when endings, stem changes and consonant gradation are taken away. Not a word: only the
/// forms of one word should share it, and hardly any others.
fn key(word: &str) -> String {
    let mut stem = Stem::new(word);
    endings::strip(&mut stem);
    gradation::level(&mut stem);
    stem.mark_short();
    stem.into_string()
}

/// The changing end of words like `tilaus` (`tilauksen`, `tilausta`) and `uutuus` (`uutuuden`) falls.
fn without_us(stem: &str) -> String {
    for end in ["ks", "st", "k", "s", "t", "d"] {
        if let Some(rest) = stem.strip_suffix(end)
            && rest.ends_with(['u', 'y'])
            && rest.len() > 3
        {
            return rest.to_owned();
        }
    }
    stem.to_owned()
}
