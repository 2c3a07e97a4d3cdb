//! How patient a door is with the servers it speaks to, and how much it takes from them.

use std::time::Duration;

/// Times and sizes of the mail doors. Tests shorten them.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// How often the rows are read for new or changed mailboxes.
    pub rows: Duration,
    /// How long one step of a conversation with a server may take.
    pub step: Duration,
    /// How long a wait for news lasts before it is begun again: a connection that died in silence is seen then. RFC 2177 allows 29
    /// minutes; the boxes between us and the server forget a quiet connection sooner.
    pub idle: Duration,
    /// How often a server without IDLE is asked.
    pub poll: Duration,
    /// The wait after the first failure; it doubles with each.
    pub shortest: Duration,
    /// The longest wait after failures.
    pub longest: Duration,
    /// How long handing one message over may take in all.
    pub handing: Duration,
    /// A message larger than this is not fetched but parked (bytes).
    pub largest: u32,
}

impl Default for Pace {
    fn default() -> Pace {
        Pace {
            rows: Duration::from_secs(3),
            step: Duration::from_secs(60),
            idle: Duration::from_secs(5 * 60),
            poll: Duration::from_secs(30),
            shortest: Duration::from_secs(1),
            longest: Duration::from_secs(120),
            handing: Duration::from_secs(15 * 60),
            largest: super::imap::LARGEST,
        }
    }
}

impl Pace {
    /// For a person who presses a button and waits.
    pub fn brisk() -> Pace {
        Pace { step: Duration::from_secs(15), ..Pace::default() }
    }
}
