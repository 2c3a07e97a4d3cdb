//! Own words, quoted words, signature: taken apart in the forms that mail programs use, in many languages. Nothing is
//! lost: what is cut stands beside. When in doubt a line is the sender's own, since a hidden question is worse than a
//! quote too many. The story starts in `split_lines`.

mod attribution;
mod head;
mod kinds;
mod signature;

use serde::Serialize;

use crate::message::Address;
use crate::text::{Line, from_plain};

use kinds::Kind;

/// A text taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Split {
    /// The sender's own words.
    pub own: String,
    /// What was quoted, with its head. Empty when nothing was.
    pub quoted: String,
    /// What stands below the sender's words as a signature. Empty when nothing was.
    pub signature: String,
    /// The head of a forwarded message, when there is one.
    pub forwarded: Option<Forwarded>,
    /// A line says that what follows was forwarded (a head alone may also be that of an answer).
    pub says_forwarded: bool,
}

/// A message inside a message, as its head in the text names it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Forwarded {
    /// Who wrote it.
    pub from: Option<Address>,
    /// To whom it was sent, as it is written there.
    pub to: Option<String>,
    /// Its subject.
    pub subject: Option<String>,
    /// When it was sent, as it is written there.
    pub date: Option<String>,
    /// Its words.
    pub text: String,
}

/// Takes a plain text apart.
pub fn split(text: &str) -> Split {
    split_lines(&from_plain(text))
}

/// Takes a body apart, using what its mark-up gave away.
pub fn split_lines(lines: &[Line<'_>]) -> Split {
    let kinds = kinds::of(lines);
    let mut parts = Parts { lines, keep: vec![Keep::Own; lines.len()], has_words: false };
    let head = kinds.iter().position(|kind| matches!(kind, Kind::Head | Kind::Marker));
    parts.cut(&kinds);
    // A signature may stand above the quote or below it.
    parts.cut_quotes_at_end(&kinds);
    signature::cut(&mut parts, &kinds);
    parts.cut_quotes_at_end(&kinds);
    signature::cut_mobile_at_end(&mut parts, &kinds);
    parts.cut_rules_at_end(&kinds);
    let quoted = head.is_none().then(|| forwarded_in_quote(lines, &kinds)).flatten();
    let says_forwarded = quoted.is_some() || head.is_some_and(|at| kinds::says_forwarded(&lines[at].text));
    let forwarded = quoted.or_else(|| head.and_then(|at| head::read(lines, &kinds, at)));
    let mut split = Split {
        own: parts.text(Keep::Own),
        quoted: parts.text(Keep::Quoted),
        signature: parts.text(Keep::Signature),
        says_forwarded,
        forwarded,
    };
    split.rescue(&kinds);
    split
}

/// Apple's mail program quotes what it forwards: `> Begin forwarded message:`.
fn forwarded_in_quote(lines: &[Line<'_>], kinds: &[Kind]) -> Option<Forwarded> {
    let unquoted = |line: &Line<'_>| {
        let text = line.text.trim_start();
        Line::bare(
            text.strip_prefix('>').map_or(text, |rest| rest.strip_prefix(' ').unwrap_or(rest)).to_owned(),
        )
    };
    let announces = |at: &usize| {
        matches!(kinds[*at], Kind::Quote | Kind::Enclosed) && kinds::says_forwarded(&lines[*at].text)
    };
    let from = (0..lines.len()).find(announces)?;
    let inside: Vec<Line<'_>> = lines[from..]
        .iter()
        .zip(&kinds[from..])
        .take_while(|(_, kind)| matches!(kind, Kind::Quote | Kind::Enclosed | Kind::Empty))
        .map(|(line, _)| unquoted(line))
        .collect();
    head::read(&inside, &kinds::of(&inside), 0)
}

/// To which of the three a line belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Keep {
    Own,
    Quoted,
    Signature,
}

struct Parts<'l, 'a> {
    lines: &'l [Line<'a>],
    keep: Vec<Keep>,
    /// Words of the sender's own were met on the way down.
    has_words: bool,
}

impl Parts<'_, '_> {
    fn cut(&mut self, kinds: &[Kind]) {
        let mut at = 0;
        while at < kinds.len() {
            at = match kinds[at] {
                Kind::Head | Kind::Marker | Kind::Cut => self.cut_rest(at),
                Kind::Attribution => self.cut_attribution(kinds, at),
                Kind::Enclosed => self.cut_one(at),
                kind => {
                    self.has_words |= kind == Kind::Words;
                    at + 1
                }
            };
        }
    }

    /// Everything from here on is another message.
    fn cut_rest(&mut self, at: usize) -> usize {
        self.keep[at..].fill(Keep::Quoted);
        self.keep.len()
    }

    fn cut_one(&mut self, at: usize) -> usize {
        self.keep[at] = Keep::Quoted;
        at + 1
    }

    /// Behind "On … wrote:" follows a quote, and behind that perhaps words of the sender's own.
    fn cut_attribution(&mut self, kinds: &[Kind], at: usize) -> usize {
        let ends = at + run(&kinds[at..], |kind| kind == Kind::Attribution);
        let quote = ends + run(&kinds[ends..], |kind| kind == Kind::Empty);
        let began_before = self.has_words;
        let is_quoted = kinds.get(quote) == Some(&Kind::Quote);
        if !is_quoted && began_before {
            return self.cut_rest(at);
        }
        self.keep[at..ends].fill(Keep::Quoted);
        if is_quoted && !began_before {
            let quote_ends = quote + run(&kinds[quote..], |kind| matches!(kind, Kind::Quote | Kind::Empty));
            self.keep[quote..quote_ends].fill(Keep::Quoted);
            return quote_ends;
        }
        ends
    }

    /// Quotes below the last own word.
    fn cut_quotes_at_end(&mut self, kinds: &[Kind]) {
        let counts =
            |at: &usize| self.keep[*at] == Keep::Own && matches!(kinds[*at], Kind::Words | Kind::Sign);
        let Some(last) = (0..kinds.len()).rev().find(counts) else { return };
        for (keep, kind) in self.keep.iter_mut().zip(kinds).skip(last + 1) {
            if *keep == Keep::Own && matches!(kind, Kind::Quote | Kind::Attribution) {
                *keep = Keep::Quoted;
            }
        }
    }

    /// Rules of dashes and empty lines with nothing below them say nothing.
    fn cut_rules_at_end(&mut self, kinds: &[Kind]) {
        for at in (0..kinds.len()).rev().filter(|at| self.keep[*at] == Keep::Own).collect::<Vec<_>>() {
            match kinds[at] {
                Kind::Rule | Kind::Empty => self.keep[at] = Keep::Quoted,
                _ => return,
            }
        }
    }

    fn text(&self, wanted: Keep) -> String {
        let mut text = String::new();
        for (line, _) in self.lines.iter().zip(&self.keep).filter(|(_, keep)| **keep == wanted) {
            text.push_str(line.text.trim_end());
            text.push('\n');
        }
        trimmed_lines(&text)
    }
}

/// Without empty lines at both ends; the first line keeps its indentation.
fn trimmed_lines(text: &str) -> String {
    let text = text.trim_end();
    let start = text.len() - text.trim_start().len();
    let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
    text[line..].to_owned()
}

fn run(kinds: &[Kind], is: impl Fn(Kind) -> bool) -> usize {
    kinds.iter().take_while(|kind| is(**kind)).count()
}

impl Split {
    /// Nobody wrote a word of his own: what he passed on is what he wanted to say, unless it is an answer with nothing in it.
    fn rescue(&mut self, kinds: &[Kind]) {
        if kinds.contains(&Kind::Words) && !self.own.is_empty() {
            return;
        }
        let answers = kinds.contains(&Kind::Attribution) || self.own.lines().any(attribution::in_quote);
        if let Some(forwarded) = self.forwarded.as_ref().filter(|_| self.own.is_empty()) {
            self.own.clone_from(&forwarded.text);
        } else if answers && self.own.lines().all(|line| line.trim().is_empty() || line.starts_with('>')) {
            self.quoted = format!("{}\n{}", std::mem::take(&mut self.own), self.quoted).trim().to_owned();
        }
    }
}

#[cfg(test)]
mod tests;
