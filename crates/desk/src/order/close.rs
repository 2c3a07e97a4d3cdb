//! Closing an order that has been delivered.

use db::Tx;
use serde_json::Value as Json;

use super::event::CLOSED;
use super::order::{Order, State, of};
use crate::birth::{moved, taken, told};
use crate::kernel::{Actor, Timestamp};
use crate::spine::StateCategory;

crate::refusals! {
    /// Why an order is not closed.
    CloseError {
        /// Only who serves closes orders.
        NotAllowed => Forbidden "access.right_missing",
        /// Somebody else changed it meanwhile.
        Changed => Conflict "record.changed",
        /// It is closed.
        AlreadyClosed => Conflict "order.already_closed",
        /// It has not been delivered.
        NotDelivered => Invalid "order.not_delivered",
    }
}
crate::refused_alike!(CloseError);

/// Closes an order; `seen` is the version on which it was decided.
///
/// # Errors
/// `CloseError`.
pub fn close(
    tx: &mut Tx,
    actor: &Actor,
    order: &Order,
    seen: Option<i64>,
    now: Timestamp,
) -> Result<Order, CloseError> {
    let mut record = taken(tx, actor, &order.record, seen)?;
    if record.is_done() {
        return Err(CloseError::AlreadyClosed);
    }
    if record.state != State::Delivered.code() {
        return Err(CloseError::NotDelivered);
    }
    moved(tx, &mut record, (State::Closed.code(), StateCategory::Done), now)?;
    told(tx, actor, &record, (CLOSED, Json::Null), now)?;
    Ok(of(tx, record)?)
}
