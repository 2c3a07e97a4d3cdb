//! The counts page, GET `/desk/reports/counts?from=&to=&by=&channel=&team=&agent=&mark=`: plain figures with their counting rule
//! and the rows behind each.

use jiff::{Timestamp, civil::Date};

use crate::form::{Choice, Form};
use crate::view::Channel;

#[derive(Clone, Debug, Default)]
pub struct Counts {
    /// Values of `from`, `to` (ISO dates), `by` (`channel`, `team`, `agent`, `mark`) and of the filters.
    pub filter: Form,
    pub channels: Vec<Choice>,
    pub teams: Vec<Choice>,
    pub agents: Vec<Choice>,
    pub marks: Vec<Choice>,
    pub total: Figure,
    pub lines: Vec<CountLine>,
    /// One per day of the range, oldest first, for the small chart.
    pub days: Vec<(Date, i64)>,
    /// The rows behind the figure that was pressed; empty until one is.
    pub rows: Vec<CountedRow>,
    pub rows_of: Option<String>,
    pub after: Option<String>,
    /// Address of the same figures as data.
    pub api_url: String,
}

#[derive(Clone, Debug, Default)]
pub struct Figure {
    pub contacts: i64,
    pub inbound: i64,
    pub outbound: i64,
    pub missed: i64,
    pub closed: i64,
    /// Closings that accepted every guess, of all closings: the data-quality figure.
    pub guesses_accepted: i64,
}

#[derive(Clone, Debug, Default)]
pub struct CountLine {
    pub label: String,
    pub figure: Figure,
    /// Address of this page with the rows behind this line.
    pub url: String,
}

#[derive(Clone, Debug, Default)]
pub struct CountedRow {
    pub number: i64,
    pub at: Timestamp,
    pub who: String,
    pub subject: String,
    pub channel: Channel,
}
