//! A claimed job and what may become of it.

use db::Error;
use jiff::SignedDuration;
use serde_json::Value as Json;

/// How often a job that finds no database is tried before it is given up.
const TRIES: i64 = 12;
/// How often a job whose handler panics is tried before it is given up.
const PANICS: i64 = 5;

/// A claimed job.
#[derive(Clone, Debug)]
pub struct Job {
    /// Its id.
    pub id: i64,
    /// Its kind.
    pub kind: String,
    /// Its payload.
    pub payload: Json,
    /// How often it has been tried before.
    pub attempts: i64,
}

/// What became of a job.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// Done; its row goes.
    Done,
    /// To be tried again after a time.
    Retry {
        /// How long to wait.
        after: SignedDuration,
        /// Why, for people.
        why: String,
    },
    /// Given up; it stays in sight as a dead letter.
    GiveUp {
        /// Why, for people.
        why: String,
    },
}

impl Outcome {
    /// A failure of the database: tried again, more and more rarely, then given up.
    pub fn database(error: &Error, attempts: i64) -> Outcome {
        if attempts >= TRIES {
            return Outcome::GiveUp { why: error.to_string() };
        }
        Outcome::Retry { after: SignedDuration::from_secs(1 << attempts.clamp(0, 9)), why: error.to_string() }
    }

    /// The handler panicked: tried again some times, since the cause may pass.
    pub(crate) fn panicked(attempts: i64) -> Outcome {
        let why = "the handler panicked".to_string();
        if attempts >= PANICS {
            return Outcome::GiveUp { why };
        }
        Outcome::Retry { after: SignedDuration::from_secs(5 << attempts.clamp(0, 5)), why }
    }
}
