//! Failures: tried again, given up, in sight, tried once more by hand.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use jiff::SignedDuration;
use jobs::{Outcome, Runner};
use testkit::{for_each_database, wait_until};

use crate::workshop::{Clock, Ran, at, enqueue, left, runtime, start};

#[test]
fn a_job_that_fails_is_tried_again_later_and_then_given_up_in_sight() {
    for_each_database(|database| {
        let (store, runtime, clock, tries) =
            (database.store(), runtime(), Clock::new(), Arc::new(AtomicUsize::new(0)));
        let (counted, time) = (tries.clone(), clock.clone());
        let runner = Runner::new(store.clone(), move || time.now()).register("fail", move |job| {
            counted.fetch_add(1, Ordering::SeqCst);
            async move {
                match job.attempts {
                    0 => Outcome::Retry { after: SignedDuration::from_secs(60), why: "not now".into() },
                    _ => Outcome::GiveUp { why: "never".into() },
                }
            }
        });
        let id = enqueue(store, "fail", 7, at(0));
        let handle = start(&runtime, runner);
        let due = move || -> i64 {
            store
                .read_blocking(move |tx| {
                    tx.one("SELECT due_at FROM job WHERE id = $1 AND state = 'waiting'", db::args![id])
                })
                .unwrap_or_default()
        };
        wait_until("it waits for the second try", || due() == at(60).as_microsecond());
        assert_eq!(tries.load(Ordering::SeqCst), 1);
        clock.set(60);
        handle.wake();
        let dead = || store.read_blocking(|tx| jobs::dead_letters(tx, 10)).unwrap();
        wait_until("it is given up", || dead().len() == 1);
        let letter = dead().remove(0);
        assert_eq!((letter.id, letter.kind.as_str(), letter.attempts), (id, "fail", 2));
        assert_eq!(letter.last_error.as_deref(), Some("never"));
        assert_eq!((letter.dead_at, letter.payload.as_str()), (at(60), "{\"n\":7}"));
        assert_eq!(store.read_blocking(jobs::count_dead).unwrap(), 1);

        assert!(store.write_blocking(move |tx| jobs::retry(tx, id, at(60))).unwrap());
        wait_until("it is tried from the start", || tries.load(Ordering::SeqCst) == 3);
        clock.set(200);
        handle.wake();
        wait_until("it is given up again", || dead().len() == 1);
        assert!(store.write_blocking(move |tx| jobs::dismiss(tx, id)).unwrap());
        assert!(!store.write_blocking(move |tx| jobs::retry(tx, id, at(0))).unwrap());
        assert_eq!(left(store), 0);
        runtime.block_on(handle.stop());
    });
}

#[test]
fn a_handler_that_panics_is_tried_again_and_harms_no_other() {
    for_each_database(|database| {
        let (store, runtime, clock, ran) = (database.store(), runtime(), Clock::new(), Ran::default());
        let (noted, ill, time) = (ran.clone(), Arc::new(AtomicBool::new(true)), clock.clone());
        let is_ill = ill.clone();
        let runner = Runner::new(store.clone(), move || time.now()).register("note", move |job| {
            let (noted, is_ill) = (noted.clone(), is_ill.clone());
            async move {
                assert!(job.payload["n"] != 1 || !is_ill.load(Ordering::SeqCst), "this handler panics");
                noted.note(&job);
                Outcome::Done
            }
        });
        enqueue(store, "note", 1, at(0));
        enqueue(store, "note", 2, at(0));
        let handle = start(&runtime, runner);
        let waiting = |tx: &mut db::Tx| {
            tx.one::<i64>("SELECT count(*) FROM job WHERE state = 'waiting' AND attempts = 1", &[])
        };
        wait_until("it waits, the other is done", || {
            store.read_blocking(waiting).unwrap() == 1 && left(store) == 1
        });
        assert_eq!(ran.all(), [2]);
        ill.store(false, Ordering::SeqCst);
        clock.set(3600);
        handle.wake();
        wait_until("it runs in the end", || ran.all() == [1, 2] && left(store) == 0);
        runtime.block_on(handle.stop());
    });
}
