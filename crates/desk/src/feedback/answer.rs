//! Answering the giver of feedback.

use db::{Tx, args};
use serde_json::Value as Json;

use super::event::ANSWERED;
use super::feedback::{Feedback, State, of};
use crate::birth::{moved, taken, told};
use crate::kernel::{Actor, Timestamp};
use crate::spine::StateCategory;

/// What is answered.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// The words.
    pub text: String,
    /// The version on which it was decided.
    pub version: Option<i64>,
}

crate::refusals! {
    /// Why feedback is not answered.
    AnswerError {
        /// Only who serves answers feedback.
        NotAllowed => Forbidden "access.right_missing",
        /// Somebody else changed it meanwhile.
        Changed => Conflict "record.changed",
        /// It is answered or closed already.
        AlreadyAnswered => Conflict "feedback.already_answered",
        /// There are no words.
        AnswerMissing => Invalid "feedback.answer_missing" at "answer",
    }
}
crate::refused_alike!(AnswerError);

/// Writes down what the giver was answered.
///
/// # Errors
/// `AnswerError`.
pub fn answer(
    tx: &mut Tx,
    actor: &Actor,
    feedback: &Feedback,
    with: &Answer,
    now: Timestamp,
) -> Result<Feedback, AnswerError> {
    let mut record = taken(tx, actor, &feedback.record, with.version)?;
    if record.state != State::Received.code() {
        return Err(AnswerError::AlreadyAnswered);
    }
    if with.text.trim().is_empty() {
        return Err(AnswerError::AnswerMissing);
    }
    tx.exec(
        "UPDATE feedback SET answer = $2, answered_at = $3 WHERE id = $1",
        args![record.id, with.text.trim(), now],
    )?;
    moved(tx, &mut record, (State::Answered.code(), StateCategory::Open), now)?;
    told(tx, actor, &record, (ANSWERED, Json::Null), now)?;
    Ok(of(tx, record)?)
}
