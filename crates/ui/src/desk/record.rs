//! The page of an issue, an order or a piece of feedback: state, owners, the customer's own words, parties, links, trace, acts.

use jiff::Timestamp;

use crate::form::{Choice, Form};
use crate::view::{Agent, Forbidden, Kind, Linked, Promise, RecordChip, State, TraceLine};

#[derive(Clone, Debug, Default)]
pub struct RecordPage {
    pub kind: Kind,
    pub number: i64,
    pub version: i64,
    pub title: String,
    pub state: State,
    pub chain: Vec<RecordChip>,
    pub promises: Vec<Promise>,
    pub owner: Option<Agent>,
    /// Who the customer sees as the one who answers; stays when work moves.
    pub facing_owner: Option<Agent>,
    pub team: Option<String>,
    pub service: Option<String>,
    pub category: Option<String>,
    pub customer: Option<Linked>,
    pub organisation: Option<Linked>,
    pub own_words: String,
    pub own_words_language: Option<String>,
    pub erased: bool,
    /// Facts of the kind in show order: label and value in words (effect, cause, resolution, kind of order …).
    pub facts: Vec<(String, String)>,
    pub parties: Vec<Party>,
    pub links: Vec<LinkLine>,
    pub trace: Vec<TraceLine>,
    pub acts: Acts,
    pub owners: Vec<Choice>,
    pub services: Vec<Choice>,
    pub ownership: Form,
    pub opened_at: Timestamp,
    pub closed_at: Option<Timestamp>,
    pub read_only: Option<Forbidden>,
}

#[derive(Clone, Debug, Default)]
pub struct Party {
    pub role: String,
    pub name: String,
    pub url: Option<String>,
}

/// `relation` in words ("syntyi yhteydenotosta").
#[derive(Clone, Debug, Default)]
pub struct LinkLine {
    pub relation: String,
    pub record: RecordChip,
}

/// Which acts are offered now, with their forms. `None`: not in this state.
#[derive(Clone, Debug, Default)]
pub struct Acts {
    /// Issue: `cause`, `resolution`, `can_work_again` (yes, presumed, no).
    pub resolve: Option<Form>,
    /// Order: `delivery_note`.
    pub deliver: Option<Form>,
    /// Feedback: `answer`, `send` (switch: also to the customer).
    pub answer: Option<Form>,
    /// `informed` (switch: the parties know).
    pub close: Option<Form>,
    pub causes: Vec<Choice>,
}
