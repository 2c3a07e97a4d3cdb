//! One record: its title, the words of its kind, its participants, and the details of its trace.

use db::{Error, Tx, args};

use crate::kernel::{RecordKind, Timestamp};

/// What stands in the place of an erased title.
pub(super) const ERASED_TITLE: &str = "–";

/// Erases a record's words; number, state, times, owner and links stay.
pub(super) fn erase(tx: &mut Tx, id: i64, kind: &str, now: Timestamp) -> Result<(), Error> {
    tx.exec("UPDATE record SET title = $2, version = version + 1 WHERE id = $1", args![id, ERASED_TITLE])?;
    match RecordKind::from_code(kind) {
        Some(RecordKind::Interaction) => interaction(tx, id)?,
        Some(RecordKind::Issue) => exec(
            tx,
            "UPDATE issue SET own_words = '', effect = '', cause = NULL, resolution = NULL, erased_at = $2 WHERE id = $1",
            id,
            now,
        )?,
        Some(RecordKind::Order) => exec(
            tx,
            "UPDATE order_record SET own_words = '', delivery_note = NULL, erased_at = $2 WHERE id = $1",
            id,
            now,
        )?,
        Some(RecordKind::Feedback) => exec(
            tx,
            "UPDATE feedback SET own_words = '', answer = NULL, erased_at = $2 WHERE id = $1",
            id,
            now,
        )?,
        None => {}
    }
    tx.exec("UPDATE party SET name = '', address = '' WHERE record_id = $1 AND agent_id IS NULL", args![id])?;
    tx.exec("DELETE FROM undo WHERE record_id = $1", args![id])?;
    crate::search::erase(tx, kind, id)?;
    trace(tx, kind, id)
}

fn exec(tx: &mut Tx, sql: &'static str, id: i64, now: Timestamp) -> Result<(), Error> {
    tx.exec(sql, args![id, now]).map(|_| ())
}

fn interaction(tx: &mut Tx, id: i64) -> Result<(), Error> {
    tx.exec(
        "UPDATE interaction SET form_fields = NULL, follow_up = NULL,
                close_reason = CASE WHEN closed_by = 'agent' THEN NULL ELSE close_reason END WHERE id = $1",
        args![id],
    )?;
    tx.exec("UPDATE action SET note = '' WHERE interaction_id = $1 AND note <> ''", args![id])?;
    tx.exec("UPDATE mark SET reason = '' WHERE interaction_id = $1 AND reason <> ''", args![id])?;
    tx.exec("UPDATE interaction_moment SET note = '' WHERE interaction_id = $1 AND note <> ''", args![id])?;
    Ok(())
}

/// Details of events may hold names and words; kind, time, doer and the chain's digest stay.
fn trace(tx: &mut Tx, kind: &str, id: i64) -> Result<(), Error> {
    let events: Vec<i64> = tx.all(
        "SELECT event_id FROM event_subject WHERE subject_kind = $1 AND subject_id = $2 ORDER BY event_id",
        args![kind, id],
    )?;
    for event in events {
        tx.erase_event_detail(event)?;
    }
    Ok(())
}
