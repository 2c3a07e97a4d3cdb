//! Resolving an issue: what was done, why it was, whether the customer can work again (requirements, life cycle of the issue).

use db::{Tx, args};
use serde_json::json;

use super::event::RESOLVED;
use super::issue::{CAUSES, Issue, State, WORK_AGAIN, of};
use crate::birth::{moved, taken, told};
use crate::kernel::{Actor, Timestamp};
use crate::spine::StateCategory;

/// How it was resolved.
#[derive(Clone, Debug, Default)]
pub struct Resolution {
    /// One of `CAUSES`; `unknown` has to be said.
    pub cause: String,
    /// What was done.
    pub resolution: String,
    /// One of `WORK_AGAIN`.
    pub can_work_again: String,
    /// The version on which it was decided.
    pub version: Option<i64>,
}

crate::refusals! {
    /// Why an issue is not resolved.
    ResolveError {
        /// Only who serves resolves issues.
        NotAllowed => Forbidden "access.right_missing",
        /// Somebody else changed it meanwhile.
        Changed => Conflict "record.changed",
        /// It is resolved or closed already.
        AlreadyResolved => Conflict "issue.already_resolved",
        /// Nothing tells what was done.
        ResolutionMissing => Invalid "issue.resolution_missing" at "resolution",
        /// Nothing tells why it was, not even that it is not known.
        CauseMissing => Invalid "issue.cause_missing" at "cause",
        /// Nothing tells whether the customer can work again.
        WorkAgainMissing => Invalid "issue.work_again_missing" at "can_work_again",
    }
}
crate::refused_alike!(ResolveError);

/// Resolves an issue.
///
/// # Errors
/// `ResolveError`.
pub fn resolve(
    tx: &mut Tx,
    actor: &Actor,
    issue: &Issue,
    with: &Resolution,
    now: Timestamp,
) -> Result<Issue, ResolveError> {
    let mut record = taken(tx, actor, &issue.record, with.version)?;
    if record.state != State::Recorded.code() {
        return Err(ResolveError::AlreadyResolved);
    }
    if with.resolution.trim().is_empty() {
        return Err(ResolveError::ResolutionMissing);
    }
    if !CAUSES.contains(&with.cause.as_str()) {
        return Err(ResolveError::CauseMissing);
    }
    if !WORK_AGAIN.contains(&with.can_work_again.as_str()) {
        return Err(ResolveError::WorkAgainMissing);
    }
    tx.exec(
        "UPDATE issue SET cause = $2, resolution = $3, can_work_again = $4, resolved_at = $5 WHERE id = $1",
        args![record.id, &with.cause, with.resolution.trim(), &with.can_work_again, now],
    )?;
    moved(tx, &mut record, (State::Resolved.code(), StateCategory::Open), now)?;
    let detail = json!({ "cause": with.cause, "can_work_again": with.can_work_again });
    told(tx, actor, &record, (RESOLVED, detail), now)?;
    Ok(of(tx, record)?)
}
