use std::borrow::Cow;

use super::Line;

/// How the sender said that lines are broken (RFC 3676).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Flow {
    pub(crate) flowed: bool,
    pub(crate) delete_space: bool,
}

/// A plain text as lines, line ends of any kind.
pub fn from_plain(text: &str) -> Vec<Line<'_>> {
    let mut lines: Vec<Line<'_>> = Vec::with_capacity(text.len() / 40);
    for line in text.split('\n') {
        let line = line.strip_suffix('\r').unwrap_or(line);
        // A lone carriage return is the line end of very old machines.
        lines.extend(line.split('\r').map(Line::bare));
    }
    lines
}

/// The same with soft line breaks undone.
pub(crate) fn from_flowed(text: &str, flow: Flow) -> Vec<Line<'_>> {
    let lines = from_plain(text);
    if !flow.flowed {
        return lines;
    }
    let mut whole: Vec<Line<'_>> = Vec::with_capacity(lines.len());
    let mut open: Option<usize> = None;
    for line in lines {
        let (depth, words) = unstuffed(&line.text);
        let soft = words.ends_with(' ') && words != "-- ";
        match (open, whole.last_mut()) {
            (Some(before), Some(last)) if before == depth && words != "-- " => append(last, words, flow),
            _ if depth == 0 && words.len() != line.text.len() => whole.push(Line::bare(words.to_owned())),
            _ => whole.push(line.clone()),
        }
        open = soft.then_some(depth);
    }
    whole
}

fn append(last: &mut Line<'_>, words: &str, flow: Flow) {
    let text = last.text.to_mut();
    if flow.delete_space && text.ends_with(' ') {
        text.pop();
    }
    text.push_str(words);
}

/// Quote depth and the words without quote signs and space-stuffing.
fn unstuffed(line: &str) -> (usize, &str) {
    let words = line.trim_start_matches('>');
    (line.len() - words.len(), words.strip_prefix(' ').unwrap_or(words))
}

impl Flow {
    /// From the parameters of Content-Type.
    pub(crate) fn of(format: Option<&str>, delsp: Option<&str>) -> Self {
        let is =
            |value: Option<&str>, wanted: &str| value.is_some_and(|value| value.eq_ignore_ascii_case(wanted));
        Self { flowed: is(format, "flowed"), delete_space: is(delsp, "yes") }
    }
}

/// Removes what no reader sees: NUL and other control characters.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    let hidden = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}');
    if text.contains(hidden) {
        Cow::Owned(text.chars().filter(|c| !hidden(*c)).collect())
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::joined;

    #[test]
    fn flowed_lines_are_joined_and_signatures_stay_apart() {
        let flow = Flow::of(Some("flowed"), None);
        let text = "This is one \nlong line.\n> quoted \n> on\nown\n-- \nMaija";
        assert_eq!(joined(&from_flowed(text, flow)), "This is one long line.\n> quoted on\nown\n-- \nMaija");
        let tight = Flow::of(Some("Flowed"), Some("Yes"));
        assert_eq!(joined(&from_flowed("yhdys \nsana", tight)), "yhdyssana");
    }

    #[test]
    fn every_kind_of_line_end_ends_a_line() {
        let lines = from_plain("a\r\nb\nc\rd");
        assert_eq!(lines.iter().map(|line| &*line.text).collect::<Vec<_>>(), ["a", "b", "c", "d"]);
    }
}
