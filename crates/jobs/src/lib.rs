//! Durable jobs in the act's own transaction: claim by due time with a lease, retry, dead letters in sight, timers that fire
//! at their due time. It knows no word of the trade. A job may run twice; what is claimed is never lost.
//! The story starts in `queue.rs` (enqueue), `claim.rs` (who runs it) and `runner.rs` (run).

mod claim;
mod dead;
mod job;
mod queue;
mod runner;
mod standing;

pub use dead::{DeadLetter, count_dead, dead_letters, dismiss, retry};
pub use job::{Job, Outcome};
pub use queue::{cancel, enqueue, enqueue_unique};
pub use runner::{Runner, RunnerHandle};
pub use standing::{Standing, standing};

/// The hint by which a transaction of this process wakes the runner.
pub(crate) const TOPIC: &str = "jobs";

/// Wall-clock microseconds, for leases: they tell whether a process lives, whatever the desk's clock says.
#[expect(clippy::disallowed_methods, reason = "leases follow the wall clock")]
pub(crate) fn wall() -> i64 {
    jiff::Timestamp::now().as_microsecond()
}
