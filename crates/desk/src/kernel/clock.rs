//! The only place where the wall clock is read. Acts take `now` as a parameter.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

pub use jiff::Timestamp;

/// The due time of what has no promise: far away, so that every queue is one index walk (microseconds UTC, 2100-01-01).
pub const NO_DUE: i64 = 4_102_444_800_000_000;

/// The time of this process: the system's, or one that tests and demonstrations set. Cheap to clone.
#[derive(Clone, Default)]
pub struct Clock {
    /// Microseconds to add to the system's time; `i64::MIN` marks a clock that stands still at `fixed`.
    offset: Option<Arc<AtomicI64>>,
}

impl Clock {
    /// The system's clock.
    pub fn system() -> Clock {
        Clock { offset: None }
    }

    /// A clock that can be set and runs on from there.
    pub fn settable() -> Clock {
        Clock { offset: Some(Arc::new(AtomicI64::new(0))) }
    }

    /// The time now, in whole microseconds as the database keeps it.
    pub fn now(&self) -> Timestamp {
        let offset = self.offset.as_ref().map_or(0, |o| o.load(Ordering::SeqCst));
        Timestamp::from_microsecond(system_microseconds().saturating_add(offset)).unwrap_or(Timestamp::MAX)
    }

    /// Sets a settable clock; `false` when this clock is the system's.
    pub fn set(&self, now: Timestamp) -> bool {
        let Some(offset) = &self.offset else { return false };
        offset.store(now.as_microsecond() - system_microseconds(), Ordering::SeqCst);
        true
    }

    /// Whether this clock may be set.
    pub fn is_settable(&self) -> bool {
        self.offset.is_some()
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place that reads the wall clock")]
fn system_microseconds() -> i64 {
    Timestamp::now().as_microsecond()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_settable_clock_runs_on_from_where_it_was_set() {
        let clock = Clock::settable();
        let then: Timestamp = "2030-01-02T03:04:05Z".parse().unwrap();
        assert!(clock.set(then));
        let now = clock.now();
        assert!(now >= then && now.as_second() - then.as_second() < 60);
        assert!(!Clock::system().set(then));
    }
}
