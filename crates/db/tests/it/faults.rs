//! Bad days of the database: gone, cut off in the middle, silent about a COMMIT, full.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use db::{Error, Options, Place, Store, args};
use testkit::{Database, Engine, Gate, Passage, wait_until};

fn put(tx: &mut db::Tx, key: &str) -> Result<(), Error> {
    tx.exec("INSERT INTO setting (key, value, changed_at) VALUES ($1, $1, 0)", args![key]).map(|_| ())
}

fn count(store: &Store) -> i64 {
    store.read_blocking(|tx| tx.one("SELECT count(*) FROM setting", &[])).unwrap()
}

fn has_postgres() -> bool {
    testkit::engines().contains(&Engine::Postgres)
}

/// A store that reaches its database through a gate, beside the direct one.
fn behind_a_gate(database: &Database) -> (Arc<Gate>, Store) {
    let Place::Postgres(address) = database.place() else { panic!("this is no PostgreSQL") };
    let (start, port) = address.rsplit_once('/').unwrap().0.rsplit_once(':').unwrap();
    let gate = Gate::before_port(port.parse().unwrap());
    let name = address.rsplit_once('/').unwrap().1;
    let through = Place::Postgres(format!("{start}:{}/{name}", gate.port()));
    (Arc::new(gate), Store::open(&through, Options::default()).unwrap())
}

#[test]
fn a_commit_whose_answer_was_lost_is_found_by_its_ticket_and_not_done_twice() {
    if !has_postgres() {
        return;
    }
    let database = Database::postgres();
    let (gate, store) = behind_a_gate(&database);
    let runs = Arc::new(AtomicU32::new(0));
    let (closing, counted, writer) = (gate.clone(), runs.clone(), store.clone());
    let writing = std::thread::spawn(move || {
        writer.write_blocking(move |tx| {
            put(tx, "once")?;
            if counted.fetch_add(1, Ordering::SeqCst) == 0 {
                closing.set(Passage::LoseAnswer);
            }
            tx.hint("told");
            Ok::<_, Error>("the answer")
        })
    });
    wait_until("the row is there", || count(database.store()) == 1);
    gate.set(Passage::Shut);
    gate.set(Passage::Open);
    assert_eq!(writing.join().unwrap().unwrap(), "the answer");
    assert_eq!((count(&store), runs.load(Ordering::SeqCst)), (1, 1));
}

#[test]
fn a_write_that_was_cut_off_before_its_commit_is_run_again() {
    if !has_postgres() {
        return;
    }
    let database = Database::postgres();
    let (gate, store) = behind_a_gate(&database);
    let runs = Arc::new(AtomicU32::new(0));
    let (closing, counted, writer) = (gate.clone(), runs.clone(), store.clone());
    let writing = std::thread::spawn(move || {
        writer.write_blocking(move |tx| {
            put(tx, "once")?;
            if counted.fetch_add(1, Ordering::SeqCst) == 0 {
                closing.set(Passage::Shut);
            }
            put(tx, "and more")
        })
    });
    wait_until("it was cut off", || runs.load(Ordering::SeqCst) == 1);
    gate.set(Passage::Open);
    writing.join().unwrap().unwrap();
    assert_eq!((count(&store), runs.load(Ordering::SeqCst)), (2, 2));
}

#[test]
fn backends_killed_during_commits_lose_and_double_nothing() {
    if !has_postgres() {
        return;
    }
    let database = Database::postgres();
    let store = database.store().clone();
    let writers: Vec<_> = (0..6)
        .map(|writer| {
            let store = store.clone();
            std::thread::spawn(move || {
                (0..40).try_for_each(|n| {
                    store.write_blocking(move |tx| {
                        tx.next_number("issue")?;
                        put(tx, &format!("{writer}-{n}"))
                    })
                })
            })
        })
        .collect();
    let Place::Postgres(address) = database.place() else { panic!("this is no PostgreSQL") };
    let other =
        Store::open(&Place::Postgres(address), Options { read_only: true, ..Options::default() }).unwrap();
    for _ in 0..testkit::rounds(10, 200) {
        let _ = other.read_blocking(|tx| -> Result<i64, Error> {
            tx.one(
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
                  WHERE datname = current_database() AND pid <> pg_backend_pid()
                    AND (query = 'COMMIT' OR query LIKE 'BEGIN%commit_ticket%')",
                &[],
            )
        });
    }
    for writer in writers {
        writer.join().unwrap().unwrap();
    }
    assert_eq!(count(&store), 240);
}

#[test]
fn a_database_that_comes_back_finds_everything_waiting_and_nothing_broken() {
    if !has_postgres() {
        return;
    }
    let database = Database::postgres();
    let (gate, store) = behind_a_gate(&database);
    store.write_blocking(|tx| put(tx, "before")).unwrap();
    gate.set(Passage::Shut);
    let threads: Vec<_> = (0..20)
        .map(|n| {
            let store = store.clone();
            std::thread::spawn(move || {
                if n % 2 == 0 {
                    return store.write_blocking(move |tx| put(tx, &format!("key-{n}")));
                }
                store.read_blocking(|tx| tx.one::<i64>("SELECT count(*) FROM setting", &[])).map(|_| ())
            })
        })
        .collect();
    let tried = gate.connections();
    wait_until("they knock", || gate.connections() > tried + 20);
    gate.set(Passage::Nonsense);
    wait_until("they knock", || gate.connections() > tried + 40);
    gate.set(Passage::Open);
    for thread in threads {
        thread.join().unwrap().unwrap();
    }
    assert_eq!(count(&store), 11);
    store
        .write_blocking(|tx| {
            tx.append_event(db::EventRow {
                kind: "test.happened",
                at: jiff::Timestamp::UNIX_EPOCH,
                actor_kind: "system",
                actor_id: None,
                conversation_id: None,
                subjects: Vec::new(),
                detail: serde_json::json!({}),
            })
        })
        .unwrap();
    wait_until("sealing goes on", || store.last_seq() == 1);
}

#[test]
fn long_a_database_that_stays_away_is_answered_as_unavailable() {
    if !has_postgres() || !testkit::long() {
        return;
    }
    let database = Database::postgres();
    let (gate, store) = behind_a_gate(&database);
    gate.set(Passage::Shut);
    assert!(store.write_blocking(|tx| put(tx, "key")).unwrap_err().is_unavailable());
    assert!(store.read_blocking(|tx| tx.one::<i64>("SELECT 1", &[])).unwrap_err().is_unavailable());
    gate.set(Passage::Open);
    store.write_blocking(|tx| put(tx, "key")).unwrap();
    assert_eq!(count(&store), 1);
}

#[test]
fn a_full_disk_is_told_and_writing_goes_on_when_there_is_room() {
    let database = Database::sqlite();
    let store = database.store();
    let pages = |tx: &mut db::Tx| tx.one::<i64>("PRAGMA page_count", &[]);
    let used = store.write_blocking(pages).unwrap();
    assert!(used > 0);
    // The limit stands in for the disk: the engine answers alike.
    store.write_blocking(|tx| tx.one::<i64>("PRAGMA max_page_count = 1", &[])).unwrap();
    let fill = |tx: &mut db::Tx| put(tx, &"x".repeat(2_000_000));
    assert!(store.write_blocking(fill).unwrap_err().is_disk_full());
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let big = store.write(fill);
        let small = store.write(|tx| tx.exec("UPDATE setting SET changed_at = 1 WHERE key = 'none'", &[]));
        let (big, small) = tokio::join!(big, small);
        assert!(big.unwrap_err().is_disk_full());
        small.unwrap();
    });
    store.write_blocking(|tx| tx.one::<i64>("PRAGMA max_page_count = 1000000", &[])).unwrap();
    store.write_blocking(fill).unwrap();
    assert_eq!(count(store), 1);
}
