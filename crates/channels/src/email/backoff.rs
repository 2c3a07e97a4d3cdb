//! When a message that the other side could not take is tried again: minutes at first, hours later, days in all (RFC 5321, 4.5.4.1).

use jiff::SignedDuration;

/// After this many tries (about four days) a message is given up.
pub const TRIES: i64 = 24;

/// How long to wait after the given try, counted from 1.
pub fn after(attempt: i64) -> SignedDuration {
    let minutes = match attempt {
        ..=1 => 1,
        2 => 5,
        3 => 15,
        4 => 30,
        5..=8 => 60,
        9..=14 => 180,
        _ => 480,
    };
    SignedDuration::from_mins(minutes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_tried_for_days_and_soon_at_first() {
        assert_eq!(after(1), SignedDuration::from_mins(1));
        let whole: SignedDuration = (1..TRIES).map(after).fold(SignedDuration::ZERO, |sum, one| sum + one);
        assert!(whole > SignedDuration::from_hours(72) && whole < SignedDuration::from_hours(24 * 6));
        assert!((1..TRIES).all(|n| after(n) <= after(n + 1)));
    }
}
