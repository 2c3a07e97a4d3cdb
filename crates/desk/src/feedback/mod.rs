//! A palaute: what a customer thinks, unasked or asked. received → answered → closed; a comment or praise may be closed without an
//! answer. Tone is no priority. It needs no customer's name. Start with `feedback.rs`.

mod answer;
mod close;
mod event;
#[expect(clippy::module_inception, reason = "the room is named after the thing it holds")]
mod feedback;
mod receive;

pub use answer::{Answer, AnswerError, answer};
pub use close::{CloseError, close};
pub use event::EVENTS;
pub use feedback::{FEEDBACK_KINDS, Feedback, ORIGINS, State, load, queue};
pub use receive::{NewFeedback, ReceiveError, receive};
