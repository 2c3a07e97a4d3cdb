//! Acts over several records: what is made out of a contact, and what is answered through one. It holds no state of its own.
//! Start with `spawn.rs`.

mod answer_feedback;
mod spawn;

pub use answer_feedback::{AnswerFeedbackError, answer_feedback};
pub use spawn::{Facts, SpawnError, spawn_feedback, spawn_issue, spawn_order};
