//! Words for search: what a person wrote becomes terms, and what a person seeks becomes a query over terms.
//! A term is `[a-z][a-z0-9]*` (see `term.rs`), so FTS5 (`unicode61`) and `to_tsvector('simple')` take it
//! whole, unchanged, and no typed text can ever be an error of syntax.
//! The story starts in `analyse.rs` (indexing) and `query.rs` (searching); each language has its own file.

mod analyse;
mod english;
mod finnish;
mod fold;
mod matching;
mod query;
mod swedish;
mod term;
mod token;

pub use analyse::{ANALYSER_VERSION, MAX_TERMS, analyse};
pub use matching::{fts5_match, tsquery};
pub use query::{MAX_WORDS, Query, Sought, query};
