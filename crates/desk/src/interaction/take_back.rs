//! Taking an answer back while it is held: a conditional update, so that sending and taking back cannot both win on any node.

use db::{Error, Tx, args};
use serde_json::json;

use super::acting::{counted, tell};
use super::event::TAKEN_BACK;
use super::interaction::{Interaction, save, take};
use super::undo::{self, UndoError};
use super::words::ActionKind;
use super::{action, message, outgoing};
use crate::conversation::{DraftKind, keep_draft};
use crate::kernel::{Actor, Right, Timestamp, key_of};
use crate::promise;

crate::refusals! {
    /// Why an answer is not taken back.
    TakeBackError {
        /// It is not there, or not this person's.
        Missing => Missing "take_back.missing",
        /// It has left already.
        Left => Conflict "take_back.left",
    }
}

/// Takes an own answer back; its text becomes the draft again. Answers the contact as it is now and the text.
///
/// # Errors
/// `take_back.left` once it has begun to leave.
pub fn take_back(
    tx: &mut Tx,
    actor: &Actor,
    message: i64,
    now: Timestamp,
) -> Result<(Interaction, String), TakeBackError> {
    let stored = message::by_id(tx, message)?.ok_or(TakeBackError::Missing)?;
    if stored.kind != "reply" || (stored.agent_id != actor.agent && !actor.may(Right::Lead)) {
        return Err(TakeBackError::Missing);
    }
    let mut interaction = take(tx, stored.interaction_id)?;
    if interaction.record.is_done() {
        return with_its_closing(tx, actor, &interaction, message, now);
    }
    let text = withdraw(tx, actor, message, now)?.ok_or(TakeBackError::Left)?;
    for done in action::of(tx, interaction.record.id)? {
        if done.kind == ActionKind::Replied && done.at == stored.at {
            action::set_undone(tx, done.id, Some(now))?;
        }
    }
    promise::reopen(tx, &mut interaction.record, stored.at)?;
    counted(tx, &interaction, ("replied", "", "", -1), now)?;
    save(tx, &mut interaction)?;
    Ok((interaction, text))
}

/// An answer that closed its contact is taken back together with the closing: nobody may be left closed and unanswered.
fn with_its_closing(
    tx: &mut Tx,
    actor: &Actor,
    interaction: &Interaction,
    message: i64,
    now: Timestamp,
) -> Result<(Interaction, String), TakeBackError> {
    let act = undo::of_message(tx, actor, interaction.record.id, message)?.ok_or(TakeBackError::Left)?;
    let (back, text) = undo::undo(tx, actor, &act, now).map_err(|refused| match refused {
        UndoError::Failed(error) => TakeBackError::Failed(error),
        _ => TakeBackError::Left,
    })?;
    Ok((back, text.unwrap_or_default()))
}

/// Stops the message if it is still held, puts its text back into the draft and tells the trace; `None` when it has left.
pub(super) fn withdraw(
    tx: &mut Tx,
    actor: &Actor,
    message: i64,
    now: Timestamp,
) -> Result<Option<String>, Error> {
    if !outgoing::stop(tx, message)? {
        return Ok(None);
    }
    tx.exec("UPDATE message SET state = 'undone' WHERE id = $1", args![message])?;
    message::note_state(tx, message, "undone", "", now)?;
    let stored = message::by_id(tx, message)?.ok_or_else(|| Error::other("the message is gone"))?;
    if let Some(agent) = actor.agent {
        keep_draft(tx, agent, stored.conversation_id, DraftKind::Reply, (&stored.text, 0), now)?;
    }
    let interaction = take(tx, stored.interaction_id)?;
    tell(tx, actor, &interaction, TAKEN_BACK, json!({ "message": key_of(message) }), now)?;
    Ok(Some(stored.text))
}
