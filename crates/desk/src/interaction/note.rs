//! A note for colleagues. It is never sent, and it is no answer.

use db::Tx;
use serde_json::json;

use super::acting::{ActError, tell};
use super::event::NOTED;
use super::interaction::{Interaction, save, take};
use super::message::{self, Author, NewMessage};
use super::reply::index;
use crate::conversation::{self, DraftKind};
use crate::kernel::{Actor, Right, Timestamp, key_of};

crate::refusals! {
    /// Why a note is not written.
    NoteError {
        /// Only who serves writes notes.
        NotAllowed => Forbidden "access.right_missing",
        /// There are no words.
        Empty => Invalid "note.empty" at "text",
    }
}

/// Writes a note; also on what is closed, since that changes nothing of it. `terms` by `search::terms_of`.
///
/// # Errors
/// `note.empty`.
pub fn note(
    tx: &mut Tx,
    actor: &Actor,
    interaction: &Interaction,
    (text, terms): (&str, &str),
    now: Timestamp,
) -> Result<(Interaction, i64), NoteError> {
    if !actor.may(Right::Serve) {
        return Err(NoteError::NotAllowed);
    }
    if text.trim().is_empty() {
        return Err(NoteError::Empty);
    }
    let mut fresh = take(tx, interaction.record.id)?;
    let new = NewMessage {
        kind: "note",
        author: Author { agent: actor.agent, name: actor.name.clone(), ..Author::default() },
        at: now,
        text: text.trim_end().into(),
        ..NewMessage::default()
    };
    let message = message::put(tx, fresh.conversation(), fresh.record.id, &new)?;
    index(tx, &fresh, message, terms, now)?;
    if let Some(agent) = actor.agent {
        conversation::discard(tx, agent, fresh.conversation(), DraftKind::Note)?;
    }
    save(tx, &mut fresh)?;
    tell(tx, actor, &fresh, NOTED, json!({ "message": key_of(message) }), now)?;
    Ok((fresh, message))
}

impl From<NoteError> for ActError {
    fn from(refused: NoteError) -> ActError {
        match refused {
            NoteError::NotAllowed => ActError::NotAllowed,
            NoteError::Empty => ActError::NoteMissing,
            NoteError::Failed(error) => ActError::Failed(error),
        }
    }
}
