//! Saying that an order has been delivered.

use db::{Tx, args};
use serde_json::json;

use super::event::DELIVERED;
use super::order::{Order, State, of};
use crate::birth::{moved, taken, told};
use crate::kernel::{Actor, Timestamp};
use crate::spine::StateCategory;

/// How it was delivered.
#[derive(Clone, Debug, Default)]
pub struct Delivery {
    /// In words; may be empty.
    pub note: String,
    /// The version on which it was decided.
    pub version: Option<i64>,
}

crate::refusals! {
    /// Why an order is not delivered.
    DeliverError {
        /// Only who serves delivers orders.
        NotAllowed => Forbidden "access.right_missing",
        /// Somebody else changed it meanwhile.
        Changed => Conflict "record.changed",
        /// It is delivered or closed already.
        AlreadyDelivered => Conflict "order.already_delivered",
    }
}
crate::refused_alike!(DeliverError);

/// Delivers an order.
///
/// # Errors
/// `DeliverError`.
pub fn deliver(
    tx: &mut Tx,
    actor: &Actor,
    order: &Order,
    with: &Delivery,
    now: Timestamp,
) -> Result<Order, DeliverError> {
    let mut record = taken(tx, actor, &order.record, with.version)?;
    if record.state != State::Received.code() {
        return Err(DeliverError::AlreadyDelivered);
    }
    let note = Some(with.note.trim()).filter(|note| !note.is_empty());
    tx.exec(
        "UPDATE order_record SET delivery_note = $2, delivered_at = $3 WHERE id = $1",
        args![record.id, note, now],
    )?;
    moved(tx, &mut record, (State::Delivered.code(), StateCategory::Open), now)?;
    told(tx, actor, &record, (DELIVERED, json!({ "note": note })), now)?;
    Ok(of(tx, record)?)
}
