//! Random tokens and their digests: sessions, API tokens, one-time links. Only digests are stored.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

/// A fresh token of 192 random bits with a readable prefix that says what it is.
#[expect(clippy::disallowed_methods, reason = "a token must not be guessable")]
pub fn fresh(prefix: &str) -> String {
    let bytes: [u8; 24] = rand::random();
    format!("{prefix}{}", URL_SAFE_NO_PAD.encode(bytes))
}

/// What is stored of a token: its SHA-256 in hexadecimal.
pub fn digest(token: &str) -> String {
    Sha256::digest(token.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Compares two texts in a time that does not tell where they differ.
pub fn same(a: &str, b: &str) -> bool {
    a.len() == b.len() && a.bytes().zip(b.bytes()).fold(0, |acc, (x, y)| acc | (x ^ y)) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_differ_and_digests_do_not_tell_them() {
        let (one, two) = (fresh("tk_"), fresh("tk_"));
        assert_ne!(one, two);
        assert!(!digest(&one).contains(&one[3..]));
        assert!(same(&digest(&one), &digest(&one)) && !same(&one, &two));
    }
}
