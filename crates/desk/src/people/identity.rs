//! Addresses, numbers and handles as rows: kind, value, folded value for comparing.

use crate::kernel::fold;

/// How a value of a kind is compared: addresses folded, numbers as digits with the country code.
pub fn folded(kind: &str, value: &str) -> String {
    match kind {
        "phone" => phone(value),
        _ => fold(value),
    }
}

/// Whether a value can be of the kind at all.
pub fn is_possible(kind: &str, value: &str) -> bool {
    match kind {
        "email" => {
            let value = fold(value);
            value.len() <= 254
                && !value.contains(char::is_whitespace)
                && value
                    .rsplit_once('@')
                    .is_some_and(|(local, domain)| !local.is_empty() && !domain.is_empty())
        }
        "phone" => (4..=20).contains(&phone(value).trim_start_matches('+').len()),
        _ => !value.trim().is_empty() && value.chars().count() <= 200,
    }
}

/// A number with the country code; a number without one is Finnish (`040 555 0101` → `+358405550101`).
fn phone(value: &str) -> String {
    let digits: String = value.chars().filter(char::is_ascii_digit).collect();
    let trimmed = value.trim_start();
    if trimmed.starts_with('+') {
        format!("+{digits}")
    } else if let Some(rest) = digits.strip_prefix("00") {
        format!("+{rest}")
    } else if let Some(rest) = digits.strip_prefix('0') {
        format!("+358{rest}")
    } else {
        digits
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_number_in_many_spellings_is_one() {
        for spelling in ["+358 40 555 0101", "00358405550101", "040-555 0101", "(040) 5550101"] {
            assert_eq!(folded("phone", spelling), "+358405550101", "{spelling}");
        }
        assert_eq!(folded("email", " Anssi.Asiakas@Posti.Example "), "anssi.asiakas@posti.example");
    }

    #[test]
    fn rubbish_is_no_identity() {
        assert!(
            is_possible("email", "a@b.fi")
                && is_possible("phone", "0405550101")
                && is_possible("handle", "@anssi")
        );
        assert!(
            !is_possible("email", "a b@c.fi") && !is_possible("email", "@b") && !is_possible("phone", "12")
        );
    }
}
