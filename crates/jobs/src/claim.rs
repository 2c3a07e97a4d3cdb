//! Claims: which jobs are due, whose they are and for how long, and what becomes of them. Due times follow the desk's clock;
//! leases follow the wall clock, since they only tell whether a process still lives.

use db::{Error, Tx, args};
use jiff::Timestamp;
use serde_json::Value as Json;

use crate::{Job, Outcome, wall};

/// How long a claim lasts without renewal (microseconds).
pub(crate) const LEASE: i64 = 30_000_000;
/// How often a job whose process ended in the middle of it is tried: it may be what ends the process.
const ENDS: i64 = 8;
/// How long a job of a kind that this process does not know is left to others (microseconds).
const UNKNOWN: i64 = 60_000_000;

/// When something can be claimed next: the next due time (desk's clock) and the next end of a lease (wall clock).
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Next {
    pub(crate) due: Option<i64>,
    pub(crate) lease: Option<i64>,
}

pub(crate) fn next(tx: &mut Tx) -> Result<Next, Error> {
    let due = tx.opt("SELECT due_at FROM job WHERE state = 'waiting' ORDER BY due_at, id LIMIT 1", &[])?;
    let lease =
        tx.opt("SELECT lease_until FROM job WHERE state = 'running' ORDER BY lease_until, id LIMIT 1", &[])?;
    Ok(Next { due, lease })
}

db::row! {
    struct Claimed {
        id: i64,
        kind: String,
        payload: String,
        attempts: i64,
    }
}

/// What a runner asks for.
#[derive(Clone)]
pub(crate) struct Ask {
    pub(crate) kinds: Vec<&'static str>,
    pub(crate) count: usize,
    pub(crate) now: Timestamp,
    /// What the runner runs already: its lease may have ended while the database was away.
    pub(crate) running: Vec<i64>,
}

/// Claims what is due, and what a process that is gone had claimed.
pub(crate) fn claim(tx: &mut Tx, ask: &Ask) -> Result<Vec<Job>, Error> {
    let mut found: Vec<Claimed> = tx.list(
        "SELECT id, kind, payload, attempts FROM job WHERE state = 'waiting' AND due_at <= $1
          ORDER BY due_at, id LIMIT $2 /*pg FOR UPDATE SKIP LOCKED pg*/",
        args![ask.now, ask.count as i64],
    )?;
    found.extend(lost(tx, ask)?);
    found.truncate(ask.count);
    let mut jobs = Vec::with_capacity(found.len());
    for job in found {
        if !ask.kinds.contains(&job.kind.as_str()) {
            leave_to_others(tx, &job, ask.now)?;
            continue;
        }
        tx.exec(
            "UPDATE job SET state = 'running', lease_until = $2, attempts = attempts + 1 WHERE id = $1",
            args![job.id, wall() + LEASE],
        )?;
        let payload = serde_json::from_str(&job.payload).unwrap_or(Json::Null);
        jobs.push(Job { id: job.id, kind: job.kind, payload, attempts: job.attempts });
    }
    Ok(jobs)
}

/// Jobs whose process is gone; one that was in the middle of too many such ends is given up.
fn lost(tx: &mut Tx, ask: &Ask) -> Result<Vec<Claimed>, Error> {
    let ended: Vec<Claimed> = tx.list(
        "SELECT id, kind, payload, attempts FROM job WHERE state = 'running' AND lease_until <= $1
          ORDER BY lease_until, id LIMIT $2 /*pg FOR UPDATE SKIP LOCKED pg*/",
        args![wall(), ask.count as i64],
    )?;
    let mut lost = Vec::new();
    for job in ended.into_iter().filter(|job| !ask.running.contains(&job.id)) {
        if job.attempts < ENDS {
            lost.push(job);
            continue;
        }
        let why = "the program ended each time while it ran";
        tx.exec(
            "UPDATE job SET state = 'dead', dead_at = $2, last_error = $3 WHERE id = $1",
            args![job.id, ask.now, why],
        )?;
        tracing::error!(job = job.id, kind = job.kind, why, "A job was given up and waits as a dead letter.");
    }
    Ok(lost)
}

fn leave_to_others(tx: &mut Tx, job: &Claimed, now: Timestamp) -> Result<(), Error> {
    tracing::warn!(job = job.id, kind = job.kind, "A job of an unknown kind is left to other nodes.");
    tx.exec(
        "UPDATE job SET state = 'waiting', due_at = $2 WHERE id = $1",
        args![job.id, now.as_microsecond() + UNKNOWN],
    )?;
    Ok(())
}

/// Renews the leases of running jobs.
pub(crate) fn renew(tx: &mut Tx, running: &[i64]) -> Result<(), Error> {
    for id in running {
        tx.exec(
            "UPDATE job SET lease_until = $2 WHERE id = $1 AND state = 'running'",
            args![*id, wall() + LEASE],
        )?;
    }
    Ok(())
}

/// On SQLite one process holds the data folder: what was claimed before it was opened is nobody's any more.
pub(crate) fn release_orphans(tx: &mut Tx, opened_at: i64) -> Result<(), Error> {
    if !tx.is_postgres() {
        tx.exec(
            "UPDATE job SET lease_until = 0 WHERE state = 'running' AND lease_until <= $1",
            args![opened_at + LEASE],
        )?;
    }
    Ok(())
}

/// Stores what became of a job, unless another has claimed it meanwhile.
pub(crate) fn settle(tx: &mut Tx, job: &Job, outcome: &Outcome, now: Timestamp) -> Result<(), Error> {
    let attempt = job.attempts + 1;
    match outcome {
        Outcome::Done => tx.exec(
            "DELETE FROM job WHERE id = $1 AND state = 'running' AND attempts = $2",
            args![job.id, attempt],
        )?,
        // The key is kept unless another job with it was enqueued meanwhile.
        Outcome::Retry { after, why } => tx.exec(
            "UPDATE job SET state = 'waiting', due_at = $3, last_error = $4, unique_key =
               CASE WHEN EXISTS (SELECT 1 FROM job o WHERE o.kind = job.kind AND o.unique_key = job.unique_key AND o.state = 'waiting')
                    THEN NULL ELSE unique_key END
              WHERE id = $1 AND state = 'running' AND attempts = $2",
            args![job.id, attempt, later(now, *after), why],
        )?,
        Outcome::GiveUp { why } => tx.exec(
            "UPDATE job SET state = 'dead', dead_at = $3, last_error = $4 WHERE id = $1 AND state = 'running' AND attempts = $2",
            args![job.id, attempt, now, why],
        )?,
    };
    Ok(())
}

fn later(now: Timestamp, after: jiff::SignedDuration) -> i64 {
    now.as_microsecond().saturating_add(i64::try_from(after.as_micros()).unwrap_or(i64::MAX))
}
