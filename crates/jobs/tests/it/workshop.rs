//! A runner for tests: a clock that is set by hand, and a record of what ran.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};

use db::Store;
use jiff::Timestamp;
use jobs::{Job, Outcome, Runner, RunnerHandle};
use serde_json::{Value, json};
use tokio::runtime::Runtime;

/// The time at which every test begins.
pub const MORNING: i64 = 1_800_000_000;

pub fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(MORNING + seconds).unwrap()
}

#[derive(Clone)]
pub struct Clock(Arc<AtomicI64>);

impl Clock {
    pub fn new() -> Clock {
        Clock(Arc::new(AtomicI64::new(0)))
    }

    pub fn set(&self, seconds: i64) {
        self.0.store(seconds, Ordering::SeqCst);
    }

    pub fn now(&self) -> Timestamp {
        at(self.0.load(Ordering::SeqCst))
    }
}

/// What ran: the numbers in the payloads.
#[derive(Clone, Default)]
pub struct Ran(Arc<Mutex<Vec<i64>>>);

impl Ran {
    pub fn note(&self, job: &Job) {
        self.0.lock().unwrap().push(number(job));
    }

    pub fn all(&self) -> Vec<i64> {
        let mut all = self.0.lock().unwrap().clone();
        all.sort_unstable();
        all
    }
}

pub fn number(job: &Job) -> i64 {
    job.payload["n"].as_i64().unwrap()
}

pub fn payload(n: i64) -> Value {
    json!({ "n": n })
}

pub fn runtime() -> Runtime {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap()
}

/// A runner that notes what ran and answers `Done`.
pub fn noting(store: &Store, clock: &Clock, ran: &Ran) -> Runner {
    let (clock, ran) = (clock.clone(), ran.clone());
    Runner::new(store.clone(), move || clock.now()).register("note", move |job| {
        ran.note(&job);
        async { Outcome::Done }
    })
}

pub fn start(runtime: &Runtime, runner: Runner) -> RunnerHandle {
    let _inside = runtime.enter();
    runner.start()
}

pub fn enqueue(store: &Store, kind: &'static str, n: i64, due: Timestamp) -> i64 {
    store.write_blocking(move |tx| jobs::enqueue(tx, kind, &payload(n), due)).unwrap()
}

/// How many jobs there are, of whatever state.
pub fn left(store: &Store) -> i64 {
    store.read_blocking(|tx| tx.one("SELECT count(*) FROM job", &[])).unwrap()
}
