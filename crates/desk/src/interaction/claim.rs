//! Taking a contact, giving it back, taking it over. One owner at a time.

use db::{Error, Tx, args};
use serde_json::json;

use super::acting::{ActError, Done, taken, told};
use super::event::{CLAIMED, RELEASED};
use super::interaction::Interaction;
use super::state::{State, Step};
use super::undo::{Before, offer};
use crate::kernel::{Actor, Right, Timestamp};

/// Takes a contact that nobody has. Claiming one's own again changes nothing.
///
/// # Errors
/// `interaction.taken` names who has it.
pub fn claim(
    tx: &mut Tx,
    actor: &Actor,
    interaction: &Interaction,
    seen: Option<i64>,
    now: Timestamp,
) -> Result<Done, ActError> {
    let fresh = taken(tx, actor, interaction, seen)?;
    match fresh.record.owner_id {
        Some(owner) if Some(owner) == actor.agent => Ok(Done { interaction: fresh, undo: None }),
        Some(owner) => Err(ActError::Taken(name_of(tx, owner)?)),
        None => own(tx, actor, fresh, now),
    }
}

/// Takes a contact whoever has it; who leads may do that, and everybody with what is theirs or nobody's.
///
/// # Errors
/// `interaction.not_yours`.
pub fn take_over(
    tx: &mut Tx,
    actor: &Actor,
    interaction: &Interaction,
    seen: Option<i64>,
    now: Timestamp,
) -> Result<Done, ActError> {
    let fresh = taken(tx, actor, interaction, seen)?;
    if fresh.record.owner_id.is_some_and(|owner| Some(owner) != actor.agent) && !actor.may(Right::Lead) {
        return Err(ActError::NotYours);
    }
    own(tx, actor, fresh, now)
}

/// Gives a contact back to the queue; its promise runs on.
///
/// # Errors
/// `interaction.not_yours`.
pub fn release(
    tx: &mut Tx,
    actor: &Actor,
    interaction: &Interaction,
    seen: Option<i64>,
    now: Timestamp,
) -> Result<Done, ActError> {
    let mut fresh = taken(tx, actor, interaction, seen)?;
    if fresh.record.owner_id != actor.agent && !actor.may(Right::Lead) {
        return Err(ActError::NotYours);
    }
    let before = Before::of(tx, &fresh)?;
    fresh.record.owner_id = None;
    told(tx, actor, &mut fresh, RELEASED, json!({}), now)?;
    let undo = offer(tx, actor, "release", (&before, &fresh), now)?;
    Ok(Done { interaction: fresh, undo })
}

fn own(tx: &mut Tx, actor: &Actor, mut fresh: Interaction, now: Timestamp) -> Result<Done, ActError> {
    let before = Before::of(tx, &fresh)?;
    owned(tx, actor, &mut fresh, now)?;
    let detail = json!({ "owner": fresh.record.owner_id });
    told(tx, actor, &mut fresh, CLAIMED, detail, now)?;
    let undo = offer(tx, actor, "claim", (&before, &fresh), now)?;
    Ok(Done { interaction: fresh, undo })
}

/// Makes the doer the owner, in memory: for written channels that is the connect (life cycle of the contact).
pub(super) fn owned(
    tx: &mut Tx,
    actor: &Actor,
    fresh: &mut Interaction,
    now: Timestamp,
) -> Result<(), Error> {
    fresh.record.owner_id = actor.agent.or(fresh.record.owner_id);
    fresh.record.facing_owner_id = fresh.record.facing_owner_id.or(actor.agent);
    if fresh.state() == State::Attempted {
        fresh.step(Step::Connect);
        fresh.connected_at = Some(now);
        super::marking::settle(tx, fresh)?;
    }
    Ok(())
}

/// The name of an agent, for a refusal that names who has it.
pub(super) fn name_of(tx: &mut Tx, agent: i64) -> Result<String, Error> {
    let name: Option<String> = tx.opt("SELECT name FROM agent WHERE id = $1", args![agent])?;
    Ok(name.unwrap_or_default())
}
