//! A transaction as acts see it: statements with `$1` parameters, typed rows, ids, numbers, tickets, counters, events.
//! One text serves both engines. A closure that holds a `Tx` may run twice and must do nothing but database work.

use std::collections::HashMap;

use crate::postgres_engine::Connection as PgConnection;
use crate::shared::Shared;
use crate::{Error, FromRow, Row, Value, error::Kind};

pub(crate) enum Engine<'a> {
    Sqlite(&'a rusqlite::Connection),
    Postgres(&'a mut PgConnection),
}

/// One transaction.
pub struct Tx<'a> {
    pub(crate) engine: Engine<'a>,
    pub(crate) shared: &'a Shared,
    /// A failure after which the whole closure is to be run again.
    pub(crate) retry: Option<Error>,
    /// Whether events were appended: the sealer is told after the commit.
    pub(crate) appended: bool,
    /// Head of the chain on SQLite, where the one writer seals as it appends.
    pub(crate) head: Option<crate::event::Head>,
    /// Blocks of numbers that this transaction took and that become the node's when it commits.
    pub(crate) fresh_blocks: Vec<(String, i64, i64)>,
    /// Hints for this process after the commit, by topic.
    pub(crate) hints: Vec<&'static str>,
}

impl<'a> Tx<'a> {
    pub(crate) fn new(engine: Engine<'a>, shared: &'a Shared) -> Tx<'a> {
        Tx {
            engine,
            shared,
            retry: None,
            appended: false,
            head: None,
            fresh_blocks: Vec::new(),
            hints: Vec::new(),
        }
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
    /// What the engine refuses; the transaction is lost then on PostgreSQL.
    pub fn exec(&mut self, sql: &'static str, args: &[Value]) -> Result<u64, Error> {
        self.shared.note_statement(sql, args, false);
        let outcome = match &mut self.engine {
            Engine::Sqlite(connection) => sqlite_exec(connection, sql, args),
            Engine::Postgres(connection) => connection.exec(sql, args),
        };
        self.watch(outcome)
    }

    /// All rows.
    ///
    /// # Errors
    /// What the engine refuses.
    pub fn all<T: FromRow>(&mut self, sql: &'static str, args: &[Value]) -> Result<Vec<T>, Error> {
        self.shared.note_statement(sql, args, false);
        self.rows(sql, args)
    }

    /// All rows of a list query: its plan is read by a test and must walk an index.
    ///
    /// # Errors
    /// What the engine refuses.
    pub fn list<T: FromRow>(&mut self, sql: &'static str, args: &[Value]) -> Result<Vec<T>, Error> {
        self.shared.note_statement(sql, args, true);
        self.rows(sql, args)
    }

    /// The first row, if there is one.
    ///
    /// # Errors
    /// What the engine refuses.
    pub fn opt<T: FromRow>(&mut self, sql: &'static str, args: &[Value]) -> Result<Option<T>, Error> {
        Ok(self.all(sql, args)?.into_iter().next())
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
        if !self.hints.contains(&topic) {
            self.hints.push(topic);
        }
    }

    fn rows<T: FromRow>(&mut self, sql: &'static str, args: &[Value]) -> Result<Vec<T>, Error> {
        let outcome = match &mut self.engine {
            Engine::Sqlite(connection) => sqlite_rows(connection, sql, args),
            Engine::Postgres(connection) => connection
                .rows(sql, args)
                .and_then(|rows| rows.iter().map(|row| T::from_row(&Row::Postgres(row))).collect()),
        };
        self.watch(outcome)
    }

    /// Remembers a failure that the store answers by running the closure again.
    fn watch<T>(&mut self, outcome: Result<T, Error>) -> Result<T, Error> {
        if let Err(error) = &outcome
            && matches!(error.kind, Kind::Retryable | Kind::Unavailable | Kind::TooSlow)
        {
            self.retry = Some(error.clone());
        }
        outcome
    }
}

const NAMES: [&str; 40] = [
    "$1", "$2", "$3", "$4", "$5", "$6", "$7", "$8", "$9", "$10", "$11", "$12", "$13", "$14", "$15", "$16",
    "$17", "$18", "$19", "$20", "$21", "$22", "$23", "$24", "$25", "$26", "$27", "$28", "$29", "$30", "$31",
    "$32", "$33", "$34", "$35", "$36", "$37", "$38", "$39", "$40",
];

/// `$7` is a *named* parameter to SQLite: bound by name, so that the order of appearance does not matter.
fn bound<'c>(
    connection: &'c rusqlite::Connection,
    sql: &str,
    args: &[Value],
) -> Result<rusqlite::CachedStatement<'c>, Error> {
    let mut statement = connection.prepare_cached(sql)?;
    for (value, name) in args.iter().zip(NAMES) {
        if let Some(at) = statement.parameter_index(name)? {
            statement.raw_bind_parameter(at, value)?;
        }
    }
    Ok(statement)
}

pub(crate) fn sqlite_exec(
    connection: &rusqlite::Connection,
    sql: &str,
    args: &[Value],
) -> Result<u64, Error> {
    Ok(bound(connection, sql, args)?.raw_execute()? as u64)
}

pub(crate) fn sqlite_rows<T: FromRow>(
    connection: &rusqlite::Connection,
    sql: &str,
    args: &[Value],
) -> Result<Vec<T>, Error> {
    let mut statement = bound(connection, sql, args)?;
    let mut rows = statement.raw_query();
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(T::from_row(&Row::Sqlite(row))?);
    }
    Ok(found)
}

/// Numbers that this node has taken in a block and not yet given out.
pub(crate) type Blocks = HashMap<String, (i64, i64)>;
