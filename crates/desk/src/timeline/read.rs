//! Reading the trace of a record, a customer or a whole thread, newest last.

use db::{Row, Tx, args};

use crate::kernel::Timestamp;

/// One line of a trace.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The event's id.
    pub id: i64,
    /// Its place in the sealed order; `None` for the instant before sealing.
    pub seq: Option<i64>,
    /// Its kind, for example `interaction.closed`.
    pub kind: String,
    /// When.
    pub at: Timestamp,
    /// `agent`, `token`, `customer` or `system`.
    pub actor_kind: String,
    /// The agent, when one acted.
    pub actor_id: Option<i64>,
    /// Facts; `None` when they have been erased.
    pub detail: Option<serde_json::Value>,
}

impl db::FromRow for Entry {
    fn from_row(row: &Row) -> Result<Entry, db::Error> {
        let detail: Option<String> = row.get(6)?;
        Ok(Entry {
            id: row.get(0)?,
            seq: row.get(1)?,
            kind: row.get(2)?,
            at: row.get(3)?,
            actor_kind: row.get(4)?,
            actor_id: row.get(5)?,
            detail: detail.and_then(|text| serde_json::from_str(&text).ok()),
        })
    }
}

/// The newest `limit` events that touch a subject, oldest first.
pub fn of_subject(tx: &mut Tx, kind: &str, id: i64, limit: i64) -> Result<Vec<Entry>, db::Error> {
    let mut entries: Vec<Entry> = tx.list(
        "SELECT e.id, e.seq, e.kind, e.at, e.actor_kind, e.actor_id, d.detail
           FROM event_subject s JOIN event e ON e.id = s.event_id LEFT JOIN event_detail d ON d.event_id = e.id
          WHERE s.subject_kind = $1 AND s.subject_id = $2 ORDER BY s.event_id DESC LIMIT $3",
        args![kind, id, limit],
    )?;
    entries.reverse();
    Ok(entries)
}

/// The newest `limit` events of a thread, oldest first.
pub fn of_conversation(tx: &mut Tx, conversation: i64, limit: i64) -> Result<Vec<Entry>, db::Error> {
    let mut entries: Vec<Entry> = tx.list(
        "SELECT e.id, e.seq, e.kind, e.at, e.actor_kind, e.actor_id, d.detail
           FROM event e LEFT JOIN event_detail d ON d.event_id = e.id
          WHERE e.conversation_id = $1 ORDER BY e.id DESC LIMIT $2",
        args![conversation, limit],
    )?;
    entries.reverse();
    Ok(entries)
}

impl Entry {
    /// A fact of the detail, unless it was erased.
    pub fn fact(&self, name: &str) -> Option<&serde_json::Value> {
        self.detail.as_ref()?.get(name)
    }
}

/// The events of a thread after a place in the sealed order, unsealed ones too, newest first; at most 200.
pub fn after(tx: &mut Tx, conversation: i64, seq: i64) -> Result<Vec<Entry>, db::Error> {
    let newest: Vec<Entry> = tx.list(
        "SELECT e.id, e.seq, e.kind, e.at, e.actor_kind, e.actor_id, d.detail
           FROM event e LEFT JOIN event_detail d ON d.event_id = e.id
          WHERE e.conversation_id = $1 ORDER BY e.id DESC LIMIT 200",
        args![conversation],
    )?;
    Ok(newest.into_iter().filter(|entry| entry.seq.is_none_or(|own| own > seq)).collect())
}

/// The newest sealed events before a place in the sealed order, newest first; `None` starts at the end.
///
/// # Errors
/// What the engine refuses.
pub fn newest(tx: &mut Tx, before: Option<i64>, limit: i64) -> Result<Vec<Entry>, db::Error> {
    tx.list(
        "SELECT e.id, e.seq, e.kind, e.at, e.actor_kind, e.actor_id, d.detail
           FROM event e LEFT JOIN event_detail d ON d.event_id = e.id
          WHERE e.seq < $1 ORDER BY e.seq DESC LIMIT $2",
        args![before.unwrap_or(i64::MAX), limit],
    )
}
