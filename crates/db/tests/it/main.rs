//! What the ground promises, on both databases.

#![expect(clippy::unwrap_used, reason = "a test says what went wrong by panicking")]

mod backup;
mod blobs;
mod events;
mod faults;
mod opening;
mod writes;
