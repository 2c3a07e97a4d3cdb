//! Handing a record to somebody.

use db::{Tx, args};
use serde_json::json;

use super::event::ASSIGNED;
use crate::kernel::{Actor, Right, Timestamp};
use crate::spine::{Record, is_changed, save, take};
use crate::timeline::{Happening, append};

/// What to change; `None` leaves it, `Some(None)` empties it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hand {
    /// Who works on it.
    pub owner: Option<Option<i64>>,
    /// Whom the customer sees.
    pub facing_owner: Option<Option<i64>>,
    /// Whose queue it lies in.
    pub team: Option<Option<i64>>,
}

crate::refusals! {
    /// Why a record is not handed over.
    AssignError {
        /// Only who serves hands work over.
        NotAllowed => Forbidden "access.right_missing",
        /// What is over has no new owner.
        Closed => Conflict "record.closed",
        /// Somebody else changed it meanwhile.
        Changed => Conflict "record.changed",
        /// There is no such person who serves.
        OwnerUnknown => Invalid "assignment.owner_unknown" at "owner",
        /// There is no such team.
        TeamUnknown => Invalid "assignment.team_unknown" at "team",
        /// Another has it; only they or who leads hands it on.
        NotOwner(owner) => Forbidden "assignment.not_owner",
    }
}

/// Hands a record over; answers it as it is now.
///
/// # Errors
/// `AssignError`.
pub fn assign(
    tx: &mut Tx,
    actor: &Actor,
    record: &Record,
    hand: Hand,
    seen: Option<i64>,
    now: Timestamp,
) -> Result<Record, AssignError> {
    let mut record = take(tx, record.id)?;
    if is_changed(&record, seen) {
        return Err(AssignError::Changed);
    }
    let before = (record.owner_id, record.team_id);
    given(tx, actor, &mut record, hand)?;
    save(tx, &mut record)?;
    let detail = json!({ "owner": record.owner_id, "facing_owner": record.facing_owner_id, "team": record.team_id,
                         "owner_before": before.0, "team_before": before.1 });
    let happening = Happening {
        kind: ASSIGNED,
        conversation: record.conversation_id,
        subjects: vec![(record.kind.code(), record.id)],
        detail,
    };
    append(tx, actor, happening, now)?;
    Ok(record)
}

/// Changes the record in memory by the rules; the caller saves it and tells the trace.
///
/// # Errors
/// `AssignError`.
pub fn given(tx: &mut Tx, actor: &Actor, record: &mut Record, hand: Hand) -> Result<(), AssignError> {
    allowed(tx, actor, record)?;
    if let Some(Some(owner)) = hand.owner {
        serves(tx, owner)?;
    }
    if let Some(Some(facing)) = hand.facing_owner {
        serves(tx, facing)?;
    }
    if let Some(Some(team)) = hand.team {
        let found: Option<i64> = tx.opt("SELECT id FROM team WHERE id = $1 AND active", args![team])?;
        found.ok_or(AssignError::TeamUnknown)?;
    }
    record.owner_id = hand.owner.unwrap_or(record.owner_id);
    record.facing_owner_id = hand.facing_owner.unwrap_or(record.facing_owner_id).or(record.owner_id);
    record.team_id = hand.team.unwrap_or(record.team_id);
    Ok(())
}

fn allowed(tx: &mut Tx, actor: &Actor, record: &Record) -> Result<(), AssignError> {
    if !actor.may(Right::Serve) {
        return Err(AssignError::NotAllowed);
    }
    if record.is_done() {
        return Err(AssignError::Closed);
    }
    match record.owner_id {
        Some(owner) if Some(owner) != actor.agent && !actor.may(Right::Lead) => {
            let name: Option<String> = tx.opt("SELECT name FROM agent WHERE id = $1", args![owner])?;
            Err(AssignError::NotOwner(name.unwrap_or_default()))
        }
        _ => Ok(()),
    }
}

fn serves(tx: &mut Tx, agent: i64) -> Result<(), AssignError> {
    let found: Option<i64> = tx.opt("SELECT id FROM agent WHERE id = $1 AND active", args![agent])?;
    found.map(|_| ()).ok_or(AssignError::OwnerUnknown)
}
