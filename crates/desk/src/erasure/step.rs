//! The bulk, a hundred things a transaction, until nothing is left. Running it again changes nothing.

use db::{Error, Tx, args};

use super::{message, record};
use crate::kernel::Timestamp;

/// The job that erases; its payload is `{"customer": id}`. It calls `step` until it answers `Done`.
pub const ERASE_JOB: &str = "erasure.step";

/// So many things a transaction.
const STEP: i64 = 100;

/// Whether there is more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Call again.
    More,
    /// Nothing is left.
    Done,
}

/// Erases the next hundred things of a person whose erasing was commanded.
///
/// # Errors
/// What the engine refuses.
pub fn step(tx: &mut Tx, customer: i64, now: Timestamp) -> Result<Step, Error> {
    let commanded: Option<i64> =
        tx.opt("SELECT id FROM customer WHERE id = $1 AND erased_at IS NOT NULL", args![customer])?;
    if commanded.is_none() {
        return Ok(Step::Done);
    }
    let messages = messages_left(tx, customer)?;
    for id in &messages {
        message::erase(tx, *id, now)?;
    }
    if !messages.is_empty() {
        return Ok(Step::More);
    }
    let records = records_left(tx, customer)?;
    for (id, kind) in &records {
        record::erase(tx, *id, kind, now)?;
    }
    if !records.is_empty() {
        return Ok(Step::More);
    }
    last(tx, customer)?;
    Ok(Step::Done)
}

/// All words of the person's own threads, and the person's words in the threads of others.
fn messages_left(tx: &mut Tx, customer: i64) -> Result<Vec<i64>, Error> {
    let own: Vec<i64> = tx.all(
        "SELECT m.id FROM conversation c JOIN message m ON m.conversation_id = c.id
          WHERE c.customer_id = $1 AND m.erased_at IS NULL ORDER BY m.id LIMIT $2",
        args![customer, STEP],
    )?;
    if !own.is_empty() {
        return Ok(own);
    }
    tx.all(
        "SELECT DISTINCT m.id FROM party p JOIN message m ON m.interaction_id = p.record_id
          WHERE p.customer_id = $1 AND m.customer_id = $1 AND m.erased_at IS NULL ORDER BY m.id LIMIT $2",
        args![customer, STEP],
    )
}

/// An erased record has no title.
fn records_left(tx: &mut Tx, customer: i64) -> Result<Vec<(i64, String)>, Error> {
    tx.all(
        "SELECT id, kind FROM record WHERE customer_id = $1 AND title <> $3 ORDER BY occurred_at, id LIMIT $2",
        args![customer, STEP, record::ERASED_TITLE],
    )
}

/// What is left at the end: the person's place among the participants, threads' subjects, drafts, the trace of the person.
fn last(tx: &mut Tx, customer: i64) -> Result<(), Error> {
    tx.exec(
        "UPDATE party SET name = '', address = '' WHERE customer_id = $1 AND (name <> '' OR address <> '')",
        args![customer],
    )?;
    tx.exec(
        "DELETE FROM draft WHERE conversation_id IN (SELECT id FROM conversation WHERE customer_id = $1)",
        args![customer],
    )?;
    tx.exec(
        "UPDATE conversation SET subject = '' WHERE customer_id = $1 AND subject <> ''",
        args![customer],
    )?;
    let events: Vec<i64> = tx.all(
        "SELECT s.event_id FROM event_subject s JOIN event e ON e.id = s.event_id
          WHERE s.subject_kind = 'customer' AND s.subject_id = $1 AND e.kind NOT IN ('customer.erased', 'customer.hold_changed') ORDER BY s.event_id",
        args![customer],
    )?;
    for event in events {
        tx.erase_event_detail(event)?;
    }
    Ok(())
}
