//! Running jobs: claims what is due, a bounded number at once, each under a lease; a crash loses nothing, since the lease of
//! a dead process ends and another claims the job. So a job may run twice.

use std::collections::HashMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use db::{Error, Store, Tx, args};
use jiff::{SignedDuration, Timestamp};
use serde_json::Value as Json;
use tokio::sync::{Notify, Semaphore, watch};

use crate::TOPIC;

/// How long a claim lasts (microseconds of the desk's clock).
const LEASE: i64 = 120_000_000;
/// How often at worst other nodes' jobs are looked for.
const POLL: Duration = Duration::from_secs(1);
/// How many jobs run at once.
const PLACES: usize = 16;
/// How often a job that panics or finds no database is tried before it is given up.
const TRIES: i64 = 12;

/// A claimed job.
#[derive(Clone, Debug)]
pub struct Job {
    /// Its id.
    pub id: i64,
    /// Its kind.
    pub kind: String,
    /// Its payload.
    pub payload: Json,
    /// How often it has been tried before.
    pub attempts: i64,
}

/// What became of a job.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// Done; its row goes.
    Done,
    /// To be tried again after a time.
    Retry {
        /// How long to wait.
        after: SignedDuration,
        /// Why, for people.
        why: String,
    },
    /// Given up; it stays in sight as a dead letter.
    GiveUp {
        /// Why, for people.
        why: String,
    },
}

impl Outcome {
    /// A failure of the database: tried again, more and more rarely, then given up.
    pub fn database(error: &Error, attempts: i64) -> Outcome {
        if attempts >= TRIES {
            return Outcome::GiveUp { why: error.to_string() };
        }
        Outcome::Retry { after: SignedDuration::from_secs(1 << attempts.clamp(0, 9)), why: error.to_string() }
    }
}

type Running = Pin<Box<dyn Future<Output = Outcome> + Send>>;
type Handler = Arc<dyn Fn(Job) -> Running + Send + Sync>;
type Now = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// Knows the handlers; `start` sets them to work.
pub struct Runner {
    store: Store,
    now: Now,
    handlers: HashMap<&'static str, Handler>,
}

/// A running runner.
pub struct RunnerHandle {
    stop: watch::Sender<bool>,
    wake: Arc<Notify>,
    task: tokio::task::JoinHandle<()>,
}

impl RunnerHandle {
    /// Looks for due jobs at once (a test clock has jumped).
    pub fn wake(&self) {
        self.wake.notify_one();
    }

    /// What `wake` does, for somebody else to hold.
    pub fn waker(&self) -> Arc<Notify> {
        self.wake.clone()
    }

    /// Claims nothing more and waits for what runs.
    pub async fn stop(self) {
        let _ = self.stop.send(true);
        self.wake.notify_one();
        let _ = self.task.await;
    }
}

impl Runner {
    /// A runner over a store, by a clock.
    pub fn new(store: Store, now: impl Fn() -> Timestamp + Send + Sync + 'static) -> Runner {
        Runner { store, now: Arc::new(now), handlers: HashMap::new() }
    }

    /// Adds the handler of a kind. Jobs without a handler wait.
    #[must_use]
    pub fn register<F, R>(mut self, kind: &'static str, handler: F) -> Runner
    where
        F: Fn(Job) -> R + Send + Sync + 'static,
        R: Future<Output = Outcome> + Send + 'static,
    {
        self.handlers.insert(kind, Arc::new(move |job| Box::pin(handler(job))));
        self
    }

    /// Sets the runner to work on the current runtime.
    pub fn start(self) -> RunnerHandle {
        let (stop, stopped) = watch::channel(false);
        let wake = self.store.listen(TOPIC);
        let task = tokio::spawn(self.serve(stopped, wake.clone()));
        RunnerHandle { stop, wake, task }
    }

    async fn serve(self, stopped: watch::Receiver<bool>, wake: Arc<Notify>) {
        let places = Arc::new(Semaphore::new(PLACES));
        while !*stopped.borrow() {
            let free = places.available_permits();
            let claimed = if free == 0 { Vec::new() } else { self.claim(free).await };
            for job in &claimed {
                let place = places.clone().acquire_owned().await.expect("the places are never closed");
                let (work, wake) = (self.run(job.clone()), wake.clone());
                tokio::spawn(async move {
                    work.await;
                    drop(place);
                    wake.notify_one();
                });
            }
            if claimed.is_empty() || free == 0 {
                self.rest(&wake).await;
            }
        }
        let all = u32::try_from(PLACES).expect("a small number");
        let _ = places.acquire_many(all).await;
    }

    /// Waits for a hint, the next due time, or a poll.
    async fn rest(&self, wake: &Notify) {
        let next: Option<i64> = self.store.read(next_due).await.unwrap_or(None);
        let now = (self.now)().as_microsecond();
        let until = next
            .map_or(POLL, |due| Duration::from_micros(u64::try_from(due - now).unwrap_or(1_000).max(1_000)));
        tokio::select! {
            () = wake.notified() => {}
            () = tokio::time::sleep(until.min(POLL)) => {}
        }
    }

    async fn claim(&self, count: usize) -> Vec<Job> {
        let (now, count) = ((self.now)(), count as i64);
        let kinds: Vec<&'static str> = self.handlers.keys().copied().collect();
        let due: Result<Option<i64>, Error> = self.store.read(next_due).await;
        if !matches!(due, Ok(Some(at)) if at <= now.as_microsecond()) {
            return Vec::new();
        }
        let claimed = self.store.write(move |tx| claim(tx, &kinds, count, now)).await;
        claimed.unwrap_or_else(|error| {
            tracing::warn!(%error, "Jobs could not be claimed.");
            Vec::new()
        })
    }

    fn run(&self, job: Job) -> impl Future<Output = ()> + Send + 'static {
        let (store, now, handler) =
            (self.store.clone(), self.now.clone(), self.handlers.get(job.kind.as_str()).cloned());
        async move {
            let Some(handler) = handler else { return };
            let outcome = tokio::spawn(handler(job.clone())).await.unwrap_or_else(|_| panicked(job.attempts));
            let (id, at) = (job.id, now());
            if let Outcome::GiveUp { why } = &outcome {
                tracing::error!(
                    job = id,
                    kind = job.kind,
                    why,
                    "A job was given up and waits as a dead letter."
                );
            }
            let settled = store.write(move |tx| settle(tx, id, &outcome, at)).await;
            if let Err(error) = settled {
                tracing::warn!(job = id, %error, "The outcome of a job could not be stored; its lease will end.");
            }
        }
    }
}

fn panicked(attempts: i64) -> Outcome {
    let why = "the handler panicked".to_string();
    if attempts >= 5 {
        return Outcome::GiveUp { why };
    }
    Outcome::Retry { after: SignedDuration::from_secs(5 << attempts.clamp(0, 5)), why }
}

/// The earliest time at which anything can be claimed (microseconds).
fn next_due(tx: &mut Tx) -> Result<Option<i64>, Error> {
    let waiting: Option<i64> =
        tx.opt("SELECT due_at FROM job WHERE state = 'waiting' ORDER BY due_at, id LIMIT 1", &[])?;
    let running: Option<i64> =
        tx.opt("SELECT lease_until FROM job WHERE state = 'running' ORDER BY lease_until, id LIMIT 1", &[])?;
    Ok([waiting, running].into_iter().flatten().min())
}

db::row! {
    struct Claimed {
        id: i64,
        kind: String,
        payload: String,
        attempts: i64,
    }
}

fn claim(tx: &mut Tx, kinds: &[&'static str], count: i64, now: Timestamp) -> Result<Vec<Job>, Error> {
    let mut due: Vec<Claimed> = tx.list(
        "SELECT id, kind, payload, attempts FROM job WHERE state = 'waiting' AND due_at <= $1
          ORDER BY due_at, id LIMIT $2 /*pg FOR UPDATE SKIP LOCKED pg*/",
        args![now, count],
    )?;
    let lost: Vec<Claimed> = tx.list(
        "SELECT id, kind, payload, attempts FROM job WHERE state = 'running' AND lease_until <= $1
          ORDER BY lease_until, id LIMIT $2 /*pg FOR UPDATE SKIP LOCKED pg*/",
        args![now, count],
    )?;
    due.extend(lost);
    let mut jobs = Vec::new();
    for job in due.into_iter().filter(|job| kinds.contains(&job.kind.as_str())).take(count as usize) {
        tx.exec(
            "UPDATE job SET state = 'running', lease_until = $2, attempts = attempts + 1 WHERE id = $1",
            args![job.id, now.as_microsecond() + LEASE],
        )?;
        let payload = serde_json::from_str(&job.payload).unwrap_or(Json::Null);
        jobs.push(Job { id: job.id, kind: job.kind, payload, attempts: job.attempts });
    }
    Ok(jobs)
}

fn settle(tx: &mut Tx, id: i64, outcome: &Outcome, now: Timestamp) -> Result<(), Error> {
    match outcome {
        Outcome::Done => tx.exec("DELETE FROM job WHERE id = $1", args![id])?,
        Outcome::Retry { after, why } => tx.exec(
            "UPDATE job SET state = 'waiting', unique_key = NULL, due_at = $2, last_error = $3 WHERE id = $1 AND state = 'running'",
            args![id, now.as_microsecond() + i64::try_from(after.as_micros()).unwrap_or(LEASE), why],
        )?,
        Outcome::GiveUp { why } => tx.exec(
            "UPDATE job SET state = 'dead', dead_at = $2, last_error = $3 WHERE id = $1 AND state = 'running'",
            args![id, now, why],
        )?,
    };
    Ok(())
}
