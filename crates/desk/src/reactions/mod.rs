//! What follows from an event: one table from kind to what happens next, run by durable jobs after the commit.
//! Acts never do these things themselves. It also holds the register of all kinds and tells live screens what was touched.
//! Start with `table.rs`; the jobs stand in `work.rs`.

mod follow;
pub mod live;
mod register;
mod reindex;
mod table;
mod work;

pub use follow::RECEIPT_JOB;
pub use register::REGISTER;
pub use table::react;
pub use work::{KINDS, Next, start, work};

#[cfg(test)]
mod tests;
