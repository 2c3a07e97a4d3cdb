//! A write on PostgreSQL: SERIALIZABLE, run again after a serialisation failure or a lost connection. Every try carries the
//! same ticket row. So a COMMIT that was never answered settles itself: if it happened, or still happens, the next try finds
//! the ticket taken (or waits for it) and the write is done; if not, the ticket is free and the closure runs again.

use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use crate::error::Kind;
use crate::postgres_engine::{Connection, Line, PATIENCE};
use crate::shared::Shared;
use crate::tx::{Effects, Engine};
use crate::work::Work;
use crate::{Error, Tx, now_micros};

/// How often a closure is run again after a serialisation failure.
const RERUNS: u32 = 40;

/// One write on its way.
pub(crate) struct Write<'a> {
    shared: &'a Shared,
    work: &'a mut dyn Work,
    ticket: i64,
    until: Instant,
    /// What follows the commit; kept while it is unknown whether there was one.
    effects: Effects,
}

/// How one try ended.
enum Try {
    /// Committed.
    Committed,
    /// Rolled back: the closure refused, or what it did can never be kept.
    Refused,
    /// Rolled back or unknown; to be run again.
    Again(Error),
}

impl<'a> Write<'a> {
    pub(crate) fn new(shared: &'a Shared, work: &'a mut dyn Work) -> Write<'a> {
        let until = work.since() + PATIENCE;
        Write { shared, ticket: shared.ids.next(), until, work, effects: Effects::default() }
    }

    /// Runs until it is committed, refused, or out of patience.
    pub(crate) fn run(mut self, line: &mut Line) -> Result<(), Error> {
        let mut reruns = 0;
        loop {
            self.wait_for_lease()?;
            let error = match self.try_once(line.get(self.until, self.shared)?) {
                Try::Committed => {
                    self.shared.commits.fetch_add(1, Ordering::Relaxed);
                    self.shared.after_commit(self.effects);
                    return Ok(());
                }
                Try::Refused => return Ok(()),
                Try::Again(error) => error,
            };
            reruns += 1;
            self.shared.reruns.fetch_add(1, Ordering::Relaxed);
            if Instant::now() > self.until || reruns > RERUNS && error.kind == Kind::Retryable {
                return Err(error);
            }
            if error.kind != Kind::Retryable {
                line.hang_up();
            }
            std::thread::sleep(self.pause(reruns));
        }
    }

    /// A node whose number is no longer leased writes nothing until it has one again.
    fn wait_for_lease(&self) -> Result<(), Error> {
        while !self.shared.may_write() {
            if Instant::now() > self.until || self.shared.closing.load(Ordering::Relaxed) {
                return Err(lease_is_gone());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }

    fn try_once(&mut self, connection: &mut Connection) -> Try {
        match begin(connection, self.ticket) {
            Ok(()) => {}
            Err(error) if error.is_unique_violation() => {
                let _ = connection.batch("ROLLBACK");
                return Try::Committed;
            }
            Err(error) => return rolled_back(connection, error),
        }
        let mut tx = Tx::new(Engine::Postgres(connection), self.shared);
        let stays = self.work.run(&mut tx);
        let (failed, effects) = (tx.failed.take(), std::mem::take(&mut tx.effects));
        if let Some(error) = failed {
            return self.judge(connection, error, stays);
        }
        if !stays {
            let _ = connection.batch("ROLLBACK");
            return Try::Refused;
        }
        if !self.shared.may_write() {
            return rolled_back(connection, lease_is_gone());
        }
        self.effects = effects;
        match connection.batch("COMMIT") {
            Ok(()) => Try::Committed,
            Err(error) => rolled_back(connection, error),
        }
    }

    /// A statement failed: some failures mean another try, the others stand.
    fn judge(&mut self, connection: &mut Connection, error: Error, stays: bool) -> Try {
        if is_for_another_try(&error) {
            return rolled_back(connection, error);
        }
        let _ = connection.batch("ROLLBACK");
        if stays || error.overrules() {
            self.work.fail(error);
        }
        Try::Refused
    }

    /// Longer with every try, and different for everyone, so that rivals do not meet again.
    fn pause(&self, reruns: u32) -> Duration {
        let spread = (self.shared.ids.next() as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 60;
        Duration::from_millis(u64::from(reruns.min(20)) * 2 + spread)
    }
}

/// Begins and leaves the ticket in one round trip; both are numbers of our own.
fn begin(connection: &mut Connection, ticket: i64) -> Result<(), Error> {
    let at = now_micros();
    connection.batch(&format!(
        "BEGIN ISOLATION LEVEL SERIALIZABLE; INSERT INTO commit_ticket (id, at) VALUES ({ticket}, {at})"
    ))
}

fn is_for_another_try(error: &Error) -> bool {
    matches!(error.kind, Kind::Retryable | Kind::Unavailable | Kind::ReadOnly)
}

fn rolled_back(connection: &mut Connection, error: Error) -> Try {
    let _ = connection.batch("ROLLBACK");
    Try::Again(error)
}

fn lease_is_gone() -> Error {
    Error::unavailable("this node has lost its lease and may not write")
}
