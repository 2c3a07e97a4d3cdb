use mail_parser::decoders::html::add_html_token;

/// Names that browsers read also without the semicolon.
const OLD: &[&str] = &[
    "nbsp", "amp", "lt", "gt", "quot", "copy", "reg", "auml", "ouml", "aring", "Auml", "Ouml", "Aring",
    "eacute", "uuml", "Uuml", "szlig", "oslash", "aelig", "euro", "laquo", "raquo", "shy", "middot", "deg",
];

/// What Windows puts in the places that Unicode left to control characters.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// Reads one character reference at the start of `text` (which begins with `&`), appends what it stands for, and
/// answers how many bytes it took. What is no reference is taken as a plain `&`.
pub(super) fn read(text: &str, out: &mut String) -> usize {
    let body = &text[1..];
    if let Some(digits) = body.strip_prefix('#') {
        return number(digits, out).map_or_else(|| ampersand(out), |taken| taken + 2);
    }
    let name: &str = &body[..body.bytes().take(32).take_while(u8::is_ascii_alphanumeric).count()];
    if body[name.len()..].starts_with(';') {
        let token = &text[..name.len() + 2];
        let before = out.len();
        add_html_token(out, token.as_bytes(), false);
        if &out[before..] != token || name.is_empty() {
            return token.len();
        }
        out.truncate(before);
        return ampersand(out);
    }
    match OLD.iter().find(|old| name.starts_with(**old)) {
        Some(old) => {
            add_html_token(out, format!("&{old};").as_bytes(), false);
            old.len() + 1
        }
        None => ampersand(out),
    }
}

fn ampersand(out: &mut String) -> usize {
    out.push('&');
    1
}

fn number(digits: &str, out: &mut String) -> Option<usize> {
    let (digits, radix, prefix) = match digits.strip_prefix(['x', 'X']) {
        Some(rest) => (rest, 16, 1),
        None => (digits, 10, 0),
    };
    let length = digits.bytes().take(8).take_while(|b| char::from(*b).is_digit(radix)).count();
    let code = u32::from_str_radix(&digits[..length], radix).ok()?;
    let character = match code {
        0x80..=0x9f => WINDOWS[(code - 0x80) as usize],
        _ => char::from_u32(code).unwrap_or('\u{fffd}'),
    };
    if !character.is_control() || matches!(character, '\n' | '\t') {
        out.push(character);
    }
    Some(prefix + length + usize::from(digits[length..].starts_with(';')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_read_and_other_ampersands_stay() {
        let cases = [
            ("&amp;x", "&", 5),
            ("&auml;", "ä", 6),
            ("&auml x", "ä", 5),
            ("&#228;", "ä", 6),
            ("&#xE4;", "ä", 6),
            ("&#150;", "–", 6),
            ("&#8364 ", "€", 6),
            ("& you", "&", 1),
            ("&x=1", "&", 1),
            ("&nosuchthing;", "&", 1),
            ("&#;", "&", 1),
            ("&", "&", 1),
        ];
        for (text, wanted, taken) in cases {
            let mut out = String::new();
            assert_eq!(read(text, &mut out), taken, "{text}");
            assert_eq!(out, wanted, "{text}");
        }
    }
}
