//! Who a contact is with: the customer, further participants, how sure we are, which older matter it continues.

use db::{Tx, args};
use serde_json::json;

use super::acting::{ActError, Done, taken, told};
use super::event::{ASSURED, CONTINUED, CUSTOMER_SET, PARTICIPANT_ADDED};
use super::interaction::Interaction;
use crate::conversation;
use crate::kernel::{Actor, Timestamp};
use crate::linking::{LinkKind, link};
use crate::spine::{NewParty, add_party};

/// The degrees of assurance, weakest first (amendment A7).
pub const ASSURANCES: &[&str] = &["none", "facts", "code", "strong"];

/// Says who the customer is; `None` when it was said wrongly.
///
/// # Errors
/// `interaction.customer_unknown` and what every act may refuse.
pub fn set_customer(
    tx: &mut Tx,
    actor: &Actor,
    interaction: &Interaction,
    customer: Option<i64>,
    seen: Option<i64>,
    now: Timestamp,
) -> Result<Interaction, ActError> {
    let mut fresh = taken(tx, actor, interaction, seen)?;
    let before = fresh.record.customer_id;
    fresh.record.customer_id = customer;
    fresh.record.organisation_id = match customer {
        Some(customer) => organisation_of(tx, customer)?.ok_or(ActError::CustomerUnknown)?,
        None => None,
    };
    let thread = conversation::by_id(tx, fresh.conversation())?;
    if thread.is_some_and(|thread| thread.customer_id == before) {
        conversation::set_customer(tx, fresh.conversation(), customer)?;
    }
    told(tx, actor, &mut fresh, CUSTOMER_SET, json!({ "customer": customer, "before": before }), now)?;
    Ok(fresh)
}

/// Adds somebody who took part (a meeting has many).
///
/// # Errors
/// `interaction.participant_empty` and what every act may refuse.
pub fn add_participant(
    tx: &mut Tx,
    actor: &Actor,
    interaction: &Interaction,
    party: &NewParty,
    now: Timestamp,
) -> Result<Interaction, ActError> {
    let mut fresh = taken(tx, actor, interaction, None)?;
    let known = party.customer_id.is_some() || party.agent_id.is_some() || party.organisation_id.is_some();
    if !known && party.name.trim().is_empty() && party.address.trim().is_empty() {
        return Err(ActError::ParticipantEmpty);
    }
    add_party(tx, fresh.record.id, party)?;
    let detail = json!({ "role": party.role, "customer": party.customer_id, "name": party.name });
    told(tx, actor, &mut fresh, PARTICIPANT_ADDED, detail, now)?;
    Ok(fresh)
}

/// Writes down how sure we are who is really calling (amendment A7); a failed check is written down too.
///
/// # Errors
/// `interaction.assurance_unknown` and what every act may refuse.
pub fn assure(
    tx: &mut Tx,
    actor: &Actor,
    interaction: &Interaction,
    (assurance, passed): (&str, bool),
    now: Timestamp,
) -> Result<Interaction, ActError> {
    let mut fresh = taken(tx, actor, interaction, None)?;
    if !ASSURANCES.contains(&assurance) {
        return Err(ActError::AssuranceUnknown);
    }
    if passed {
        fresh.assurance = assurance.into();
    }
    told(tx, actor, &mut fresh, ASSURED, json!({ "assurance": assurance, "passed": passed }), now)?;
    Ok(fresh)
}

/// Joins a contact to an older matter of the same customer, by the number that the customer knows (requirement R151).
///
/// # Errors
/// `interaction.matter_unknown` and what every act may refuse.
pub fn continue_matter(
    tx: &mut Tx,
    actor: &Actor,
    interaction: &Interaction,
    matter: i64,
    now: Timestamp,
) -> Result<Done, ActError> {
    let mut fresh = taken(tx, actor, interaction, None)?;
    let thread = conversation::by_number(tx, matter)?.ok_or(ActError::MatterUnknown)?;
    let older: Option<i64> = tx.opt(
        "SELECT id FROM record WHERE conversation_id = $1 AND kind = 'interaction' AND id <> $2 ORDER BY occurred_at DESC, id DESC LIMIT 1",
        args![thread.id, fresh.record.id],
    )?;
    let older = older.ok_or(ActError::MatterUnknown)?;
    let before = fresh.conversation();
    tx.exec(
        "UPDATE message SET conversation_id = $2 WHERE conversation_id = $3 AND interaction_id = $1",
        args![fresh.record.id, thread.id, before],
    )?;
    link(tx, LinkKind::Follows, fresh.record.id, older, actor.agent, now)?;
    fresh.record.conversation_id = Some(thread.id);
    fresh.offered_id = None;
    conversation::touch(tx, thread.id, fresh.record.occurred_at)?;
    told(tx, actor, &mut fresh, CONTINUED, json!({ "matter": matter }), now)?;
    Ok(Done { interaction: fresh, undo: None })
}

/// The organisation of a customer; outer `None` when there is no such customer.
pub(super) fn organisation_of(tx: &mut Tx, customer: i64) -> Result<Option<Option<i64>>, db::Error> {
    let found: Option<(i64, Option<i64>)> =
        tx.opt("SELECT id, organisation_id FROM customer WHERE id = $1", args![customer])?;
    Ok(found.map(|(_, organisation)| organisation))
}
