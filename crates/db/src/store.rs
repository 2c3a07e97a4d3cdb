//! The store: where closures are handed in and answered.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use tokio::sync::{Notify, watch};

use crate::blob::Blobs;
use crate::shared::Shared;
use crate::work::{Closure, Work};
use crate::{Error, Tx, Value, migrate, node, postgres_engine, sqlite_engine};

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
}

impl Default for Options {
    fn default() -> Options {
        let record_statements = std::env::var_os("TUKI_SQL_LOG").is_some();
        Options { writers: 8, readers: 8, record_statements, shared_blobs: None }
    }
}

/// A database and its blobs. Cheap to clone; closes when the last clone is gone.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

struct Inner {
    place: Place,
    writes: Option<flume::Sender<Box<dyn Work>>>,
    reads: Option<flume::Sender<Box<dyn Work>>>,
    threads: Vec<std::thread::JoinHandle<()>>,
    shared: Arc<Shared>,
    blobs: Blobs,
    _lock: Option<std::fs::File>,
}

impl Store {
    /// Opens a place, migrating it when it is older than this program (after a backup when it is not empty).
    ///
    /// # Errors
    /// When another process holds the folder, the database is newer than this program, or it cannot be reached.
    pub fn open(place: &Place, options: Options) -> Result<Store, Error> {
        let shared = Arc::new(Shared::new(options.record_statements));
        let (writes, write_queue) = flume::bounded::<Box<dyn Work>>(4096);
        let (reads, read_queue) = flume::bounded::<Box<dyn Work>>(4096);
        let lock = node::lock_folder(place)?;
        migrate::run(place)?;
        let mut threads = match place {
            Place::Sqlite(file) => sqlite_engine::start(file, &shared, write_queue, &read_queue)?,
            Place::Postgres(url) => {
                let counts = (options.writers, options.readers);
                postgres_engine::start(url, &shared, &write_queue, &read_queue, counts)?
            }
        };
        threads.extend(node::start(place, &shared)?);
        let blobs = Blobs::new(place, options.shared_blobs);
        let inner = Inner {
            place: place.clone(),
            writes: Some(writes),
            reads: Some(reads),
            threads,
            shared,
            blobs,
            _lock: lock,
        };
        let store = Store { inner: Arc::new(inner) };
        store.blobs().probe(&store)?;
        Ok(store)
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
        let (closure, answer) = Closure::new(work);
        let queue = self.inner.writes.as_ref().ok_or_else(closed)?;
        queue.send_async(Box::new(closure)).await.map_err(|_| closed())?;
        answer.await.unwrap_or_else(|_| Err(closed().into()))
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
        let (closure, answer) = Closure::new(work);
        let queue = self.inner.reads.as_ref().ok_or_else(closed)?;
        queue.send_async(Box::new(closure)).await.map_err(|_| closed())?;
        answer.await.unwrap_or_else(|_| Err(closed().into()))
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
        let (closure, answer) = Closure::new(work);
        let queue = self.inner.writes.as_ref().ok_or_else(closed)?;
        queue.send(Box::new(closure)).map_err(|_| closed())?;
        answer.blocking_recv().unwrap_or_else(|_| Err(closed().into()))
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
        let (closure, answer) = Closure::new(work);
        let queue = self.inner.reads.as_ref().ok_or_else(closed)?;
        queue.send(Box::new(closure)).map_err(|_| closed())?;
        answer.blocking_recv().unwrap_or_else(|_| Err(closed().into()))
    }

    /// The blobs.
    pub fn blobs(&self) -> &Blobs {
        &self.inner.blobs
    }

    /// Where the data lie.
    pub fn place(&self) -> &Place {
        &self.inner.place
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

/// The folder in which a database file, its blobs and its lock lie.
pub(crate) fn folder_of(file: &std::path::Path) -> &std::path::Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(std::path::Path::new("."))
}

fn closed() -> Error {
    Error::other("the store is closed")
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.shared.closing.store(true, Ordering::SeqCst);
        self.shared.seal.notify_one();
        self.writes = None;
        self.reads = None;
        for thread in self.threads.drain(..) {
            if thread.thread().id() != std::thread::current().id() {
                let _ = thread.join();
            }
        }
    }
}
