//! What an agent wrote down by hand today: the list beside the log form.

use db::{Error, Tx, args};

use super::words::Missed;
use crate::kernel::{Names, Timestamp};

/// A contact that was written down.
#[derive(Clone, Debug)]
pub struct LoggedRow {
    /// Its number.
    pub number: i64,
    /// When it happened.
    pub at: Timestamp,
    /// What it is about; empty when nobody was reached and nothing was written.
    pub title: String,
    /// Why nobody was reached.
    pub missed: Option<Missed>,
    /// The channel's key, names and icon.
    pub channel: (String, Names, String),
}

impl db::FromRow for LoggedRow {
    fn from_row(row: &db::Row) -> Result<LoggedRow, Error> {
        let (names, missed): (String, Option<String>) = (row.get(4)?, row.get(6)?);
        Ok(LoggedRow {
            number: row.get(0)?,
            at: row.get(1)?,
            title: row.get(2)?,
            missed: missed.as_deref().and_then(Missed::from_code),
            channel: (row.get(3)?, Names::from_json(&names), row.get(5)?),
        })
    }
}

/// Contacts since a time that an agent wrote down, newest first, at most `limit`.
///
/// # Errors
/// What the engine refuses.
pub fn logged_by(tx: &mut Tx, agent: i64, since: Timestamp, limit: i64) -> Result<Vec<LoggedRow>, Error> {
    tx.list(
        "SELECT r.number, r.occurred_at, r.title, h.key, h.names, h.icon, i.missed_reason
           FROM record r JOIN interaction i ON i.id = r.id JOIN channel h ON h.id = r.channel_id
          WHERE r.kind = 'interaction' AND r.occurred_at >= $2 AND r.created_by = $1
          ORDER BY r.occurred_at DESC, r.id DESC LIMIT $3",
        args![agent, since, limit],
    )
}
