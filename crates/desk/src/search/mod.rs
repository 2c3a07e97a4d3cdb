//! One search over everything: messages, records, customers, organisations, in the words of `language`.
//! It indexes in the act's own transaction and analyses nothing while the writer waits: callers bring terms.
//! It never shows a thing whose reader lacks the right. Start with `doc.rs` (index) or `find.rs` (search).

mod doc;
mod exact;
mod excerpt;
mod find;
mod hit;
mod people;
mod rewrite;
mod scope;

pub use doc::{Doc, erase, index, replace, terms_of};
pub use excerpt::excerpt;
pub use find::{Ask, Found, SearchError, search};
pub use hit::Hit;
pub use people::{Person, people};
pub use rewrite::{Older, older, rewrite};
pub use scope::{Kind, Scope};
