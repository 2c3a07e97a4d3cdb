//! A record: what an interaction, an issue, an order and a piece of feedback have in common.

use db::Tx;

use crate::kernel::{NO_DUE, RecordKind, RecordRef, Timestamp};

/// The three shapes of every state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StateCategory {
    /// Somebody of ours has work.
    Open,
    /// Somebody else has.
    Waiting,
    /// It is over.
    Done,
}

impl StateCategory {
    /// The word in the database.
    pub fn code(self) -> &'static str {
        match self {
            StateCategory::Open => "open",
            StateCategory::Waiting => "waiting",
            StateCategory::Done => "done",
        }
    }

    /// From the database's word.
    pub fn from_code(code: &str) -> StateCategory {
        match code {
            "waiting" => StateCategory::Waiting,
            "done" => StateCategory::Done,
            _ => StateCategory::Open,
        }
    }
}

/// One record.
#[derive(Clone, Debug)]
pub struct Record {
    /// Internal id.
    pub id: i64,
    /// Which kind.
    pub kind: RecordKind,
    /// Its number, never reused.
    pub number: i64,
    /// Raised by every act.
    pub version: i64,
    /// The state's code; its kind's room knows which there are.
    pub state: String,
    /// The state's shape.
    pub category: StateCategory,
    /// What it is about, in one line.
    pub title: String,
    /// The thread that it belongs to.
    pub conversation_id: Option<i64>,
    /// The person that it is for.
    pub customer_id: Option<i64>,
    /// That person's organisation.
    pub organisation_id: Option<i64>,
    /// Which service it concerns.
    pub service_id: Option<i64>,
    /// Node of the category tree.
    pub category_id: Option<i64>,
    /// Under which name of ours.
    pub brand_id: Option<i64>,
    /// How it came.
    pub channel_id: Option<i64>,
    /// Whose queue it lies in.
    pub team_id: Option<i64>,
    /// Who works on it.
    pub owner_id: Option<i64>,
    /// Whom the customer sees as the one who answers.
    pub facing_owner_id: Option<i64>,
    /// The nearest promise that runs; of a done record the time of its closing; else far away (2100).
    pub due_at: Timestamp,
    /// When it happened.
    pub occurred_at: Timestamp,
    /// When it was written down.
    pub created_at: Timestamp,
    /// The agent who wrote it down.
    pub created_by: Option<i64>,
    /// When it was closed.
    pub closed_at: Option<Timestamp>,
    /// `live`, `legacy` or `practice`.
    pub provenance: String,
    /// Kept at least until then.
    pub retain_until: Option<Timestamp>,
    /// Whether erasing is held back by law.
    pub legal_hold: bool,
}

impl Record {
    /// `ISS-310`.
    pub fn reference(&self) -> RecordRef {
        RecordRef::new(self.kind, self.number)
    }

    /// The due time, when there is a promise that runs.
    pub fn due(&self) -> Option<Timestamp> {
        (self.category != StateCategory::Done && self.due_at.as_microsecond() < NO_DUE).then_some(self.due_at)
    }

    /// Whether it is over.
    pub fn is_done(&self) -> bool {
        self.category == StateCategory::Done
    }
}

/// Far away: the due time of what has no promise.
pub(crate) fn no_due() -> Timestamp {
    Timestamp::from_microsecond(NO_DUE).expect("the year 2100 is a time")
}

/// What a new record starts with; the rest is empty.
#[derive(Clone, Debug)]
pub struct NewRecord {
    /// Which kind.
    pub kind: RecordKind,
    /// Its number when it was taken before; else the next one is taken.
    pub number: Option<i64>,
    /// First state.
    pub state: &'static str,
    /// Its shape.
    pub category: StateCategory,
    /// What it is about, in one line.
    pub title: String,
    /// The thread.
    pub conversation_id: Option<i64>,
    /// The person that it is for.
    pub customer_id: Option<i64>,
    /// That person's organisation.
    pub organisation_id: Option<i64>,
    /// Which service it concerns.
    pub service_id: Option<i64>,
    /// Under which name of ours.
    pub brand_id: Option<i64>,
    /// How it came.
    pub channel_id: Option<i64>,
    /// Whose queue it lies in.
    pub team_id: Option<i64>,
    /// Who works on it.
    pub owner_id: Option<i64>,
    /// When it is due; `None` without a promise.
    pub due_at: Option<Timestamp>,
    /// When it happened.
    pub occurred_at: Timestamp,
    /// The agent who writes it down.
    pub created_by: Option<i64>,
    /// `live`, `legacy` or `practice`.
    pub provenance: &'static str,
}

impl NewRecord {
    /// The record that will be stored, with its id and number.
    pub(super) fn numbered(self, tx: &Tx, number: i64, now: Timestamp) -> Record {
        let done = self.category == StateCategory::Done;
        Record {
            id: tx.new_id(),
            kind: self.kind,
            number,
            version: 1,
            state: self.state.into(),
            category: self.category,
            title: one_line(&self.title),
            conversation_id: self.conversation_id,
            customer_id: self.customer_id,
            organisation_id: self.organisation_id,
            service_id: self.service_id,
            category_id: None,
            brand_id: self.brand_id,
            channel_id: self.channel_id,
            team_id: self.team_id,
            owner_id: self.owner_id,
            facing_owner_id: self.owner_id,
            due_at: if done { now } else { self.due_at.unwrap_or_else(no_due) },
            occurred_at: self.occurred_at,
            created_at: now,
            created_by: self.created_by,
            closed_at: done.then_some(now),
            provenance: self.provenance.into(),
            retain_until: None,
            legal_hold: false,
        }
    }
}

/// The first 200 letters on one line.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(200).collect()
}
