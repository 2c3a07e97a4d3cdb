//! Opaque keys of what has no number: customers, organisations, services, users, mailboxes.

const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const MASK: u64 = (1 << 63) - 1;
const ODD: [u64; 2] = [0x2545_F491_4F6C_DD1D, 0x1E37_79B9_7F4A_7C15];

/// The key of an id: thirteen letters and digits, one to one, which tells neither order nor time at a glance.
pub fn key_of(id: i64) -> String {
    let mut mixed = (id as u64) & MASK;
    for odd in ODD {
        mixed ^= mixed >> 31;
        mixed = mixed.wrapping_mul(odd) & MASK;
    }
    mixed ^= mixed >> 29;
    (0..13).map(|i| LETTERS[((mixed >> (60 - 5 * i)) & 31) as usize] as char).collect()
}

/// The id of a key, for things that keep no key of their own; `None` when it is no key.
pub fn id_of(key: &str) -> Option<i64> {
    if key.len() != 13 {
        return None;
    }
    let mut mixed = 0_u64;
    for letter in key.bytes() {
        let value = LETTERS.iter().position(|known| *known == letter)? as u64;
        mixed = (mixed << 5) | value;
    }
    mixed &= MASK;
    mixed ^= (mixed >> 29) ^ (mixed >> 58);
    for odd in [ODD[1], ODD[0]] {
        mixed = mixed.wrapping_mul(inverse(odd)) & MASK;
        mixed ^= (mixed >> 31) ^ (mixed >> 62);
    }
    let id = i64::try_from(mixed).ok()?;
    (key_of(id) == key).then_some(id)
}

/// The inverse of an odd number modulo a power of two (Newton's iteration doubles the correct bits each time).
fn inverse(odd: u64) -> u64 {
    (0..6).fold(odd, |guess, _| guess.wrapping_mul(2_u64.wrapping_sub(odd.wrapping_mul(guess))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn neighbouring_ids_have_distinct_keys_of_one_length() {
        let keys: HashSet<String> = (1..5_000).map(|i| key_of(7_000_000_000_000 + i)).collect();
        assert_eq!(keys.len(), 4_999);
        assert!(keys.iter().all(|k| k.len() == 13));
    }

    #[test]
    fn a_key_leads_back_to_its_id_and_rubbish_to_none() {
        for id in [0, 1, 42, 7_000_000_000_001, i64::MAX, 1 << 62] {
            assert_eq!(id_of(&key_of(id)), Some(id));
        }
        for bad in ["", "short", "iiiiiiiiiiiii", "ööööööö", "zzzzzzzzzzzzzz"] {
            assert_eq!(id_of(bad), None, "{bad}");
        }
    }
}
