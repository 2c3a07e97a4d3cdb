//! Jobs and dead letters: what waits, what was given up and why, with retry.

use jiff::Timestamp;

#[derive(Clone, Debug, Default)]
pub struct Jobs {
    pub waiting: i64,
    pub running: i64,
    pub oldest_due: Option<Timestamp>,
    pub dead: Vec<DeadLetter>,
    pub after: Option<String>,
}

#[derive(Clone, Debug, Default)]
pub struct DeadLetter {
    pub id: String,
    pub kind: String,
    pub at: Timestamp,
    pub attempts: i64,
    pub why: String,
    /// What it was about, when that has a page.
    pub about: Option<(String, String)>,
}
