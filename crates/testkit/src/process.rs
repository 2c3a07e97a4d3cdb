//! Child processes that end with the test, by their own process id.

use std::process::{Child, Command};
use std::time::{Duration, Instant};

/// Sends a signal (`TERM`, `INT`, `KILL`, `STOP`, `CONT`) to a child that is still ours.
pub fn signal(child: &Child, name: &str) {
    let done = Command::new("kill").args([&format!("-{name}"), "--", &child.id().to_string()]).status();
    assert!(done.is_ok(), "the program kill is missing");
}

/// Asks a child to end, and kills it if it has not after `patience`. Returns whether it ended by itself.
pub fn end(child: &mut Child, patience: Duration) -> bool {
    if matches!(child.try_wait(), Ok(Some(_))) {
        return true;
    }
    signal(child, "TERM");
    let start = Instant::now();
    while start.elapsed() < patience {
        if matches!(child.try_wait(), Ok(Some(_))) {
            return true;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    let _ = child.kill();
    let _ = child.wait();
    false
}
