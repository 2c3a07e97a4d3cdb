//! A backup of PostgreSQL: one snapshot, every table as JSON lines, the blobs as files. What belongs to running nodes alone
//! (leases, commit tickets) stays out.

use std::path::Path;

use postgres::fallible_iterator::FallibleIterator;

use super::manifest::Manifest;
use super::{begun, blobs, files};
use crate::blob::hold_sweeper;
use crate::postgres_engine::Connection;
use crate::{Error, args, migrate};

/// Tables that are not part of a backup: they belong to running nodes, or are kept otherwise.
pub(super) const APART: [&str; 5] = ["node", "lease", "commit_ticket", "blob_piece", "migration"];

pub(super) fn create(address: &str, folder: Option<&Path>, to: &Path) -> Result<Manifest, Error> {
    let _held = folder.map(hold_sweeper).transpose()?;
    let (mut connection, mut manifest) = begin(address)?;
    write_tables(&mut connection, &mut manifest, to)?;
    let mut after = String::new();
    loop {
        let page = connection
            .rows("SELECT digest FROM blob WHERE digest > $1 ORDER BY digest LIMIT 500", args![&after])?;
        let Some(last) = page.last() else { break };
        after = last.get(0);
        for row in &page {
            let digest: String = row.get(0);
            let read = match folder {
                Some(folder) => blobs::read(folder, &digest),
                None => pieces(&mut connection, &digest),
            };
            blobs::add(&mut manifest, to, &digest, read)?;
        }
    }
    connection.batch("ROLLBACK")?;
    Ok(manifest)
}

/// The tables alone.
pub(super) fn tables(address: &str, to: &Path) -> Result<Manifest, Error> {
    let (mut connection, mut manifest) = begin(address)?;
    write_tables(&mut connection, &mut manifest, to)?;
    connection.batch("ROLLBACK")?;
    Ok(manifest)
}

fn begin(address: &str) -> Result<(Connection, Manifest), Error> {
    let mut connection = Connection::open(address)?;
    connection.batch(
        "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = 0; \
         SET LOCAL idle_in_transaction_session_timeout = 0",
    )?;
    let mut manifest = begun("postgres", migrate::done_on_postgres(&mut connection)?);
    let newest = connection.rows("SELECT max(seq) FROM event", &[])?;
    manifest.last_seq = newest.first().and_then(|row| row.get::<_, Option<i64>>(0)).unwrap_or(0);
    Ok((connection, manifest))
}

fn write_tables(connection: &mut Connection, manifest: &mut Manifest, to: &Path) -> Result<(), Error> {
    let tables = connection.rows(
        "SELECT CAST(c.relname AS TEXT) FROM pg_class c
          WHERE c.relnamespace = CAST(current_schema() AS regnamespace) AND c.relkind = 'r' AND c.relpersistence = 'p'
          ORDER BY c.relname",
        &[],
    )?;
    for row in tables {
        let table: String = row.get(0);
        if !APART.contains(&table.as_str()) {
            manifest.files.push(write_table(connection, &table, to)?);
        }
    }
    Ok(())
}

fn write_table(
    connection: &mut Connection,
    table: &str,
    to: &Path,
) -> Result<super::manifest::Listed, Error> {
    let mut lines = files::Lines::create(to, &format!("{table}.jsonl"))?;
    let text = format!("SELECT CAST(row_to_json(t) AS TEXT) FROM \"{table}\" t");
    let nothing: [&str; 0] = [];
    let mut rows = connection.raw().query_raw(text.as_str(), nothing)?;
    while let Some(row) = rows.next()? {
        lines.add(row.get(0))?;
    }
    lines.finish()
}

fn pieces(connection: &mut Connection, digest: &str) -> Result<Vec<u8>, Error> {
    let rows = connection.rows("SELECT data FROM blob_piece WHERE digest = $1 ORDER BY n", args![digest])?;
    Ok(rows.iter().map(|row| row.get::<_, Vec<u8>>(0)).collect::<Vec<_>>().concat())
}
