//! Actions: what was done in a contact, by whom and when. Taken back, never deleted.

use db::{Error, Row, Tx, args};

use super::words::ActionKind;
use crate::kernel::{Timestamp, key_of};

/// Something that was done.
#[derive(Clone, Debug)]
pub struct Action {
    /// Internal id.
    pub id: i64,
    /// Opaque key.
    pub key: String,
    /// What was done.
    pub kind: ActionKind,
    /// In words.
    pub note: String,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by_agent: Option<i64>,
    /// That person's name.
    pub by_name: String,
}

impl db::FromRow for Action {
    fn from_row(row: &Row) -> Result<Action, Error> {
        let (id, kind): (i64, String) = (row.get(0)?, row.get(1)?);
        let name: Option<String> = row.get(5)?;
        Ok(Action {
            id,
            key: key_of(id),
            kind: ActionKind::from_code(&kind).unwrap_or(ActionKind::Other),
            note: row.get(2)?,
            at: row.get(3)?,
            by_agent: row.get(4)?,
            by_name: name.unwrap_or_default(),
        })
    }
}

/// The actions of a contact that stand, oldest first.
///
/// # Errors
/// What the engine refuses.
pub fn of(tx: &mut Tx, interaction: i64) -> Result<Vec<Action>, Error> {
    tx.all(
        "SELECT a.id, a.kind, a.note, a.at, a.by_agent, g.name FROM action a LEFT JOIN agent g ON g.id = a.by_agent
          WHERE a.interaction_id = $1 AND a.undone_at IS NULL ORDER BY a.at, a.id",
        args![interaction],
    )
}

pub(super) fn put(
    tx: &mut Tx,
    interaction: i64,
    (kind, note): (ActionKind, &str),
    by: Option<i64>,
    now: Timestamp,
) -> Result<i64, Error> {
    let id = tx.new_id();
    tx.exec(
        "INSERT INTO action (id, interaction_id, kind, note, at, by_agent, undone_at) VALUES ($1, $2, $3, $4, $5, $6, NULL)",
        args![id, interaction, kind.code(), note, now, by],
    )?;
    Ok(id)
}

/// Takes back (or, with `None`, restores) one action.
pub(super) fn set_undone(tx: &mut Tx, id: i64, undone: Option<Timestamp>) -> Result<(), Error> {
    tx.exec("UPDATE action SET undone_at = $2 WHERE id = $1", args![id, undone])?;
    Ok(())
}
