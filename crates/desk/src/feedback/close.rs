//! Closing feedback: it is answered, or it asked for no answer.

use db::Tx;
use serde_json::Value as Json;

use super::event::CLOSED;
use super::feedback::{Feedback, State, of};
use crate::birth::{moved, taken, told};
use crate::kernel::{Actor, Timestamp};
use crate::spine::StateCategory;

/// What may be closed without an answer (life cycle of feedback).
const NEEDS_NO_ANSWER: &[&str] = &["comment", "praise"];

crate::refusals! {
    /// Why feedback is not closed.
    CloseError {
        /// Only who serves closes feedback.
        NotAllowed => Forbidden "access.right_missing",
        /// Somebody else changed it meanwhile.
        Changed => Conflict "record.changed",
        /// It is closed.
        AlreadyClosed => Conflict "feedback.already_closed",
        /// Its giver waits for an answer.
        NotAnswered => Invalid "feedback.not_answered",
    }
}
crate::refused_alike!(CloseError);

/// Closes feedback; `seen` is the version on which it was decided.
///
/// # Errors
/// `CloseError`.
pub fn close(
    tx: &mut Tx,
    actor: &Actor,
    feedback: &Feedback,
    seen: Option<i64>,
    now: Timestamp,
) -> Result<Feedback, CloseError> {
    let mut record = taken(tx, actor, &feedback.record, seen)?;
    if record.is_done() {
        return Err(CloseError::AlreadyClosed);
    }
    let waits = record.state != State::Answered.code();
    if waits && !NEEDS_NO_ANSWER.contains(&feedback.feedback_kind.as_str()) {
        return Err(CloseError::NotAnswered);
    }
    moved(tx, &mut record, (State::Closed.code(), StateCategory::Done), now)?;
    told(tx, actor, &record, (CLOSED, Json::Null), now)?;
    Ok(of(tx, record)?)
}
