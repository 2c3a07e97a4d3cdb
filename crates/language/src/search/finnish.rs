//! Finnish: two terms a word, the Snowball stem and our own lighter key.

use rust_stemmers::{Algorithm, Stemmer};

/// The search terms of a word in lower case, as letters.
pub(super) fn stems(word: &str) -> Vec<String> {
    let snowball = Stemmer::create(Algorithm::Finnish).stem(word).into_owned();
    vec![without_us(&snowball)]
}

/// The changing end of words like `tilaus` (`tilauksen`, `tilausta`) and `uutuus` (`uutuuden`) falls.
fn without_us(stem: &str) -> String {
    for end in ["ks", "st", "s", "t", "d"] {
        if let Some(rest) = stem.strip_suffix(end)
            && rest.ends_with(['u', 'y'])
            && rest.len() > 3
        {
            return rest.to_owned();
        }
    }
    stem.to_owned()
}
