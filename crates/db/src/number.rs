//! Numbers that people say aloud: unique, never reused, roughly rising, gaps allowed. A counter on SQLite; on PostgreSQL blocks
//! of twenty a node, so that writers do not queue at one row.

use crate::{Error, Tx, args};

const BLOCK: i64 = 20;

impl Tx<'_> {
    /// The next number of a kind.
    ///
    /// # Errors
    /// What the engine refuses.
    pub fn next_number(&mut self, kind: &str) -> Result<i64, Error> {
        if !self.is_postgres() {
            return self.take_numbers(kind, 1);
        }
        if let Some(number) = self.number_of_block(kind) {
            return Ok(number);
        }
        let first = self.take_numbers(kind, BLOCK)?;
        // A block that a rolled-back transaction took is lost with it; the counter row tells who really has it.
        self.effects.fresh_blocks.push((kind.to_string(), first + 1, first + BLOCK));
        Ok(first)
    }

    fn number_of_block(&mut self, kind: &str) -> Option<i64> {
        if let Some(block) =
            self.effects.fresh_blocks.iter_mut().find(|block| block.0 == kind && block.1 < block.2)
        {
            block.1 += 1;
            return Some(block.1 - 1);
        }
        let mut blocks = self.shared.blocks.lock().expect("no holder panics");
        let (next, end) = blocks.get_mut(kind)?;
        if *next >= *end {
            return None;
        }
        *next += 1;
        Some(*next - 1)
    }

    fn take_numbers(&mut self, kind: &str, count: i64) -> Result<i64, Error> {
        let next: i64 = self.one(
            "INSERT INTO number_counter (kind, next) VALUES ($1, $2 + 1)
             ON CONFLICT (kind) DO UPDATE SET next = number_counter.next + $2 RETURNING next",
            args![kind, count],
        )?;
        Ok(next - count)
    }
}
