//! SQLite: a list may not scan a table nor sort what it found.

use rusqlite::Connection;

use crate::Database;

pub(super) struct Reader {
    connection: Connection,
}

impl Reader {
    pub(super) fn open(database: &Database) -> Reader {
        let file = database.folder().join("tuki.db");
        Reader { connection: Connection::open(file).expect("the test database opens") }
    }

    /// Prepares a statement and, for a list, reads its plan.
    pub(super) fn check(&mut self, sql: &str, list: bool) -> Result<(), String> {
        self.connection.prepare(sql).map_err(|error| error.to_string())?;
        let lines = if list { self.plan(sql).map_err(|error| error.to_string())? } else { Vec::new() };
        lines.iter().find_map(|line| fault(line)).map_or(Ok(()), Err)
    }

    fn plan(&self, sql: &str) -> rusqlite::Result<Vec<String>> {
        let mut statement = self.connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?;
        let mut rows = statement.raw_query();
        let mut lines = Vec::new();
        while let Some(row) = rows.next()? {
            lines.push(row.get(3)?);
        }
        Ok(lines)
    }
}

/// Walking an index in its order is no scan of the table; a subquery or a list of constants is none either.
fn fault(line: &str) -> Option<String> {
    let scanned = line.strip_prefix("SCAN ");
    let harmless = |rest: &str| {
        rest.contains(" USING ")
            || rest.contains("VIRTUAL TABLE")
            || rest.starts_with('(')
            || rest.starts_with("CONSTANT")
    };
    if scanned.is_some_and(|rest| !harmless(rest)) || line.contains("USE TEMP B-TREE FOR ORDER BY") {
        return Some(format!("the list does not walk an index: {line}"));
    }
    None
}
