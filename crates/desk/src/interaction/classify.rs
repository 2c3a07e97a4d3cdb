//! Which service a contact concerns and where it stands in the category tree.

use db::{Tx, args};
use serde_json::json;

use super::acting::{ActError, Done, taken, told};
use super::event::CLASSIFIED;
use super::interaction::Interaction;
use super::undo::{Before, offer};
use crate::kernel::{Actor, Timestamp};

/// What to change; `None` leaves it, `Some(None)` empties it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Class {
    /// The service.
    pub service: Option<Option<i64>>,
    /// The node of the category tree; choosing one answers the guess.
    pub category: Option<Option<i64>>,
}

/// Sets service and category.
///
/// # Errors
/// `classification.unknown` and what every act may refuse.
pub fn classify(
    tx: &mut Tx,
    actor: &Actor,
    interaction: &Interaction,
    class: Class,
    seen: Option<i64>,
    now: Timestamp,
) -> Result<Done, ActError> {
    let mut fresh = taken(tx, actor, interaction, seen)?;
    let before = Before::of(tx, &fresh)?;
    if let Some(service) = class.service {
        if let Some(service) = service {
            let found: Option<i64> = tx.opt("SELECT id FROM service WHERE id = $1", args![service])?;
            found.ok_or(ActError::ClassUnknown)?;
        }
        fresh.record.service_id = service;
    }
    if let Some(category) = class.category {
        if let Some(category) = category {
            let found: Option<i64> =
                tx.opt("SELECT id FROM category WHERE id = $1 AND active", args![category])?;
            found.ok_or(ActError::ClassUnknown)?;
        }
        fresh.record.category_id = category;
        fresh.category_guess = None;
    }
    let detail = json!({ "service": fresh.record.service_id, "category": fresh.record.category_id });
    told(tx, actor, &mut fresh, CLASSIFIED, detail, now)?;
    let undo = offer(tx, actor, "classify", (&before, &fresh), now)?;
    Ok(Done { interaction: fresh, undo })
}
