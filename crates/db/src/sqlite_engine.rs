//! SQLite's connections: our settings, cached statements bound by name, a limit on how long a closure may run; and the
//! few readers on snapshots. The one writer stands in `sqlite_writer.rs`.

use std::cell::RefCell;
use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use crate::shared::Shared;
use crate::sqlite_writer::Writer;
use crate::tx::Engine;
use crate::work::Work;
use crate::{Error, FromRow, Row, Tx, Value};

/// How long one closure may keep a reader.
const READ_LIMIT: Duration = Duration::from_secs(20);
/// How many readers work at once.
const READERS: usize = 4;
/// How many steps of the engine pass between two looks at the clock.
const STEPS: i32 = 20_000;

pub(crate) type Queue = flume::Receiver<Box<dyn Work>>;

/// One connection. Statements are cached by the engine, the places of their parameters here.
pub(crate) struct Connection {
    raw: rusqlite::Connection,
    places: RefCell<Places>,
    /// Microseconds after `started` at which the running statement is stopped; 0 = never.
    limit: Arc<AtomicU64>,
    started: Instant,
}

/// For each text (by its address: texts are static) the number of the argument at each of its places.
type Places = HashMap<(usize, usize), Arc<[usize]>>;

/// What a connection is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    Write,
    Read,
    /// A backup's or a migration's own connection.
    Apart,
}

impl Connection {
    /// Opens a file with our settings.
    pub(crate) fn open(file: &Path, purpose: Purpose) -> Result<Connection, Error> {
        let mut raw = rusqlite::Connection::open(file)?;
        raw.set_prepared_statement_cache_capacity(400);
        raw.busy_timeout(Duration::from_secs(20))?;
        raw.execute_batch(
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; \
             PRAGMA journal_size_limit=67108864; PRAGMA wal_autocheckpoint=16000;",
        )?;
        raw.execute_batch(match purpose {
            Purpose::Write => "PRAGMA cache_size=-16000",
            Purpose::Read => "PRAGMA cache_size=-4000; PRAGMA query_only=ON",
            Purpose::Apart => "PRAGMA cache_size=-4000",
        })?;
        let (limit, started) = (Arc::new(AtomicU64::new(0)), Instant::now());
        let watched = limit.clone();
        let late = move || match watched.load(Ordering::Relaxed) {
            0 => false,
            limit => started.elapsed().as_micros() as u64 > limit,
        };
        raw.progress_handler(STEPS, Some(late))?;
        Ok(Connection { raw, places: RefCell::default(), limit, started })
    }

    /// Opens a copy only to look at it; nothing appears beside it.
    pub(crate) fn look_at(file: &Path) -> Result<Connection, Error> {
        let raw = rusqlite::Connection::open_with_flags(file, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        let (limit, started) = (Arc::default(), Instant::now());
        Ok(Connection { raw, places: RefCell::default(), limit, started })
    }

    /// Runs something that may take so long; a statement that is still running then fails as too slow.
    pub(crate) fn within<T>(&self, limit: Duration, work: impl FnOnce() -> T) -> T {
        let end = (self.started.elapsed() + limit).as_micros() as u64;
        self.limit.store(end, Ordering::Relaxed);
        let outcome = work();
        self.limit.store(0, Ordering::Relaxed);
        outcome
    }

    /// Whether no transaction is open.
    pub(crate) fn is_idle(&self) -> bool {
        self.raw.is_autocommit()
    }

    /// Runs statements without parameters.
    pub(crate) fn batch(&self, sql: &str) -> Result<(), Error> {
        Ok(self.raw.execute_batch(sql)?)
    }

    /// Runs one statement without parameters that comes again and again.
    pub(crate) fn step(&self, sql: &'static str) -> Result<(), Error> {
        self.raw.prepare_cached(sql)?.raw_execute()?;
        Ok(())
    }

    pub(crate) fn exec(&self, sql: &'static str, args: &[Value]) -> Result<u64, Error> {
        Ok(self.bound(sql, args)?.raw_execute()? as u64)
    }

    pub(crate) fn rows<T: FromRow>(
        &self,
        sql: &'static str,
        args: &[Value],
        at_most: usize,
    ) -> Result<Vec<T>, Error> {
        let mut statement = self.bound(sql, args)?;
        let mut rows = statement.raw_query();
        let mut found = Vec::new();
        while found.len() < at_most
            && let Some(row) = rows.next()?
        {
            found.push(T::from_row(&Row::Sqlite(row))?);
        }
        Ok(found)
    }

    /// The rows of a text that is made while running (backups and restores, whose tables are found in the catalogue).
    pub(crate) fn raw(&self) -> &rusqlite::Connection {
        &self.raw
    }

    fn bound(&self, sql: &'static str, args: &[Value]) -> Result<rusqlite::CachedStatement<'_>, Error> {
        let mut statement = self.raw.prepare_cached(sql)?;
        for (place, number) in self.places(sql, &statement)?.iter().enumerate() {
            let value = args.get(*number).ok_or_else(|| missing(sql, *number))?;
            statement.raw_bind_parameter(place + 1, value)?;
        }
        Ok(statement)
    }

    /// `$7` is a *named* parameter to SQLite: its place follows from where it appears first, so places are looked up by name.
    fn places(&self, sql: &'static str, statement: &rusqlite::Statement<'_>) -> Result<Arc<[usize]>, Error> {
        let key = (sql.as_ptr().addr(), sql.len());
        if let Some(known) = self.places.borrow().get(&key) {
            return Ok(known.clone());
        }
        let number = |place| {
            let name = statement.parameter_name(place).and_then(|name| name.strip_prefix('$'));
            let number = name.and_then(|name| name.parse::<usize>().ok()).and_then(|n| n.checked_sub(1));
            number.ok_or_else(|| Error::other(format!("parameters are named $1, $2 …: {sql}")))
        };
        let places: Arc<[usize]> = (1..=statement.parameter_count()).map(number).collect::<Result<_, _>>()?;
        self.places.borrow_mut().insert(key, places.clone());
        Ok(places)
    }
}

fn missing(sql: &str, number: usize) -> Error {
    Error::other(format!("the argument ${} is missing: {sql}", number + 1))
}

/// Starts the writer (unless the place is only read) and the readers; they end when their queues are closed.
pub(crate) fn start(
    file: &Path,
    shared: &Arc<Shared>,
    writes: Option<Queue>,
    reads: &Queue,
) -> Result<Vec<std::thread::JoinHandle<()>>, Error> {
    let mut threads = Vec::new();
    if let Some(writes) = writes {
        let mut writer = Writer::new(Connection::open(file, Purpose::Write)?, shared.clone())?;
        threads.push(spawn("tuki-writer", move || writer.serve(&writes))?);
    }
    for _ in 0..READERS {
        let (connection, shared, reads) =
            (Connection::open(file, Purpose::Read)?, shared.clone(), reads.clone());
        threads.push(spawn("tuki-reader", move || read_loop(&connection, &shared, &reads))?);
    }
    Ok(threads)
}

fn spawn(name: &str, body: impl FnOnce() + Send + 'static) -> Result<std::thread::JoinHandle<()>, Error> {
    Ok(std::thread::Builder::new().name(name.into()).spawn(body)?)
}

fn read_loop(connection: &Connection, shared: &Shared, reads: &Queue) {
    while let Ok(mut work) = reads.recv() {
        match connection.step("BEGIN") {
            Ok(()) => {
                let mut tx = Tx::new(Engine::Sqlite(connection), shared);
                connection.within(READ_LIMIT, || work.run(&mut tx));
                if let Some(error) = tx.failed.filter(Error::overrules) {
                    work.fail(error);
                }
                let _ = connection.step("ROLLBACK");
            }
            Err(error) => work.fail(error),
        }
        work.answer();
    }
}
