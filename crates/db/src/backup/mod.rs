//! Whole backups and their restoration. A backup is a folder: `manifest.json`, the database (a SQLite file, or on PostgreSQL
//! one file of JSON lines a table, readable by both engines) and the blobs. It is one snapshot, taken while the desk works.
//! It never overwrites anything. The manifest is written last, so a folder without one is no backup.
//! The story starts in `create` and in `restore.rs`.

mod blobs;
mod files;
mod from_postgres;
mod from_sqlite;
mod into_postgres;
mod into_sqlite;
mod lexemes;
mod manifest;
mod restore;

use std::path::{Path, PathBuf};

use crate::sqlite_engine::Connection;
use crate::{Error, Place, Store, now_micros};

pub(crate) use from_sqlite::sqlite_file;
pub use manifest::Manifest;
pub use restore::{restore, restore_sharing};

/// Takes a backup into a folder that does not exist yet; `extra` files (the key of the installation) go along. Blocks, and
/// works on a store that is opened for reading only, beside the process that serves. Sweeping blobs rests meanwhile.
///
/// # Errors
/// When the folder is there already, or the disk or the database refuses.
pub fn create(store: &Store, to: &Path, extra: &[PathBuf]) -> Result<Manifest, Error> {
    crate::apart(|| create_here(store, to, extra))
}

fn create_here(store: &Store, to: &Path, extra: &[PathBuf]) -> Result<Manifest, Error> {
    files::make_new(to)?;
    let mut manifest = match store.place() {
        Place::Sqlite(file) => from_sqlite::create(file, to)?,
        Place::Postgres(address) => from_postgres::create(address, store.blobs().folder(), to)?,
    };
    blobs::finish(to)?;
    for file in extra.iter().filter(|file| file.exists()) {
        manifest.extra.push(files::copy_into(file, to)?);
    }
    manifest.write(to)?;
    Ok(manifest)
}

/// The tables of a PostgreSQL database alone, before it is migrated (migrations do not touch blobs).
pub(crate) fn postgres_tables(address: &str, to: &Path) -> Result<(), Error> {
    files::make_new(to)?;
    from_postgres::tables(address, to)?.write(to)
}

/// A manifest to be filled in.
fn begun(engine: &str, migrations: Vec<(i64, String)>) -> Manifest {
    Manifest {
        format: manifest::FORMAT,
        kind: engine.into(),
        created_at: now_micros(),
        migrations,
        ..Manifest::default()
    }
}

/// Number and digest of each migration that made a SQLite file.
fn migrations_of(connection: &Connection) -> Result<Vec<(i64, String)>, Error> {
    connection.rows("SELECT number, digest FROM migration ORDER BY number", &[], usize::MAX)
}
