//! Tokens that carry one of our ids through other people's mail. They tell nothing of the id, cannot be guessed, and
//! survive mail programs that change case. A token is 26 letters and digits.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// The length of every token, in characters.
pub const LENGTH: usize = 26;

const SIGNS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";

/// A token for a conversation. The same secret and id always give the same token.
pub fn make(secret: &[u8], conversation_id: i64) -> String {
    sealed(secret, b"conversation", conversation_id)
}

/// The id in a token that `make` gave; `None` for every other text. Upper and lower case are the same.
pub fn read(secret: &[u8], token: &str) -> Option<i64> {
    opened(secret, b"conversation", token)
}

/// The id hidden behind its own keyed hash: eight bytes of hash, then the id covered by a mask drawn from that hash.
pub(crate) fn sealed(secret: &[u8], purpose: &[u8], id: i64) -> String {
    let hash = keyed(secret, &[b"tag", purpose, &id.to_be_bytes()]);
    let covered = id as u64 ^ mask(secret, purpose, hash);
    encoded((u128::from(hash) << 64) | u128::from(covered))
}

pub(crate) fn opened(secret: &[u8], purpose: &[u8], token: &str) -> Option<i64> {
    let value = decoded(token)?;
    let hash = (value >> 64) as u64;
    let id = (value as u64 ^ mask(secret, purpose, hash)) as i64;
    let wanted = keyed(secret, &[b"tag", purpose, &id.to_be_bytes()]);
    // One comparison of whole words: its time does not depend on how much is right.
    (wanted ^ hash == 0).then_some(id)
}

fn mask(secret: &[u8], purpose: &[u8], hash: u64) -> u64 {
    keyed(secret, &[b"mask", purpose, &hash.to_be_bytes()])
}

fn keyed(secret: &[u8], words: &[&[u8]]) -> u64 {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret).expect("a key of any length is allowed");
    for word in words {
        mac.update(&[u8::try_from(word.len()).unwrap_or(u8::MAX)]);
        mac.update(word);
    }
    let bytes = mac.finalize().into_bytes();
    bytes.iter().take(8).fold(0, |value, byte| value << 8 | u64::from(*byte))
}

fn encoded(value: u128) -> String {
    // 26 signs of five bits hold 130 bits; the first sign carries three.
    (0..LENGTH).rev().map(|place| char::from(SIGNS[(value >> (place * 5)) as usize & 31])).collect()
}

fn decoded(token: &str) -> Option<u128> {
    if token.len() != LENGTH {
        return None;
    }
    let mut value = 0_u128;
    for (place, sign) in token.bytes().enumerate() {
        let digit = SIGNS.iter().position(|known| *known == sign.to_ascii_lowercase())? as u128;
        if place == 0 && digit > 7 {
            return None;
        }
        value = value << 5 | digit;
    }
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_gives_its_id_back_in_any_case() {
        for id in [0, 1, -1, 42, 1_152_921_504_606_846_976, i64::MAX, i64::MIN] {
            let token = make(b"secret", id);
            assert_eq!(token.len(), LENGTH);
            assert_eq!(read(b"secret", &token), Some(id));
            assert_eq!(read(b"secret", &token.to_uppercase()), Some(id));
        }
    }

    #[test]
    fn a_token_of_another_desk_or_purpose_or_with_one_sign_changed_is_none() {
        let token = make(b"secret", 7);
        assert_eq!(read(b"other", &token), None);
        assert_eq!(opened(b"secret", b"message", &token), None);
        for place in 0..LENGTH {
            let mut changed = token.clone().into_bytes();
            changed[place] = if changed[place] == b'a' { b'b' } else { b'a' };
            assert_eq!(read(b"secret", std::str::from_utf8(&changed).unwrap()), None);
        }
        for wrong in ["", "a", "ääääääääääääää", "1111111111111111111111111!"] {
            assert_eq!(read(b"secret", wrong), None);
        }
    }

    #[test]
    fn neighbouring_ids_have_nothing_in_common() {
        let (one, two) = (make(b"secret", 1), make(b"secret", 2));
        let same = one.bytes().zip(two.bytes()).filter(|(a, b)| a == b).count();
        assert!(same < 8, "{one} {two}");
    }
}
