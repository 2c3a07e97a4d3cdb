//! A desk for tests: migrated databases of both kinds, an SMTP server that can misbehave, a real Dovecot, started programs.
//! It knows nothing of the desk's rules and is never part of the product.
//! Everything listens on 127.0.0.1, lives in a folder of its own and ends by its process id when it is dropped.
//! The story starts in `database.rs`: `for_each_database(|database| …)` gives a test each of the two kinds in turn.
//! A missing component fails the test; nothing is skipped.

#![expect(
    clippy::missing_panics_doc,
    clippy::unwrap_used,
    reason = "a test helper says what went wrong by panicking"
)]

pub mod database;
pub mod dovecot;
pub mod gate;
pub mod plans;
pub mod port;
pub mod postgres;
pub mod process;
pub mod running;
pub mod smtp;
pub mod wait;

pub use database::{Database, Engine, engines, for_each_database};
pub use dovecot::Dovecot;
pub use gate::{Gate, Passage};
pub use running::Running;
pub use smtp::{Manner, Received, SmtpSink};
pub use wait::{wait_for, wait_until};

/// Whether the long tests were asked for (`./test --long`).
pub fn long() -> bool {
    std::env::var("TUKI_LONG").is_ok_and(|value| value == "1")
}

/// Runs a future to its end on a runtime of its own, for tests that go through both databases.
pub fn block_on<T>(future: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    runtime.expect("a runtime can be built").block_on(future)
}

/// How many rounds of a fault loop to run: `few` in the ordinary suite, `many` in the long one.
pub fn rounds(few: usize, many: usize) -> usize {
    if long() { many } else { few }
}
