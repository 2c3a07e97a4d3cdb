//! Several runners, and runners that die.

use db::{Options, Store, args};
use jobs::{Outcome, Runner};
use testkit::{Database, Engine, for_each_database, wait_until};

use crate::workshop::{Clock, Ran, at, enqueue, left, noting, payload, runtime, start};

#[test]
fn two_nodes_share_the_jobs_and_each_runs_once() {
    if !testkit::engines().contains(&Engine::Postgres) {
        return;
    }
    let database = Database::postgres();
    let (store, runtime, clock) = (database.store(), runtime(), Clock::new());
    let other = Store::open(&database.place(), Options::default()).unwrap();
    let (here, there) = (Ran::default(), Ran::default());
    let handles =
        [start(&runtime, noting(store, &clock, &here)), start(&runtime, noting(&other, &clock, &there))];
    for n in 0..30 {
        store
            .write_blocking(move |tx| {
                (0..10).try_for_each(|k| jobs::enqueue(tx, "note", &payload(n * 10 + k), at(0)).map(|_| ()))
            })
            .unwrap();
    }
    wait_until("all ran", || left(store) == 0);
    let mut all = [here.all(), there.all()].concat();
    all.sort_unstable();
    assert_eq!(all, (0..300).collect::<Vec<i64>>());
    for handle in handles {
        runtime.block_on(handle.stop());
    }
}

#[test]
fn a_job_whose_process_died_runs_again() {
    for_each_database(|database| {
        let mut database = Database::fresh(database.engine());
        let (clock, ran) = (Clock::new(), Ran::default());
        enqueue(database.store(), "note", 1, at(0));
        let dying = runtime();
        let time = clock.clone();
        let endless = Runner::new(database.store().clone(), move || time.now())
            .register("note", |_| std::future::pending::<Outcome>());
        let _handle = start(&dying, endless);
        let state = |store: &Store| -> String {
            store.read_blocking(|tx| tx.one("SELECT state FROM job", &[])).unwrap()
        };
        wait_until("it runs", || state(database.store()) == "running");
        dying.shutdown_timeout(std::time::Duration::from_secs(5));
        database.close();
        database.reopen();
        if database.engine() == Engine::Postgres {
            // The lease ends; on SQLite the next start knows that the process before is gone.
            let end = |tx: &mut db::Tx| tx.exec("UPDATE job SET lease_until = 0", args![]);
            database.store().write_blocking(end).unwrap();
        }
        let runtime = runtime();
        let handle = start(&runtime, noting(database.store(), &clock, &ran));
        wait_until("it runs again", || ran.all() == [1] && left(database.store()) == 0);
        runtime.block_on(handle.stop());
    });
}

#[test]
fn a_job_that_ends_its_process_each_time_is_given_up_in_sight() {
    for_each_database(|database| {
        let (store, runtime, clock, ran) = (database.store(), runtime(), Clock::new(), Ran::default());
        let id = enqueue(store, "note", 1, at(0));
        store
            .write_blocking(move |tx| {
                tx.exec(
                    "UPDATE job SET state = 'running', attempts = 8, lease_until = 0 WHERE id = $1",
                    args![id],
                )
            })
            .unwrap();
        let handle = start(&runtime, noting(store, &clock, &ran));
        wait_until("it is given up", || store.read_blocking(jobs::count_dead).unwrap() == 1);
        assert!(ran.all().is_empty());
        runtime.block_on(handle.stop());
    });
}

#[test]
fn the_outcome_of_a_job_that_another_has_claimed_meanwhile_changes_nothing() {
    for_each_database(|database| {
        let (store, runtime, clock) = (database.store(), runtime(), Clock::new());
        let go = std::sync::Arc::new(tokio::sync::Notify::new());
        let (wait, time) = (go.clone(), clock.clone());
        let slow = Runner::new(store.clone(), move || time.now()).register("note", move |_| {
            let wait = wait.clone();
            async move {
                wait.notified().await;
                Outcome::GiveUp { why: "too late".into() }
            }
        });
        let id = enqueue(store, "note", 1, at(0));
        let handle = start(&runtime, slow);
        let attempts = |tx: &mut db::Tx| tx.one::<i64>("SELECT attempts FROM job", &[]);
        wait_until("it runs", || store.read_blocking(attempts).unwrap() == 1);
        store
            .write_blocking(move |tx| tx.exec("UPDATE job SET attempts = 2 WHERE id = $1", args![id]))
            .unwrap();
        go.notify_one();
        runtime.block_on(handle.stop());
        let state: String = store.read_blocking(|tx| tx.one("SELECT state FROM job", &[])).unwrap();
        assert_eq!(state, "running");
    });
}
