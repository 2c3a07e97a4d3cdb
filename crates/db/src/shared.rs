//! What all threads of one store share: ids, numbers, the registry of statements, listeners.

use std::collections::{BTreeMap, HashMap};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Instant;

use tokio::sync::{Notify, watch};

use crate::ids::Ids;
use crate::number::Numbers;
use crate::tx::Effects;
use crate::{Place, Value};

pub(crate) struct Shared {
    pub(crate) ids: Ids,
    /// Blocks of numbers; only on PostgreSQL.
    pub(crate) numbers: Option<Mutex<Numbers>>,
    /// The newest sealed event.
    pub(crate) sealed: watch::Sender<i64>,
    /// Wakes the sealer of PostgreSQL.
    pub(crate) seal: (flume::Sender<()>, flume::Receiver<()>),
    pub(crate) listeners: Mutex<HashMap<&'static str, Arc<Notify>>>,
    /// Until when this node may write: its number is leased so long. `None` where no lease is needed.
    lease: Mutex<Option<Instant>>,
    pub(crate) closing: AtomicBool,
    /// Commits that reached the disk, for tests and measurements.
    pub(crate) commits: AtomicU64,
    /// Closures that were run again, for tests and measurements.
    pub(crate) reruns: AtomicU64,
    record: bool,
    statements: Mutex<BTreeMap<&'static str, bool>>,
    record_calls: AtomicBool,
    calls: Mutex<Vec<(&'static str, Vec<Value>)>>,
}

impl Shared {
    pub(crate) fn new(place: &Place, record: bool) -> Shared {
        Shared {
            ids: Ids::new(),
            numbers: match place {
                Place::Sqlite(_) => None,
                Place::Postgres(address) => Some(Mutex::new(Numbers::new(address))),
            },
            sealed: watch::channel(0).0,
            seal: flume::bounded(1),
            listeners: Mutex::default(),
            lease: Mutex::default(),
            closing: AtomicBool::new(false),
            commits: AtomicU64::new(0),
            reruns: AtomicU64::new(0),
            record,
            statements: Mutex::default(),
            record_calls: AtomicBool::new(false),
            calls: Mutex::default(),
        }
    }

    pub(crate) fn note_statement(&self, sql: &'static str, args: &[Value], is_list: bool) {
        if self.record_calls.load(Ordering::Relaxed) {
            self.calls.lock().expect("no holder panics").push((sql, args.to_vec()));
        }
        if self.record {
            *self.statements.lock().expect("no holder panics").entry(sql).or_default() |= is_list;
        }
    }

    /// Starts or stops keeping every call; answers the calls kept so far and forgets them.
    pub(crate) fn record_calls(&self, on: bool) -> Vec<(&'static str, Vec<Value>)> {
        self.record_calls.store(on, Ordering::Relaxed);
        std::mem::take(&mut self.calls.lock().expect("no holder panics"))
    }

    pub(crate) fn statements(&self) -> Vec<(&'static str, bool)> {
        self.statements.lock().expect("no holder panics").iter().map(|(sql, list)| (*sql, *list)).collect()
    }

    pub(crate) fn listener(&self, topic: &'static str) -> Arc<Notify> {
        self.listeners.lock().expect("no holder panics").entry(topic).or_default().clone()
    }

    /// Notes until when the node's number is leased.
    pub(crate) fn lease_until(&self, until: Instant) {
        *self.lease.lock().expect("no holder panics") = Some(until);
    }

    /// Whether this node may write now.
    pub(crate) fn may_write(&self) -> bool {
        self.lease.lock().expect("no holder panics").is_none_or(|until| Instant::now() < until)
    }

    /// What follows a commit in this process.
    pub(crate) fn after_commit(&self, effects: Effects) {
        for topic in effects.hints {
            self.listener(topic).notify_one();
        }
        if effects.appended {
            let _ = self.seal.0.try_send(());
        }
    }
}
