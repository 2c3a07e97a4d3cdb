//! Customer 360, GET `/desk/customers/{key}?kind=&q=&after=`: who this is, one timeline over all channels, what is open now.

use jiff::Timestamp;

use super::interaction::LastSaid;
use crate::form::{Choice, Form};
use crate::view::{Channel, Customer, Direction, RecordChip, TraceLine};

#[derive(Clone, Debug, Default)]
pub struct CustomerPage {
    pub customer: Customer,
    pub last_said: Option<LastSaid>,
    pub events: Vec<TimelineEvent>,
    pub after: Option<String>,
    /// Values of `kind` (`all`, `messages`, `orders`, `issues`, `feedback`) and `q`.
    pub filter: Form,
    pub open: Vec<RecordChip>,
    pub waits_for_us: i64,
    pub waits_for_customer: i64,
    pub duplicates: Vec<Duplicate>,
    pub merges: Vec<Merge>,
    /// Values of `name`, `title`, `language`, `organisation`, `note`.
    pub details: Form,
    pub organisations: Vec<Choice>,
    /// Values of `kind`, `value`.
    pub identity: Form,
    pub identity_kinds: Vec<Choice>,
    pub may_edit: bool,
    pub erased: bool,
    pub trace: Vec<TraceLine>,
}

/// One line of the timeline, newest first; `more` is shown when it is opened in place.
#[derive(Clone, Debug, Default)]
pub struct TimelineEvent {
    /// Element id.
    pub id: String,
    pub at: Timestamp,
    pub channel: Channel,
    pub direction: Direction,
    pub missed: bool,
    pub text: String,
    pub who: String,
    pub url: String,
    pub records: Vec<RecordChip>,
    pub more: Vec<Said>,
}

#[derive(Clone, Debug, Default)]
pub struct Said {
    pub at: Timestamp,
    pub who: String,
    pub text: String,
}

/// Somebody who may be the same person. `reason` in words.
#[derive(Clone, Debug, Default)]
pub struct Duplicate {
    pub suggestion: String,
    pub other: Customer,
    pub reason: String,
}

/// A merge that can be taken back.
#[derive(Clone, Debug, Default)]
pub struct Merge {
    pub key: String,
    pub name: String,
    pub at: Timestamp,
    pub who: String,
}
