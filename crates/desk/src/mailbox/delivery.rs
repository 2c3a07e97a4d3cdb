//! Messages on their way out. Each step is a conditional update of the delivery's state, so that sending, taking back and a second
//! node never both win: `held` → `queued` → `sent` | `deferred` | `failed`, later perhaps `bounced`.

use db::{Error, Tx, args};
use serde_json::json;

use super::outgoing::{Outgoing, of};
pub use crate::interaction::DELIVER_JOB;
use crate::interaction::message;
use crate::kernel::Timestamp;

/// A claim that is neither settled nor renewed holds others off for so long (microseconds).
pub const CLAIM_LASTS: i64 = 30 * 1_000_000;

/// What a door may do with a delivery now.
#[derive(Clone, Debug)]
pub enum Claim {
    /// Send it; nobody else does.
    Take(Box<Outgoing>),
    /// It is held, deferred or in other hands until then.
    NotBefore(Timestamp),
    /// It was taken back, sent or given up: nothing to do.
    Gone,
}

/// Claims a delivery that is due.
///
/// # Errors
/// What the engine refuses.
pub fn claim(tx: &mut Tx, delivery: i64, now: Timestamp) -> Result<Claim, Error> {
    let stale = now.as_microsecond() - CLAIM_LASTS;
    let claimed = tx.exec(
        "UPDATE delivery SET state = 'queued', claimed_at = $2, attempts = attempts + 1
          WHERE id = $1 AND state IN ('held', 'queued', 'deferred') AND hold_until <= $2 AND (claimed_at IS NULL OR claimed_at <= $3)",
        args![delivery, now, stale],
    )?;
    if claimed == 0 {
        return not_now(tx, delivery);
    }
    let Some(outgoing) = of(tx, delivery)? else { return Ok(Claim::Gone) };
    if outgoing.attempts == 1 {
        message::change_state(tx, outgoing.message, "queued", "", now)?;
    }
    Ok(Claim::Take(Box::new(outgoing)))
}

fn not_now(tx: &mut Tx, delivery: i64) -> Result<Claim, Error> {
    let found: Option<(String, i64, Option<i64>)> =
        tx.opt("SELECT state, hold_until, claimed_at FROM delivery WHERE id = $1", args![delivery])?;
    let Some((state, hold_until, claimed_at)) = found else { return Ok(Claim::Gone) };
    if !matches!(state.as_str(), "held" | "queued" | "deferred") {
        return Ok(Claim::Gone);
    }
    let then = claimed_at.map_or(hold_until, |at| hold_until.max(at + CLAIM_LASTS));
    Ok(Claim::NotBefore(Timestamp::from_microsecond(then).unwrap_or(Timestamp::MAX)))
}

/// Ends the claim of a process that is gone. On SQLite one process holds the desk: what this one does not hand over, nobody does. On
/// PostgreSQL another node may, and its claim runs out by itself.
///
/// # Errors
/// What the engine refuses.
pub fn release_orphan(tx: &mut Tx, delivery: i64) -> Result<(), Error> {
    if !tx.is_postgres() {
        tx.exec("UPDATE delivery SET claimed_at = NULL WHERE id = $1 AND state = 'queued'", args![delivery])?;
    }
    Ok(())
}

/// Goes on holding a claim; `false` when it has been settled.
///
/// # Errors
/// What the engine refuses.
pub fn renew(tx: &mut Tx, delivery: i64, now: Timestamp) -> Result<bool, Error> {
    let held = tx.exec(
        "UPDATE delivery SET claimed_at = $2 WHERE id = $1 AND state = 'queued' AND claimed_at IS NOT NULL",
        args![delivery, now],
    )?;
    Ok(held == 1)
}

/// Keeps the rendered message before it is handed over, so that every try sends the same bytes. The digest's bytes are durable already.
///
/// # Errors
/// What the engine refuses.
pub fn rendered(tx: &mut Tx, outgoing: &Outgoing, raw_digest: &str, rfc_id: &str) -> Result<(), Error> {
    tx.exec("UPDATE delivery SET raw_digest = $2 WHERE id = $1", args![outgoing.delivery, raw_digest])?;
    message::set_built(tx, outgoing.message, rfc_id, raw_digest)
}

/// The other side took it.
///
/// # Errors
/// What the engine refuses.
pub fn sent(tx: &mut Tx, delivery: i64, now: Timestamp) -> Result<(), Error> {
    let changed = tx.exec(
        "UPDATE delivery SET state = 'sent', sent_at = $2, claimed_at = NULL, last_error = NULL WHERE id = $1 AND state = 'queued'",
        args![delivery, now],
    )?;
    told(tx, changed, delivery, ("sent", ""), now)
}

/// The other side could not take it now; it is tried again at `next`.
///
/// # Errors
/// What the engine refuses.
pub fn deferred(tx: &mut Tx, delivery: i64, why: &str, next: Timestamp, now: Timestamp) -> Result<(), Error> {
    let changed = tx.exec(
        "UPDATE delivery SET state = 'deferred', hold_until = $2, claimed_at = NULL, last_error = $3 WHERE id = $1 AND state = 'queued'",
        args![delivery, next, why],
    )?;
    if changed == 1 {
        jobs::enqueue(tx, DELIVER_JOB, &json!({ "delivery": delivery }), next)?;
    }
    told(tx, changed, delivery, ("deferred", why), now)
}

/// It is given up; a person sees it at the message.
///
/// # Errors
/// What the engine refuses.
pub fn failed(tx: &mut Tx, delivery: i64, why: &str, now: Timestamp) -> Result<(), Error> {
    let changed = tx.exec(
        "UPDATE delivery SET state = 'failed', claimed_at = NULL, last_error = $2 WHERE id = $1 AND state IN ('held', 'queued', 'deferred')",
        args![delivery, why],
    )?;
    told(tx, changed, delivery, ("failed", why), now)
}

/// A person has a failed or waiting message tried again now; answers whether there was one.
///
/// # Errors
/// What the engine refuses.
pub fn again(tx: &mut Tx, message: i64, now: Timestamp) -> Result<bool, Error> {
    let delivery: Option<i64> = tx.opt(
        "UPDATE delivery SET state = 'queued', hold_until = $2, claimed_at = NULL, attempts = 0
          WHERE message_id = $1 AND state IN ('failed', 'deferred', 'bounced') RETURNING id",
        args![message, now],
    )?;
    let Some(delivery) = delivery else { return Ok(false) };
    message::change_state(tx, message, "queued", "", now)?;
    jobs::enqueue(tx, DELIVER_JOB, &json!({ "delivery": delivery }), now)?;
    Ok(true)
}

/// A bounce told that a sent message did not arrive.
///
/// # Errors
/// What the engine refuses.
pub fn bounced(tx: &mut Tx, message: i64, why: &str, now: Timestamp) -> Result<(), Error> {
    let delivery: Option<i64> = tx.opt("SELECT id FROM delivery WHERE message_id = $1", args![message])?;
    let Some(delivery) = delivery else { return Ok(()) };
    let changed = tx.exec(
        "UPDATE delivery SET state = 'bounced', last_error = $2 WHERE id = $1 AND state IN ('sent', 'queued', 'deferred')",
        args![delivery, why],
    )?;
    told(tx, changed, delivery, ("bounced", why), now)
}

/// The delivery of a message.
///
/// # Errors
/// What the engine refuses.
pub fn of_message(tx: &mut Tx, message: i64) -> Result<Option<i64>, Error> {
    tx.opt("SELECT id FROM delivery WHERE message_id = $1", args![message])
}

/// The message that we sent under an identification, for bounces: (message, interaction).
///
/// # Errors
/// What the engine refuses.
pub fn of_rfc_id(tx: &mut Tx, rfc_id: &str) -> Result<Option<(i64, i64)>, Error> {
    tx.opt(
        "SELECT id, interaction_id FROM message WHERE rfc_id = $1 AND kind IN ('reply', 'receipt') ORDER BY id LIMIT 1",
        args![rfc_id],
    )
}

/// Tells the message's new state when the delivery's has changed.
fn told(
    tx: &mut Tx,
    changed: u64,
    delivery: i64,
    (state, note): (&'static str, &str),
    now: Timestamp,
) -> Result<(), Error> {
    if changed == 0 {
        return Ok(());
    }
    let of_message: i64 = tx.one("SELECT message_id FROM delivery WHERE id = $1", args![delivery])?;
    message::change_state(tx, of_message, state, note, now)?;
    Ok(())
}
