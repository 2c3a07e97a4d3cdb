//! Drafts: kept on the server while they are written, seen by colleagues, one a person, thread and kind.

use db::{Error, Row, Tx, args};

use crate::kernel::Timestamp;

/// What is being written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DraftKind {
    /// An answer to the customer.
    Reply,
    /// A note for colleagues.
    Note,
}

impl DraftKind {
    /// The word in the database.
    pub fn code(self) -> &'static str {
        match self {
            DraftKind::Reply => "reply",
            DraftKind::Note => "note",
        }
    }

    /// From the database's or a form's word.
    pub fn from_code(code: &str) -> DraftKind {
        if code == "note" { DraftKind::Note } else { DraftKind::Reply }
    }
}

/// A text that has not been sent.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Who writes.
    pub agent_id: i64,
    /// That person's name.
    pub agent_name: String,
    /// What is being written.
    pub kind: DraftKind,
    /// The text so far.
    pub text: String,
    /// The newest event that the writer had seen.
    pub base_seq: i64,
    /// When it was kept last.
    pub updated_at: Timestamp,
}

impl db::FromRow for Draft {
    fn from_row(row: &Row) -> Result<Draft, Error> {
        let kind: String = row.get(2)?;
        Ok(Draft {
            agent_id: row.get(0)?,
            agent_name: row.get(1)?,
            kind: DraftKind::from_code(&kind),
            text: row.get(3)?,
            base_seq: row.get(4)?,
            updated_at: row.get(5)?,
        })
    }
}

/// Keeps a draft; an empty text discards it.
///
/// # Errors
/// What the engine refuses.
pub fn keep_draft(
    tx: &mut Tx,
    agent: i64,
    conversation: i64,
    kind: DraftKind,
    (text, base_seq): (&str, i64),
    now: Timestamp,
) -> Result<(), Error> {
    if text.trim().is_empty() {
        return discard(tx, agent, conversation, kind);
    }
    let id = tx.new_id();
    tx.exec(
        "INSERT INTO draft (id, agent_id, conversation_id, kind, text, base_seq, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (conversation_id, agent_id, kind) DO UPDATE SET text = excluded.text, base_seq = excluded.base_seq,
           updated_at = excluded.updated_at",
        args![id, agent, conversation, kind.code(), text, base_seq, now],
    )?;
    Ok(())
}

/// Discards a draft, for example because it was sent.
///
/// # Errors
/// What the engine refuses.
pub fn discard(tx: &mut Tx, agent: i64, conversation: i64, kind: DraftKind) -> Result<(), Error> {
    tx.exec(
        "DELETE FROM draft WHERE conversation_id = $1 AND agent_id = $2 AND kind = $3",
        args![conversation, agent, kind.code()],
    )?;
    Ok(())
}

/// All drafts of a thread, newest first.
///
/// # Errors
/// What the engine refuses.
pub fn drafts(tx: &mut Tx, conversation: i64) -> Result<Vec<Draft>, Error> {
    tx.all(
        "SELECT d.agent_id, a.name, d.kind, d.text, d.base_seq, d.updated_at FROM draft d JOIN agent a ON a.id = d.agent_id
          WHERE d.conversation_id = $1 ORDER BY d.updated_at DESC, d.id",
        args![conversation],
    )
}
