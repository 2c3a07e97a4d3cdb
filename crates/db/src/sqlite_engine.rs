//! SQLite: one writer thread that commits the waiting closures of many callers together, and a few readers on snapshots.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant};

use rusqlite::Connection;

use crate::error::Kind;
use crate::event::Head;
use crate::shared::Shared;
use crate::tx::Engine;
use crate::work::Work;
use crate::{Error, Tx};

/// How many closures share one commit at the most.
const GROUP: usize = 256;
/// How long one closure may keep the writer (milliseconds).
const CLOSURE_MS: i64 = 2_000;
/// After this much silence the log file is folded back into the database.
const IDLE: Duration = Duration::from_secs(20);
/// How often the planner's statistics are refreshed.
const OPTIMIZE: Duration = Duration::from_secs(24 * 3600);
/// How many readers work at once.
const READERS: usize = 4;

pub(crate) type Queue = flume::Receiver<Box<dyn Work>>;

/// Opens one connection with our settings.
pub(crate) fn connect(file: &Path, read_only: bool) -> Result<Connection, Error> {
    let connection = Connection::open(file)?;
    connection.set_prepared_statement_cache_capacity(400);
    connection.busy_timeout(Duration::from_secs(20))?;
    connection.execute_batch(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; \
         PRAGMA journal_size_limit=67108864; PRAGMA wal_autocheckpoint=4000;",
    )?;
    let cache = if read_only {
        "PRAGMA cache_size=-4000; PRAGMA query_only=ON;"
    } else {
        "PRAGMA cache_size=-16000;"
    };
    connection.execute_batch(cache)?;
    Ok(connection)
}

/// Starts the writer and the readers; they end when their queues are closed.
pub(crate) fn start(
    file: &Path,
    shared: &Arc<Shared>,
    writes: Queue,
    reads: &Queue,
) -> Result<Vec<std::thread::JoinHandle<()>>, Error> {
    let mut writer = Writer::new(connect(file, false)?, shared.clone())?;
    let mut threads = vec![spawn("tuki-writer", move || writer.serve(&writes))?];
    for _ in 0..READERS {
        let (connection, shared, reads) = (connect(file, true)?, shared.clone(), reads.clone());
        threads.push(spawn("tuki-reader", move || read_loop(&connection, &shared, &reads))?);
    }
    Ok(threads)
}

fn spawn(name: &str, body: impl FnOnce() + Send + 'static) -> Result<std::thread::JoinHandle<()>, Error> {
    Ok(std::thread::Builder::new().name(name.into()).spawn(body)?)
}

fn read_loop(connection: &Connection, shared: &Shared, reads: &Queue) {
    while let Ok(mut work) = reads.recv() {
        let begun = connection.execute_batch("BEGIN");
        match begun {
            Ok(()) => {
                work.run(&mut Tx::new(Engine::Sqlite(connection), shared));
                let _ = connection.execute_batch("ROLLBACK");
            }
            Err(error) => work.fail(error.into()),
        }
        work.answer();
    }
}

struct Writer {
    connection: Connection,
    shared: Arc<Shared>,
    head: Head,
    /// Milliseconds of `started` after which the running closure is stopped; 0 = no limit.
    deadline: Arc<AtomicI64>,
    started: Instant,
    dirty: bool,
    optimized: Instant,
}

impl Writer {
    fn new(mut connection: Connection, shared: Arc<Shared>) -> Result<Writer, Error> {
        let head = Head::load_sqlite(&connection)?;
        shared.sealed.send_replace(head.seq);
        let (deadline, started) = (Arc::new(AtomicI64::new(0)), Instant::now());
        let limit = deadline.clone();
        connection.progress_handler(
            20_000,
            Some(move || {
                let limit = limit.load(Ordering::Relaxed);
                limit != 0 && started.elapsed().as_millis() as i64 > limit
            }),
        )?;
        Ok(Writer { connection, shared, head, deadline, started, dirty: false, optimized: Instant::now() })
    }

    fn serve(&mut self, queue: &Queue) {
        loop {
            match queue.recv_timeout(IDLE) {
                Ok(first) => self.group(first, queue),
                Err(flume::RecvTimeoutError::Timeout) => self.tidy(),
                Err(flume::RecvTimeoutError::Disconnected) => break,
            }
        }
        self.tidy();
    }

    fn group(&mut self, first: Box<dyn Work>, queue: &Queue) {
        let mut works = vec![first];
        while works.len() < GROUP
            && let Ok(next) = queue.try_recv()
        {
            works.push(next);
        }
        let before = self.head.clone();
        let mut hints = Vec::new();
        let outcome = self.begin().and_then(|()| self.run_all(&mut works, &mut hints));
        let outcome = outcome.and_then(|()| Ok(self.connection.execute_batch("COMMIT")?));
        match outcome {
            Ok(()) => {
                self.shared.commits.fetch_add(1, Ordering::Relaxed);
                self.shared.after_commit(&hints);
                if self.head.seq != before.seq {
                    self.shared.sealed.send_replace(self.head.seq);
                }
            }
            Err(error) => {
                self.head = before;
                self.roll_back();
                works.iter_mut().for_each(|work| work.fail(error.clone()));
            }
        }
        self.dirty = true;
        works.into_iter().for_each(Work::answer);
    }

    fn begin(&self) -> Result<(), Error> {
        Ok(self.connection.execute_batch("BEGIN IMMEDIATE")?)
    }

    fn roll_back(&self) {
        if !self.connection.is_autocommit() {
            let _ = self.connection.execute_batch("ROLLBACK");
        }
    }

    /// Runs the group bare; when a closure of several fails, the group is begun again with a savepoint around each.
    fn run_all(&mut self, works: &mut [Box<dyn Work>], hints: &mut Vec<&'static str>) -> Result<(), Error> {
        let before = self.head.clone();
        let mut all_stay = true;
        for work in works.iter_mut() {
            all_stay = self.run_one(work.as_mut(), hints);
            if !all_stay {
                break;
            }
        }
        if all_stay {
            return Ok(());
        }
        self.head = before;
        hints.clear();
        self.roll_back();
        self.begin()?;
        if works.len() == 1 {
            return Ok(());
        }
        works.iter_mut().try_for_each(|work| self.run_guarded(work.as_mut(), hints))
    }

    fn run_guarded(&mut self, work: &mut dyn Work, hints: &mut Vec<&'static str>) -> Result<(), Error> {
        let before = self.head.clone();
        self.connection.prepare_cached("SAVEPOINT one")?.execute([])?;
        if self.run_one(work, hints) {
            self.connection.prepare_cached("RELEASE one")?.execute([])?;
            return Ok(());
        }
        self.head = before;
        if self.connection.is_autocommit() {
            return Err(Error::new(Kind::Unavailable, "the database ended the transaction"));
        }
        self.connection.execute_batch("ROLLBACK TO one; RELEASE one")?;
        Ok(())
    }

    fn run_one(&mut self, work: &mut dyn Work, hints: &mut Vec<&'static str>) -> bool {
        let limit = self.started.elapsed().as_millis() as i64 + CLOSURE_MS;
        self.deadline.store(limit, Ordering::Relaxed);
        let mut tx = Tx::new(Engine::Sqlite(&self.connection), &self.shared);
        tx.head = Some(self.head.clone());
        let mut stays = work.run(&mut tx);
        self.deadline.store(0, Ordering::Relaxed);
        if let Some(error) = tx.retry.take() {
            work.fail(error);
            stays = false;
        }
        if stays {
            self.head = tx.head.take().unwrap_or_default();
            for topic in tx.hints {
                if !hints.contains(&topic) {
                    hints.push(topic);
                }
            }
        }
        stays
    }

    fn tidy(&mut self) {
        if self.dirty {
            let _ = self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
            let _ = self.connection.execute_batch("PRAGMA shrink_memory");
            self.dirty = false;
        }
        if self.optimized.elapsed() > OPTIMIZE {
            let _ = self.connection.execute_batch("PRAGMA analysis_limit=400; PRAGMA optimize");
            self.optimized = Instant::now();
        }
    }
}
