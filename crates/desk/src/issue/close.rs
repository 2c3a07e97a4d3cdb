//! Closing an issue: it is resolved, and everybody who is a party knows.

use db::Tx;
use serde_json::Value as Json;

use super::event::CLOSED;
use super::issue::{Issue, State, of};
use crate::birth::{moved, taken, told};
use crate::kernel::{Actor, Timestamp};
use crate::spine::StateCategory;

/// What a person says when closing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Closing {
    /// That all parties know.
    pub informed: bool,
    /// The version on which it was decided.
    pub version: Option<i64>,
}

crate::refusals! {
    /// Why an issue is not closed.
    CloseError {
        /// Only who serves closes issues.
        NotAllowed => Forbidden "access.right_missing",
        /// Somebody else changed it meanwhile.
        Changed => Conflict "record.changed",
        /// It is closed.
        AlreadyClosed => Conflict "issue.already_closed",
        /// It is not resolved.
        NotResolved => Invalid "issue.not_resolved",
        /// Somebody who is a party does not know.
        NotInformed => Invalid "issue.parties_not_informed" at "informed",
    }
}
crate::refused_alike!(CloseError);

/// Closes an issue; the contacts and incidents that it hangs together with close by themselves.
///
/// # Errors
/// `CloseError`.
pub fn close(
    tx: &mut Tx,
    actor: &Actor,
    issue: &Issue,
    with: Closing,
    now: Timestamp,
) -> Result<Issue, CloseError> {
    let mut record = taken(tx, actor, &issue.record, with.version)?;
    if record.is_done() {
        return Err(CloseError::AlreadyClosed);
    }
    if record.state != State::Resolved.code() {
        return Err(CloseError::NotResolved);
    }
    if !with.informed {
        return Err(CloseError::NotInformed);
    }
    moved(tx, &mut record, (State::Closed.code(), StateCategory::Done), now)?;
    told(tx, actor, &record, (CLOSED, Json::Null), now)?;
    Ok(of(tx, record)?)
}
