//! Restoring into an empty PostgreSQL database, in one transaction after the schema is made.

use std::path::Path;

use super::blobs;
use super::from_postgres::APART;
use super::manifest::Manifest;
use super::restore::{each_page, newest_migration};
use crate::blob::write_file;
use crate::postgres_engine::Connection;
use crate::{Error, Place, args, migrate};

const PIECE: usize = 1024 * 1024;

/// Whether no table holds a row, apart from what every start of a node leaves behind.
pub(super) fn is_empty(address: &str) -> Result<bool, Error> {
    let mut connection = Connection::open(address)?;
    for table in tables(&mut connection)?.iter().filter(|table| !APART.contains(&table.as_str())) {
        let text = format!("SELECT 1 FROM \"{table}\" LIMIT 1");
        if !connection.raw().query(&text, &[])?.is_empty() {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Makes the schema of the backup and loads its tables and blobs.
pub(super) fn load(
    from: &Path,
    manifest: &Manifest,
    address: &str,
    shared: Option<&Path>,
) -> Result<(), Error> {
    drop_tables(address)?;
    let schema = migrate::run_until(&Place::Postgres(address.into()), newest_migration(manifest));
    let loaded = schema.and_then(|()| load_rows(from, manifest, address, shared));
    if loaded.is_err() {
        drop_tables(address)?;
    }
    loaded
}

/// Takes all tables away: they were empty when the restore began.
fn drop_tables(address: &str) -> Result<(), Error> {
    let mut connection = Connection::open(address)?;
    for table in tables(&mut connection)? {
        connection.batch(&format!("DROP TABLE \"{table}\" CASCADE"))?;
    }
    Ok(())
}

fn load_rows(from: &Path, manifest: &Manifest, address: &str, shared: Option<&Path>) -> Result<(), Error> {
    let mut connection = Connection::open(address)?;
    connection
        .batch("BEGIN; SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0")?;
    let references = references(&mut connection)?;
    for (table, name) in &references {
        connection.batch(&format!(
            "ALTER TABLE {table} ALTER CONSTRAINT \"{name}\" DEFERRABLE INITIALLY DEFERRED"
        ))?;
    }
    // A table may be called like one of the engine's own types, so its row type is named with the schema.
    let schema: String = connection.raw().query_one("SELECT CAST(current_schema() AS TEXT)", &[])?.get(0);
    for listed in &manifest.files {
        let table = listed.name.trim_end_matches(".jsonl");
        let text = format!(
            "INSERT INTO \"{table}\" SELECT * FROM json_populate_recordset(CAST(NULL AS \"{schema}\".\"{table}\"), CAST(CAST($1 AS TEXT) AS JSON))"
        );
        let statement = connection.raw().prepare(&text)?;
        each_page(&from.join(&listed.name), |page| {
            connection.raw().execute(&statement, &[&format!("[{}]", page.join(","))])?;
            Ok(())
        })?;
    }
    load_blobs(&mut connection, from, manifest, shared)?;
    connection.batch("SET CONSTRAINTS ALL IMMEDIATE")?;
    for (table, name) in &references {
        connection.batch(&format!("ALTER TABLE {table} ALTER CONSTRAINT \"{name}\" NOT DEFERRABLE"))?;
    }
    connection.batch("COMMIT; ANALYZE")
}

fn load_blobs(
    connection: &mut Connection,
    from: &Path,
    manifest: &Manifest,
    shared: Option<&Path>,
) -> Result<(), Error> {
    let rows = connection.rows("SELECT digest FROM blob ORDER BY digest", &[])?;
    let digests: Vec<String> = rows.iter().map(|row| row.get(0)).collect();
    blobs::each(from, &digests, &manifest.missing, |digest, bytes| {
        if let Some(folder) = shared {
            return write_file(folder, digest, &bytes);
        }
        bytes.chunks(PIECE).enumerate().try_for_each(|(n, piece)| {
            let row = args![digest, n as i64, piece.to_vec()];
            connection.exec("INSERT INTO blob_piece (digest, n, data) VALUES ($1, $2, $3)", row).map(|_| ())
        })
    })
}

fn tables(connection: &mut Connection) -> Result<Vec<String>, Error> {
    let rows = connection.rows(
        "SELECT CAST(table_name AS TEXT) FROM information_schema.tables WHERE table_schema = current_schema() ORDER BY 1",
        &[],
    )?;
    Ok(rows.iter().map(|row| row.get(0)).collect())
}

/// Every reference from a table to another: they are only looked at when all rows are there.
fn references(connection: &mut Connection) -> Result<Vec<(String, String)>, Error> {
    let rows = connection.rows(
        "SELECT CAST(CAST(conrelid AS regclass) AS TEXT), CAST(conname AS TEXT) FROM pg_constraint
          WHERE contype = 'f' AND connamespace = CAST(current_schema() AS regnamespace)",
        &[],
    )?;
    Ok(rows.iter().map(|row| (row.get(0), row.get(1))).collect())
}
