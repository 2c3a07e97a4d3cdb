//! What the mail door promises, with a real Dovecot, a relay that misbehaves on demand, and both databases.

#![expect(clippy::unwrap_used, reason = "a test says what went wrong by panicking")]

mod bad_days;
mod coming;
mod going;
mod robots;
mod stage;
mod starting;
