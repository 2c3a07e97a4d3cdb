//! PostgreSQL's connections: prepared statements, a line that comes back by itself, threads that serve the queues, and
//! reads on snapshots. Writes stand in `postgres_writer.rs`.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use postgres::{Client, Statement};

use crate::shared::Shared;
use crate::tx::Engine;
use crate::work::Work;
use crate::{Error, Tx, Value, postgres_address, postgres_writer};

/// How long a write or read waits for a database that is gone, from when it was handed in.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

const SETTINGS: &str = "SET statement_timeout = '20s'; SET lock_timeout = '10s'; \
    SET idle_in_transaction_session_timeout = '60s'; SET standard_conforming_strings = on";

/// One connection and its prepared statements.
pub(crate) struct Connection {
    client: Client,
    statements: HashMap<&'static str, Statement>,
}

impl Connection {
    pub(crate) fn open(address: &str) -> Result<Connection, Error> {
        let client = postgres_address::connect(address)?;
        let mut connection = Connection { client, statements: HashMap::new() };
        connection.batch(SETTINGS)?;
        Ok(connection)
    }

    fn statement(&mut self, sql: &'static str) -> Result<Statement, Error> {
        if let Some(known) = self.statements.get(sql) {
            return Ok(known.clone());
        }
        let prepared = self.client.prepare(&for_postgres(sql))?;
        self.statements.insert(sql, prepared.clone());
        Ok(prepared)
    }

    pub(crate) fn exec(&mut self, sql: &'static str, args: &[Value]) -> Result<u64, Error> {
        let statement = self.statement(sql)?;
        Ok(self.client.execute(&statement, &used(&statement, args))?)
    }

    pub(crate) fn rows(&mut self, sql: &'static str, args: &[Value]) -> Result<Vec<postgres::Row>, Error> {
        let statement = self.statement(sql)?;
        Ok(self.client.query(&statement, &used(&statement, args))?)
    }

    pub(crate) fn batch(&mut self, sql: &str) -> Result<(), Error> {
        Ok(self.client.batch_execute(sql)?)
    }

    /// The client itself, for texts that are made while running (backups and restores).
    pub(crate) fn raw(&mut self) -> &mut Client {
        &mut self.client
    }
}

/// The text as PostgreSQL sees it: `/*pg … pg*/` opens.
pub(crate) fn for_postgres(sql: &str) -> String {
    sql.replace("/*pg", "").replace("pg*/", "")
}

/// As on SQLite, arguments that a text does not name are left out.
fn used<'a>(statement: &Statement, args: &'a [Value]) -> Vec<&'a (dyn postgres::types::ToSql + Sync)> {
    args.iter().take(statement.params().len()).map(|value| value as _).collect()
}

/// One thread's connection, which comes back by itself.
pub(crate) struct Line {
    address: String,
    connection: Option<Connection>,
}

impl Line {
    pub(crate) fn new(address: &str) -> Line {
        Line { address: address.into(), connection: None }
    }

    /// The open connection; tries until `until`, more and more rarely.
    pub(crate) fn get(&mut self, until: Instant, shared: &Shared) -> Result<&mut Connection, Error> {
        if self.connection.as_ref().is_some_and(|connection| connection.client.is_closed()) {
            self.connection = None;
        }
        let mut pause = Duration::from_millis(20);
        while self.connection.is_none() {
            match Connection::open(&self.address) {
                Ok(connection) => self.connection = Some(connection),
                Err(_) if Instant::now() + pause < until && !shared.closing.load(Ordering::Relaxed) => {
                    std::thread::sleep(pause);
                    pause = (pause * 2).min(Duration::from_secs(1));
                }
                Err(error) => return Err(Error::unavailable(error.to_string())),
            }
        }
        Ok(self.connection.as_mut().expect("it was opened just now"))
    }

    /// Lets go of the connection; the next `get` opens another.
    pub(crate) fn hang_up(&mut self) {
        self.connection = None;
    }
}

type Queue = flume::Receiver<Box<dyn Work>>;

/// Starts `count` threads that serve a queue; they end when it is closed.
pub(crate) fn start(
    address: &str,
    shared: &Arc<Shared>,
    queue: &Queue,
    count: usize,
    serve: fn(&mut Line, &Shared, &mut dyn Work) -> Result<(), Error>,
) -> Result<Vec<std::thread::JoinHandle<()>>, Error> {
    let thread = |_| {
        let (mut line, shared, queue) = (Line::new(address), shared.clone(), queue.clone());
        let body = move || {
            while let Ok(mut work) = queue.recv() {
                if let Err(error) = serve(&mut line, &shared, work.as_mut()) {
                    work.fail(error);
                }
                work.answer();
            }
        };
        Ok(std::thread::Builder::new().name("tuki-postgres".into()).spawn(body)?)
    };
    (0..count).map(thread).collect()
}

/// Serves a write.
pub(crate) fn write(line: &mut Line, shared: &Shared, work: &mut dyn Work) -> Result<(), Error> {
    postgres_writer::Write::new(shared, work).run(line)
}

/// Serves a read: a snapshot on which nothing can be changed.
pub(crate) fn read(line: &mut Line, shared: &Shared, work: &mut dyn Work) -> Result<(), Error> {
    let until = work.since() + PATIENCE;
    loop {
        let Err(error) = read_once(line.get(until, shared)?, shared, work) else { return Ok(()) };
        if error.is_too_slow() || Instant::now() > until {
            return Err(error);
        }
        if error.is_unavailable() {
            line.hang_up();
        }
        shared.reruns.fetch_add(1, Ordering::Relaxed);
        std::thread::sleep(Duration::from_millis(5));
    }
}

fn read_once(connection: &mut Connection, shared: &Shared, work: &mut dyn Work) -> Result<(), Error> {
    connection.batch("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")?;
    let mut tx = Tx::new(Engine::Postgres(connection), shared);
    work.run(&mut tx);
    let failed = tx.failed.take().filter(Error::overrules);
    let ended = connection.batch("ROLLBACK");
    // What was read is good even if the connection broke afterwards; the next read notices.
    failed.map_or_else(|| ended.or(Ok(())), Err)
}
