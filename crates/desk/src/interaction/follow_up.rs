//! What follows a contact in which nobody was reached (life cycle: a missed inbound contact needs it before it is closed).

use db::Tx;
use serde_json::json;

use super::acting::{ActError, Done, taken, told};
use super::claim;
use super::event::FOLLOW_UP_SET;
use super::interaction::Interaction;
use super::state::State;
use super::undo::{Before, offer};
use crate::kernel::{Actor, Timestamp};

/// Says what follows: `called_back`, `wrote`, `not_needed` … or in words.
///
/// # Errors
/// `interaction.not_missed`, `interaction.follow_up_missing` and what every act may refuse.
pub fn set_follow_up(
    tx: &mut Tx,
    actor: &Actor,
    interaction: &Interaction,
    text: &str,
    now: Timestamp,
) -> Result<Done, ActError> {
    let mut fresh = taken(tx, actor, interaction, None)?;
    if fresh.state() != State::Missed {
        return Err(ActError::NotMissed);
    }
    if text.trim().is_empty() {
        return Err(ActError::FollowUpMissing);
    }
    let before = Before::of(tx, &fresh)?;
    fresh.follow_up = Some(text.trim().into());
    if fresh.record.owner_id.is_none() {
        claim::owned(tx, actor, &mut fresh, now)?;
    }
    told(tx, actor, &mut fresh, FOLLOW_UP_SET, json!({ "follow_up": text.trim() }), now)?;
    let undo = offer(tx, actor, "follow_up", (&before, &fresh), now)?;
    Ok(Done { interaction: fresh, undo })
}
