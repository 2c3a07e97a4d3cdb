//! Boundaries that would cost a message its parts or the reader its time, mended before the message is read.

use std::borrow::Cow;
use std::collections::HashMap;

use memchr::memmem;

/// From so many boundaries on, those that never come again are looked for: each would cost a search to the end.
const MANY: usize = 40;

/// The bytes with two faults mended; borrowed when nothing was wrong.
/// - Some programs break the line before `boundary=` and forget the space that makes it one field. It is put back.
/// - A message may declare thousands of boundaries that never come. They are made no boundaries.
pub(super) fn mended(raw: &[u8]) -> Cow<'_, [u8]> {
    let declared = declarations(raw);
    let broken_off: Vec<usize> = declared.iter().copied().filter(|at| is_broken_off(&raw[..*at])).collect();
    let idle = if declared.len() > MANY { idle(raw, &declared) } else { Vec::new() };
    if broken_off.is_empty() && idle.is_empty() {
        return Cow::Borrowed(raw);
    }
    let mut better = raw.to_vec();
    for at in idle {
        better[at] = b'x';
    }
    Cow::Owned(with_spaces(&better, &broken_off))
}

fn with_spaces(raw: &[u8], places: &[usize]) -> Vec<u8> {
    let mut better = Vec::with_capacity(raw.len() + places.len());
    let mut from = 0;
    for at in places {
        better.extend_from_slice(&raw[from..*at]);
        better.push(b'\t');
        from = *at;
    }
    better.extend_from_slice(&raw[from..]);
    better
}

/// Where `boundary=` begins, in the ways in which programs write it.
fn declarations(raw: &[u8]) -> Vec<usize> {
    let mut found: Vec<usize> = ["boundary=", "Boundary=", "BOUNDARY="]
        .iter()
        .flat_map(|name| memmem::find_iter(raw, name.as_bytes()).collect::<Vec<_>>())
        .collect();
    found.sort_unstable();
    found
}

/// At the start of a line, behind a Content-Type of several parts that ends with a semicolon.
fn is_broken_off(before: &[u8]) -> bool {
    if !before.ends_with(b"\n") {
        return false;
    }
    let before = before.trim_ascii_end();
    let line = before.rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
    let line = line[..line.len().min(200)].to_ascii_lowercase();
    before.ends_with(b";")
        && line.starts_with(b"content-type:")
        && memmem::find(&line, b"multipart/").is_some()
}

/// Declared boundaries with no line of theirs below.
fn idle(raw: &[u8], declared: &[usize]) -> Vec<usize> {
    let mut last: HashMap<&[u8], usize> = HashMap::new();
    for at in memmem::find_iter(raw, b"\n--") {
        let line = &raw[at + 3..];
        let line = line[..memchr::memchr(b'\n', line).unwrap_or(line.len())].trim_ascii_end();
        last.insert(line, at);
        last.insert(line.strip_suffix(b"--").unwrap_or(line), at);
    }
    declared
        .iter()
        .copied()
        .filter(|at| last.get(value_at(&raw[at + 9..])).is_none_or(|line| line < at))
        .collect()
}

fn value_at(raw: &[u8]) -> &[u8] {
    let raw = &raw[..raw.len().min(200)];
    match raw.strip_prefix(b"\"") {
        Some(quoted) => quoted.split(|byte| *byte == b'"').next().unwrap_or_default(),
        None => raw.split(|byte| byte.is_ascii_whitespace() || *byte == b';').next().unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_forgotten_space_is_put_back() {
        let broken = b"Content-Type: multipart/mixed;\r\nboundary=\"a\"\r\n\r\n";
        assert_eq!(&*mended(broken), b"Content-Type: multipart/mixed;\r\n\tboundary=\"a\"\r\n\r\n");
        for right in
            ["Content-Type: multipart/mixed;\n boundary=a\n\n", "x\nboundary=a;\n", "", "\nboundary="]
        {
            assert!(matches!(mended(right.as_bytes()), Cow::Borrowed(_)), "{right}");
        }
    }

    #[test]
    fn boundaries_that_never_come_are_taken_out_when_there_are_many() {
        let part = "--q\nContent-Type: multipart/mixed; boundary=\"zz\"\n\nx\n";
        let message = |parts: usize| {
            format!("Content-Type: multipart/mixed; boundary=q\n\n{}--q--\n", part.repeat(parts))
        };
        assert!(matches!(mended(message(MANY - 1).as_bytes()), Cow::Borrowed(_)));
        let many = message(MANY);
        let better = mended(many.as_bytes());
        assert_eq!(memmem::find_iter(&better, b"xoundary=\"zz\"").count(), MANY);
        assert_eq!(memmem::find_iter(&better, b"boundary=q").count(), 1);
    }
}
