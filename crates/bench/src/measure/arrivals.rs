//! Arrivals through the store, 64 callers at once, against the same statements on a bare connection.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Result, anyhow};
use db::{Options, Place, Store, Value};
use desk::intake::{Understood, arrive};
use rusqlite::Connection;
use rusqlite::types::ToSqlOutput;

use crate::seed;

/// So many contacts in each measurement.
const CONTACTS: u64 = 8_192;
/// Contacts that are there before.
const BEFORE: u64 = 2_000;
const CALLERS: usize = 64;
const BATCH: usize = 256;
const CHARACTERS: usize = 800;
/// What the store sets on its own connection.
const SETTINGS: &str = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; \
     PRAGMA temp_store = MEMORY; PRAGMA journal_size_limit = 67108864; PRAGMA wal_autocheckpoint = 4000; \
     PRAGMA cache_size = -16000";

/// What came out.
pub struct Arrivals {
    /// Contacts a second through the store.
    pub shared: f64,
    /// Contacts a second by bare statements in batches.
    pub bare: f64,
    /// Contacts for each commit.
    pub together: f64,
}

type Call = (&'static str, Vec<Value>);

/// Measures in folders below `scratch`.
pub fn measure(scratch: &Path) -> Result<Arrivals> {
    let start = scratch.join("arrivals");
    std::fs::create_dir_all(&start)?;
    let store = opened(&start)?;
    seed::fill(&store, BEFORE, CHARACTERS)?;
    let channel = store.read_blocking(|tx| tx.one::<i64>("SELECT id FROM channel WHERE key = 'mail'", &[]));
    let channel = channel.map_err(|error: db::Error| anyhow!("{error}"))?;
    drop(store);
    let contacts: Arc<Vec<Understood>> = Arc::new(
        (0..CONTACTS)
            .map(|number| seed::contact(1_000_000 + number, CHARACTERS, channel, seed::now()))
            .collect(),
    );
    let calls = recorded(&copied(&start, "recorded")?, &contacts)?;
    let bare = bare(&copied(&start, "bare")?.join("tuki.db"), &calls)?;
    let (shared, commits) = shared(&copied(&start, "shared")?, &contacts)?;
    let rate = |took: Duration| CONTACTS as f64 / took.as_secs_f64();
    Ok(Arrivals { shared: rate(shared), bare: rate(bare), together: CONTACTS as f64 / commits as f64 })
}

fn opened(data: &Path) -> Result<Store> {
    Store::open(&Place::Sqlite(data.join("tuki.db")), Options::default()).map_err(|error| anyhow!("{error}"))
}

/// A copy of the database alone, at rest.
fn copied(start: &Path, name: &str) -> Result<PathBuf> {
    let to = start.with_file_name(format!("arrivals-{name}"));
    std::fs::create_dir_all(&to)?;
    Connection::open(start.join("tuki.db"))?.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    std::fs::copy(start.join("tuki.db"), to.join("tuki.db"))?;
    Ok(to)
}

/// The statements of each contact, with their values.
fn recorded(data: &Path, contacts: &Arc<Vec<Understood>>) -> Result<Vec<Vec<Call>>> {
    let store = opened(data)?;
    let mut calls = Vec::with_capacity(contacts.len());
    for place in 0..contacts.len() {
        let contacts = Arc::clone(contacts);
        store.record_calls(true);
        let taken = store.write_blocking(move |tx| arrive(tx, &contacts[place], seed::now()));
        taken.map_err(|error: db::Error| anyhow!("{error}"))?;
        calls.push(store.record_calls(false));
    }
    Ok(calls)
}

/// The same statements in batches on a bare connection with the settings of the store.
fn bare(file: &Path, calls: &[Vec<Call>]) -> Result<Duration> {
    let connection = Connection::open(file)?;
    connection.execute_batch(SETTINGS)?;
    connection.set_prepared_statement_cache_capacity(512);
    let start = Instant::now();
    for batch in calls.chunks(BATCH) {
        connection.execute_batch("BEGIN IMMEDIATE")?;
        for call in batch.iter().flatten() {
            run(&connection, call)?;
        }
        connection.execute_batch("COMMIT")?;
    }
    Ok(start.elapsed())
}

/// Runs one recorded statement and reads all that it answers; answers the number of rows.
pub fn run(connection: &Connection, (sql, values): &Call) -> Result<usize> {
    let mut statement = connection.prepare_cached(sql)?;
    for (place, value) in values.iter().enumerate() {
        if let Some(index) = statement.parameter_index(&format!("${}", place + 1))? {
            statement.raw_bind_parameter(index, bound(value))?;
        }
    }
    let columns = statement.column_count();
    let mut rows = statement.raw_query();
    let mut read = 0;
    while let Some(row) = rows.next()? {
        for column in 0..columns {
            std::hint::black_box(row.get_ref(column)?);
        }
        read += 1;
    }
    Ok(read)
}

fn bound(value: &Value) -> ToSqlOutput<'_> {
    use rusqlite::types::{Value as Owned, ValueRef};
    match value {
        Value::Null => ToSqlOutput::Owned(Owned::Null),
        Value::Bool(yes) => ToSqlOutput::Owned(Owned::Integer(i64::from(*yes))),
        Value::Int(number) => ToSqlOutput::Owned(Owned::Integer(*number)),
        Value::Real(number) => ToSqlOutput::Owned(Owned::Real(*number)),
        Value::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
        Value::Blob(bytes) => ToSqlOutput::Borrowed(ValueRef::Blob(bytes)),
    }
}

/// Many callers at once through the store; answers the time and the commits that it took.
fn shared(data: &Path, contacts: &Arc<Vec<Understood>>) -> Result<(Duration, u64)> {
    let store = opened(data)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let commits = store.commits();
    let start = Instant::now();
    runtime.block_on(async {
        let callers: Vec<_> = (0..CALLERS)
            .map(|caller| tokio::spawn(call(store.clone(), Arc::clone(contacts), caller)))
            .collect();
        for caller in callers {
            caller.await??;
        }
        anyhow::Ok(())
    })?;
    Ok((start.elapsed(), store.commits() - commits))
}

/// One caller's share of the contacts, one after another.
async fn call(store: Store, contacts: Arc<Vec<Understood>>, caller: usize) -> Result<()> {
    for place in (caller..contacts.len()).step_by(CALLERS) {
        let contacts = Arc::clone(&contacts);
        let taken = store.write(move |tx| arrive(tx, &contacts[place], seed::now())).await;
        taken.map_err(|error: db::Error| anyhow!("{error}"))?;
    }
    Ok(())
}
