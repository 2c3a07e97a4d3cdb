//! Transactions: groups, refusals, panics, limits, numbers, keys, many writers.

use db::{Error, Store, args};
use testkit::{Database, Engine, for_each_database};

fn count(store: &Store) -> i64 {
    store.read_blocking(|tx| tx.one("SELECT count(*) FROM setting", &[])).unwrap()
}

fn put(tx: &mut db::Tx, key: &str) -> Result<(), Error> {
    tx.exec("INSERT INTO setting (key, value, changed_at) VALUES ($1, $1, 0)", args![key]).map(|_| ())
}

#[test]
fn a_refusal_and_a_panic_change_nothing_and_harm_no_neighbour() {
    for_each_database(|database| {
        let store = database.store().clone();
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.block_on(async {
            let mut tasks = Vec::new();
            for n in 0..90 {
                let store = store.clone();
                tasks.push(tokio::spawn(async move {
                    store
                        .write(move |tx| {
                            put(tx, &format!("key-{n}"))?;
                            assert!(n % 3 != 1, "this closure panics");
                            if n % 3 == 2 { Err(Error::other("refused")) } else { Ok(()) }
                        })
                        .await
                }));
            }
            for (n, task) in tasks.into_iter().enumerate() {
                let outcome = task.await.unwrap();
                match n % 3 {
                    0 => outcome.unwrap(),
                    1 => assert!(outcome.unwrap_err().is_panic()),
                    _ => assert_eq!(outcome.unwrap_err().to_string(), "refused"),
                }
            }
        });
        assert_eq!(count(&store), 30);
    });
}

#[test]
fn many_writers_share_commits_on_sqlite() {
    let database = Database::sqlite();
    let store = database.store().clone();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).build().unwrap();
    let before = store.commits();
    runtime.block_on(async {
        let tasks: Vec<_> = (0..64)
            .map(|writer| {
                let store = store.clone();
                tokio::spawn(async move {
                    for n in 0..50 {
                        store.write(move |tx| put(tx, &format!("{writer}-{n}"))).await.unwrap();
                    }
                })
            })
            .collect();
        for task in tasks {
            task.await.unwrap();
        }
    });
    let commits = store.commits() - before;
    assert!(commits <= 3_200 / 16, "3200 writes took {commits} commits");
    assert_eq!(count(&store), 3_200);
}

#[test]
fn sixteen_writers_of_one_row_lose_no_update() {
    for_each_database(|database| {
        let store = database.store().clone();
        store
            .write_blocking(|tx| {
                put(tx, "counter").and_then(|()| tx.exec("UPDATE setting SET changed_at = 0", &[]))
            })
            .unwrap();
        let threads: Vec<_> = (0..16)
            .map(|_| {
                let store = store.clone();
                std::thread::spawn(move || {
                    for _ in 0..10 {
                        store
                            .write_blocking(|tx| {
                                let now: i64 =
                                    tx.one("SELECT changed_at FROM setting WHERE key = 'counter'", &[])?;
                                tx.exec(
                                    "UPDATE setting SET changed_at = $1 WHERE key = 'counter'",
                                    args![now + 1],
                                )
                            })
                            .unwrap();
                    }
                })
            })
            .collect();
        threads.into_iter().for_each(|thread| thread.join().unwrap());
        let end: i64 = store
            .read_blocking(|tx| tx.one("SELECT changed_at FROM setting WHERE key = 'counter'", &[]))
            .unwrap();
        assert_eq!(end, 160);
        eprintln!("{:?}: {} closures were run again", database.engine(), store.reruns());
    });
}

#[test]
fn a_closure_that_runs_too_long_is_stopped() {
    let database = Database::sqlite();
    let endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";
    let outcome: Result<i64, Error> = database.store().write_blocking(move |tx| {
        put(tx, "before")?;
        tx.one(endless, &[])
    });
    assert!(outcome.unwrap_err().is_too_slow());
    assert_eq!(count(database.store()), 0);
    database.store().write_blocking(|tx| put(tx, "after")).unwrap();
}

#[test]
fn numbers_are_never_given_twice() {
    for_each_database(|database| {
        let store = database.store().clone();
        let threads: Vec<_> = (0..8)
            .map(|_| {
                let store = store.clone();
                std::thread::spawn(move || {
                    (0..40)
                        .map(|_| store.write_blocking(|tx| tx.next_number("issue")).unwrap())
                        .collect::<Vec<i64>>()
                })
            })
            .collect();
        let mut all: Vec<i64> = threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect();
        all.sort_unstable();
        let given = all.len();
        all.dedup();
        assert_eq!((given, all.len()), (320, 320));
        assert!(all[0] >= 1);
    });
}

#[test]
fn a_key_answers_once_and_refuses_another_request() {
    for_each_database(|database| {
        let store = database.store();
        let answer = serde_json::json!({ "ref": "INT-1" });
        let kept = answer.clone();
        store.write_blocking(move |tx| tx.set_ticket_answer("key", "digest", &kept)).unwrap();
        let again = store.write_blocking(|tx| tx.ticket_answer("key", "digest")).unwrap();
        assert_eq!(again, Some(answer));
        assert!(
            store.write_blocking(|tx| tx.ticket_answer("key", "other")).unwrap_err().is_ticket_conflict()
        );
        assert_eq!(store.write_blocking(|tx| tx.ticket_answer("new", "digest")).unwrap(), None);
    });
}

#[test]
fn a_unique_violation_names_what_it_broke() {
    for_each_database(|database| {
        database.store().write_blocking(|tx| put(tx, "one")).unwrap();
        let error = database.store().write_blocking(|tx| put(tx, "one")).unwrap_err();
        assert!(error.is_unique_violation(), "{error}");
        assert!(error.constraint().unwrap().contains("setting"), "{error:?}");
    });
}

#[test]
fn a_read_changes_nothing() {
    for_each_database(|database| {
        assert!(database.store().read_blocking(|tx| put(tx, "sneaky")).is_err());
        assert_eq!(count(database.store()), 0);
    });
}

#[test]
fn connections_that_die_are_replaced_and_no_write_is_lost_or_doubled() {
    if !testkit::engines().contains(&Engine::Postgres) {
        return;
    }
    let database = Database::postgres();
    let store = database.store().clone();
    let writer = {
        let store = store.clone();
        std::thread::spawn(move || {
            for n in 0..60 {
                store.write_blocking(move |tx| put(tx, &format!("key-{n}"))).unwrap();
            }
        })
    };
    for _ in 0..testkit::rounds(5, 50) {
        // The killer's own connection may be among the killed on the next round; that is part of the test.
        let _ = store.read_blocking(|tx| -> Result<i64, Error> {
            tx.one(
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
                  WHERE datname = current_database() AND pid <> pg_backend_pid()",
                &[],
            )
        });
    }
    writer.join().unwrap();
    assert_eq!(count(&store), 60);
}

#[test]
fn a_statement_that_failed_spoils_the_transaction_even_if_the_closure_goes_on() {
    for_each_database(|database| {
        let store = database.store();
        store.write_blocking(|tx| put(tx, "one")).unwrap();
        let swallowed: Result<(), Error> = store.write_blocking(|tx| {
            put(tx, "two")?;
            let _ = put(tx, "one");
            Ok(())
        });
        assert!(swallowed.unwrap_err().is_unique_violation());
        assert_eq!(count(store), 1);
    });
}

#[test]
fn arguments_are_bound_by_their_number_and_a_missing_one_is_refused() {
    for_each_database(|database| {
        let store = database.store();
        let swapped: (String, i64) = store
            .read_blocking(|tx| {
                tx.one("SELECT CAST($2 AS TEXT), CAST($1 AS BIGINT) + CAST($1 AS BIGINT)", args![21, "b"])
            })
            .unwrap();
        assert_eq!(swapped, ("b".to_string(), 42));
        let missing: Result<Option<i64>, Error> =
            store.read_blocking(|tx| tx.one("SELECT CAST($2 AS BIGINT)", args![1]));
        assert!(!missing.unwrap_err().is_unavailable());
        let wrong: Result<i64, Error> = store.read_blocking(|tx| tx.one("SELECT 'text'", &[]));
        assert!(!wrong.unwrap_err().is_unavailable());
    });
}

#[test]
fn the_same_key_used_at_once_is_answered_alike() {
    for_each_database(|database| {
        let store = database.store();
        let threads: Vec<_> = (0..8)
            .map(|n| {
                let store = store.clone();
                std::thread::spawn(move || {
                    store.write_blocking(move |tx| {
                        if let Some(answer) = tx.ticket_answer("key", "digest")? {
                            return Ok::<_, Error>(answer);
                        }
                        put(tx, &format!("made by {n}"))?;
                        tx.set_ticket_answer("key", "digest", &serde_json::json!(n))?;
                        Ok(serde_json::json!(n))
                    })
                })
            })
            .collect();
        let answers: Vec<_> = threads.into_iter().map(|thread| thread.join().unwrap().unwrap()).collect();
        assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
        assert_eq!(count(store), 1);
    });
}

#[test]
fn a_text_with_a_nul_is_kept_without_it() {
    for_each_database(|database| {
        let store = database.store();
        store.write_blocking(|tx| put(tx, "a\0b")).unwrap();
        let key: String = store.read_blocking(|tx| tx.one("SELECT key FROM setting", &[])).unwrap();
        assert_eq!(key, "ab");
    });
}

/// What an act does: a number, some rows, an event, a job.
fn act(tx: &mut db::Tx, writer: i64, n: i64) -> Result<(), Error> {
    tx.next_number("interaction")?;
    for part in 0..4 {
        put(tx, &format!("{writer}-{n}-{part}"))?;
    }
    tx.append_event(db::EventRow {
        kind: "test.happened",
        at: jiff::Timestamp::UNIX_EPOCH,
        actor_kind: "system",
        actor_id: None,
        conversation_id: Some(writer),
        subjects: vec![("test".into(), writer)],
        detail: serde_json::json!({ "n": n }),
    })?;
    Ok(())
}

#[test]
fn sixteen_writers_on_postgresql_seldom_run_again() {
    if !testkit::engines().contains(&Engine::Postgres) {
        return;
    }
    let database = Database::postgres();
    let options = db::Options { writers: 16, ..db::Options::default() };
    let store = Store::open(&database.place(), options).unwrap();
    let threads: Vec<_> = (0..16)
        .map(|writer| {
            let store = store.clone();
            std::thread::spawn(move || {
                (0..25).try_for_each(|n| store.write_blocking(move |tx| act(tx, writer, n)))
            })
        })
        .collect();
    threads.into_iter().for_each(|thread| thread.join().unwrap().unwrap());
    assert_eq!(count(&store), 16 * 25 * 4);
    let again = store.reruns();
    eprintln!("of 400 writes by 16 writers {again} were run again");
    assert!(again < 200, "{again} of 400 writes were run again");
}
