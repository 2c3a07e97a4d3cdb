//! Giving a contact to a person or a team.

use db::Tx;
use serde_json::json;

use super::acting::{ActError, Done, taken, told};
use super::event::ASSIGNED;
use super::interaction::Interaction;
use super::undo::{Before, offer};
use crate::assignment::{AssignError, Hand, given};
use crate::kernel::{Actor, Timestamp};

impl From<AssignError> for ActError {
    fn from(refused: AssignError) -> ActError {
        match refused {
            AssignError::NotAllowed => ActError::NotAllowed,
            AssignError::Closed => ActError::Closed,
            AssignError::Changed => ActError::Changed,
            AssignError::OwnerUnknown => ActError::OwnerUnknown,
            AssignError::TeamUnknown => ActError::TeamUnknown,
            AssignError::NotOwner(_) => ActError::NotYours,
            AssignError::Failed(error) => ActError::Failed(error),
        }
    }
}

/// Gives a contact to a person, a team or both; giving it away is no connect.
///
/// # Errors
/// `ActError`.
pub fn assign(
    tx: &mut Tx,
    actor: &Actor,
    interaction: &Interaction,
    hand: Hand,
    seen: Option<i64>,
    now: Timestamp,
) -> Result<Done, ActError> {
    let mut fresh = taken(tx, actor, interaction, seen)?;
    let before = Before::of(tx, &fresh)?;
    let (owner, team) = (fresh.record.owner_id, fresh.record.team_id);
    given(tx, actor, &mut fresh.record, hand)?;
    let detail = json!({ "owner": fresh.record.owner_id, "team": fresh.record.team_id, "owner_before": owner, "team_before": team });
    told(tx, actor, &mut fresh, ASSIGNED, detail, now)?;
    let undo = offer(tx, actor, "assign", (&before, &fresh), now)?;
    Ok(Done { interaction: fresh, undo })
}
