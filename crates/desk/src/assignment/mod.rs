//! Who has a record: its owner, the one whom the customer sees, its team. One owner at a time.
//! It asks whether they may have it and tells the trace; what owning means is the kinds' own. Start with `assign.rs`.

mod assign;
mod event;

pub use assign::{AssignError, Hand, assign, given};
pub use event::EVENTS;
