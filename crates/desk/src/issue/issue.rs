//! An issue, its states, loading it.

use db::{Error, Tx, args};

use crate::kernel::{Actor, Cursor, Page, RecordKind, RecordRef, Right, Timestamp};
use crate::spine::{self, Filter, LoadError, Record, RecordRow};

/// Where an issue stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It is written down.
    Recorded,
    /// The customer can work again, or it is said that they cannot.
    Resolved,
    /// Everybody knows.
    Closed,
}

impl State {
    /// The word in the database.
    pub fn code(self) -> &'static str {
        match self {
            State::Recorded => "recorded",
            State::Resolved => "resolved",
            State::Closed => "closed",
        }
    }
}

/// How much it hinders, by the customer's own account.
pub const EFFECTS: &[&str] = &["unknown", "reduced", "lost"];
/// Whose it is, as far as known; `unknown` is stated, not left out.
pub const CAUSES: &[&str] = &["customer", "unclear", "fault", "unknown"];
/// Whether the customer can work again: said by the customer, presumed, no (amendment A10).
pub const WORK_AGAIN: &[&str] = &["yes", "presumed", "no"];

/// One issue.
#[derive(Clone, Debug)]
pub struct Issue {
    /// What it shares with all records.
    pub record: Record,
    /// The customer's own words.
    pub own_words: String,
    /// One of `EFFECTS`.
    pub effect: String,
    /// One of `CAUSES`, once said.
    pub cause: Option<String>,
    /// What was done.
    pub resolution: Option<String>,
    /// One of `WORK_AGAIN`, once said.
    pub can_work_again: Option<String>,
    /// When it was resolved.
    pub resolved_at: Option<Timestamp>,
    /// When its words were erased.
    pub erased_at: Option<Timestamp>,
}

db::row! {
    struct Own {
        own_words: String,
        effect: String,
        cause: Option<String>,
        resolution: Option<String>,
        can_work_again: Option<String>,
        resolved_at: Option<Timestamp>,
        erased_at: Option<Timestamp>,
    }
}

/// The issue of a number, if the reader may see it.
///
/// # Errors
/// `record.missing`.
pub fn load(tx: &mut Tx, actor: &Actor, number: i64) -> Result<Issue, LoadError> {
    let record = spine::load(tx, actor, RecordRef::new(RecordKind::Issue, number))?;
    Ok(of(tx, record)?)
}

/// A page of issues.
///
/// # Errors
/// `record.missing` for who may not see records.
pub fn queue(
    tx: &mut Tx,
    actor: &Actor,
    filter: Filter,
    after: Option<&Cursor>,
    limit: usize,
) -> Result<Page<RecordRow>, LoadError> {
    if !actor.may(Right::SeeContacts) {
        return Err(LoadError::Missing);
    }
    Ok(spine::list(tx, RecordKind::Issue, filter, after, limit)?)
}

pub(super) fn of(tx: &mut Tx, record: Record) -> Result<Issue, Error> {
    let own: Own = tx.one(
        "SELECT own_words, effect, cause, resolution, can_work_again, resolved_at, erased_at FROM issue WHERE id = $1",
        args![record.id],
    )?;
    Ok(Issue {
        record,
        own_words: own.own_words,
        effect: own.effect,
        cause: own.cause,
        resolution: own.resolution,
        can_work_again: own.can_work_again,
        resolved_at: own.resolved_at,
        erased_at: own.erased_at,
    })
}
