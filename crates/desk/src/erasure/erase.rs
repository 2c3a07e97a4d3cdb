//! The act: what names the person goes at once, the rest by a job.

use db::{Error, Tx, args};
use serde_json::json;

use super::step::ERASE_JOB;
use crate::access::{Forbidden, require};
use crate::kernel::{Actor, Right, Timestamp};
use crate::people::Customer;
use crate::search;
use crate::timeline::{EventKind, Happening, append};

/// A person's text was erased.
const ERASED: EventKind = EventKind::quiet("customer.erased");
/// A legal hold was set or lifted.
const HOLD_CHANGED: EventKind = EventKind::quiet("customer.hold_changed");

/// All kinds of this room.
pub const EVENTS: &[EventKind] = &[ERASED, HOLD_CHANGED];

crate::refusals! {
    /// Why a person's text is not erased.
    EraseError {
        /// The doer may not.
        NotAllowed => Forbidden "access.right_missing",
        /// It was erased already.
        Done => Invalid "erasure.done",
        /// A legal hold forbids it.
        Held => Conflict "erasure.held",
        /// A reason is needed.
        ReasonMissing => Invalid "erasure.reason_missing" at "reason",
    }
}

impl From<Forbidden> for EraseError {
    fn from(_: Forbidden) -> EraseError {
        EraseError::NotAllowed
    }
}

/// Erases a person's text: the name and identities now, everything else by the job that this enqueues.
///
/// # Errors
/// `EraseError`.
pub fn erase(
    tx: &mut Tx,
    actor: &Actor,
    customer: &Customer,
    reason: &str,
    now: Timestamp,
) -> Result<(), EraseError> {
    require(actor, Right::Erase)?;
    if reason.trim().is_empty() {
        return Err(EraseError::ReasonMissing);
    }
    if customer.erased_at.is_some() {
        return Err(EraseError::Done);
    }
    let people = everybody(tx, customer.id)?;
    for person in &people {
        refuse_held(tx, *person)?;
    }
    for person in &people {
        forget(tx, *person, now)?;
    }
    let detail = json!({ "reason": reason.trim() });
    let subjects = vec![("customer", customer.id)];
    append(tx, actor, Happening { kind: ERASED, conversation: None, subjects, detail }, now)?;
    for person in people {
        jobs::enqueue(tx, ERASE_JOB, &json!({ "customer": person }), now)?;
    }
    Ok(())
}

/// Sets or lifts a person's legal hold.
///
/// # Errors
/// `EraseError`.
pub fn set_hold(
    tx: &mut Tx,
    actor: &Actor,
    customer: &Customer,
    held: bool,
    now: Timestamp,
) -> Result<(), EraseError> {
    require(actor, Right::Erase)?;
    tx.exec(
        "UPDATE customer SET legal_hold = $2, version = version + 1 WHERE id = $1",
        args![customer.id, held],
    )?;
    let detail = json!({ "held": held });
    let subjects = vec![("customer", customer.id)];
    append(tx, actor, Happening { kind: HOLD_CHANGED, conversation: None, subjects, detail }, now)?;
    Ok(())
}

/// The person and those who were merged into them: whom an erasing concerns.
///
/// # Errors
/// What the engine refuses.
pub fn everybody(tx: &mut Tx, customer: i64) -> Result<Vec<i64>, Error> {
    let mut people = vec![customer];
    let mut at = 0;
    while let Some(person) = people.get(at).copied() {
        let merged: Vec<i64> = tx.all(
            "SELECT merged_id FROM customer_merge WHERE kept_id = $1 AND undone_at IS NULL ORDER BY at",
            args![person],
        )?;
        people.extend(merged.into_iter().filter(|id| *id != customer));
        people.dedup();
        at += 1;
    }
    Ok(people)
}

fn refuse_held(tx: &mut Tx, customer: i64) -> Result<(), EraseError> {
    let held: Option<i64> = tx.opt(
        "SELECT id FROM customer WHERE id = $1 AND legal_hold
         UNION ALL SELECT id FROM record WHERE customer_id = $1 AND legal_hold LIMIT 1",
        args![customer],
    )?;
    if held.is_some() { Err(EraseError::Held) } else { Ok(()) }
}

/// What names the person. A retired identity keeps its row, so that the number of addresses stays true.
fn forget(tx: &mut Tx, customer: i64, now: Timestamp) -> Result<(), Error> {
    tx.exec(
        "UPDATE customer SET name = '', sort_key = '', title = '', note = '', language = NULL, organisation_id = NULL, erased_at = $2,
                version = version + 1 WHERE id = $1",
        args![customer, now],
    )?;
    tx.exec(
        "UPDATE identity SET value = '', folded = '', verified_at = NULL, retired_at = COALESCE(retired_at, $2) WHERE customer_id = $1",
        args![customer, now],
    )?;
    tx.exec(
        "UPDATE duplicate_suggestion SET reason = '', settled_at = COALESCE(settled_at, $2), settled_as = COALESCE(settled_as, 'erased')
          WHERE customer_id = $1 OR other_id = $1",
        args![customer, now],
    )?;
    search::erase(tx, "customer", customer)?;
    Ok(())
}
