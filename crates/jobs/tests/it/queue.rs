//! One runner: when jobs run, how often, and that stopping waits.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use db::Error;
use jobs::{Outcome, Runner};
use testkit::{for_each_database, wait_until};
use tokio::sync::Notify;

use crate::workshop::{Clock, Ran, at, enqueue, left, noting, payload, runtime, start};

#[test]
fn a_job_runs_when_its_time_has_come_by_the_clock_of_the_desk() {
    for_each_database(|database| {
        let (store, runtime, clock, ran) = (database.store(), runtime(), Clock::new(), Ran::default());
        let handle = start(&runtime, noting(store, &clock, &ran));
        enqueue(store, "note", 1, at(3600));
        enqueue(store, "note", 2, at(0));
        wait_until("what is due runs", || ran.all() == [2]);
        clock.set(3599);
        handle.wake();
        enqueue(store, "note", 3, at(0));
        wait_until("what is due runs", || ran.all() == [2, 3]);
        clock.set(3600);
        handle.wake();
        wait_until("the timer fires", || ran.all() == [1, 2, 3]);
        wait_until("what is done goes", || left(store) == 0);
        runtime.block_on(handle.stop());
    });
}

#[test]
fn a_job_of_a_refused_transaction_never_runs_and_a_cancelled_one_neither() {
    for_each_database(|database| {
        let (store, runtime, clock, ran) = (database.store(), runtime(), Clock::new(), Ran::default());
        let refused: Result<(), Error> = store.write_blocking(|tx| {
            jobs::enqueue(tx, "note", &payload(1), at(0))?;
            Err(Error::other("refused"))
        });
        assert!(refused.is_err());
        let cancelled = enqueue(store, "note", 2, at(0));
        assert!(store.write_blocking(move |tx| jobs::cancel(tx, cancelled)).unwrap());
        assert!(!store.write_blocking(move |tx| jobs::cancel(tx, cancelled)).unwrap());
        enqueue(store, "note", 3, at(0));
        let handle = start(&runtime, noting(store, &clock, &ran));
        wait_until("the queue is empty", || left(store) == 0);
        assert_eq!(ran.all(), [3]);
        runtime.block_on(handle.stop());
    });
}

#[test]
fn of_a_key_only_one_job_waits_and_a_later_one_may_follow() {
    for_each_database(|database| {
        let (store, runtime, clock, ran) = (database.store(), runtime(), Clock::new(), Ran::default());
        for n in 1..=3 {
            store
                .write_blocking(move |tx| jobs::enqueue_unique(tx, "note", "key", &payload(n), at(0)))
                .unwrap();
        }
        store.write_blocking(|tx| jobs::enqueue_unique(tx, "note", "other", &payload(9), at(0))).unwrap();
        assert_eq!(left(store), 2);
        let handle = start(&runtime, noting(store, &clock, &ran));
        wait_until("the queue is empty", || left(store) == 0);
        store.write_blocking(|tx| jobs::enqueue_unique(tx, "note", "key", &payload(4), at(0))).unwrap();
        wait_until("the later one runs", || ran.all() == [1, 4, 9]);
        runtime.block_on(handle.stop());
    });
}

#[test]
fn jobs_of_a_kind_that_nobody_knows_wait_and_hold_up_nobody() {
    for_each_database(|database| {
        let (store, runtime, clock, ran) = (database.store(), runtime(), Clock::new(), Ran::default());
        for n in 0..40 {
            enqueue(store, "of the future", n, at(-60));
        }
        enqueue(store, "note", 1, at(0));
        let handle = start(&runtime, noting(store, &clock, &ran));
        wait_until("the known one runs", || ran.all() == [1]);
        wait_until("the known one goes", || left(store) == 40);
        runtime.block_on(handle.stop());
    });
}

#[test]
fn at_most_sixteen_run_at_once_and_all_run() {
    for_each_database(|database| {
        let (store, runtime, clock, ran) = (database.store(), runtime(), Clock::new(), Ran::default());
        let (now, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        for n in 0..100 {
            enqueue(store, "slow", n, at(0));
        }
        let (noted, inside, peak, time) = (ran.clone(), now, most.clone(), clock.clone());
        let runner = Runner::new(store.clone(), move || time.now()).register("slow", move |job| {
            let (noted, inside, peak) = (noted.clone(), inside.clone(), peak.clone());
            async move {
                peak.fetch_max(inside.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                tokio::task::yield_now().await;
                noted.note(&job);
                inside.fetch_sub(1, Ordering::SeqCst);
                Outcome::Done
            }
        });
        let handle = start(&runtime, runner);
        wait_until("all ran", || ran.all().len() == 100 && left(store) == 0);
        assert!(most.load(Ordering::SeqCst) <= 16);
        runtime.block_on(handle.stop());
    });
}

#[test]
fn stopping_waits_for_what_runs_and_loses_nothing() {
    for_each_database(|database| {
        let (store, runtime, clock, ran) = (database.store(), runtime(), Clock::new(), Ran::default());
        let (begun, go) = (Arc::new(AtomicUsize::new(0)), Arc::new(Notify::new()));
        let (noted, started, wait, time) = (ran.clone(), begun.clone(), go.clone(), clock.clone());
        let runner = Runner::new(store.clone(), move || time.now()).register("note", move |job| {
            let (noted, started, wait) = (noted.clone(), started.clone(), wait.clone());
            async move {
                started.fetch_add(1, Ordering::SeqCst);
                wait.notified().await;
                noted.note(&job);
                Outcome::Done
            }
        });
        enqueue(store, "note", 1, at(0));
        let handle = start(&runtime, runner);
        wait_until("it runs", || begun.load(Ordering::SeqCst) == 1);
        let stopping = runtime.spawn(handle.stop());
        enqueue(store, "note", 2, at(3600));
        assert!(!stopping.is_finished());
        go.notify_one();
        runtime.block_on(stopping).unwrap();
        assert_eq!((ran.all(), left(store)), (vec![1], 1));
    });
}
