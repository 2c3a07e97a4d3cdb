//! Erasing a person's text by command (requirements A9): names, identities, words, files, search rows and details of the trace go;
//! numbers, states, times and links stay, and the sealed chain still verifies. Legal holds win.
//! It deletes no business record. The act is `erase.rs`; the bulk is done by a job in steps (`step.rs`).

mod erase;
mod message;
mod record;
mod step;

pub use erase::{EVENTS, EraseError, erase, everybody, set_hold};
pub use step::{ERASE_JOB, Step, step};
