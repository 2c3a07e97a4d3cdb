//! When a message that the other side could not take is tried again: minutes at first, hours later, days in all (RFC 5321, 4.5.4.1).

use jiff::SignedDuration;

/// After this many tries (about four days) a message is given up.
pub const TRIES: i64 = 24;

/// A message that no relay could be asked about is given up when it is older than this.
pub const GIVEN_UP: SignedDuration = SignedDuration::from_hours(96);

/// How long to wait when the relay itself is away: never long, since it may be back any time and nothing speaks against the message.
pub fn after_outage(attempt: i64) -> SignedDuration {
    after(attempt).min(SignedDuration::from_mins(15))
}

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
