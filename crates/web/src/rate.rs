//! Token buckets in memory for doors that strangers may knock on. Losing them at a restart loses nothing.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use desk::kernel::Timestamp;

/// How many keys are remembered at the most; beyond that the fullest buckets are forgotten.
const KEYS: usize = 20_000;

/// Lets `burst` requests of a key through at once and `per_minute` thereafter.
#[derive(Clone)]
pub struct Rate {
    burst: f64,
    per_minute: f64,
    buckets: Arc<Mutex<HashMap<String, (f64, i64)>>>,
}

impl Rate {
    /// A rate of `per_minute` with `burst` at once.
    pub fn new(burst: u32, per_minute: u32) -> Rate {
        Rate { burst: f64::from(burst), per_minute: f64::from(per_minute), buckets: Arc::default() }
    }

    /// Takes one; `Err` tells after how many seconds the next one is there.
    pub fn take(&self, key: &str, now: Timestamp) -> Result<(), u64> {
        let now = now.as_millisecond();
        let mut buckets = self.buckets.lock().expect("no holder of the lock panics");
        if buckets.len() >= KEYS {
            buckets.retain(|_, (left, at)| self.filled(*left, *at, now) < self.burst);
        }
        let (left, at) = buckets.get(key).copied().unwrap_or((self.burst, now));
        let left = self.filled(left, at, now);
        if left < 1.0 {
            buckets.insert(key.into(), (left, now));
            return Err(((1.0 - left) * 60.0 / self.per_minute).ceil() as u64);
        }
        buckets.insert(key.into(), (left - 1.0, now));
        Ok(())
    }

    fn filled(&self, left: f64, at: i64, now: i64) -> f64 {
        (left + (now - at).max(0) as f64 / 60_000.0 * self.per_minute).min(self.burst)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rush_is_slowed_and_others_are_not_harmed() {
        let rate = Rate::new(3, 6);
        let now: Timestamp = "2026-11-24T10:00:00Z".parse().unwrap();
        assert!((0..3).all(|_| rate.take("a", now).is_ok()));
        assert_eq!(rate.take("a", now), Err(10));
        assert!(rate.take("b", now).is_ok());
        let later: Timestamp = "2026-11-24T10:00:11Z".parse().unwrap();
        assert!(rate.take("a", later).is_ok());
    }
}
