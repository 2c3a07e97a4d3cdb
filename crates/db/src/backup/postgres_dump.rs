//! PostgreSQL's part of a backup: every table as lines of JSON, read in one snapshot, and their loading into an empty database.

use std::fs;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;

use super::{Copied, digest_of};
use crate::postgres_engine::Connection;
use crate::{Error, Value};

/// What belongs to running processes and not to the desk, or travels beside the tables.
const LEFT_OUT: [&str; 5] = ["node", "lease", "migration", "commit_ticket", "blob_piece"];
const PAGE: usize = 1000;

/// Writes every table into `to/tables/NAME.jsonl`.
pub(super) fn dump(url: &str, to: &Path) -> Result<Copied, Error> {
    let mut connection = Connection::open(url)?;
    connection.batch("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0")?;
    fs::create_dir_all(to.join("tables"))?;
    let mut files = Vec::new();
    for table in tables(&mut connection)? {
        let name = format!("tables/{table}.jsonl");
        write_table(&mut connection, &table, &to.join(&name))?;
        files.push((name.clone(), digest_of(&to.join(&name))?));
    }
    let rows = connection.rows("SELECT digest FROM blob ORDER BY digest", &[])?;
    let digests = rows.iter().map(|row| row.get(0)).collect();
    connection.batch("ROLLBACK")?;
    Ok(("postgres", files, digests))
}

/// The tables in the order in which they were made, so that references point to what is there already.
fn tables(connection: &mut Connection) -> Result<Vec<String>, Error> {
    let rows = connection.rows(
        "SELECT relname::text FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace ORDER BY oid",
        &[],
    )?;
    Ok(rows
        .iter()
        .map(|row| row.get::<_, String>(0))
        .filter(|name| !LEFT_OUT.contains(&name.as_str()))
        .collect())
}

fn write_table(connection: &mut Connection, table: &str, file: &Path) -> Result<(), Error> {
    let mut out = BufWriter::new(fs::File::create(file)?);
    let order = if table_has_id(connection, table)? { " ORDER BY id" } else { "" };
    connection
        .batch(&format!("DECLARE page CURSOR FOR SELECT row_to_json(t)::text FROM \"{table}\" t{order}"))?;
    loop {
        let lines = connection.texts(&format!("FETCH {PAGE} FROM page"))?;
        for line in &lines {
            writeln!(out, "{line}")?;
        }
        if lines.len() < PAGE {
            break;
        }
    }
    connection.batch("CLOSE page")?;
    out.into_inner().map_err(|error| Error::other(error.to_string()))?.sync_all()?;
    Ok(())
}

fn table_has_id(connection: &mut Connection, table: &str) -> Result<bool, Error> {
    let found = connection.rows(
        "SELECT 1 FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = $1 AND column_name = 'id'",
        &[Value::from(table)],
    )?;
    Ok(!found.is_empty())
}

/// Loads the tables into a migrated database in which nobody has done anything yet.
pub(super) fn load(url: &str, from: &Path) -> Result<(), Error> {
    let mut connection = Connection::open(url)?;
    let used = connection.rows("SELECT 1 FROM agent UNION ALL SELECT 1 FROM event LIMIT 1", &[])?;
    if !used.is_empty() {
        return Err(Error::other("the database is not empty; restoring never overwrites"));
    }
    connection.batch("BEGIN; SET LOCAL statement_timeout = 0")?;
    for table in tables(&mut connection)? {
        let file = from.join(format!("tables/{table}.jsonl"));
        if !file.exists() {
            continue;
        }
        let insert = format!(
            "INSERT INTO \"{table}\" SELECT * FROM json_populate_record(NULL::\"{table}\", $1::text::json)"
        );
        for line in BufReader::new(fs::File::open(file)?).lines() {
            connection.insert_line(&insert, &line?)?;
        }
    }
    connection.batch("COMMIT")
}
