//! Migrations: append-only, one text for both engines, applied in order in one go. A database that already holds data is
//! backed up before it is changed; one that is newer than this program is refused.

use sha2::{Digest, Sha256};

use crate::event::hex;
use crate::{Error, Place, args, postgres_engine, sqlite_engine, tx};

/// Every migration there is: number, name, text.
const ALL: &[(i64, &str, &str)] = &[
    (1, "foundation", include_str!("../migrations/0001_foundation.sql")),
    (2, "desk", include_str!("../migrations/0002_desk.sql")),
];

const REGISTER: &str = "CREATE TABLE IF NOT EXISTS migration (number BIGINT PRIMARY KEY, name TEXT NOT NULL, digest TEXT NOT NULL)";

/// A digest of all migrations: equal when two programs make the same schema.
pub fn migrations_digest() -> String {
    let mut hasher = Sha256::new();
    for (_, _, text) in ALL {
        hasher.update(text.as_bytes());
    }
    hex(&hasher.finalize())
}

/// Brings a place to the newest schema.
pub(crate) fn run(place: &Place) -> Result<(), Error> {
    match place {
        Place::Sqlite(file) => run_sqlite(file),
        Place::Postgres(url) => run_postgres(url),
    }
}

fn run_sqlite(file: &std::path::Path) -> Result<(), Error> {
    let connection = sqlite_engine::connect(file, false)?;
    connection.execute_batch(REGISTER)?;
    let done: Vec<(i64, String)> =
        tx::sqlite_rows(&connection, "SELECT number, digest FROM migration ORDER BY number", &[])?;
    let missing = missing(&done)?;
    if missing.is_empty() {
        return Ok(());
    }
    if !done.is_empty() {
        let name = format!("tuki-before-{:04}.db", missing[0].0);
        let backup = crate::store::folder_of(file).join(name);
        if !backup.exists() {
            connection.execute("VACUUM INTO $1", [backup.to_string_lossy()])?;
        }
    }
    connection.execute_batch("BEGIN IMMEDIATE")?;
    for (number, name, text) in missing {
        connection.execute_batch(&for_engine(text, false))?;
        let row = args![*number, *name, digest(text)];
        tx::sqlite_exec(
            &connection,
            "INSERT INTO migration (number, name, digest) VALUES ($1, $2, $3)",
            row,
        )?;
    }
    Ok(connection.execute_batch("COMMIT")?)
}

fn run_postgres(url: &str) -> Result<(), Error> {
    let mut connection = postgres_engine::Connection::open(url)?;
    connection.batch("BEGIN; SELECT pg_advisory_xact_lock(7283401)")?;
    connection.batch("SET LOCAL client_min_messages = warning; SET LOCAL statement_timeout = 0")?;
    connection.batch(REGISTER)?;
    let rows = connection.rows("SELECT number, digest FROM migration ORDER BY number", &[])?;
    let done: Vec<(i64, String)> = rows.iter().map(|row| (row.get(0), row.get(1))).collect();
    for (number, name, text) in missing(&done)? {
        connection.batch(&for_engine(text, true))?;
        connection.exec(
            "INSERT INTO migration (number, name, digest) VALUES ($1, $2, $3)",
            args![*number, *name, digest(text)],
        )?;
    }
    connection.batch("COMMIT")
}

type Migration = &'static (i64, &'static str, &'static str);

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
