//! English: the Snowball stem.

use rust_stemmers::{Algorithm, Stemmer};

/// The search terms of a word in lower case, as letters.
pub(super) fn stems(word: &str) -> Vec<String> {
    vec![Stemmer::create(Algorithm::English).stem(word).into_owned()]
}
