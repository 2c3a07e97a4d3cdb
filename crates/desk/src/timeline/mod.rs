//! The append-only trace: every act appends one event with a subject row for each record that it touches.
//! It never changes an event; sealing and the hash chain lie in `db`. What follows from an event stands in `reactions`.

mod append;
mod kind;
mod read;

pub use append::{Happening, append};
pub use kind::{EventKind, REACT_JOB, Reacts};
pub use read::{Entry, after, newest, of_conversation, of_subject};
