//! What the desk promises, on both databases.

#![expect(clippy::unwrap_used, reason = "a test says what went wrong by panicking")]

mod access;
mod catalogue;
mod erasure;
mod figure;
mod first_start;
mod form;
mod intake;
mod interaction;
mod mailbox;
mod people;
mod reactions;
mod records;
mod report;
mod search;
mod stage;
mod work;
