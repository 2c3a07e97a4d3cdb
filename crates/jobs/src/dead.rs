//! Dead letters: jobs that were given up. They stay in sight until somebody retries or dismisses them.

use db::{Error, Tx, args};
use jiff::Timestamp;

use crate::TOPIC;

db::row! {
    /// A job that was given up.
    #[derive(Clone, Debug)]
    pub struct DeadLetter {
        /// Its id.
        id: i64,
        /// Its kind.
        kind: String,
        /// Its payload (JSON with ids).
        payload: String,
        /// How often it was tried.
        attempts: i64,
        /// What went wrong the last time.
        last_error: Option<String>,
        /// When it was given up.
        dead_at: Timestamp,
    }
}

/// The newest dead letters.
///
/// # Errors
/// What the engine refuses.
pub fn dead_letters(tx: &mut Tx, limit: i64) -> Result<Vec<DeadLetter>, Error> {
    tx.list(
        "SELECT id, kind, payload, attempts, last_error, dead_at FROM job WHERE state = 'dead' ORDER BY dead_at DESC, id DESC LIMIT $1",
        args![limit],
    )
}

/// How many there are, up to a hundred.
///
/// # Errors
/// What the engine refuses.
pub fn count_dead(tx: &mut Tx) -> Result<i64, Error> {
    tx.one("SELECT count(*) FROM (SELECT 1 AS one FROM job WHERE state = 'dead' ORDER BY dead_at, id LIMIT 100) d", &[])
}

/// Puts a dead letter back into the queue; answers whether it was there.
///
/// # Errors
/// What the engine refuses.
pub fn retry(tx: &mut Tx, id: i64, now: Timestamp) -> Result<bool, Error> {
    let back = tx.exec(
        "UPDATE job SET state = 'waiting', attempts = 0, due_at = $2, dead_at = NULL, unique_key = NULL WHERE id = $1 AND state = 'dead'",
        args![id, now],
    )?;
    tx.hint(TOPIC);
    Ok(back == 1)
}

/// Puts a dead letter away for good; answers whether it was there.
///
/// # Errors
/// What the engine refuses.
pub fn dismiss(tx: &mut Tx, id: i64) -> Result<bool, Error> {
    Ok(tx.exec("DELETE FROM job WHERE id = $1 AND state = 'dead'", args![id])? == 1)
}
