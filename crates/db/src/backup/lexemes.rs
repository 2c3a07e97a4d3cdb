//! The words of a PostgreSQL text-search vector in its text form: `'word' 'it''s':3A`.

/// The words, without their positions.
pub(super) fn of(vector: &str) -> Vec<String> {
    let (mut words, mut rest) = (Vec::new(), vector.chars().peekable());
    while let Some(sign) = rest.next() {
        if sign != '\'' {
            continue;
        }
        let mut word = String::new();
        while let Some(sign) = rest.next() {
            match sign {
                '\'' if rest.peek() == Some(&'\'') => word.extend(rest.next()),
                '\'' => break,
                '\\' => word.extend(rest.next()),
                plain => word.push(plain),
            }
        }
        words.push(word);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn words_are_read_without_quotes_and_positions() {
        assert_eq!(of(r"'tilaus' 'it''s':3A,4 'a\\b' 'kanava:7'"), ["tilaus", "it's", r"a\b", "kanava:7"]);
        assert!(of("").is_empty());
    }
}
