use std::borrow::Cow;

/// Some programs break the line before `boundary=` and forget the space that makes it one field. Without the boundary a
/// whole tree of parts is one lump, so the space is put back. Borrowed when nothing was wrong.
pub(super) fn mended(raw: &[u8]) -> Cow<'_, [u8]> {
    let places: Vec<usize> = lines_with_boundary(raw).filter(|at| is_broken_off(&raw[..*at])).collect();
    if places.is_empty() {
        return Cow::Borrowed(raw);
    }
    let mut better = Vec::with_capacity(raw.len() + places.len());
    let mut from = 0;
    for at in places {
        better.extend_from_slice(&raw[from..at]);
        better.push(b'\t');
        from = at;
    }
    better.extend_from_slice(&raw[from..]);
    Cow::Owned(better)
}

/// Where lines begin with `boundary=`.
fn lines_with_boundary(raw: &[u8]) -> impl Iterator<Item = usize> + '_ {
    const NAME: &[u8] = b"boundary=";
    let ends = raw.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at + 1);
    ends.filter(|at| raw.get(*at..at + NAME.len()).is_some_and(|found| found.eq_ignore_ascii_case(NAME)))
}

/// The line before is a Content-Type of several parts that ends with a semicolon.
fn is_broken_off(before: &[u8]) -> bool {
    let before = before.trim_ascii_end();
    let line = before.rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
    let line = line[..line.len().min(200)].to_ascii_lowercase();
    before.ends_with(b";")
        && line.starts_with(b"content-type:")
        && line.windows(10).any(|found| found == b"multipart/")
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
}
