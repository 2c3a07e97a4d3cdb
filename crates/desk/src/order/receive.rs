//! Writing an order down. Any agent may, whatever the usual routing says (requirement R023).

use db::{Tx, args};
use serde_json::json;

use super::event::RECEIVED;
use super::order::{ORDER_KINDS, Order, State, of};
use crate::birth::{born, told};
use crate::kernel::{Actor, RecordKind, Right, Timestamp};
use crate::spine::Born;

/// A new order.
#[derive(Clone, Debug, Default)]
pub struct NewOrder {
    /// What it shares with all records.
    pub born: Born,
    /// One of `ORDER_KINDS`; empty is basic.
    pub order_kind: String,
}

crate::refusals! {
    /// Why an order is not written down.
    ReceiveError {
        /// Only who serves writes orders down.
        NotAllowed => Forbidden "access.right_missing",
        /// It needs a title.
        TitleMissing => Invalid "record.title_missing" at "title",
        /// There is no such kind of order.
        KindUnknown => Invalid "order.kind_unknown" at "order_kind",
    }
}

/// Writes an order down.
///
/// # Errors
/// `ReceiveError`.
pub fn receive(tx: &mut Tx, actor: &Actor, new: &NewOrder, now: Timestamp) -> Result<Order, ReceiveError> {
    if !actor.may(Right::Serve) {
        return Err(ReceiveError::NotAllowed);
    }
    if new.born.title.trim().is_empty() {
        return Err(ReceiveError::TitleMissing);
    }
    let kind = if new.order_kind.is_empty() { "basic" } else { new.order_kind.as_str() };
    if !ORDER_KINDS.contains(&kind) {
        return Err(ReceiveError::KindUnknown);
    }
    let record = born(tx, actor, RecordKind::Order, State::Received.code(), &new.born, now)?;
    tx.exec(
        "INSERT INTO order_record (id, own_words, order_kind, delivery_note, delivered_at, erased_at) VALUES ($1, $2, $3, NULL, NULL, NULL)",
        args![record.id, &new.born.own_words, kind],
    )?;
    told(tx, actor, &record, (RECEIVED, json!({ "order_kind": kind })), now)?;
    Ok(of(tx, record)?)
}
