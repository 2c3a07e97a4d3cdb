//! Writing down what was done in a contact.

use db::Tx;
use serde_json::json;

use super::acting::{ActError, Done, taken, told};
use super::event::{ACTED, ACTION_REMOVED};
use super::interaction::Interaction;
use super::undo::{Before, offer};
use super::words::ActionKind;
use super::{action, claim};
use crate::kernel::{Actor, Timestamp};
use crate::promise;

/// Adds an action. What informs the customer keeps the promise; acting on what nobody has is taking it.
///
/// # Errors
/// `action.note_missing` for `other` without words, and what every act may refuse.
pub fn add_action(
    tx: &mut Tx,
    actor: &Actor,
    interaction: &Interaction,
    (kind, note): (ActionKind, &str),
    seen: Option<i64>,
    now: Timestamp,
) -> Result<Done, ActError> {
    let mut fresh = taken(tx, actor, interaction, seen)?;
    if kind == ActionKind::Other && note.trim().is_empty() {
        return Err(ActError::NoteMissing);
    }
    let before = Before::of(tx, &fresh)?;
    added(tx, actor, &mut fresh, (kind, note.trim()), now)?;
    told(tx, actor, &mut fresh, ACTED, json!({ "action": kind.code(), "note": note.trim() }), now)?;
    let undo = offer(tx, actor, "action", (&before, &fresh), now)?;
    Ok(Done { interaction: fresh, undo })
}

/// Takes an action back.
///
/// # Errors
/// `action.missing` and what every act may refuse.
pub fn remove_action(
    tx: &mut Tx,
    actor: &Actor,
    interaction: &Interaction,
    key: &str,
    seen: Option<i64>,
    now: Timestamp,
) -> Result<Done, ActError> {
    let mut fresh = taken(tx, actor, interaction, seen)?;
    let before = Before::of(tx, &fresh)?;
    let standing = action::of(tx, fresh.record.id)?;
    let action = standing.iter().find(|action| action.key == key).ok_or(ActError::ActionMissing)?;
    action::set_undone(tx, action.id, Some(now))?;
    told(tx, actor, &mut fresh, ACTION_REMOVED, json!({ "action": action.kind.code() }), now)?;
    let undo = offer(tx, actor, "remove_action", (&before, &fresh), now)?;
    Ok(Done { interaction: fresh, undo })
}

/// Adds an action within another act.
pub(super) fn added(
    tx: &mut Tx,
    actor: &Actor,
    fresh: &mut Interaction,
    what: (ActionKind, &str),
    now: Timestamp,
) -> Result<(), db::Error> {
    action::put(tx, fresh.record.id, what, actor.agent, now)?;
    if fresh.record.owner_id.is_none() {
        claim::owned(tx, actor, fresh, now)?;
    }
    if what.0.informs() {
        promise::meet(tx, &mut fresh.record, now)?;
    }
    Ok(())
}

/// Writes down that a record was made of the contact; for `spanning`, within its act.
pub(crate) fn recorded(
    tx: &mut Tx,
    actor: &Actor,
    fresh: &mut Interaction,
    reference: &str,
    now: Timestamp,
) -> Result<(), db::Error> {
    added(tx, actor, fresh, (ActionKind::Recorded, reference), now)
}
