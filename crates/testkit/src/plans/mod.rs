//! Every statement that the tests ran: prepared on both databases, and the plans of lists read.
//! The tests' databases note their statements in the folder that `TUKI_STATEMENTS` names; `read` collects them afterwards.
//! It judges texts and plans, never times. The story starts in `check`.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};

use db::Store;
use serde::{Deserialize, Serialize};

use crate::Engine;

mod on_postgres;
mod on_sqlite;

const EXCEPTIONS: &str = include_str!("../../plan-exceptions.toml");
/// Words that only one of the two engines knows. A text with one of them is prepared where it was run.
const DIALECT: [&str; 12] = [
    "jsonb_",
    " MATCH ",
    "tsquery",
    "tsvector",
    "pg_",
    "NOTIFY",
    "SKIP LOCKED",
    "PRAGMA",
    "rowid",
    "contentless",
    "sqlite_",
    "COLLATE \"C\"",
];

/// A statement as it was run.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Noted {
    sql: String,
    list: bool,
    sqlite: bool,
    postgres: bool,
}

#[derive(Deserialize)]
struct Exceptions {
    #[serde(default)]
    exception: Vec<Exception>,
}

/// A list whose plan may be what it is, with the reason.
#[derive(Deserialize)]
struct Exception {
    contains: String,
    /// Set for texts that are wrong on purpose.
    #[serde(default)]
    wrong: bool,
    #[serde(rename = "reason")]
    _reason: String,
}

/// Notes what a store has run, when the run of the tests asked for it.
pub(crate) fn note(store: &Store, engine: Engine) {
    static COUNTER: AtomicU32 = AtomicU32::new(0);
    let Some(folder) = std::env::var_os("TUKI_STATEMENTS") else { return };
    let name = format!("{}-{}.jsonl", std::process::id(), COUNTER.fetch_add(1, Ordering::SeqCst));
    let Ok(mut file) = File::create(Path::new(&folder).join(name)) else { return };
    for (sql, list) in store.statements() {
        let (sqlite, postgres) = (engine == Engine::Sqlite, engine == Engine::Postgres);
        let noted = Noted { sql: sql.to_owned(), list, sqlite, postgres };
        let line = serde_json::to_string(&noted).expect("a statement is text");
        let _ = writeln!(file, "{line}");
    }
}

/// Checks every statement noted in a folder; answers how many there were and what is wrong.
pub fn check(folder: &Path) -> (usize, Vec<String>) {
    let noted = read(folder);
    let exceptions: Exceptions = toml::from_str(EXCEPTIONS).expect("the list of exceptions can be read");
    let excepted = |sql: &str| exceptions.exception.iter().find(|one| sql.contains(&one.contains));
    let (sqlite, postgres) = (crate::Database::sqlite(), crate::Database::postgres());
    let mut engines = (on_sqlite::Reader::open(&sqlite), on_postgres::Reader::open(&postgres));
    let mut wrong = Vec::new();
    for one in noted.values().filter(|one| excepted(&one.sql).is_none_or(|exception| !exception.wrong)) {
        let both = !DIALECT.iter().any(|word| one.sql.contains(word));
        let plan = one.list && excepted(&one.sql).is_none();
        let mut judge =
            |engine: &str, run: bool, outcome: &mut dyn FnMut(&str, bool) -> Result<(), String>| {
                if (run || both)
                    && let Err(why) = outcome(&one.sql, plan)
                {
                    wrong.push(format!(
                        "on {engine}: {why}\n    {}",
                        one.sql.split_whitespace().collect::<Vec<_>>().join(" ")
                    ));
                }
            };
        judge("SQLite", one.sqlite, &mut |sql, plan| engines.0.check(sql, plan));
        judge("PostgreSQL", one.postgres, &mut |sql, plan| engines.1.check(sql, plan));
    }
    (noted.len(), wrong)
}

fn read(folder: &Path) -> BTreeMap<String, Noted> {
    let mut all: BTreeMap<String, Noted> = BTreeMap::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        for line in fs::read_to_string(entry.path()).unwrap_or_default().lines() {
            let one: Noted = serde_json::from_str(line).expect("a noted statement can be read");
            let kept = all.entry(one.sql.clone()).or_insert_with(|| one.clone());
            kept.list |= one.list;
            kept.sqlite |= one.sqlite;
            kept.postgres |= one.postgres;
        }
    }
    all
}

#[cfg(test)]
mod tests;
