//! A transaction as acts see it: statements with `$1` parameters, typed rows, ids, numbers, tickets, counters, events.
//! One text serves both engines. A closure that holds a `Tx` may run twice and must do nothing but database work.

use crate::postgres_engine::Connection as PgConnection;
use crate::shared::Shared;
use crate::sqlite_engine::Connection as SqliteConnection;
use crate::{Error, FromRow, Row, Value, error::Kind};

pub(crate) enum Engine<'a> {
    Sqlite(&'a SqliteConnection),
    Postgres(&'a mut PgConnection),
}

/// One transaction.
pub struct Tx<'a> {
    pub(crate) engine: Engine<'a>,
    pub(crate) shared: &'a Shared,
    /// The first statement that failed. The transaction cannot be kept then, whatever the closure answers: PostgreSQL
    /// would answer COMMIT with a silent rollback.
    pub(crate) failed: Option<Error>,
    /// Head of the chain on SQLite, where the one writer seals as it appends.
    pub(crate) head: Option<crate::event::Head>,
    pub(crate) effects: Effects,
}

/// What follows a commit in this process.
#[derive(Debug, Default)]
pub(crate) struct Effects {
    /// Whether events were appended: the sealer is told.
    pub(crate) appended: bool,
    /// Topics whose listeners are woken.
    pub(crate) hints: Vec<&'static str>,
}

impl Effects {
    /// Adds those of another transaction in the same commit.
    pub(crate) fn add(&mut self, other: Effects) {
        self.appended |= other.appended;
        for topic in other.hints {
            if !self.hints.contains(&topic) {
                self.hints.push(topic);
            }
        }
    }
}

impl<'a> Tx<'a> {
    pub(crate) fn new(engine: Engine<'a>, shared: &'a Shared) -> Tx<'a> {
        Tx { engine, shared, failed: None, head: None, effects: Effects::default() }
    }

    /// Whether this is PostgreSQL, for the few places where the texts must differ.
    pub fn is_postgres(&self) -> bool {
        matches!(self.engine, Engine::Postgres(_))
    }

    /// A fresh id: time-ordered, unique over all nodes.
    pub fn new_id(&self) -> i64 {
        self.shared.ids.next()
    }

    /// Runs a statement; answers how many rows it changed.
    ///
    /// # Errors
    /// What the engine refuses. The transaction is lost then, even if the closure answers `Ok`.
    pub fn exec(&mut self, sql: &'static str, args: &[Value]) -> Result<u64, Error> {
        self.shared.note_statement(sql, args, false);
        let outcome = match &mut self.engine {
            Engine::Sqlite(connection) => connection.exec(sql, args),
            Engine::Postgres(connection) => connection.exec(sql, args),
        };
        self.watched(outcome)
    }

    /// All rows.
    ///
    /// # Errors
    /// What the engine refuses.
    pub fn all<T: FromRow>(&mut self, sql: &'static str, args: &[Value]) -> Result<Vec<T>, Error> {
        self.shared.note_statement(sql, args, false);
        self.rows(sql, args, usize::MAX)
    }

    /// All rows of a list query: its plan is read by a test and must walk an index.
    ///
    /// # Errors
    /// What the engine refuses.
    pub fn list<T: FromRow>(&mut self, sql: &'static str, args: &[Value]) -> Result<Vec<T>, Error> {
        self.shared.note_statement(sql, args, true);
        self.rows(sql, args, usize::MAX)
    }

    /// The first row, if there is one.
    ///
    /// # Errors
    /// What the engine refuses.
    pub fn opt<T: FromRow>(&mut self, sql: &'static str, args: &[Value]) -> Result<Option<T>, Error> {
        self.shared.note_statement(sql, args, false);
        Ok(self.rows(sql, args, 1)?.into_iter().next())
    }

    /// The one row that must be there.
    ///
    /// # Errors
    /// `is_no_row` when there is none.
    pub fn one<T: FromRow>(&mut self, sql: &'static str, args: &[Value]) -> Result<T, Error> {
        self.opt(sql, args)?.ok_or_else(|| Error::new(Kind::NoRow, "a row that must be there is not"))
    }

    /// Tells listeners of this process after the commit (for example that a job is due).
    pub fn hint(&mut self, topic: &'static str) {
        if !self.effects.hints.contains(&topic) {
            self.effects.hints.push(topic);
        }
    }

    fn rows<T: FromRow>(
        &mut self,
        sql: &'static str,
        args: &[Value],
        at_most: usize,
    ) -> Result<Vec<T>, Error> {
        let outcome = match &mut self.engine {
            Engine::Sqlite(connection) => connection.rows(sql, args, at_most),
            Engine::Postgres(connection) => connection.rows(sql, args).and_then(|rows| {
                rows.iter().take(at_most).map(|row| T::from_row(&Row::Postgres(row))).collect()
            }),
        };
        self.watched(outcome)
    }

    pub(crate) fn watched<T>(&mut self, outcome: Result<T, Error>) -> Result<T, Error> {
        if let Err(error) = &outcome {
            self.failed.get_or_insert_with(|| error.clone());
        }
        outcome
    }
}
