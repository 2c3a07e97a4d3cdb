use std::borrow::Cow;

use super::entity;
use super::{Line, Mark};

mod depth;
mod tag;

pub(crate) use depth::deepest;

use tag::{Tag, find_end_tag};

/// Elements whose content no reader sees.
const UNSEEN: &[&str] = &["style", "script", "title", "template", "noembed", "noframes", "xml", "svg"];
/// Elements that stand on lines of their own, with air around them.
const AIRY: &[&str] = &[
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "ul",
    "ol",
    "dl",
    "pre",
    "hr",
    "figure",
    "fieldset",
];
/// Elements that stand on lines of their own.
const BLOCKS: &[&str] = &[
    "div",
    "tr",
    "table",
    "tbody",
    "thead",
    "li",
    "dt",
    "dd",
    "section",
    "article",
    "header",
    "footer",
    "address",
    "center",
    "form",
    "body",
    "html",
    "head",
    "nav",
    "main",
    "aside",
    "figcaption",
    "caption",
    "option",
    "legend",
];
/// Nesting of marked elements beyond this is not followed any more; everything stays inside the outer mark.
const DEEPEST: usize = 64;

/// What a reader sees of an HTML text, line by line: no mark-up signs, no link lists, no table rules, nothing hidden.
/// Time grows with the length alone, however broken the nesting is.
pub fn from_html(html: &str) -> Vec<Line<'static>> {
    let mut reader = Reader { html, ..Reader::default() };
    while reader.at < html.len() {
        reader.step();
    }
    reader.end_line();
    while reader.lines.last().is_some_and(|line| line.text.is_empty()) {
        reader.lines.pop();
    }
    reader.lines
}

/// A marked element that is still open, with how many of the same name were opened inside it.
struct Open<'a> {
    name: &'a str,
    mark: Mark,
    inside: usize,
}

#[derive(Default)]
struct Reader<'a> {
    html: &'a str,
    at: usize,
    lines: Vec<Line<'static>>,
    line: String,
    line_mark: Mark,
    space: bool,
    air: bool,
    pre: usize,
    cut: bool,
    open: Vec<Open<'a>>,
    /// Names of hidden elements that were never closed: not looked for again.
    never_closed: Vec<&'a str>,
    /// An attribute's quote was never closed: from there on quotes mean nothing.
    loose_quotes: bool,
    /// The same for comments.
    loose_comments: bool,
}

impl<'a> Reader<'a> {
    fn step(&mut self) {
        let html = self.html;
        let rest = &html[self.at..];
        let length = rest.find(['<', '&']).unwrap_or(rest.len());
        if length > 0 {
            self.words(&rest[..length]);
            self.at += length;
        } else if rest.starts_with('&') {
            let mut character = String::new();
            self.at += entity::read(rest, &mut character);
            self.put(&character.replace('\u{a0}', " "));
        } else {
            self.mark_up(rest);
        }
    }

    fn mark_up(&mut self, rest: &'a str) {
        if let Some(end) = end_of_comment(rest, &mut self.loose_comments) {
            self.at += end;
        } else if rest.starts_with("<!") || rest.starts_with("<?") {
            self.at += rest.find('>').map_or(rest.len(), |end| end + 1);
        } else if let Some(tag) = Tag::read(rest, &mut self.loose_quotes) {
            self.at += tag.length;
            if tag.closing { self.close(&tag) } else { self.start(&tag) }
        } else {
            self.put("<");
            self.at += 1;
        }
    }

    fn start(&mut self, tag: &Tag<'a>) {
        if is_in(tag.name, UNSEEN) {
            return self.skip(tag.name);
        }
        if tag.is_hidden() && !tag.is_void() && self.skip_hidden(tag.name) {
            return;
        }
        self.break_for(tag.name);
        if tag.name.eq_ignore_ascii_case("pre") {
            self.pre += 1;
        }
        self.note_nesting(tag.name);
        match tag.mark() {
            Mark::None => {}
            Mark::AfterCut => {
                self.end_line();
                self.cut = true;
            }
            mark if self.open.len() < DEEPEST && !tag.is_void() => {
                self.end_line();
                self.open.push(Open { name: tag.name, mark, inside: 0 });
            }
            _ => {}
        }
    }

    fn note_nesting(&mut self, name: &str) {
        if let Some(open) = self.open.iter_mut().rev().find(|open| open.name.eq_ignore_ascii_case(name)) {
            open.inside += 1;
        }
    }

    fn close(&mut self, tag: &Tag<'a>) {
        self.break_for(tag.name);
        if tag.name.eq_ignore_ascii_case("pre") {
            self.pre = self.pre.saturating_sub(1);
        }
        let Some(place) = self.open.iter().rposition(|open| open.name.eq_ignore_ascii_case(tag.name)) else {
            return;
        };
        if self.open[place].inside > 0 {
            self.open[place].inside -= 1;
        } else {
            self.end_line();
            self.open.truncate(place);
        }
    }

    /// Leaves out everything to the end tag; without one, to the end, as browsers do.
    fn skip(&mut self, name: &'a str) {
        if is_in(name, &self.never_closed) {
            return;
        }
        match find_end_tag(&self.html[self.at..], name) {
            Some(end) => self.at += end,
            None if is_in(name, &["style", "script"]) => self.at = self.html.len(),
            None => self.never_closed.push(name),
        }
    }

    fn skip_hidden(&mut self, name: &'a str) -> bool {
        if is_in(name, &self.never_closed) {
            return false;
        }
        match tag::find_matching_end(&self.html[self.at..], name) {
            Some(end) => self.at += end,
            None => self.never_closed.push(name),
        }
        !is_in(name, &self.never_closed)
    }

    fn break_for(&mut self, name: &str) {
        if name.eq_ignore_ascii_case("br") {
            self.line_break();
        } else if is_in(name, BLOCKS) {
            self.end_line();
        } else if is_in(name, AIRY) {
            self.end_line();
            self.air = true;
        } else if name.eq_ignore_ascii_case("td") || name.eq_ignore_ascii_case("th") {
            self.space = true;
        }
    }

    fn words(&mut self, text: &str) {
        if self.pre > 0 {
            return self.words_as_written(text);
        }
        let blank = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}');
        if text.starts_with(blank) {
            self.space = true;
        }
        for word in text.split(blank).filter(|word| !word.is_empty()) {
            self.put(word);
            self.space = true;
        }
        self.space = text.ends_with(blank);
    }

    fn words_as_written(&mut self, text: &str) {
        for (number, line) in text.split('\n').enumerate() {
            if number > 0 {
                self.line_break();
            }
            self.put(line.trim_end_matches('\r'));
        }
    }

    fn put(&mut self, word: &str) {
        if word.is_empty() {
            return;
        }
        if self.line.is_empty() {
            self.line_mark = self.mark();
        } else if self.space && !self.line.ends_with(' ') {
            self.line.push(' ');
        }
        self.space = false;
        match word.contains('\u{a0}') {
            true => self.line.push_str(&word.replace('\u{a0}', " ")),
            false => self.line.push_str(word),
        }
    }

    fn mark(&self) -> Mark {
        let has = |mark| self.open.iter().any(|open| open.mark == mark);
        if has(Mark::Quote) {
            Mark::Quote
        } else if self.cut {
            Mark::AfterCut
        } else if has(Mark::Signature) {
            Mark::Signature
        } else {
            Mark::None
        }
    }

    /// A forced break: an empty line stays one.
    fn line_break(&mut self) {
        if self.line.is_empty() {
            self.line_mark = self.mark();
            self.push(Cow::Borrowed(""));
        } else {
            self.end_line();
        }
    }

    fn end_line(&mut self) {
        self.space = false;
        if self.line.is_empty() {
            return;
        }
        let line = std::mem::take(&mut self.line);
        let words = line.trim_end();
        if self.air && !words.is_empty() {
            self.push(Cow::Borrowed(""));
        }
        self.air = false;
        self.push(Cow::Owned(words.to_owned()));
    }

    /// More than one empty line on end says nothing more than one.
    fn push(&mut self, text: Cow<'static, str>) {
        if !text.is_empty() || self.lines.last().is_some_and(|last| !last.text.is_empty()) {
            self.lines.push(Line { text, mark: self.line_mark });
        }
    }
}

/// A comment that never ends is taken as a single tag, so that the text behind it is not lost.
fn end_of_comment(rest: &str, loose: &mut bool) -> Option<usize> {
    if *loose {
        return None;
    }
    let end = rest.strip_prefix("<!--")?.find("-->").map(|end| end + 7);
    *loose = end.is_none();
    end
}

fn is_in(name: &str, names: &[&str]) -> bool {
    names.iter().any(|known| name.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests;
