//! Bodies as lines of words: what a reader sees, with the marks of quoting and signing that the mark-up gave away.
//! It makes no HTML and judges nothing; `quote` does. The story starts in `from_html` and `from_plain`.

mod entity;
mod html;
mod plain;

use std::borrow::Cow;

pub(crate) use html::deepest;
pub use html::from_html;
pub use plain::from_plain;
pub(crate) use plain::{Flow, from_flowed, visible};

/// What the mark-up said about a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mark {
    /// Nothing.
    #[default]
    None,
    /// Inside an element that mail programs put around what they quote.
    Quote,
    /// Inside an element that mail programs put around a signature.
    Signature,
    /// After a place at which mail programs begin the quoted message without enclosing it.
    AfterCut,
}

/// One line of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line<'a> {
    /// The words, without line end.
    pub text: Cow<'a, str>,
    /// What the mark-up said.
    pub mark: Mark,
}

impl<'a> Line<'a> {
    /// A line about which nothing is known but its words.
    pub fn bare(text: impl Into<Cow<'a, str>>) -> Self {
        Self { text: text.into(), mark: Mark::None }
    }
}

/// The lines as one text.
pub fn joined(lines: &[Line<'_>]) -> String {
    let mut text = String::with_capacity(lines.iter().map(|line| line.text.len() + 1).sum());
    for line in lines {
        text.push_str(&line.text);
        text.push('\n');
    }
    text.truncate(text.trim_end_matches(['\n', ' ', '\t', '\r']).len());
    text
}

/// The words of an HTML text, for previews and for the plain alternative of a mail.
pub fn words_of_html(html: &str) -> String {
    joined(&from_html(html))
}
