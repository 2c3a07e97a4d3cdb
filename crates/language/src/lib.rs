//! Language: the texts that people read (catalogues in Finnish, Swedish and English), the way dates,
//! numbers and durations are written, and the search terms of what people write.
//! Pure: it never touches a database or the network, and knows no record of the desk.
//! Start with `words.rs` (texts and formats) or `search/mod.rs` (words for search).

mod catalogue;
pub mod check;
mod format;
mod guess;
mod lang;
mod search;
mod words;

pub use guess::guess;
pub use lang::{Lang, UnknownLang};
pub use search::{
    ANALYSER_VERSION, MAX_TERMS, MAX_WORDS, Query, Sought, analyse, fts5_match, query, tsquery,
};
pub use words::{Arg, Words};
