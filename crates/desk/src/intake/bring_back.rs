//! Bringing back what was filed: a message that only seemed to thank, or that a program only seemed to have written, becomes a
//! contact of its own after all (amendment A4: undoable with one key).

use db::{Tx, args};
use serde_json::json;

use crate::catalogue::channel;
use crate::interaction::message::Message;
use crate::interaction::{
    self, Begin, Direction, InThread, Interaction, State, begin, event, guess_mark, take,
};
use crate::kernel::{Actor, Right, Timestamp, key_of};
use crate::spine::NewParty;

crate::refusals! {
    /// Why a message is not brought back.
    BringBackError {
        /// Only who serves does that.
        NotAllowed => Forbidden "access.right_missing",
        /// It is no message of a customer.
        NotFiled => Conflict "filing.not_filed",
        /// The contact that holds it is open: it is in sight already.
        InSight => Conflict "filing.in_sight",
    }
}

/// Makes a filed message a contact that waits, after the one that holds it.
///
/// # Errors
/// `BringBackError`.
pub fn bring_back(
    tx: &mut Tx,
    actor: &Actor,
    message: &Message,
    now: Timestamp,
) -> Result<Interaction, BringBackError> {
    if !actor.may(Right::Serve) {
        return Err(BringBackError::NotAllowed);
    }
    if message.kind != "customer" {
        return Err(BringBackError::NotFiled);
    }
    let holder = take(tx, message.interaction_id)?;
    if !holder.record.is_done() {
        return Err(BringBackError::InSight);
    }
    let contact = begun(tx, actor, &holder, message, now)?;
    tx.exec(
        "UPDATE message SET interaction_id = $2, robot = $3 WHERE id = $1",
        args![message.id, contact.record.id, false],
    )?;
    let detail = json!({ "outcome": "brought_back", "message": key_of(message.id), "from": holder.reference().to_string() });
    interaction::tell(tx, actor, &contact, event::ARRIVED, detail, now)?;
    Ok(contact)
}

fn begun(
    tx: &mut Tx,
    actor: &Actor,
    holder: &Interaction,
    message: &Message,
    now: Timestamp,
) -> Result<Interaction, BringBackError> {
    let channel = match holder.record.channel_id {
        Some(channel) => channel::by_id(tx, channel)?,
        None => channel::load(tx, "mail").map_err(|_| BringBackError::NotFiled)?,
    };
    let new = Begin {
        channel: &channel,
        direction: Direction::In,
        state: State::Attempted,
        missed: None,
        thread: InThread::Following { conversation: holder.conversation(), after: holder.record.id },
        title: if message.subject.is_empty() { holder.record.title.clone() } else { message.subject.clone() },
        customer: (message.customer_id.or(holder.record.customer_id), holder.record.organisation_id),
        service: holder.record.service_id,
        brand: holder.record.brand_id,
        mailbox: None,
        team: holder.record.team_id,
        owner: None,
        occurred_at: message.at,
        late_entry: false,
        created_by: actor.agent,
        assurance: &holder.assurance,
        language: message.language.as_deref(),
        form_fields: None,
        guess: guess_mark(&message.subject, &message.text),
        category_guess: None,
        offered: None,
        parties: vec![NewParty {
            role: "from".into(),
            customer_id: message.customer_id,
            name: message.author_name.clone(),
            address: message.author_address.clone(),
            ..NewParty::default()
        }],
        provenance: "live",
    };
    Ok(begin(tx, &new, now)?)
}
