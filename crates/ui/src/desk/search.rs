//! One search over all, GET `/desk/search?q=&kind=&after=`: people, numbers, words.

use jiff::Timestamp;

use crate::view::{Channel, Customer, Kind, State};

#[derive(Clone, Debug, Default)]
pub struct Search {
    pub q: String,
    /// `all`, `people`, `interactions`, `records`.
    pub kind: String,
    pub people: Vec<Customer>,
    pub hits: Vec<Hit>,
    pub after: Option<String>,
    /// Only the newest so many matches were ranked; shown when the words are very common.
    pub bounded: bool,
}

#[derive(Clone, Debug, Default)]
pub struct Hit {
    pub kind: Kind,
    pub number: i64,
    pub title: String,
    pub who: String,
    pub at: Timestamp,
    pub state: State,
    pub channel: Option<Channel>,
    /// The text around the match; `true` pieces matched and are marked.
    pub excerpt: Vec<(String, bool)>,
    pub language: Option<String>,
}
