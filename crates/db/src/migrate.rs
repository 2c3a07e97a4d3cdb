//! Migrations: append-only, one text for both engines, applied in order in one go. A database that already holds data is
//! backed up before it is changed; one that is newer than this program is refused.

use std::path::Path;

use sha2::{Digest, Sha256};

use crate::event::hex;
use crate::postgres_engine::Connection as PgConnection;
use crate::sqlite_engine::{Connection, Purpose};
use crate::{Error, Place, args, backup};

/// Every migration there is: number, name, text.
const ALL: &[(i64, &str, &str)] = &[
    (1, "foundation", include_str!("../migrations/0001_foundation.sql")),
    (2, "desk", include_str!("../migrations/0002_desk.sql")),
];

const REGISTER: &str = "CREATE TABLE IF NOT EXISTS migration (number BIGINT PRIMARY KEY, name TEXT NOT NULL, digest TEXT NOT NULL)";
const DONE: &str = "SELECT number, digest FROM migration ORDER BY number";
const NOTE: &str = "INSERT INTO migration (number, name, digest) VALUES ($1, $2, $3)";

type Migration = &'static (i64, &'static str, &'static str);

/// A digest of all migrations: equal when two programs make the same schema.
pub fn migrations_digest() -> String {
    let mut hasher = Sha256::new();
    for (_, _, text) in ALL {
        hasher.update(text.as_bytes());
    }
    hex(&hasher.finalize())
}

/// Brings a place to the newest schema, after a backup when it holds data: on SQLite beside the file, on PostgreSQL in the
/// folder `backups`.
pub(crate) fn run(place: &Place, backups: Option<&Path>) -> Result<(), Error> {
    match place {
        Place::Sqlite(file) => run_sqlite(file, i64::MAX),
        Place::Postgres(address) => run_postgres(address, backups, i64::MAX),
    }
}

/// Makes the schema in an empty place as it was at a migration (a restore goes on from there).
pub(crate) fn run_until(place: &Place, last: i64) -> Result<(), Error> {
    match place {
        Place::Sqlite(file) => run_sqlite(file, last),
        Place::Postgres(address) => run_postgres(address, None, last),
    }
}

/// Refuses a place whose schema is not the newest.
pub(crate) fn check(place: &Place) -> Result<(), Error> {
    let done = match place {
        Place::Sqlite(file) if !file.exists() => {
            return Err(Error::other(format!("there is no database at {}", file.display())));
        }
        Place::Sqlite(file) => Connection::open(file, Purpose::Read)?.rows(DONE, &[], usize::MAX)?,
        Place::Postgres(address) => done_on_postgres(&mut PgConnection::open(address)?)?,
    };
    match missing(&done)?.first() {
        None => Ok(()),
        Some((number, name, _)) => Err(Error::other(format!(
            "the database is older than this Tuki (it lacks migration {number}, {name}); start Tuki once, then try again"
        ))),
    }
}

/// Refuses data of a newer program, or of one with other migrations: (number, digest) of each that made them.
pub(crate) fn check_made_by(done: &[(i64, String)]) -> Result<(), Error> {
    missing(done).map(|_| ())
}

/// Number and digest of each migration that made a PostgreSQL database.
pub(crate) fn done_on_postgres(connection: &mut PgConnection) -> Result<Vec<(i64, String)>, Error> {
    let rows = connection.rows(DONE, &[])?;
    Ok(rows.iter().map(|row| (row.get(0), row.get(1))).collect())
}

fn run_sqlite(file: &Path, last: i64) -> Result<(), Error> {
    let connection = Connection::open(file, Purpose::Apart)?;
    connection.batch(REGISTER)?;
    let done: Vec<(i64, String)> = connection.rows(DONE, &[], usize::MAX)?;
    let missing = missing(&done)?;
    let Some((first, _, _)) = missing.first() else { return Ok(()) };
    if !done.is_empty() {
        let name = format!("tuki-before-{first:04}.db");
        let backup = crate::store::folder_of(file).join(name);
        if !backup.exists() {
            backup::sqlite_file(&connection, &backup)?;
        }
    }
    connection.batch("BEGIN IMMEDIATE")?;
    for (number, name, text) in missing.into_iter().filter(|(number, _, _)| *number <= last) {
        connection.batch(&for_engine(text, false))?;
        connection.exec(NOTE, args![*number, *name, digest(text)])?;
    }
    connection.batch("COMMIT")
}

fn run_postgres(address: &str, backups: Option<&Path>, last: i64) -> Result<(), Error> {
    let mut connection = PgConnection::open(address)?;
    connection.batch("BEGIN; SELECT pg_advisory_xact_lock(7283401)")?;
    connection.batch(
        "SET LOCAL client_min_messages = warning; SET LOCAL statement_timeout = 0; \
         SET LOCAL idle_in_transaction_session_timeout = 0",
    )?;
    connection.batch(REGISTER)?;
    let done = done_on_postgres(&mut connection)?;
    let missing = missing(&done)?;
    if let Some((first, _, _)) = missing.first()
        && !done.is_empty()
    {
        back_up_postgres(address, backups, *first)?;
    }
    for (number, name, text) in missing.into_iter().filter(|(number, _, _)| *number <= last) {
        connection.batch(&for_engine(text, true))?;
        connection.exec(NOTE, args![*number, *name, digest(text)])?;
    }
    connection.batch("COMMIT")
}

fn back_up_postgres(address: &str, backups: Option<&Path>, first: i64) -> Result<(), Error> {
    let Some(folder) = backups else {
        tracing::warn!("The database is migrated without a backup: no folder for it was named.");
        return Ok(());
    };
    let to = folder.join(format!("tuki-before-{first:04}"));
    if to.exists() { Ok(()) } else { backup::postgres_tables(address, &to) }
}

fn missing(done: &[(i64, String)]) -> Result<Vec<Migration>, Error> {
    for (number, known) in done {
        let Some((_, name, text)) = ALL.iter().find(|(n, _, _)| n == number) else {
            return Err(Error::other(format!(
                "the database has been used by a newer Tuki (migration {number}); start that version or restore a backup"
            )));
        };
        if digest(text) != *known {
            return Err(Error::other(format!(
                "migration {number} ({name}) is not the one that made this database"
            )));
        }
    }
    Ok(ALL.iter().filter(|(n, _, _)| !done.iter().any(|(d, _)| d == n)).collect())
}

fn digest(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes()))
}

/// The text for one engine: its own blocks are kept, the other's dropped, and words that differ are translated.
pub(crate) fn for_engine(text: &str, is_postgres: bool) -> String {
    let (mine, other) =
        if is_postgres { ("-- postgres:", "-- sqlite:") } else { ("-- sqlite:", "-- postgres:") };
    let (mut out, mut keep) = (String::new(), true);
    for line in text.lines() {
        match line.trim() {
            word if word == mine => keep = true,
            word if word == other => keep = false,
            "-- end" => keep = true,
            _ if keep => {
                out.push_str(line);
                out.push('\n');
            }
            _ => {}
        }
    }
    if is_postgres {
        return out
            .replace("INTEGER PRIMARY KEY", "BIGINT PRIMARY KEY")
            .replace("COLLATE BYTES", "COLLATE \"C\"");
    }
    out.replace("COLLATE BYTES", "COLLATE BINARY")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_engine_sees_its_own_text() {
        let text = "CREATE TABLE a (id INTEGER PRIMARY KEY, n TEXT COLLATE BYTES\n-- postgres:\n, t TSVECTOR\n-- end\n);\n-- sqlite:\nPRAGMA x;\n-- end\n";
        let postgres = for_engine(text, true);
        assert!(
            postgres.contains("BIGINT PRIMARY KEY")
                && postgres.contains("TSVECTOR")
                && !postgres.contains("PRAGMA")
        );
        assert!(postgres.contains("COLLATE \"C\""));
        let sqlite = for_engine(text, false);
        assert!(
            sqlite.contains("INTEGER PRIMARY KEY")
                && sqlite.contains("PRAGMA")
                && !sqlite.contains("TSVECTOR")
        );
    }

    #[test]
    fn a_newer_or_changed_database_is_refused() {
        assert!(missing(&[(999, "x".into())]).is_err());
        assert!(missing(&[(1, "x".into())]).is_err());
        assert_eq!(missing(&[]).unwrap().len(), ALL.len());
    }
}
