//! What must be done now and then so that nothing grows for ever. Call it about once an hour; on many nodes it does no harm.

use crate::{Error, Store, Tx, args, now_micros};

const HOUR: i64 = 3_600_000_000;
/// How long the answer of an idempotency key is kept (microseconds).
const KEYS_LAST: i64 = 7 * 24 * HOUR;
/// How long the ticket of a commit can still be asked for (microseconds); a write gives up after half a minute.
const COMMITS_LAST: i64 = HOUR;
/// How many rows go in one transaction.
const PAGE: i64 = 500;

/// Forgets old keys and commit tickets and sweeps blobs that nobody has named for a day.
///
/// # Errors
/// What the database or the disk refuses.
pub async fn upkeep(store: &Store) -> Result<(), Error> {
    let now = now_micros();
    while store.write(move |tx| forget_keys(tx, now - KEYS_LAST)).await? == PAGE as u64 {}
    while store.write(move |tx| forget_commits(tx, now - COMMITS_LAST)).await? == PAGE as u64 {}
    while store.blobs().sweep(store).await? > 0 {}
    Ok(())
}

fn forget_keys(tx: &mut Tx, before: i64) -> Result<u64, Error> {
    tx.exec(
        "DELETE FROM write_ticket WHERE id IN (SELECT id FROM write_ticket WHERE at < $1 ORDER BY at LIMIT $2)",
        args![before, PAGE],
    )
}

fn forget_commits(tx: &mut Tx, before: i64) -> Result<u64, Error> {
    tx.exec(
        "DELETE FROM commit_ticket WHERE id IN (SELECT id FROM commit_ticket WHERE at < $1 ORDER BY at LIMIT $2)",
        args![before, PAGE],
    )
}
