//! Putting jobs into the queue, within the transaction that makes them necessary. Payloads carry ids only.

use db::{Error, Tx, args};
use jiff::Timestamp;
use serde_json::Value as Json;

use crate::{TOPIC, wall};

/// Enqueues a job that runs at `due`; answers its id.
///
/// # Errors
/// What the engine refuses.
pub fn enqueue(tx: &mut Tx, kind: &str, payload: &Json, due: Timestamp) -> Result<i64, Error> {
    let id = tx.new_id();
    tx.exec(
        "INSERT INTO job (id, kind, unique_key, payload, due_at, state, lease_until, attempts, created_at)
         VALUES ($1, $2, NULL, $3, $4, 'waiting', 0, 0, $5)",
        args![id, kind, payload.to_string(), due, wall()],
    )?;
    tx.hint(TOPIC);
    Ok(id)
}

/// Enqueues a job unless one of the kind with the key is waiting already.
///
/// # Errors
/// What the engine refuses.
pub fn enqueue_unique(
    tx: &mut Tx,
    kind: &str,
    key: &str,
    payload: &Json,
    due: Timestamp,
) -> Result<(), Error> {
    let id = tx.new_id();
    tx.exec(
        "INSERT INTO job (id, kind, unique_key, payload, due_at, state, lease_until, attempts, created_at)
         VALUES ($1, $2, $3, $4, $5, 'waiting', 0, 0, $6)
         ON CONFLICT (kind, unique_key) WHERE unique_key IS NOT NULL AND state = 'waiting' DO NOTHING",
        args![id, kind, key, payload.to_string(), due, wall()],
    )?;
    tx.hint(TOPIC);
    Ok(())
}

/// Takes back a waiting job; answers whether it was still waiting.
///
/// # Errors
/// What the engine refuses.
pub fn cancel(tx: &mut Tx, id: i64) -> Result<bool, Error> {
    Ok(tx.exec("DELETE FROM job WHERE id = $1 AND state = 'waiting'", args![id])? == 1)
}
