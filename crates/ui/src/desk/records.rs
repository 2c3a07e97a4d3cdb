//! Lists of issues, orders and feedback, GET `/desk/issues?state=&owner=&service=&q=&after=`.

use jiff::Timestamp;

use crate::form::{Choice, Form};
use crate::view::{Agent, Kind, Promise, State};

#[derive(Clone, Debug, Default)]
pub struct Records {
    pub kind: Kind,
    /// Values of `state` (`open`, `waiting`, `done`), `owner` (`me`, `none`), `service`, `q`.
    pub filter: Form,
    pub services: Vec<Choice>,
    pub rows: Vec<RecordRow>,
    pub after: Option<String>,
}

#[derive(Clone, Debug, Default)]
pub struct RecordRow {
    pub number: i64,
    pub title: String,
    pub state: State,
    pub customer: String,
    pub service: String,
    pub owner: Option<Agent>,
    pub opened_at: Timestamp,
    pub promise: Option<Promise>,
}
