//! What the queue promises, on both databases.

#![expect(clippy::unwrap_used, reason = "a test says what went wrong by panicking")]

mod dead;
mod queue;
mod sharing;
mod workshop;
