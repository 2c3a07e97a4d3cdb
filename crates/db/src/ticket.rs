//! Idempotency keys: the answer of a request that must be done once, kept beside what it did.

use serde_json::Value as Json;

use crate::error::Kind;
use crate::{Error, Tx, args};

impl Tx<'_> {
    /// The answer that was given under a key, if there is one.
    ///
    /// # Errors
    /// `is_ticket_conflict` when the key was used with another request.
    pub fn ticket_answer(&mut self, key: &str, request_digest: &str) -> Result<Option<Json>, Error> {
        let found: Option<(String, String)> =
            self.opt("SELECT request_digest, answer FROM write_ticket WHERE id = $1", args![key])?;
        let Some((digest, answer)) = found else { return Ok(None) };
        if digest != request_digest {
            return Err(Error::new(Kind::TicketConflict, "the key was used with another request"));
        }
        serde_json::from_str(&answer).map(Some).map_err(|error| Error::other(error.to_string()))
    }

    /// Keeps the answer under a key.
    ///
    /// # Errors
    /// What the engine refuses. When another request with the key was faster, the closure is run again.
    pub fn set_ticket_answer(&mut self, key: &str, request_digest: &str, answer: &Json) -> Result<(), Error> {
        let kept = self.exec(
            "INSERT INTO write_ticket (id, at, request_digest, answer) VALUES ($1, $2, $3, $4)",
            args![key, crate::now_micros(), request_digest, answer.to_string()],
        );
        if let Err(error) = &kept
            && error.is_unique_violation()
        {
            // The closure runs again and finds the answer of the other request.
            self.failed = Some(Error::new(Kind::Retryable, error.to_string()));
        }
        kept.map(|_| ())
    }

    /// Forgets keys and commit tickets older than `before` (microseconds); answers how many.
    ///
    /// # Errors
    /// What the engine refuses.
    pub fn sweep_tickets(&mut self, before: i64) -> Result<u64, Error> {
        let keys = self.exec("DELETE FROM write_ticket WHERE at < $1", args![before])?;
        Ok(keys + self.exec("DELETE FROM commit_ticket WHERE at < $1", args![before])?)
    }
}
