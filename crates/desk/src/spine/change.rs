//! Changes that every kind of record knows alike: its title and the service that it concerns.

use db::Tx;
use serde_json::json;

use super::event::{RENAMED, SERVICE_SET};
use super::record::one_line;
use super::{Record, is_changed, save, take};
use crate::kernel::{Actor, Right, Timestamp};
use crate::timeline::{EventKind, Happening, append};

crate::refusals! {
    /// Why a record is not changed.
    ChangeError {
        /// Only who serves changes records.
        NotAllowed => Forbidden "access.right_missing",
        /// It needs a title.
        TitleMissing => Invalid "record.title_missing" at "title",
        /// What is over is not changed.
        Closed => Conflict "record.closed",
        /// Somebody else changed it meanwhile.
        Changed => Conflict "record.changed",
    }
}

/// Gives a record another title.
///
/// # Errors
/// `ChangeError`.
pub fn rename(
    tx: &mut Tx,
    actor: &Actor,
    record: &Record,
    title: &str,
    seen: Option<i64>,
    now: Timestamp,
) -> Result<Record, ChangeError> {
    let title = one_line(title);
    if title.is_empty() {
        return Err(ChangeError::TitleMissing);
    }
    let mut record = taken(tx, actor, record, seen)?;
    record.title = title;
    saved(tx, actor, record, RENAMED, now)
}

/// Says which service a record concerns; `None` takes it away.
///
/// # Errors
/// `ChangeError`.
pub fn set_service(
    tx: &mut Tx,
    actor: &Actor,
    record: &Record,
    service: Option<i64>,
    seen: Option<i64>,
    now: Timestamp,
) -> Result<Record, ChangeError> {
    let mut record = taken(tx, actor, record, seen)?;
    record.service_id = service;
    saved(tx, actor, record, SERVICE_SET, now)
}

fn taken(tx: &mut Tx, actor: &Actor, record: &Record, seen: Option<i64>) -> Result<Record, ChangeError> {
    if !actor.may(Right::Serve) {
        return Err(ChangeError::NotAllowed);
    }
    let record = take(tx, record.id)?;
    if record.is_done() {
        return Err(ChangeError::Closed);
    }
    if is_changed(&record, seen) {
        return Err(ChangeError::Changed);
    }
    Ok(record)
}

fn saved(
    tx: &mut Tx,
    actor: &Actor,
    mut record: Record,
    kind: EventKind,
    now: Timestamp,
) -> Result<Record, ChangeError> {
    save(tx, &mut record)?;
    let happening = Happening {
        kind,
        conversation: record.conversation_id,
        subjects: vec![(record.kind.code(), record.id)],
        detail: json!({ "title": record.title, "service": record.service_id }),
    };
    append(tx, actor, happening, now)?;
    Ok(record)
}
