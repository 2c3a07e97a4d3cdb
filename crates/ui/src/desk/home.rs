//! Role home, GET `/desk`: what waits for me, what my team has, what I promised; for a lead the oldest item of each queue.

use jiff::Timestamp;

use super::inbox::{Row, ViewLink};
use crate::view::Promise;

#[derive(Clone, Debug, Default)]
pub struct Home {
    pub name: String,
    pub tiles: Vec<Tile>,
    /// The most urgent rows of my own view (at most six).
    pub urgent: Vec<Row>,
    pub promised: Vec<Promised>,
    /// For those who lead: one line a queue.
    pub queues: Vec<Queue>,
    /// Doors that are not whole, for an administrator: mailboxes that fail, dead letters, parked messages.
    pub troubles: Vec<Trouble>,
    /// On a fresh installation: what is still to be set up. Empty later.
    pub steps: Vec<Step>,
}

/// A number that is also a filter: press it and see its rows.
#[derive(Clone, Debug, Default)]
pub struct Tile {
    pub label: String,
    pub n: i64,
    pub url: String,
    pub late: bool,
}

#[derive(Clone, Debug, Default)]
pub struct Promised {
    pub promise: Promise,
    pub text: String,
    pub who: String,
    pub url: String,
}

#[derive(Clone, Debug, Default)]
pub struct Queue {
    pub view: ViewLink,
    pub oldest: Option<Timestamp>,
    pub late: i64,
}

#[derive(Clone, Debug, Default)]
pub struct Trouble {
    pub text: String,
    pub url: String,
}

#[derive(Clone, Debug, Default)]
pub struct Step {
    pub text: String,
    pub url: String,
    pub done: bool,
}
