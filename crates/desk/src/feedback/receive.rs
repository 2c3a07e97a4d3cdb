//! Writing feedback down, word by word, whichever team hears it.

use db::{Tx, args};
use serde_json::json;

use super::event::RECEIVED;
use super::feedback::{FEEDBACK_KINDS, Feedback, ORIGINS, State, of};
use crate::birth::{born, told};
use crate::kernel::{Actor, RecordKind, Right, Timestamp};
use crate::spine::Born;

/// A new piece of feedback.
#[derive(Clone, Debug, Default)]
pub struct NewFeedback {
    /// What it shares with all records.
    pub born: Born,
    /// One of `FEEDBACK_KINDS`; empty is a comment.
    pub feedback_kind: String,
    /// One of `ORIGINS`; empty is spontaneous.
    pub origin: String,
}

crate::refusals! {
    /// Why feedback is not written down.
    ReceiveError {
        /// Only who serves writes feedback down.
        NotAllowed => Forbidden "access.right_missing",
        /// It needs a title.
        TitleMissing => Invalid "record.title_missing" at "title",
        /// There is no such kind.
        KindUnknown => Invalid "feedback.kind_unknown" at "feedback_kind",
        /// There is no such origin.
        OriginUnknown => Invalid "feedback.origin_unknown" at "origin",
    }
}

/// Writes feedback down.
///
/// # Errors
/// `ReceiveError`.
pub fn receive(
    tx: &mut Tx,
    actor: &Actor,
    new: &NewFeedback,
    now: Timestamp,
) -> Result<Feedback, ReceiveError> {
    if !actor.may(Right::Serve) {
        return Err(ReceiveError::NotAllowed);
    }
    if new.born.title.trim().is_empty() {
        return Err(ReceiveError::TitleMissing);
    }
    let kind = match new.feedback_kind.as_str() {
        "" => "comment",
        "suggestion" => "improvement_suggestion",
        other => other,
    };
    let origin = if new.origin.is_empty() { "spontaneous" } else { new.origin.as_str() };
    if !FEEDBACK_KINDS.contains(&kind) {
        return Err(ReceiveError::KindUnknown);
    }
    if !ORIGINS.contains(&origin) {
        return Err(ReceiveError::OriginUnknown);
    }
    let record = born(tx, actor, RecordKind::Feedback, State::Received.code(), &new.born, now)?;
    tx.exec(
        "INSERT INTO feedback (id, own_words, feedback_kind, origin, answer, answered_at, erased_at)
         VALUES ($1, $2, $3, $4, NULL, NULL, NULL)",
        args![record.id, &new.born.own_words, kind, origin],
    )?;
    told(tx, actor, &record, (RECEIVED, json!({ "feedback_kind": kind, "origin": origin })), now)?;
    Ok(of(tx, record)?)
}
