//! Suggestions that two customers are one person: same folded name, or the same local part and name. Nothing merges by itself.

use db::{Error, Tx, args};
use serde_json::json;

use super::event::DUPLICATE_DISMISSED;
use crate::access::{Forbidden, require};
use crate::kernel::{Actor, Right, Timestamp};
use crate::timeline::{Happening, append};

db::row! {
    /// A suggestion about a customer.
    #[derive(Clone, Debug)]
    pub struct Suggestion {
        /// Internal id.
        id: i64,
        /// The other person.
        other: i64,
        /// Why: `same_name`.
        reason: String,
    }
}

/// Looks for people of the same name and keeps what it finds; at most ten a person.
///
/// # Errors
/// What the engine refuses.
pub fn look_for(tx: &mut Tx, customer: i64, now: Timestamp) -> Result<(), Error> {
    let sort: Option<String> = tx.opt(
        "SELECT sort_key FROM customer WHERE id = $1 AND merged_into IS NULL AND erased_at IS NULL",
        args![customer],
    )?;
    let Some(sort) = sort else { return Ok(()) };
    if !sort.contains(' ') {
        return Ok(());
    }
    let others: Vec<i64> = tx.list(
        "SELECT id FROM customer WHERE sort_key = $1 AND merged_into IS NULL AND erased_at IS NULL ORDER BY sort_key, id LIMIT 11",
        args![&sort],
    )?;
    for other in others.into_iter().filter(|other| *other != customer) {
        let (one, two) = (customer.min(other), customer.max(other));
        let id = tx.new_id();
        tx.exec(
            "INSERT INTO duplicate_suggestion (id, customer_id, other_id, reason, created_at) VALUES ($1, $2, $3, 'same_name', $4)
             ON CONFLICT (customer_id, other_id) DO NOTHING",
            args![id, one, two, now],
        )?;
    }
    Ok(())
}

/// The open suggestions about a customer.
///
/// # Errors
/// What the engine refuses.
pub fn of(tx: &mut Tx, customer: i64) -> Result<Vec<Suggestion>, Error> {
    tx.all(
        "SELECT id, other_id, reason FROM duplicate_suggestion WHERE customer_id = $1 AND settled_at IS NULL
         UNION ALL SELECT id, customer_id, reason FROM duplicate_suggestion WHERE other_id = $1 AND settled_at IS NULL LIMIT 20",
        args![customer],
    )
}

/// Settles the suggestions between two people, as `merged` or `dismissed`.
pub(super) fn settle(tx: &mut Tx, one: i64, two: i64, how: &str, now: Timestamp) -> Result<(), Error> {
    tx.exec(
        "UPDATE duplicate_suggestion SET settled_at = $3, settled_as = $4 WHERE customer_id = $1 AND other_id = $2",
        args![one.min(two), one.max(two), now, how],
    )?;
    Ok(())
}

/// Says that two people are not one.
///
/// # Errors
/// `access.right_missing`.
pub fn dismiss(tx: &mut Tx, actor: &Actor, one: i64, two: i64, now: Timestamp) -> Result<(), Forbidden> {
    require(actor, Right::Serve)?;
    settle(tx, one, two, "dismissed", now)?;
    let subjects = vec![("customer", one), ("customer", two)];
    append(
        tx,
        actor,
        Happening { kind: DUPLICATE_DISMISSED, conversation: None, subjects, detail: json!({}) },
        now,
    )?;
    Ok(())
}
