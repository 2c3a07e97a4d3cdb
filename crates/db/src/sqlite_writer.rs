//! The one writer of SQLite: commits the waiting closures of many callers together and answers them afterwards.
//! It must never stop: a closure that panics, fails or takes too long costs its neighbours nothing but a second run.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use crate::event::Head;
use crate::shared::Shared;
use crate::sqlite_engine::{Connection, Queue};
use crate::tx::{Effects, Engine};
use crate::work::Work;
use crate::{Error, Tx};

/// How many closures share one commit at the most.
const GROUP: usize = 256;
/// After this long no more closures are taken into a group, so that the first is not kept waiting.
const GROUP_LASTS: Duration = Duration::from_millis(50);
/// How long one closure may keep the writer.
const CLOSURE_LIMIT: Duration = Duration::from_secs(2);
/// After this much silence the log file is folded back into the database.
const IDLE: Duration = Duration::from_secs(20);
/// How often the planner's statistics are refreshed.
const OPTIMIZE: Duration = Duration::from_secs(24 * 3600);

pub(crate) struct Writer {
    connection: Connection,
    shared: Arc<Shared>,
    head: Head,
    /// Whether something was written since the log was folded back.
    dirty: bool,
    optimized: Instant,
}

impl Writer {
    pub(crate) fn new(connection: Connection, shared: Arc<Shared>) -> Result<Writer, Error> {
        let head = Head::load_sqlite(&connection)?;
        shared.sealed.send_replace(head.seq);
        Ok(Writer { connection, shared, head, dirty: false, optimized: Instant::now() })
    }

    /// Works until the queue is closed.
    pub(crate) fn serve(&mut self, queue: &Queue) {
        loop {
            match queue.recv_timeout(IDLE) {
                Ok(first) => self.group(first, queue),
                Err(flume::RecvTimeoutError::Timeout) => self.fold_log(),
                Err(flume::RecvTimeoutError::Disconnected) => break,
            }
            if self.optimized.elapsed() > OPTIMIZE {
                self.optimize();
            }
        }
        if self.dirty {
            self.optimize();
        }
        self.fold_log();
    }

    fn group(&mut self, first: Box<dyn Work>, queue: &Queue) {
        let (before, mut works, mut effects) = (self.head.clone(), vec![first], Effects::default());
        let outcome = self
            .connection
            .step("BEGIN IMMEDIATE")
            .and_then(|()| self.run_all(&mut works, queue, &mut effects))
            .and_then(|()| self.connection.step("COMMIT"));
        match outcome {
            Ok(()) => {
                self.shared.commits.fetch_add(1, Ordering::Relaxed);
                self.shared.after_commit(effects);
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

    fn roll_back(&self) {
        if !self.connection.is_idle() {
            let _ = self.connection.step("ROLLBACK");
        }
    }

    /// Runs what waits, and what comes meanwhile, bare; when one of them fails, all are run again with a savepoint around each.
    fn run_all(
        &mut self,
        works: &mut Vec<Box<dyn Work>>,
        queue: &Queue,
        effects: &mut Effects,
    ) -> Result<(), Error> {
        let (before, begun, mut done) = (self.head.clone(), Instant::now(), 0);
        while let Some(work) = works.get_mut(done) {
            if self.run_one(work.as_mut(), effects).is_err() {
                return self.run_again(works, before, effects);
            }
            done += 1;
            if done == works.len()
                && done < GROUP
                && begun.elapsed() < GROUP_LASTS
                && let Ok(next) = queue.try_recv()
            {
                works.push(next);
            }
        }
        Ok(())
    }

    fn run_again(
        &mut self,
        works: &mut [Box<dyn Work>],
        before: Head,
        effects: &mut Effects,
    ) -> Result<(), Error> {
        self.head = before;
        *effects = Effects::default();
        self.roll_back();
        self.connection.step("BEGIN IMMEDIATE")?;
        if works.len() == 1 {
            return Ok(());
        }
        works.iter_mut().try_for_each(|work| self.run_guarded(work.as_mut(), effects))
    }

    fn run_guarded(&mut self, work: &mut dyn Work, effects: &mut Effects) -> Result<(), Error> {
        self.connection.step("SAVEPOINT one")?;
        if let Err(cause) = self.run_one(work, effects) {
            if self.connection.is_idle() {
                let ended = || Error::unavailable("the database ended the transaction");
                return Err(cause.unwrap_or_else(ended));
            }
            self.connection.step("ROLLBACK TO one")?;
        }
        self.connection.step("RELEASE one")
    }

    /// Runs one closure. `Err` (with what the database said, if it said anything) means that what it did must not stay; head
    /// and effects are then as before.
    fn run_one(&mut self, work: &mut dyn Work, effects: &mut Effects) -> Result<(), Option<Error>> {
        let mut tx = Tx::new(Engine::Sqlite(&self.connection), &self.shared);
        tx.head = Some(self.head.clone());
        let stays = self.connection.within(CLOSURE_LIMIT, || work.run(&mut tx));
        if let Some(error) = tx.failed.take() {
            if stays || error.overrules() {
                work.fail(error.clone());
            }
            return Err(Some(error));
        }
        if !stays {
            return Err(None);
        }
        self.head = tx.head.take().unwrap_or_default();
        effects.add(tx.effects);
        Ok(())
    }

    fn fold_log(&mut self) {
        if self.dirty {
            let _ = self.connection.raw().query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
            let _ = self.connection.batch("PRAGMA shrink_memory");
            self.dirty = false;
        }
    }

    fn optimize(&mut self) {
        let _ = self.connection.batch("PRAGMA analysis_limit=400; PRAGMA optimize");
        self.optimized = Instant::now();
    }
}
