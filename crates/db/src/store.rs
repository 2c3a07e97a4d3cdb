//! The store: where closures are handed in and answered.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use tokio::sync::{Notify, watch};

use crate::blob::Blobs;
use crate::shared::Shared;
use crate::work::{Closure, Work};
use crate::{Error, Tx, Value, migrate, node, now_micros, postgres_engine, sqlite_engine};

/// Where the data lie.
#[derive(Clone, Debug)]
pub enum Place {
    /// The database file; blobs and lock lie in its folder.
    Sqlite(PathBuf),
    /// The address of a PostgreSQL database.
    Postgres(String),
}

/// How a store is opened.
#[derive(Clone, Debug)]
pub struct Options {
    /// PostgreSQL connections for writes.
    pub writers: usize,
    /// PostgreSQL connections for reads.
    pub readers: usize,
    /// Remember every statement, for tests that read plans.
    pub record_statements: bool,
    /// A folder for blobs on PostgreSQL that all nodes share; without it they lie in the database.
    pub shared_blobs: Option<PathBuf>,
    /// Only look: beside a process that serves, without its lock, migrating and writing nothing.
    pub read_only: bool,
    /// The folder for the backup that is made before a PostgreSQL database is migrated (on SQLite it lies beside the
    /// database). Without it there is none.
    pub backups: Option<PathBuf>,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            writers: 8,
            readers: 8,
            record_statements: false,
            shared_blobs: None,
            read_only: false,
            backups: None,
        }
    }
}

type Queue = flume::Sender<Box<dyn Work>>;

/// A database and its blobs. Cheap to clone; closes when the last clone is gone.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

struct Inner {
    place: Place,
    opened_at: i64,
    writes: Option<Queue>,
    reads: Option<Queue>,
    threads: Vec<std::thread::JoinHandle<()>>,
    shared: Arc<Shared>,
    blobs: Blobs,
    _lock: Option<std::fs::File>,
}

impl Store {
    /// Opens a place, migrating it when it is older than this program (after a backup when it is not empty).
    ///
    /// # Errors
    /// When another process holds the folder, the database is newer than this program, or it cannot be reached. A place that
    /// is only read must be as new as this program.
    pub fn open(place: &Place, options: Options) -> Result<Store, Error> {
        crate::apart(|| Store::open_here(place, options))
    }

    fn open_here(place: &Place, options: Options) -> Result<Store, Error> {
        let shared = Arc::new(Shared::new(place, options.record_statements));
        let lock = if options.read_only { None } else { node::lock_folder(place)? };
        if options.read_only {
            migrate::check(place)?;
        } else {
            migrate::run(place, options.backups.as_deref())?;
        }
        let (writes, write_queue) = flume::bounded::<Box<dyn Work>>(4096);
        let (reads, read_queue) = flume::bounded::<Box<dyn Work>>(4096);
        let write_queue = Some(write_queue).filter(|_| !options.read_only);
        let is_written = write_queue.is_some();
        let mut threads = start(place, &options, &shared, write_queue, &read_queue)?;
        if is_written {
            threads.extend(node::start(place, &shared)?);
        }
        let inner = Inner {
            place: place.clone(),
            opened_at: now_micros(),
            writes: Some(writes).filter(|_| is_written),
            reads: Some(reads),
            threads,
            blobs: Blobs::new(place, options.shared_blobs),
            shared,
            _lock: lock,
        };
        let store = Store { inner: Arc::new(inner) };
        if is_written {
            store.blobs().probe(&store)?;
        } else {
            store.learn_newest()?;
        }
        Ok(store)
    }

    fn learn_newest(&self) -> Result<(), Error> {
        let newest: Option<i64> = self.read_blocking(|tx| tx.one("SELECT max(seq) FROM event", &[]))?;
        self.inner.shared.sealed.send_replace(newest.unwrap_or(0));
        Ok(())
    }

    /// Runs a closure in one transaction. An `Err` rolls it back and harms no neighbour. The closure may run twice and must
    /// do nothing but database work.
    ///
    /// # Errors
    /// What the closure answers, or a failure of the database.
    pub async fn write<T, E>(&self, work: impl Fn(&mut Tx) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        hand_in(self.inner.writes.as_ref(), work).await
    }

    /// Runs a closure on a snapshot; what it changes is refused.
    ///
    /// # Errors
    /// What the closure answers, or a failure of the database.
    pub async fn read<T, E>(&self, work: impl Fn(&mut Tx) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        hand_in(self.inner.reads.as_ref(), work).await
    }

    /// `write` for commands and tests; blocks this thread, which must not be one of the async runtime.
    ///
    /// # Errors
    /// As `write`.
    pub fn write_blocking<T, E>(
        &self,
        work: impl Fn(&mut Tx) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        hand_in_blocking(self.inner.writes.as_ref(), work)
    }

    /// `read` for commands and tests.
    ///
    /// # Errors
    /// As `read`.
    pub fn read_blocking<T, E>(&self, work: impl Fn(&mut Tx) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        hand_in_blocking(self.inner.reads.as_ref(), work)
    }

    /// The blobs.
    pub fn blobs(&self) -> &Blobs {
        &self.inner.blobs
    }

    /// Where the data lie.
    pub fn place(&self) -> &Place {
        &self.inner.place
    }

    /// When this process opened it (wall clock, microseconds).
    pub fn opened_at(&self) -> i64 {
        self.inner.opened_at
    }

    /// The newest sealed event.
    pub fn last_seq(&self) -> i64 {
        *self.inner.shared.sealed.borrow()
    }

    /// Hears of newly sealed events.
    pub fn subscribe(&self) -> watch::Receiver<i64> {
        self.inner.shared.sealed.subscribe()
    }

    /// Hears of a topic that transactions of this process hinted at (`Tx::hint`).
    pub fn listen(&self, topic: &'static str) -> Arc<Notify> {
        self.inner.shared.listener(topic)
    }

    /// Commits that reached the disk since the store was opened.
    pub fn commits(&self) -> u64 {
        self.inner.shared.commits.load(Ordering::Relaxed)
    }

    /// Closures that were run again since the store was opened.
    pub fn reruns(&self) -> u64 {
        self.inner.shared.reruns.load(Ordering::Relaxed)
    }

    /// Every statement that was run, and whether it is a list query; empty unless `Options::record_statements`.
    pub fn statements(&self) -> Vec<(&'static str, bool)> {
        self.inner.shared.statements()
    }

    /// Starts or stops keeping every statement with its values, for measurements that run them again bare; answers what was
    /// kept so far and forgets it.
    pub fn record_calls(&self, on: bool) -> Vec<(&'static str, Vec<Value>)> {
        self.inner.shared.record_calls(on)
    }
}

fn start(
    place: &Place,
    options: &Options,
    shared: &Arc<Shared>,
    writes: Option<sqlite_engine::Queue>,
    reads: &sqlite_engine::Queue,
) -> Result<Vec<std::thread::JoinHandle<()>>, Error> {
    let address = match place {
        Place::Sqlite(file) => return sqlite_engine::start(file, shared, writes, reads),
        Place::Postgres(address) => address,
    };
    let mut threads = postgres_engine::start(address, shared, reads, options.readers, postgres_engine::read)?;
    if let Some(writes) = &writes {
        threads.extend(postgres_engine::start(
            address,
            shared,
            writes,
            options.writers,
            postgres_engine::write,
        )?);
    }
    Ok(threads)
}

async fn hand_in<T, E>(
    queue: Option<&Queue>,
    work: impl Fn(&mut Tx) -> Result<T, E> + Send + 'static,
) -> Result<T, E>
where
    T: Send + 'static,
    E: From<Error> + Send + 'static,
{
    let (closure, answer) = Closure::new(work);
    queue.ok_or_else(closed)?.send_async(Box::new(closure)).await.map_err(|_| closed())?;
    answer.await.unwrap_or_else(|_| Err(closed().into()))
}

fn hand_in_blocking<T, E>(
    queue: Option<&Queue>,
    work: impl Fn(&mut Tx) -> Result<T, E> + Send + 'static,
) -> Result<T, E>
where
    T: Send + 'static,
    E: From<Error> + Send + 'static,
{
    let (closure, answer) = Closure::new(work);
    queue.ok_or_else(closed)?.send(Box::new(closure)).map_err(|_| closed())?;
    answer.blocking_recv().unwrap_or_else(|_| Err(closed().into()))
}

/// The folder in which a database file, its blobs and its lock lie.
pub(crate) fn folder_of(file: &std::path::Path) -> &std::path::Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(std::path::Path::new("."))
}

fn closed() -> Error {
    Error::other("the store is closed or opened for reading only")
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.shared.closing.store(true, Ordering::SeqCst);
        let _ = self.shared.seal.0.try_send(());
        self.writes = None;
        self.reads = None;
        for thread in self.threads.drain(..) {
            if thread.thread().id() != std::thread::current().id() {
                let _ = thread.join();
            }
        }
    }
}
