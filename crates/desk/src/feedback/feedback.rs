//! A piece of feedback, its states, loading it.

use db::{Error, Tx, args};

use crate::kernel::{Actor, Cursor, Page, RecordKind, RecordRef, Right, Timestamp};
use crate::spine::{self, Filter, LoadError, Record, RecordRow};

/// Where a piece of feedback stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It is written down.
    Received,
    /// Its giver has an answer.
    Answered,
    /// It is over.
    Closed,
}

impl State {
    /// The word in the database.
    pub fn code(self) -> &'static str {
        match self {
            State::Received => "received",
            State::Answered => "answered",
            State::Closed => "closed",
        }
    }
}

/// What kind it is.
pub const FEEDBACK_KINDS: &[&str] = &["comment", "wish", "improvement_suggestion", "complaint", "praise"];
/// Whether it was asked for.
pub const ORIGINS: &[&str] = &["spontaneous", "solicited"];

/// One piece of feedback.
#[derive(Clone, Debug)]
pub struct Feedback {
    /// What it shares with all records.
    pub record: Record,
    /// The giver's own words.
    pub own_words: String,
    /// One of `FEEDBACK_KINDS`.
    pub feedback_kind: String,
    /// One of `ORIGINS`.
    pub origin: String,
    /// What was answered.
    pub answer: Option<String>,
    /// When it was answered.
    pub answered_at: Option<Timestamp>,
    /// When its words were erased.
    pub erased_at: Option<Timestamp>,
}

db::row! {
    struct Own {
        own_words: String,
        feedback_kind: String,
        origin: String,
        answer: Option<String>,
        answered_at: Option<Timestamp>,
        erased_at: Option<Timestamp>,
    }
}

/// The feedback of a number, if the reader may see it.
///
/// # Errors
/// `record.missing`.
pub fn load(tx: &mut Tx, actor: &Actor, number: i64) -> Result<Feedback, LoadError> {
    let record = spine::load(tx, actor, RecordRef::new(RecordKind::Feedback, number))?;
    Ok(of(tx, record)?)
}

/// A page of feedback.
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
    Ok(spine::list(tx, RecordKind::Feedback, filter, after, limit)?)
}

pub(super) fn of(tx: &mut Tx, record: Record) -> Result<Feedback, Error> {
    let own: Own = tx.one(
        "SELECT own_words, feedback_kind, origin, answer, answered_at, erased_at FROM feedback WHERE id = $1",
        args![record.id],
    )?;
    Ok(Feedback {
        record,
        own_words: own.own_words,
        feedback_kind: own.feedback_kind,
        origin: own.origin,
        answer: own.answer,
        answered_at: own.answered_at,
        erased_at: own.erased_at,
    })
}
