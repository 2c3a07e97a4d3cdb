//! Backups: whole under load, verified, never overwriting.

use db::{Error, EventRow, Place, Store, args, backup};
use testkit::{Engine, for_each_database, wait_until};

fn write_some(store: &Store, from: i64, n: i64) {
    for i in from..from + n {
        let digest = store.blobs().put_blocking(store, format!("blob {i}").into_bytes()).unwrap();
        store
            .write_blocking(move |tx| -> Result<(), Error> {
                tx.append_event(EventRow {
                    kind: "test.happened",
                    at: jiff::Timestamp::from_second(i).unwrap(),
                    actor_kind: "system",
                    actor_id: None,
                    conversation_id: None,
                    subjects: vec![],
                    detail: serde_json::json!({ "text": "ä \\ \"quoted\"\nline", "i": i }),
                })?;
                tx.use_blob(&digest, "test", i)?;
                tx.exec(
                    "INSERT INTO setting (key, value, changed_at) VALUES ($1, '{}', $2)",
                    args![format!("key-{i}"), i],
                )?;
                Ok(())
            })
            .unwrap();
    }
}

fn empty_place(database: &testkit::Database, folder: &std::path::Path) -> (Place, Option<testkit::Database>) {
    match database.engine() {
        Engine::Sqlite => (Place::Sqlite(folder.join("restored/tuki.db")), None),
        Engine::Postgres => {
            let mut other = testkit::Database::postgres();
            other.close();
            (other.place(), Some(other))
        }
    }
}

#[test]
fn a_backup_taken_under_load_restores_whole_and_nothing_is_overwritten() {
    for_each_database(|database| {
        let store = database.store().clone();
        let folder = tempfile::tempdir().unwrap();
        write_some(&store, 1, 20);
        wait_until("the first events are sealed", || store.last_seq() >= 20);
        let writer = {
            let store = store.clone();
            std::thread::spawn(move || write_some(&store, 100, 60))
        };
        let key = folder.path().join("tuki.key");
        std::fs::write(&key, "avain").unwrap();
        let to = folder.path().join("backup");
        backup::create(&store, &to, &[key]).unwrap();
        writer.join().unwrap();
        assert!(backup::create(&store, &to, &[]).is_err(), "a backup never overwrites");

        let (place, _kept) = empty_place(database, folder.path());
        let extra = folder.path().join("extra");
        let report = backup::restore(&to, &place, &extra).unwrap();
        assert!(report.events >= 20 && report.faults.is_empty(), "{report:?}");
        assert_eq!(std::fs::read_to_string(extra.join("tuki.key")).unwrap(), "avain");
        assert!(backup::restore(&to, &place, &extra).is_err(), "restoring never overwrites");

        let restored = Store::open(&place, db::Options::default()).unwrap();
        let digests: Vec<String> =
            restored.read_blocking(|tx| tx.all("SELECT digest FROM blob_use", &[])).unwrap();
        assert!(digests.len() >= 20);
        for digest in digests {
            restored.blobs().get_blocking(&restored, &digest).unwrap();
        }
        write_some(&restored, 1000, 3);
        wait_until("new events are sealed after the old ones", || restored.last_seq() >= report.events + 3);
        assert!(db::verify(&restored).unwrap().faults.is_empty());
    });
}

#[test]
fn a_damaged_backup_is_refused() {
    let database = testkit::Database::sqlite();
    let folder = tempfile::tempdir().unwrap();
    write_some(database.store(), 1, 3);
    let to = folder.path().join("backup");
    backup::create(database.store(), &to, &[]).unwrap();
    let blob = std::fs::read_dir(to.join("blobs")).unwrap().next().unwrap().unwrap().path();
    let file = std::fs::read_dir(&blob).unwrap().next().unwrap().unwrap().path();
    std::fs::write(file, "changed").unwrap();
    let place = Place::Sqlite(folder.path().join("restored/tuki.db"));
    assert!(backup::restore(&to, &place, folder.path()).unwrap_err().to_string().contains("damaged"));
}

#[test]
fn a_backup_of_postgresql_can_be_restored_into_a_data_folder() {
    if !testkit::engines().contains(&Engine::Postgres) {
        return;
    }
    let database = testkit::Database::postgres();
    let (store, folder) = (database.store(), tempfile::tempdir().unwrap());
    write_some(store, 1, 12);
    store
        .write_blocking(|tx| {
            tx.exec(
                "INSERT INTO search_doc (id, subject_kind, subject_id, message_id, occurred_at, analyser_version, terms)
                 VALUES (7, 'issue', 1, NULL, 5, 1, array_to_tsvector(string_to_array('tilaus it''s', ' ')))",
                &[],
            )?;
            tx.next_number("issue")
        })
        .unwrap();
    let to = folder.path().join("backup");
    backup::create(store, &to, &[]).unwrap();
    let place = Place::Sqlite(folder.path().join("restored/tuki.db"));
    let report = backup::restore(&to, &place, folder.path()).unwrap();
    assert_eq!((report.events, report.faults.len()), (12, 0));
    let restored = Store::open(&place, db::Options::default()).unwrap();
    let text: String = restored
        .read_blocking(|tx| tx.one("SELECT detail FROM event_detail ORDER BY event_id LIMIT 1", &[]))
        .unwrap();
    assert!(text.contains("\\n") && text.contains('ä'));
    let found: Vec<i64> = restored
        .read_blocking(|tx| tx.all("SELECT rowid FROM search_terms WHERE search_terms MATCH 'tilaus'", &[]))
        .unwrap();
    assert_eq!(found, [7]);
    assert!(restored.write_blocking(|tx| tx.next_number("issue")).unwrap() > 1);
    write_some(&restored, 100, 2);
    assert!(db::verify(&restored).unwrap().faults.is_empty());
}

#[test]
fn a_backup_is_taken_beside_the_process_that_serves() {
    for_each_database(|database| {
        let folder = tempfile::tempdir().unwrap();
        write_some(database.store(), 1, 5);
        wait_until("all is sealed", || database.store().last_seq() == 5);
        let looking = db::Options { read_only: true, ..db::Options::default() };
        let onlooker = Store::open(&database.place(), looking).unwrap();
        let manifest = backup::create(&onlooker, &folder.path().join("backup"), &[]).unwrap();
        assert_eq!((manifest.last_seq, manifest.blobs, manifest.missing.len()), (5, 5, 0));
        write_some(database.store(), 10, 1);
    });
}

#[test]
fn a_lost_blob_is_named_and_the_rest_is_saved() {
    let database = testkit::Database::sqlite();
    let (store, folder) = (database.store(), tempfile::tempdir().unwrap());
    write_some(store, 1, 3);
    let digest: String =
        store.read_blocking(|tx| tx.one("SELECT digest FROM blob ORDER BY digest LIMIT 1", &[])).unwrap();
    let file = store.blobs().folder().unwrap().join(&digest[..2]).join(&digest[2..]);
    std::fs::remove_file(file).unwrap();
    let to = folder.path().join("backup");
    let manifest = backup::create(store, &to, &[]).unwrap();
    assert_eq!((manifest.blobs, manifest.missing), (2, vec![digest]));
    let place = Place::Sqlite(folder.path().join("restored/tuki.db"));
    assert!(backup::restore(&to, &place, folder.path()).unwrap().faults.is_empty());
}
