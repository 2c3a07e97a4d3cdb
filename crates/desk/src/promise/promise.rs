//! One promise: its rows, and the record's due time that follows from them. Callers save the record.

use db::{Error, Row, Tx, args};
use serde::{Deserialize, Serialize};

use crate::kernel::Timestamp;
use crate::spine::{Record, no_due};

/// What is promised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// The first answer to a contact.
    FirstResponse,
    /// The answer to what the customer added after our answer.
    NextResponse,
}

impl Kind {
    /// The word in the database.
    pub fn code(self) -> &'static str {
        match self {
            Kind::FirstResponse => "first_response",
            Kind::NextResponse => "next_response",
        }
    }

    fn from_code(code: &str) -> Kind {
        if code == "next_response" { Kind::NextResponse } else { Kind::FirstResponse }
    }
}

/// A promised time. `state`: running, met, late (met after the due time) or cancelled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promise {
    /// What is promised.
    pub kind: Kind,
    /// Its length in service minutes.
    pub target_minutes: i64,
    /// When it started.
    pub started_at: Timestamp,
    /// By when it is due.
    pub due_at: Timestamp,
    /// When it was kept.
    pub met_at: Option<Timestamp>,
    /// `running`, `met`, `late`, `cancelled`.
    pub state: String,
}

impl db::FromRow for Promise {
    fn from_row(row: &Row) -> Result<Promise, Error> {
        let kind: String = row.get(0)?;
        Ok(Promise {
            kind: Kind::from_code(&kind),
            target_minutes: row.get(1)?,
            started_at: row.get(2)?,
            due_at: row.get(3)?,
            met_at: row.get(4)?,
            state: row.get(5)?,
        })
    }
}

/// The promises of a record, oldest first.
///
/// # Errors
/// What the engine refuses.
pub fn of_record(tx: &mut Tx, record: i64) -> Result<Vec<Promise>, Error> {
    tx.all(
        "SELECT kind, target_minutes, started_at, due_at, met_at, state FROM promise WHERE record_id = $1 ORDER BY started_at, kind",
        args![record],
    )
}

/// Starts a promise; one of the kind that runs already keeps its earlier time.
///
/// # Errors
/// What the engine refuses.
pub fn start(
    tx: &mut Tx,
    record: &mut Record,
    kind: Kind,
    (minutes, due): (i64, Timestamp),
    now: Timestamp,
) -> Result<(), Error> {
    let id = tx.new_id();
    tx.exec(
        "INSERT INTO promise (id, record_id, kind, target_minutes, started_at, due_at, met_at, ended_at, state)
         VALUES ($1, $2, $3, $4, $5, $6, NULL, NULL, 'running')
         ON CONFLICT (record_id, kind) DO UPDATE SET target_minutes = excluded.target_minutes, started_at = excluded.started_at,
           due_at = excluded.due_at, met_at = NULL, ended_at = NULL, state = 'running' WHERE promise.state <> 'running'",
        args![id, record.id, kind.code(), minutes, now, due],
    )?;
    record.due_at = record.due_at.min(due);
    Ok(())
}

/// All promises that run are kept now.
///
/// # Errors
/// What the engine refuses.
pub fn meet(tx: &mut Tx, record: &mut Record, now: Timestamp) -> Result<(), Error> {
    tx.exec(
        "UPDATE promise SET met_at = $2, ended_at = $2, state = CASE WHEN due_at < $2 THEN 'late' ELSE 'met' END
          WHERE record_id = $1 AND state = 'running'",
        args![record.id, now],
    )?;
    record.due_at = no_due();
    Ok(())
}

/// Promises that run are no longer owed.
///
/// # Errors
/// What the engine refuses.
pub fn cancel(tx: &mut Tx, record: &mut Record, now: Timestamp) -> Result<(), Error> {
    tx.exec(
        "UPDATE promise SET ended_at = $2, state = 'cancelled' WHERE record_id = $1 AND state = 'running'",
        args![record.id, now],
    )?;
    record.due_at = no_due();
    Ok(())
}

/// What was met at `met_at` or later was not met after all (the answer was taken back or did not leave).
///
/// # Errors
/// What the engine refuses.
pub fn reopen(tx: &mut Tx, record: &mut Record, met_at: Timestamp) -> Result<(), Error> {
    tx.exec(
        "UPDATE promise SET met_at = NULL, ended_at = NULL, state = 'running' WHERE record_id = $1 AND met_at >= $2",
        args![record.id, met_at],
    )?;
    record.due_at = of_record(tx, record.id)?
        .into_iter()
        .filter(|promise| promise.state == "running")
        .map(|promise| promise.due_at)
        .min()
        .unwrap_or_else(no_due);
    Ok(())
}

/// Puts the promises back as they were (undo).
///
/// # Errors
/// What the engine refuses.
pub fn restore(tx: &mut Tx, record: i64, before: &[Promise]) -> Result<(), Error> {
    for promise in before {
        let ended = if promise.state == "running" { None } else { promise.met_at };
        tx.exec(
            "UPDATE promise SET target_minutes = $3, started_at = $4, due_at = $5, met_at = $6, ended_at = $7, state = $8
              WHERE record_id = $1 AND kind = $2",
            args![
                record, promise.kind.code(), promise.target_minutes, promise.started_at, promise.due_at, promise.met_at, ended,
                &promise.state
            ],
        )?;
    }
    Ok(())
}
