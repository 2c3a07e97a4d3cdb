//! Restoring into a data folder: a copied file, or tables of JSON lines from PostgreSQL. Everything is made under a name of
//! its own first and takes its place at the end, so that a failure leaves nothing behind.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::params_from_iter;
use serde_json::{Map, Value as Json};

use super::from_sqlite::DATABASE;
use super::manifest::Manifest;
use super::restore::{each_page, newest_migration};
use super::{blobs, lexemes};
use crate::blob::write_file;
use crate::sqlite_engine::{Connection, Purpose};
use crate::{Error, Place, Value, event, migrate};

/// Copies the file of a backup, and its blobs.
pub(super) fn copy(from: &Path, manifest: &Manifest, file: &Path) -> Result<(), Error> {
    within_staging(file, |staging| {
        let copy = staging.join(DATABASE);
        fs::copy(from.join(DATABASE), &copy)?;
        fs::File::open(&copy)?.sync_all()?;
        let connection = Connection::look_at(&copy)?;
        copy_blobs(from, manifest, &connection, staging)
    })
}

/// Loads the tables of a backup that was taken from PostgreSQL.
pub(super) fn load(from: &Path, manifest: &Manifest, file: &Path) -> Result<(), Error> {
    within_staging(file, |staging| {
        let copy = staging.join(DATABASE);
        migrate::run_until(&Place::Sqlite(copy.clone()), newest_migration(manifest))?;
        let connection = Connection::open(&copy, Purpose::Apart)?;
        connection.batch("PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE")?;
        for listed in &manifest.files {
            let table = listed.name.trim_end_matches(".jsonl");
            let known = columns(&connection, table)?;
            each_page(&from.join(&listed.name), |page| {
                page.iter().try_for_each(|line| insert(&connection, table, &known, line))
            })?;
        }
        event::seal_rest(&connection)?;
        connection.batch("COMMIT")?;
        if connection.raw().prepare("PRAGMA foreign_key_check")?.exists([])? {
            return Err(Error::other("the backup is damaged: rows refer to rows that are not there"));
        }
        copy_blobs(from, manifest, &connection, staging)?;
        connection.batch("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE")
    })
}

/// Builds in a folder beside the file, then moves the blobs and last the database into place.
fn within_staging(file: &Path, build: impl FnOnce(&Path) -> Result<(), Error>) -> Result<(), Error> {
    let folder = crate::store::folder_of(file);
    let staging = folder.join("tuki-restoring");
    let _ = fs::remove_dir_all(&staging);
    fs::create_dir_all(&staging)?;
    let built = build(&staging).and_then(|()| {
        if staging.join(blobs::FOLDER).exists() {
            fs::rename(staging.join(blobs::FOLDER), folder.join(blobs::FOLDER))?;
        }
        fs::rename(staging.join(DATABASE), file)?;
        Ok(fs::File::open(folder)?.sync_all()?)
    });
    let _ = fs::remove_dir_all(&staging);
    built
}

fn copy_blobs(
    from: &Path,
    manifest: &Manifest,
    connection: &Connection,
    staging: &Path,
) -> Result<(), Error> {
    let digests: Vec<String> = connection.rows("SELECT digest FROM blob ORDER BY digest", &[], usize::MAX)?;
    let folder: PathBuf = staging.join(blobs::FOLDER);
    blobs::each(from, &digests, &manifest.missing, |digest, bytes| write_file(&folder, digest, &bytes))
}

fn columns(connection: &Connection, table: &str) -> Result<Vec<String>, Error> {
    let mut statement = connection.raw().prepare("SELECT name FROM pragma_table_info(?1)")?;
    let names = statement.query_map([table], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
    if names.is_empty() {
        return Err(Error::other(format!("the backup holds a table that is not known: {table}")));
    }
    Ok(names)
}

fn insert(connection: &Connection, table: &str, known: &[String], line: &str) -> Result<(), Error> {
    let damaged = |error: serde_json::Error| Error::other(format!("the backup is damaged: {table}: {error}"));
    let row: Map<String, Json> = serde_json::from_str(line).map_err(damaged)?;
    let marks = vec!["?"; known.len()].join(", ");
    let values = known.iter().map(|name| row.get(name).map_or(Value::Null, value));
    let text = format!("INSERT INTO \"{table}\" (\"{}\") VALUES ({marks})", known.join("\", \""));
    connection.raw().prepare_cached(&text)?.execute(params_from_iter(values))?;
    row.iter()
        .filter(|(name, _)| !known.contains(name))
        .try_for_each(|(name, words)| index_words(connection, table, name, row.get("id"), words))
}

/// A column of words that PostgreSQL keeps in its row lies on SQLite in a full-text table beside: `x_doc.terms` in `x_terms`.
fn index_words(
    connection: &Connection,
    table: &str,
    column: &str,
    id: Option<&Json>,
    words: &Json,
) -> Result<(), Error> {
    let beside = table.strip_suffix("_doc").map(|start| format!("{start}_{column}"));
    let (Some(beside), Some(id), Some(words)) = (beside, id.and_then(Json::as_i64), words.as_str()) else {
        return Err(Error::other(format!("the backup holds a column that is not known: {table}.{column}")));
    };
    let text = format!("INSERT INTO \"{beside}\" (rowid, \"{column}\") VALUES (?1, ?2)");
    connection.raw().prepare_cached(&text)?.execute((id, lexemes::of(words).join(" ")))?;
    Ok(())
}

fn value(json: &Json) -> Value {
    match json {
        Json::Null => Value::Null,
        Json::Bool(truth) => Value::Bool(*truth),
        Json::Number(number) => {
            number.as_i64().map_or_else(|| Value::Real(number.as_f64().unwrap_or_default()), Value::Int)
        }
        Json::String(text) => Value::Text(text.clone()),
        Json::Array(_) | Json::Object(_) => Value::Text(json.to_string()),
    }
}
