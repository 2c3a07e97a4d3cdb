//! How many contacts a view holds, up to a bound: screens show "99+" and nobody counts a hundred thousand rows.

use db::{Error, Tx, args};

use super::queue::View;
use crate::kernel::{Actor, Timestamp};

/// A view shows at most this number; beyond it "more".
pub const BOUND: i64 = 99;

/// How many a view holds, at most `BOUND + 1`; 0 for closed ones and for all.
///
/// # Errors
/// What the engine refuses.
pub fn count(tx: &mut Tx, actor: &Actor, view: View) -> Result<i64, Error> {
    let limit = BOUND + 1;
    match view {
        View::Mine => tx.one(
            "SELECT count(*) FROM (SELECT id FROM record WHERE owner_id = $1 AND kind = 'interaction' AND state_category = 'open' LIMIT $2) x",
            args![actor.agent, limit],
        ),
        View::Unclaimed => tx.one(
            "SELECT count(*) FROM (SELECT id FROM record WHERE owner_id IS NULL AND kind = 'interaction' AND state_category = 'open' LIMIT $1) x",
            args![limit],
        ),
        View::Open => tx.one(
            "SELECT count(*) FROM (SELECT id FROM record WHERE kind = 'interaction' AND state_category = 'open' LIMIT $1) x",
            args![limit],
        ),
        View::Team(team) => tx.one(
            "SELECT count(*) FROM (SELECT id FROM record WHERE team_id = $1 AND kind = 'interaction' AND state_category = 'open' LIMIT $2) x",
            args![team, limit],
        ),
        View::Channel(channel) => tx.one(
            "SELECT count(*) FROM (SELECT id FROM record WHERE channel_id = $1 AND kind = 'interaction' AND state_category = 'open' LIMIT $2) x",
            args![channel, limit],
        ),
        View::Missed => tx.one(
            "SELECT count(*) FROM (SELECT id FROM record WHERE kind = 'interaction' AND state = 'missed' LIMIT $1) x",
            args![limit],
        ),
        View::Done | View::All => Ok(0),
    }
}

/// How many open contacts are past their due time, at most `BOUND + 1`; of an agent or of everybody.
///
/// # Errors
/// What the engine refuses.
pub fn count_late(tx: &mut Tx, owner: Option<i64>, now: Timestamp) -> Result<i64, Error> {
    let limit = BOUND + 1;
    match owner {
        Some(owner) => tx.one(
            "SELECT count(*) FROM (SELECT id FROM record WHERE owner_id = $1 AND kind = 'interaction' AND state_category = 'open'
               AND due_at < $2 LIMIT $3) x",
            args![owner, now, limit],
        ),
        None => tx.one(
            "SELECT count(*) FROM (SELECT id FROM record WHERE kind = 'interaction' AND state_category = 'open' AND due_at < $1 LIMIT $2) x",
            args![now, limit],
        ),
    }
}

/// How many contacts were closed since a time, at most `bound`.
///
/// # Errors
/// What the engine refuses.
pub fn count_closed_since(tx: &mut Tx, since: Timestamp, bound: i64) -> Result<i64, Error> {
    tx.one(
        "SELECT count(*) FROM (SELECT id FROM record WHERE kind = 'interaction' AND state_category = 'done' AND due_at >= $1 LIMIT $2) x",
        args![since, bound],
    )
}
