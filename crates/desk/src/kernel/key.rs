//! Opaque keys of what has no number: customers, organisations, services, users, mailboxes.

const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const MASK: u64 = (1 << 63) - 1;

/// The key of an id: thirteen letters and digits, one to one, which tells neither order nor time at a glance.
pub fn key_of(id: i64) -> String {
    let mut mixed = (id as u64) & MASK;
    for odd in [0x2545_F491_4F6C_DD1D_u64, 0x1E37_79B9_7F4A_7C15] {
        mixed ^= mixed >> 31;
        mixed = mixed.wrapping_mul(odd) & MASK;
    }
    mixed ^= mixed >> 29;
    (0..13).map(|i| LETTERS[((mixed >> (60 - 5 * i)) & 31) as usize] as char).collect()
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
}
