//! The automatic receipt: once a matter, never to programs (requirement R130). Its words are made by the caller, in a job.

use db::{Error, Tx, args};
use serde_json::json;

use super::acting::tell;
use super::event::RECEIPT_MADE;
use super::interaction::take;
use super::message::{self, Address, Author, NewMessage};
use super::outgoing;
use super::reply::reply_to;
use super::words::{Direction, Missed};
use crate::kernel::{Actor, Timestamp, key_of};

/// The words of a receipt.
#[derive(Clone, Debug, Default)]
pub struct Receipt {
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub text: String,
    /// Its language.
    pub language: String,
}

/// To whom the receipt of a contact goes; `None` when there is none to send: the matter has one, a program wrote, or nobody
/// has an address.
///
/// # Errors
/// What the engine refuses.
pub fn receipt_due(tx: &mut Tx, interaction: i64) -> Result<Option<Vec<Address>>, Error> {
    let contact = take(tx, interaction)?;
    let automatic = contact.missed.is_some_and(Missed::is_of_nobody);
    if contact.direction == Direction::Out || automatic {
        return Ok(None);
    }
    let made: Option<i64> = tx.opt(
        "SELECT id FROM message WHERE conversation_id = $1 AND kind IN ('receipt', 'reply') AND (state IS NULL OR state <> 'undone') LIMIT 1",
        args![contact.conversation()],
    )?;
    if made.is_some() {
        return Ok(None);
    }
    let to = reply_to(tx, &contact)?;
    Ok(if to.is_empty() { None } else { Some(to) })
}

/// How many receipts went to the customer of a contact since a time: a program that hides would have them without end.
///
/// # Errors
/// What the engine refuses.
pub fn receipts_since(tx: &mut Tx, interaction: i64, since: Timestamp) -> Result<i64, Error> {
    let customer = take(tx, interaction)?.record.customer_id;
    tx.one(
        "SELECT count(*) FROM conversation v JOIN message m ON m.conversation_id = v.id
          WHERE v.customer_id = $1 AND v.last_at >= $2 AND m.kind = 'receipt' AND m.at >= $2",
        args![customer, since],
    )
}

/// Stores the receipt and puts it on its way; answers the delivery's id, or `None` when none is due any more.
///
/// # Errors
/// What the engine refuses.
pub fn make_receipt(
    tx: &mut Tx,
    interaction: i64,
    receipt: &Receipt,
    now: Timestamp,
) -> Result<Option<i64>, Error> {
    let Some(to) = receipt_due(tx, interaction)? else { return Ok(None) };
    let contact = take(tx, interaction)?;
    let new = NewMessage {
        kind: "receipt",
        author: Author { name: Actor::system().name, ..Author::default() },
        at: now,
        subject: receipt.subject.clone(),
        text: receipt.text.clone(),
        language: Some(receipt.language.clone()),
        robot: true,
        state: Some("queued"),
        recipients: to.into_iter().map(|address| ("to", address)).collect(),
        ..NewMessage::default()
    };
    let message = message::put(tx, contact.conversation(), interaction, &new)?;
    let delivery = outgoing::hand_over(tx, (message, contact.conversation()), "queued", now)?;
    tell(tx, &Actor::system(), &contact, RECEIPT_MADE, json!({ "message": key_of(message) }), now)?;
    Ok(Some(delivery))
}
