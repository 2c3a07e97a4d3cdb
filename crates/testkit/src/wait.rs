//! Waiting for a condition. The deadline only catches hanging; a test never waits for a fixed time.

use std::time::{Duration, Instant};

/// A minute: far more than anything here takes.
pub const DEADLINE: Duration = Duration::from_secs(60);

/// Waits until `probe` gives something and returns it; panics after the deadline with `what` was awaited.
pub fn wait_for<T>(what: &str, mut probe: impl FnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(found) = probe() {
            return found;
        }
        assert!(start.elapsed() < DEADLINE, "waited a minute in vain for {what}");
        std::thread::sleep(Duration::from_millis(10));
    }
}

/// Waits until `probe` is true.
pub fn wait_until(what: &str, mut probe: impl FnMut() -> bool) {
    wait_for(what, || probe().then_some(()));
}
