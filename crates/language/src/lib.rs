//! Language: the texts that people read (catalogues in Finnish, Swedish and English), the way dates,
//! numbers and durations are written, and the search terms of what people write.
//! Pure: it never touches a database or the network, and knows no record of the desk.
//! Start with `words.rs` (texts and formats).

mod catalogue;

mod format;

mod lang;
mod words;

pub use lang::{Lang, UnknownLang};

pub use words::{Arg, Words};
