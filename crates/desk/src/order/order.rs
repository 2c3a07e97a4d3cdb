//! An order, its states, loading it.

use db::{Error, Tx, args};

use crate::kernel::{Actor, Cursor, Page, RecordKind, RecordRef, Right, Timestamp};
use crate::spine::{self, Filter, LoadError, Record, RecordRow};

/// Where an order stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It is written down.
    Received,
    /// The customer has it.
    Delivered,
    /// It is over.
    Closed,
}

impl State {
    /// The word in the database.
    pub fn code(self) -> &'static str {
        match self {
            State::Received => "received",
            State::Delivered => "delivered",
            State::Closed => "closed",
        }
    }
}

/// What is ordered.
pub const ORDER_KINDS: &[&str] = &["basic", "special", "change", "product", "add_on"];

/// One order.
#[derive(Clone, Debug)]
pub struct Order {
    /// What it shares with all records.
    pub record: Record,
    /// The customer's own words.
    pub own_words: String,
    /// One of `ORDER_KINDS`.
    pub order_kind: String,
    /// How it was delivered.
    pub delivery_note: Option<String>,
    /// When it was delivered.
    pub delivered_at: Option<Timestamp>,
    /// When its words were erased.
    pub erased_at: Option<Timestamp>,
}

db::row! {
    struct Own {
        own_words: String,
        order_kind: String,
        delivery_note: Option<String>,
        delivered_at: Option<Timestamp>,
        erased_at: Option<Timestamp>,
    }
}

/// The order of a number, if the reader may see it.
///
/// # Errors
/// `record.missing`.
pub fn load(tx: &mut Tx, actor: &Actor, number: i64) -> Result<Order, LoadError> {
    let record = spine::load(tx, actor, RecordRef::new(RecordKind::Order, number))?;
    Ok(of(tx, record)?)
}

/// A page of orders.
///
/// # Errors
/// `record.missing` for who may not see records.
pub fn queue(
    tx: &mut Tx,
    actor: &Actor,
    filter: Filter,
    after: Option<&Cursor>,
    limit: usize,
) -> Result<Page<RecordRow>, LoadError> {
    if !actor.may(Right::SeeContacts) {
        return Err(LoadError::Missing);
    }
    Ok(spine::list(tx, RecordKind::Order, filter, after, limit)?)
}

pub(super) fn of(tx: &mut Tx, record: Record) -> Result<Order, Error> {
    let own: Own = tx.one(
        "SELECT own_words, order_kind, delivery_note, delivered_at, erased_at FROM order_record WHERE id = $1",
        args![record.id],
    )?;
    Ok(Order {
        record,
        own_words: own.own_words,
        order_kind: own.order_kind,
        delivery_note: own.delivery_note,
        delivered_at: own.delivered_at,
        erased_at: own.erased_at,
    })
}
