//! Appending one event in the act's own transaction, together with the job for what follows.

use db::{EventRow, Tx};
use jiff::ToSpan;
use serde_json::{Value, json};

use super::kind::{EventKind, REACT_JOB, Reacts};
use crate::kernel::{Actor, Timestamp};

/// What happened, to which records, in whose thread.
pub struct Happening {
    /// Which kind.
    pub kind: EventKind,
    /// The thread, when there is one.
    pub conversation: Option<i64>,
    /// What it touches: (kind, id), records and things such as customers.
    pub subjects: Vec<(&'static str, i64)>,
    /// Facts for the reader of the trace; personal words lie here and can be erased.
    pub detail: Value,
}

/// Appends the event and enqueues its reactions; returns the event's id.
pub fn append(tx: &mut Tx, actor: &Actor, happening: Happening, now: Timestamp) -> Result<i64, db::Error> {
    let Happening { kind, conversation, subjects, detail } = happening;
    let event = tx.append_event(EventRow {
        kind: kind.name,
        at: now,
        actor_kind: actor.kind.code(),
        actor_id: actor.agent,
        conversation_id: conversation,
        subjects: subjects.into_iter().map(|(kind, id)| (kind.to_string(), id)).collect(),
        detail,
    })?;
    let due = match kind.reacts {
        Reacts::Never => return Ok(event),
        Reacts::AtOnce => now,
        Reacts::AfterUndo => now.checked_add(60.seconds()).unwrap_or(now),
    };
    jobs::enqueue(tx, REACT_JOB, &json!({ "event": event }), due)?;
    Ok(event)
}
