use super::tag::Tag;
use super::{end_of_comment, is_in};

/// Elements that the next one of their kind closes by itself.
const SELF_CLOSING: &[&str] = &["p", "li", "td", "th", "tr", "dt", "dd", "tbody", "thead", "option"];

/// How many elements are open at once at the deepest place, by a count of tags alone.
pub(crate) fn deepest(html: &str) -> usize {
    let (mut at, mut open, mut deepest, mut loose_quotes) = (0_usize, 0_usize, 0_usize, false);
    let mut loose_comments = false;
    while let Some(found) = memchr::memchr(b'<', &html.as_bytes()[at..]) {
        let rest = &html[at + found..];
        let length = if let Some(end) = end_of_comment(rest, &mut loose_comments) {
            end
        } else if let Some(tag) = Tag::read(rest, &mut loose_quotes) {
            if !tag.is_void() && !is_in(tag.name, SELF_CLOSING) {
                open = if tag.closing { open.saturating_sub(1) } else { open + 1 };
                deepest = deepest.max(open);
            }
            tag.length
        } else {
            1
        };
        at += found + length;
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn open_elements_are_counted() {
        let cases = [
            ("", 0),
            ("<p>a<p>b<br>", 0),
            ("<div><b>x</b><i>y</i></div>", 2),
            ("<!-- <div><div> --><div>", 1),
            ("<ul><li>a<li>b</ul>", 1),
            ("a < b", 0),
        ];
        for (html, wanted) in cases {
            assert_eq!(deepest(html), wanted, "{html}");
        }
    }
}
