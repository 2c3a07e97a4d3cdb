//! The inbox: views, list, and the open interaction beside it. GET `/desk/inbox/{view}[/{number}]?after=&channel=&owner=&q=`.

use jiff::Timestamp;

use super::interaction::Interaction;
use crate::form::{Choice, Form};
use crate::view::{Agent, Channel, Count, Direction, Kind, Presence, Promise};

#[derive(Clone, Debug, Default)]
pub struct Inbox {
    /// Key of the open view (`mine`, `queue`, `missed`, `all`, `closed`, `team-…`).
    pub view: String,
    pub title: String,
    pub views: Vec<ViewLink>,
    pub rows: Vec<Row>,
    /// Opaque cursor of the next page, posted as `?after=`.
    pub after: Option<String>,
    /// True when this is not the first page: a link back to the top is shown.
    pub paged: bool,
    /// Values of the filter bar: `q`, `channel`, `owner`, `service`.
    pub filter: Form,
    pub channels: Vec<Choice>,
    pub services: Vec<Choice>,
    pub open: Option<Box<Interaction>>,
    pub closed_today: i64,
    /// Where to look next when this view is empty.
    pub next_view: Option<ViewLink>,
}

#[derive(Clone, Debug, Default)]
pub struct ViewLink {
    pub key: String,
    pub label: String,
    pub count: Option<Count>,
    /// Team views stand under their own heading.
    pub team: bool,
}

#[derive(Clone, Debug, Default)]
pub struct Row {
    pub number: i64,
    pub seq: i64,
    pub who: String,
    pub subject: String,
    pub excerpt: String,
    /// Language tag of subject and excerpt when it differs from the reader's.
    pub language: Option<String>,
    pub channel: Channel,
    pub direction: Direction,
    pub missed: bool,
    pub unread: bool,
    pub at: Timestamp,
    /// The nearest promise that runs.
    pub promise: Option<Promise>,
    pub owner: Option<Agent>,
    pub presence: Vec<Presence>,
    /// Kinds of records that it gave rise to.
    pub kinds: Vec<Kind>,
}
