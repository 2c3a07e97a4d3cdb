//! Numbers that people say aloud: unique, never reused, roughly rising, gaps allowed. A counter on SQLite. On PostgreSQL a node
//! takes them in blocks of twenty, outside the transactions that use them, so that writers do not queue at one row; what it has
//! not given out when it ends is lost.

use std::collections::HashMap;
use std::ops::Range;
use std::time::{Duration, Instant};

use crate::postgres_engine::Line;
use crate::shared::Shared;
use crate::{Error, Tx, args};

const BLOCK: i64 = 20;
const TAKE: &str = "INSERT INTO number_counter (kind, next) VALUES ($1, $2 + 1)
                    ON CONFLICT (kind) DO UPDATE SET next = number_counter.next + $2 RETURNING next";

/// How long taking a block waits for a database that is gone: the transaction that asked is lost then anyway.
const PATIENCE: Duration = Duration::from_secs(5);

/// The blocks of a PostgreSQL node, and its own line for taking more.
pub(crate) struct Numbers {
    line: Line,
    blocks: HashMap<String, Range<i64>>,
}

impl Numbers {
    pub(crate) fn new(address: &str) -> Numbers {
        Numbers { line: Line::new(address), blocks: HashMap::new() }
    }

    fn next(&mut self, kind: &str, shared: &Shared) -> Result<i64, Error> {
        if let Some(number) = self.blocks.get_mut(kind).and_then(Iterator::next) {
            return Ok(number);
        }
        let connection = self.line.get(Instant::now() + PATIENCE, shared)?;
        let rows = connection.rows(TAKE, args![kind, BLOCK])?;
        let end: i64 = rows.first().ok_or_else(|| Error::other("no number came back"))?.get(0);
        self.blocks.insert(kind.to_string(), end - BLOCK + 1..end);
        Ok(end - BLOCK)
    }
}

impl Tx<'_> {
    /// The next number of a kind.
    ///
    /// # Errors
    /// What the engine refuses.
    pub fn next_number(&mut self, kind: &str) -> Result<i64, Error> {
        if let Some(numbers) = &self.shared.numbers {
            let taken = numbers.lock().expect("no holder panics").next(kind, self.shared);
            return self.watched(taken);
        }
        let next: i64 = self.one(TAKE, args![kind, 1])?;
        Ok(next - 1)
    }
}
