//! The desk's own jobs: reactions to events, folding of figures, signing of the ledger, erasing, sweeping. Those that come round
//! put their next run into the same transaction.

use db::{Error, Tx};
use jiff::SignedDuration;
use serde_json::{Value, json};

use super::reindex::{REINDEX_JOB, reindex, reindex_if_older};
use super::table::react;
use crate::access::session;
use crate::erasure::{self, ERASE_JOB, Step};
use crate::figure::{FOLD_JOB, FOLD_STEP, fold};
use crate::kernel::Timestamp;
use crate::report::ledger::{LEDGER_JOB, next_signing, sign_past};
use crate::timeline::REACT_JOB;

/// The job that forgets what has expired.
const SWEEP_JOB: &str = "desk.sweep";

/// The kinds of jobs that `work` knows; register each with the runner.
pub const KINDS: &[&str] = &[REACT_JOB, ERASE_JOB, FOLD_JOB, LEDGER_JOB, SWEEP_JOB, REINDEX_JOB];

const FOLD_EVERY: SignedDuration = SignedDuration::from_secs(20);
const SWEEP_EVERY: SignedDuration = SignedDuration::from_hours(1);
/// Idempotency keys are kept so long (microseconds).
const TICKETS_LAST: i64 = 48 * 3_600 * 1_000_000;

/// What the runner does next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// The job is done.
    Done,
    /// Call `work` again in a new transaction.
    Again,
}

/// Does one step of a job in one transaction.
///
/// # Errors
/// What the engine refuses; the job is tried again.
pub fn work(tx: &mut Tx, kind: &str, payload: &Value, now: Timestamp) -> Result<Next, Error> {
    let id = |name: &str| payload.get(name).and_then(Value::as_i64).unwrap_or_default();
    match kind {
        REACT_JOB => react(tx, id("event"), now)?,
        ERASE_JOB => return Ok(next(erasure::step(tx, id("customer"), now)? == Step::More)),
        FOLD_JOB if fold(tx)? >= FOLD_STEP => return Ok(Next::Again),
        FOLD_JOB => again(tx, FOLD_JOB, later(now, FOLD_EVERY))?,
        LEDGER_JOB => {
            sign_past(tx, now)?;
            again(tx, LEDGER_JOB, next_signing(now))?;
        }
        REINDEX_JOB => return Ok(next(reindex(tx, now)?)),
        SWEEP_JOB => {
            session::sweep(tx, now)?;
            tx.sweep_tickets(now.as_microsecond() - TICKETS_LAST)?;
            again(tx, SWEEP_JOB, later(now, SWEEP_EVERY))?;
        }
        _ => {}
    }
    Ok(Next::Done)
}

fn next(more: bool) -> Next {
    if more { Next::Again } else { Next::Done }
}

/// Puts the jobs that come round into the queue; harmless at every start.
///
/// # Errors
/// What the engine refuses.
pub fn start(tx: &mut Tx, now: Timestamp) -> Result<(), Error> {
    reindex_if_older(tx, now)?;
    [FOLD_JOB, LEDGER_JOB, SWEEP_JOB].into_iter().try_for_each(|kind| again(tx, kind, now))
}

fn again(tx: &mut Tx, kind: &str, due: Timestamp) -> Result<(), Error> {
    jobs::enqueue_unique(tx, kind, "round", &json!({}), due)
}

fn later(now: Timestamp, by: SignedDuration) -> Timestamp {
    now.checked_add(by).unwrap_or(now)
}
