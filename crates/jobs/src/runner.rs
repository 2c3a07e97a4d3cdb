//! Running jobs: claims what is due, a bounded number at once, each under a lease that is renewed while it runs; a crash
//! loses nothing, since the lease of a dead process ends and another claims the job. So a job may run twice.

use std::collections::HashMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use db::{Error, Store};
use jiff::Timestamp;
use tokio::sync::{Notify, Semaphore, watch};

use crate::claim::{self, Ask, LEASE};
use crate::{Job, Outcome, TOPIC, wall};

/// How often at worst other nodes' jobs are looked for.
const POLL: Duration = Duration::from_secs(1);
/// How long what is due already waits at the most for a free place (the end of a job wakes the runner before that).
const FULL: Duration = Duration::from_millis(50);
/// How often the leases of running jobs are renewed.
const RENEW: Duration = Duration::from_micros(LEASE as u64 / 3);
/// How many jobs run at once.
const PLACES: usize = 16;
/// How often storing an outcome is tried, once a second: a job whose outcome is lost runs again.
const SETTLE_TRIES: u32 = 120;

type Running = Pin<Box<dyn Future<Output = Outcome> + Send>>;
type Handler = Arc<dyn Fn(Job) -> Running + Send + Sync>;
type Now = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// Knows the handlers; `start` sets them to work.
pub struct Runner {
    store: Store,
    now: Now,
    handlers: HashMap<&'static str, Handler>,
    /// Ids of what this runner runs.
    running: Arc<Mutex<Vec<i64>>>,
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
        self.stop_claiming();
        let _ = self.task.await;
    }

    /// `stop`, but waits no longer than `limit`; answers whether everything came to its end. What did not runs again later.
    pub async fn stop_within(self, limit: Duration) -> bool {
        self.stop_claiming();
        tokio::time::timeout(limit, self.task).await.is_ok()
    }

    fn stop_claiming(&self) {
        let _ = self.stop.send(true);
        self.wake.notify_one();
    }
}

impl Runner {
    /// A runner over a store, by a clock.
    pub fn new(store: Store, now: impl Fn() -> Timestamp + Send + Sync + 'static) -> Runner {
        Runner { store, now: Arc::new(now), handlers: HashMap::new(), running: Arc::default() }
    }

    /// Adds the handler of a kind. Jobs without a handler wait for a node that has one.
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
        let opened_at = self.store.opened_at();
        let released: Result<(), Error> =
            self.store.write(move |tx| claim::release_orphans(tx, opened_at)).await;
        if let Err(error) = released {
            tracing::warn!(%error, "Jobs of the process before could not be released; their leases will end.");
        }
        let renewing = tokio::spawn(renew(self.store.clone(), self.running.clone()));
        let places = Arc::new(Semaphore::new(PLACES));
        while !*stopped.borrow() {
            let free = places.available_permits();
            let claimed = if free == 0 { Vec::new() } else { self.claim(free).await };
            let is_more = claimed.len() == free && free > 0;
            for job in claimed {
                let place = places.clone().acquire_owned().await.expect("the places are never closed");
                let (work, wake) = (self.run(job), wake.clone());
                tokio::spawn(async move {
                    work.await;
                    drop(place);
                    wake.notify_one();
                });
            }
            if !is_more {
                self.rest(&wake).await;
            }
        }
        let all = u32::try_from(PLACES).expect("a small number");
        let _ = places.acquire_many(all).await;
        renewing.abort();
    }

    /// Waits for a hint, the next due time, or a poll.
    async fn rest(&self, wake: &Notify) {
        let next: claim::Next = self.store.read(claim::next).await.unwrap_or_default();
        let away = |at: Option<i64>, now: i64| match at.map(|at| u64::try_from(at - now)) {
            None => POLL,
            Some(Ok(micros @ 1..)) => Duration::from_micros(micros),
            Some(_) => FULL,
        };
        let (due, lease) = (away(next.due, (self.now)().as_microsecond()), away(next.lease, wall()));
        let until = due.min(lease).min(POLL);
        tokio::select! {
            () = wake.notified() => {}
            () = tokio::time::sleep(until) => {}
        }
    }

    async fn claim(&self, count: usize) -> Vec<Job> {
        let now = (self.now)();
        let next: Result<claim::Next, Error> = self.store.read(claim::next).await;
        let is_past = |at: Option<i64>, now: i64| at.is_some_and(|at| at <= now);
        if !next.is_ok_and(|next| is_past(next.due, now.as_microsecond()) || is_past(next.lease, wall())) {
            return Vec::new();
        }
        let running = self.running.lock().expect("no holder panics").clone();
        let ask = Ask { kinds: self.handlers.keys().copied().collect(), count, now, running };
        let claimed = self.store.write(move |tx| claim::claim(tx, &ask)).await;
        claimed.unwrap_or_else(|error| {
            tracing::warn!(%error, "Jobs could not be claimed.");
            Vec::new()
        })
    }

    fn run(&self, job: Job) -> impl Future<Output = ()> + Send + 'static {
        let (store, now, running) = (self.store.clone(), self.now.clone(), self.running.clone());
        let handler = self.handlers.get(job.kind.as_str()).cloned();
        running.lock().expect("no holder panics").push(job.id);
        async move {
            let Some(handler) = handler else { return };
            let ended = tokio::spawn(handler(job.clone())).await;
            let outcome = ended.unwrap_or_else(|_| Outcome::panicked(job.attempts));
            if let Outcome::GiveUp { why } = &outcome {
                let kind = &job.kind;
                tracing::error!(job = job.id, kind, why, "A job was given up and waits as a dead letter.");
            }
            settle(&store, &job, &outcome, &now).await;
            running.lock().expect("no holder panics").retain(|id| *id != job.id);
        }
    }
}

async fn settle(store: &Store, job: &Job, outcome: &Outcome, now: &Now) {
    for _ in 0..SETTLE_TRIES {
        let (settled, outcome, at) = (job.clone(), outcome.clone(), now());
        let Err(error) = store.write(move |tx| claim::settle(tx, &settled, &outcome, at)).await else {
            return;
        };
        tracing::warn!(job = job.id, %error, "The outcome of a job could not be stored yet.");
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
}

async fn renew(store: Store, running: Arc<Mutex<Vec<i64>>>) {
    loop {
        tokio::time::sleep(RENEW).await;
        let ids = running.lock().expect("no holder panics").clone();
        if ids.is_empty() {
            continue;
        }
        let renewed: Result<(), Error> = store.write(move |tx| claim::renew(tx, &ids)).await;
        if let Err(error) = renewed {
            tracing::warn!(%error, "The leases of running jobs could not be renewed.");
        }
    }
}
