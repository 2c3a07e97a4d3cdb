//! PostgreSQL: connection threads with prepared statements. Writes are SERIALIZABLE and are run again after a serialisation
//! failure or a lost connection; a connection lost during COMMIT is settled by the write's ticket.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use postgres::{Client, NoTls, Statement};

use crate::error::Kind;
use crate::shared::Shared;
use crate::tx::Engine;
use crate::work::Work;
use crate::{Error, Tx, Value};

/// How long a write or read waits for a database that is gone.
const PATIENCE: Duration = Duration::from_secs(30);
/// How often a closure is run again after a serialisation failure.
const RERUNS: u32 = 20;

/// One connection and its prepared statements.
pub(crate) struct Connection {
    client: Client,
    statements: HashMap<&'static str, Statement>,
}

impl Connection {
    pub(crate) fn open(url: &str) -> Result<Connection, Error> {
        let mut config: postgres::Config = url.parse()?;
        config.connect_timeout(Duration::from_secs(5)).keepalives_idle(Duration::from_secs(30));
        config.application_name("tuki");
        let wants_tls = !matches!(
            config.get_ssl_mode(),
            postgres::config::SslMode::Disable | postgres::config::SslMode::Prefer
        );
        let client = if wants_tls { config.connect(tls())? } else { config.connect(NoTls)? };
        let mut connection = Connection { client, statements: HashMap::new() };
        connection.batch("SET statement_timeout = '20s'; SET lock_timeout = '15s'; SET idle_in_transaction_session_timeout = '60s'")?;
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
        let used = statement.params().len();
        Ok(self.client.execute(&statement, &given(&args[..used.min(args.len())]))?)
    }

    pub(crate) fn rows(&mut self, sql: &'static str, args: &[Value]) -> Result<Vec<postgres::Row>, Error> {
        let statement = self.statement(sql)?;
        let used = statement.params().len();
        Ok(self.client.query(&statement, &given(&args[..used.min(args.len())]))?)
    }

    /// The first column of each row of an unprepared text; for backups.
    pub(crate) fn texts(&mut self, sql: &str) -> Result<Vec<String>, Error> {
        Ok(self.client.query(sql, &[])?.iter().map(|row| row.get(0)).collect())
    }

    /// Runs an unprepared text with one text parameter; for restoring.
    pub(crate) fn insert_line(&mut self, sql: &str, line: &str) -> Result<(), Error> {
        self.client.execute(sql, &[&line])?;
        Ok(())
    }

    pub(crate) fn batch(&mut self, sql: &str) -> Result<(), Error> {
        Ok(self.client.batch_execute(sql)?)
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.client.is_closed()
    }
}

/// The text as PostgreSQL sees it: `/*pg … pg*/` opens.
pub(crate) fn for_postgres(sql: &str) -> String {
    sql.replace("/*pg", "").replace("pg*/", "")
}

fn given(args: &[Value]) -> Vec<&(dyn postgres::types::ToSql + Sync)> {
    args.iter().map(|value| value as _).collect()
}

fn tls() -> tokio_postgres_rustls::MakeRustlsConnect {
    let roots = rustls::RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    tokio_postgres_rustls::MakeRustlsConnect::new(
        rustls::ClientConfig::builder().with_root_certificates(roots).with_no_client_auth(),
    )
}

/// One thread's connection, which comes back by itself.
pub(crate) struct Line {
    url: String,
    connection: Option<Connection>,
}

impl Line {
    pub(crate) fn new(url: &str) -> Line {
        Line { url: url.into(), connection: None }
    }

    /// The open connection; tries until `until`.
    pub(crate) fn get(&mut self, until: Instant, shared: &Shared) -> Result<&mut Connection, Error> {
        if self.connection.as_ref().is_some_and(Connection::is_closed) {
            self.connection = None;
        }
        let mut pause = Duration::from_millis(20);
        while self.connection.is_none() {
            match Connection::open(&self.url) {
                Ok(connection) => self.connection = Some(connection),
                Err(_) if Instant::now() + pause < until && !shared.closing.load(Ordering::Relaxed) => {
                    std::thread::sleep(pause);
                    pause = (pause * 2).min(Duration::from_secs(1));
                }
                Err(error) => return Err(Error::new(Kind::Unavailable, error.to_string())),
            }
        }
        Ok(self.connection.as_mut().expect("it was opened just now"))
    }

    pub(crate) fn drop_connection(&mut self) {
        self.connection = None;
    }
}

/// Starts `writers` and `readers` threads; they end when their queues are closed.
pub(crate) fn start(
    url: &str,
    shared: &Arc<Shared>,
    writes: &flume::Receiver<Box<dyn Work>>,
    reads: &flume::Receiver<Box<dyn Work>>,
    (writers, readers): (usize, usize),
) -> Result<Vec<std::thread::JoinHandle<()>>, Error> {
    let mut threads = Vec::new();
    for (count, queue, is_write) in [(writers, writes, true), (readers, reads, false)] {
        for _ in 0..count {
            let (mut line, shared, queue) = (Line::new(url), shared.clone(), queue.clone());
            let body = move || {
                while let Ok(mut work) = queue.recv() {
                    let outcome = if is_write {
                        write(&mut line, &shared, work.as_mut())
                    } else {
                        read(&mut line, &shared, work.as_mut())
                    };
                    if let Err(error) = outcome {
                        work.fail(error);
                    }
                    work.answer();
                }
            };
            threads.push(std::thread::Builder::new().name("tuki-postgres".into()).spawn(body)?);
        }
    }
    Ok(threads)
}

fn read(line: &mut Line, shared: &Shared, work: &mut dyn Work) -> Result<(), Error> {
    let until = Instant::now() + PATIENCE;
    loop {
        let connection = line.get(until, shared)?;
        let mut retry = connection.batch("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").err();
        if retry.is_none() {
            let mut tx = Tx::new(Engine::Postgres(connection), shared);
            work.run(&mut tx);
            retry = tx.retry.take().filter(|error| error.kind != Kind::TooSlow);
            let ended = connection.batch("ROLLBACK");
            if retry.is_none() {
                if ended.is_err() {
                    line.drop_connection();
                }
                return Ok(());
            }
        }
        line.drop_connection();
        shared.reruns.fetch_add(1, Ordering::Relaxed);
        if Instant::now() > until {
            return retry.map_or(Ok(()), Err);
        }
    }
}

/// How one try of a write ended.
enum Try {
    /// Committed, or rolled back because the closure refused.
    Done,
    /// To be run again.
    Again(Error),
    /// The connection died during COMMIT.
    Unknown(Error),
}

fn write(line: &mut Line, shared: &Shared, work: &mut dyn Work) -> Result<(), Error> {
    let (until, ticket) = (Instant::now() + PATIENCE, shared.ids.next());
    let mut reruns = 0;
    loop {
        if shared.fenced.load(Ordering::SeqCst) {
            return Err(Error::new(Kind::Unavailable, "this node has lost its lease and may not write"));
        }
        let connection = line.get(until, shared)?;
        let error = match try_once(connection, shared, work, ticket) {
            Try::Done => return Ok(()),
            Try::Again(error) => error,
            Try::Unknown(error) => {
                line.drop_connection();
                if settled(line.get(until, shared)?, ticket)? {
                    return Ok(());
                }
                error
            }
        };
        shared.reruns.fetch_add(1, Ordering::Relaxed);
        reruns += 1;
        if error.kind == Kind::Retryable && reruns < RERUNS {
            let spread = (shared.ids.next() as u64).wrapping_mul(0x9E37_79B9) >> 7 & 15;
            std::thread::sleep(Duration::from_millis(u64::from(reruns) * 3 + spread));
        } else if error.kind == Kind::Unavailable && Instant::now() < until {
            line.drop_connection();
        } else {
            return Err(error);
        }
    }
}

fn try_once(connection: &mut Connection, shared: &Shared, work: &mut dyn Work, ticket: i64) -> Try {
    let begun = connection.batch("BEGIN ISOLATION LEVEL SERIALIZABLE").and_then(|()| {
        connection.exec(
            "INSERT INTO commit_ticket (id, at) VALUES ($1, $2)",
            crate::args![ticket, crate::now_micros()],
        )
    });
    if let Err(error) = begun {
        let _ = connection.batch("ROLLBACK");
        return Try::Again(error);
    }
    let mut tx = Tx::new(Engine::Postgres(connection), shared);
    let stays = work.run(&mut tx);
    let (retry, appended, hints) = (tx.retry.take(), tx.appended, std::mem::take(&mut tx.hints));
    let blocks = std::mem::take(&mut tx.fresh_blocks);
    if let Some(error) = retry {
        let _ = connection.batch("ROLLBACK");
        return if error.kind == Kind::TooSlow { give_up(work, error) } else { Try::Again(error) };
    }
    if !stays {
        let _ = connection.batch("ROLLBACK");
        return Try::Done;
    }
    match connection.batch("COMMIT") {
        Ok(()) => {
            shared.commits.fetch_add(1, Ordering::Relaxed);
            shared.after_commit(&hints);
            shared.keep_blocks(blocks);
            if appended {
                shared.seal.notify_one();
            }
            Try::Done
        }
        Err(error) if error.kind == Kind::Unavailable => Try::Unknown(error),
        Err(error) => {
            let _ = connection.batch("ROLLBACK");
            Try::Again(error)
        }
    }
}

fn give_up(work: &mut dyn Work, error: Error) -> Try {
    work.fail(error);
    Try::Done
}

/// Whether a write whose COMMIT was never answered is there.
fn settled(connection: &mut Connection, ticket: i64) -> Result<bool, Error> {
    let rows = connection.rows("SELECT id FROM commit_ticket WHERE id = $1", crate::args![ticket])?;
    Ok(!rows.is_empty())
}
