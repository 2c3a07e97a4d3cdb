//! Durable jobs in the act's own transaction: claim by due time with a lease, retry, dead letters in sight, timers that fire
//! at their due time. It knows no word of the trade. The story starts in `queue.rs` (enqueue) and `runner.rs` (run).

mod dead;
mod queue;
mod runner;

pub use dead::{DeadLetter, count_dead, dead_letters, dismiss, retry};
pub use queue::{cancel, enqueue, enqueue_unique};
pub use runner::{Job, Outcome, Runner, RunnerHandle};

/// The hint by which a transaction of this process wakes the runner.
pub(crate) const TOPIC: &str = "jobs";
