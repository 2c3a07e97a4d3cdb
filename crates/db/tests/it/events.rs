//! The sealed trace: dense, chained, erasable, and honest about changes.

use db::{Error, EventRow, Store, Tx, args, verify};
use serde_json::json;
use testkit::{Engine, for_each_database, wait_until};

fn event(tx: &mut Tx, n: i64) -> Result<i64, Error> {
    tx.append_event(EventRow {
        kind: "test.happened",
        at: jiff::Timestamp::from_second(1_800_000_000 + n).unwrap(),
        actor_kind: "system",
        actor_id: None,
        conversation_id: Some(7),
        subjects: vec![("issue".into(), n)],
        detail: json!({ "n": n }),
    })
}

fn write_concurrently(store: &Store, writers: i64, each: i64) {
    let threads: Vec<_> = (0..writers)
        .map(|writer| {
            let store = store.clone();
            std::thread::spawn(move || {
                for n in 0..each {
                    let outcome = store.write_blocking(move |tx| {
                        event(tx, writer * 1000 + n)?;
                        if n % 5 == 4 { Err(Error::other("refused")) } else { Ok(()) }
                    });
                    assert_eq!(outcome.is_err(), n % 5 == 4);
                }
            })
        })
        .collect();
    threads.into_iter().for_each(|thread| thread.join().unwrap());
}

#[test]
fn the_order_is_dense_and_the_chain_holds_after_concurrent_writers() {
    for_each_database(|database| {
        let store = database.store();
        write_concurrently(store, 8, 20);
        wait_until("all events are sealed", || store.last_seq() == 128);
        let report = verify(store).unwrap();
        assert_eq!((report.events, report.erased, report.faults), (128, 0, vec![]));
    });
}

#[test]
fn a_changed_event_is_found_and_an_erased_detail_still_verifies() {
    for_each_database(|database| {
        let store = database.store();
        let ids: Vec<i64> = (0..6).map(|n| store.write_blocking(move |tx| event(tx, n)).unwrap()).collect();
        wait_until("all events are sealed", || store.last_seq() == 6);
        let erased = ids[2];
        store.write_blocking(move |tx| tx.erase_event_detail(erased)).unwrap();
        let report = verify(store).unwrap();
        assert_eq!((report.erased, report.faults.len()), (1, 0));

        let changed = ids[4];
        store
            .write_blocking(move |tx| {
                tx.exec("UPDATE event_detail SET detail = '{}' WHERE event_id = $1", args![changed])
            })
            .unwrap();
        assert_eq!(verify(store).unwrap().faults.len(), 1);
        let moved = ids[1];
        store
            .write_blocking(move |tx| tx.exec("UPDATE event SET at = at + 1 WHERE id = $1", args![moved]))
            .unwrap();
        assert_eq!(verify(store).unwrap().faults.len(), 2);
    });
}

#[test]
fn a_missing_event_is_found() {
    for_each_database(|database| {
        let store = database.store();
        let ids: Vec<i64> = (0..4).map(|n| store.write_blocking(move |tx| event(tx, n)).unwrap()).collect();
        wait_until("all events are sealed", || store.last_seq() == 4);
        let gone = ids[1];
        store
            .write_blocking(move |tx| {
                tx.exec("DELETE FROM event_detail WHERE event_id = $1", args![gone])?;
                tx.exec("DELETE FROM event_subject WHERE event_id = $1", args![gone])?;
                tx.exec("DELETE FROM event WHERE id = $1", args![gone])
            })
            .unwrap();
        assert!(!verify(store).unwrap().faults.is_empty());
    });
}

#[test]
fn two_nodes_share_one_order() {
    if !testkit::engines().contains(&Engine::Postgres) {
        return;
    }
    let database = testkit::Database::postgres();
    let other = Store::open(&database.place(), db::Options::default()).unwrap();
    let (a, b) = (database.store().clone(), other.clone());
    let one = std::thread::spawn(move || write_concurrently(&a, 4, 20));
    let two = std::thread::spawn(move || write_concurrently(&b, 4, 20));
    one.join().unwrap();
    two.join().unwrap();
    wait_until("both nodes know all", || database.store().last_seq() == 128 && other.last_seq() == 128);
    assert!(verify(&other).unwrap().faults.is_empty());
}
