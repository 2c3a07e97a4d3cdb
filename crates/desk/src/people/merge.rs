//! Two customers who are one person: everything of one moves to the other, what moved is written down, and can move back.

use db::{Error, Tx, args};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::customer::{Customer, by_id};
use super::duplicate;
use super::event::{CUSTOMER_MERGED, CUSTOMER_UNMERGED};
use crate::access::require;
use crate::kernel::{Actor, Right, Timestamp, key_of};
use crate::timeline::{Happening, append};

crate::refusals! {
    /// Why people are not merged or parted.
    MergeError {
        /// The doer may not.
        NotAllowed => Forbidden "access.right_missing",
        /// There is no such person or merge.
        Missing => Missing "customer.missing",
        /// They are one already.
        Same => Invalid "merge.same" at "other",
        /// A later merge must be taken back first.
        LaterFirst => Invalid "merge.later_first",
    }
}

impl From<crate::access::Forbidden> for MergeError {
    fn from(_: crate::access::Forbidden) -> MergeError {
        MergeError::NotAllowed
    }
}

impl From<super::customer::CustomerError> for MergeError {
    fn from(error: super::customer::CustomerError) -> MergeError {
        match error {
            super::customer::CustomerError::Failed(error) => MergeError::Failed(error),
            _ => MergeError::Missing,
        }
    }
}

/// What moved: ids by table, so that exactly these can move back.
#[derive(Default, Serialize, Deserialize)]
struct Moved {
    identities: Vec<i64>,
    records: Vec<i64>,
    conversations: Vec<i64>,
    parties: Vec<i64>,
    messages: Vec<i64>,
}

db::row! {
    /// A merge that stands.
    #[derive(Clone, Debug)]
    pub struct Merge {
        /// Internal id; its key is `key_of`.
        id: i64,
        /// Who was merged.
        merged: i64,
        /// When.
        at: Timestamp,
        /// By whom.
        by_agent: Option<i64>,
    }
}

/// Merges `other` into `kept`.
///
/// # Errors
/// `MergeError`.
pub fn merge(
    tx: &mut Tx,
    actor: &Actor,
    kept: &Customer,
    other: &Customer,
    now: Timestamp,
) -> Result<Customer, MergeError> {
    require(actor, Right::Serve)?;
    if kept.id == other.id {
        return Err(MergeError::Same);
    }
    let moved = Moved {
        identities: ids(tx, "SELECT id FROM identity WHERE customer_id = $1 ORDER BY id", other.id)?,
        records: ids(tx, "SELECT id FROM record WHERE customer_id = $1 ORDER BY occurred_at, id", other.id)?,
        conversations: ids(
            tx,
            "SELECT id FROM conversation WHERE customer_id = $1 ORDER BY last_at, id",
            other.id,
        )?,
        parties: ids(tx, "SELECT id FROM party WHERE customer_id = $1 ORDER BY record_id, id", other.id)?,
        messages: Vec::new(),
    };
    give(tx, &moved, kept.id)?;
    tx.exec(
        "UPDATE customer SET merged_into = $2, version = version + 1 WHERE id = $1",
        args![other.id, kept.id],
    )?;
    let (id, text) =
        (tx.new_id(), serde_json::to_string(&moved).map_err(|error| Error::other(error.to_string()))?);
    tx.exec(
        "INSERT INTO customer_merge (id, kept_id, merged_id, at, by_agent, moved) VALUES ($1, $2, $3, $4, $5, $6)",
        args![id, kept.id, other.id, now, actor.agent, text],
    )?;
    duplicate::settle(tx, kept.id, other.id, "merged", now)?;
    let detail = json!({ "merged": other.key, "name": other.name });
    tell(tx, actor, CUSTOMER_MERGED, (kept.id, other.id), detail, now)?;
    Ok(by_id(tx, kept.id)?)
}

/// Takes a merge back: what moved then moves back; what came since stays.
///
/// # Errors
/// `MergeError`.
pub fn unmerge(
    tx: &mut Tx,
    actor: &Actor,
    kept: &Customer,
    merge: &str,
    now: Timestamp,
) -> Result<Customer, MergeError> {
    require(actor, Right::Serve)?;
    let standing = of(tx, kept.id)?;
    let found = standing.iter().find(|one| key_of(one.id) == merge).ok_or(MergeError::Missing)?;
    let text: String = tx.one("SELECT moved FROM customer_merge WHERE id = $1", args![found.id])?;
    let moved: Moved = serde_json::from_str(&text).map_err(|error| Error::other(error.to_string()))?;
    give(tx, &moved, found.merged)?;
    tx.exec(
        "UPDATE customer SET merged_into = NULL, version = version + 1 WHERE id = $1",
        args![found.merged],
    )?;
    tx.exec(
        "UPDATE customer_merge SET undone_at = $2, undone_by = $3 WHERE id = $1",
        args![found.id, now, actor.agent],
    )?;
    tell(tx, actor, CUSTOMER_UNMERGED, (kept.id, found.merged), json!({}), now)?;
    Ok(by_id(tx, found.merged)?)
}

/// The merges into a customer that stand, newest first.
///
/// # Errors
/// What the engine refuses.
pub fn of(tx: &mut Tx, kept: i64) -> Result<Vec<Merge>, Error> {
    tx.all(
        "SELECT id, merged_id, at, by_agent FROM customer_merge WHERE kept_id = $1 AND undone_at IS NULL ORDER BY at DESC, id DESC LIMIT 100",
        args![kept],
    )
}

fn ids(tx: &mut Tx, sql: &'static str, customer: i64) -> Result<Vec<i64>, Error> {
    tx.all(sql, args![customer])
}

fn give(tx: &mut Tx, moved: &Moved, to: i64) -> Result<(), Error> {
    for (sql, ids) in [
        ("UPDATE identity SET customer_id = $2 WHERE id = $1", &moved.identities),
        ("UPDATE record SET customer_id = $2 WHERE id = $1", &moved.records),
        ("UPDATE conversation SET customer_id = $2 WHERE id = $1", &moved.conversations),
        ("UPDATE party SET customer_id = $2 WHERE id = $1", &moved.parties),
    ] {
        for id in ids {
            tx.exec(sql, args![*id, to])?;
        }
    }
    Ok(())
}

fn tell(
    tx: &mut Tx,
    actor: &Actor,
    kind: crate::timeline::EventKind,
    (one, two): (i64, i64),
    detail: serde_json::Value,
    now: Timestamp,
) -> Result<(), Error> {
    let subjects = vec![("customer", one), ("customer", two)];
    append(tx, actor, Happening { kind, conversation: None, subjects, detail }, now).map(|_| ())
}
