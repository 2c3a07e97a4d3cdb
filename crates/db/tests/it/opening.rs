//! Opening a place: one process a folder, old and new databases, looking on, nodes and their numbers.

use std::fs;

use db::{Error, Options, Place, Store, args};
use testkit::{Database, Engine, for_each_database, wait_until};

fn looking() -> Options {
    Options { read_only: true, ..Options::default() }
}

fn refusal(place: &Place, options: Options) -> String {
    Store::open(place, options).err().expect("it is refused").to_string()
}

#[test]
fn a_data_folder_serves_one_process_and_others_may_look_on() {
    let database = Database::sqlite();
    assert!(refusal(&database.place(), Options::default()).contains("another tuki process"));
    database.store().write_blocking(|tx| put(tx, "key")).unwrap();
    let onlooker = Store::open(&database.place(), looking()).unwrap();
    assert_eq!(count(&onlooker), 1);
    assert!(onlooker.write_blocking(|tx| put(tx, "other")).is_err());
    database.store().write_blocking(|tx| put(tx, "later")).unwrap();
    assert_eq!(count(&onlooker), 2);
}

#[test]
fn who_looks_on_makes_no_database() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("tuki.db");
    assert!(refusal(&Place::Sqlite(file.clone()), looking()).contains("there is no database"));
    assert!(!file.exists());
}

#[test]
fn a_database_of_a_newer_program_is_refused_in_clear_words() {
    for_each_database(|database| {
        let mut database = Database::fresh(database.engine());
        let newer = |tx: &mut db::Tx| {
            tx.exec("INSERT INTO migration (number, name, digest) VALUES (9999, 'future', 'x')", &[])
        };
        database.store().write_blocking(newer).unwrap();
        database.close();
        assert!(refusal(&database.place(), Options::default()).contains("newer Tuki"));
        assert!(refusal(&database.place(), looking()).contains("newer Tuki"));
    });
}

#[test]
fn before_an_older_database_is_migrated_it_is_backed_up_and_a_failure_changes_nothing() {
    for_each_database(|database| {
        let mut database = Database::fresh(database.engine());
        // The last migration counts as missing; running it again fails, since its tables are there.
        database
            .store()
            .write_blocking(|tx| {
                put(tx, "key")?;
                tx.exec("DELETE FROM migration WHERE number = (SELECT max(number) FROM migration)", &[])
            })
            .unwrap();
        database.close();
        let backups = database.folder().join("backups");
        let options = || Options { backups: Some(backups.clone()), ..Options::default() };
        assert!(refusal(&database.place(), looking()).contains("older"));
        assert!(refusal(&database.place(), options()).contains("already exists"));
        let kept = match database.engine() {
            Engine::Sqlite => fs::read_dir(database.folder())
                .unwrap()
                .flatten()
                .any(|file| file.file_name().to_string_lossy().starts_with("tuki-before-")),
            Engine::Postgres => {
                let folder = fs::read_dir(&backups).unwrap().next().unwrap().unwrap().path();
                let rows = fs::read_to_string(folder.join("setting.jsonl")).unwrap();
                folder.join("manifest.json").exists() && rows.contains("\"key\":\"key\"")
            }
        };
        assert!(kept);
    });
}

#[test]
fn a_node_whose_number_went_to_another_takes_a_new_one_and_goes_on() {
    if !testkit::engines().contains(&Engine::Postgres) {
        return;
    }
    let database = Database::postgres();
    let store = database.store();
    let node = || store.write_blocking(|tx| Ok::<_, Error>((tx.new_id() >> 12) & 1023)).unwrap();
    assert_eq!(node(), 0);
    store.write_blocking(|tx| tx.exec("UPDATE node SET holder = 'another' WHERE id = 0", &[])).unwrap();
    wait_until("it has a new number", || node() == 1);
    let other = Store::open(&database.place(), Options::default()).unwrap();
    let theirs = other.write_blocking(|tx| Ok::<_, Error>((tx.new_id() >> 12) & 1023)).unwrap();
    assert_eq!(theirs, 2);
    other.write_blocking(|tx| put(tx, "both write")).unwrap();
}

#[test]
fn a_place_is_opened_backed_up_and_closed_inside_an_async_runtime_too() {
    for_each_database(|database| {
        let (place, folder) = (database.place(), tempfile::tempdir().unwrap());
        testkit::block_on(async {
            let store = Store::open(&place, looking()).unwrap();
            db::backup::create(&store, &folder.path().join("backup"), &[]).unwrap();
            drop(store);
        });
    });
}

#[test]
fn ids_rise_over_restarts() {
    for_each_database(|database| {
        let mut database = Database::fresh(database.engine());
        let mut last = 0;
        for _ in 0..4 {
            let id = database
                .store()
                .write_blocking(|tx| {
                    let id = tx.new_id();
                    tx.append_event(db::EventRow {
                        kind: "test.happened",
                        at: jiff::Timestamp::UNIX_EPOCH,
                        actor_kind: "system",
                        actor_id: None,
                        conversation_id: None,
                        subjects: Vec::new(),
                        detail: serde_json::json!({}),
                    })?;
                    Ok::<_, Error>(id)
                })
                .unwrap();
            assert!(id > last);
            last = id;
            database.close();
            database.reopen();
        }
    });
}

fn put(tx: &mut db::Tx, key: &str) -> Result<(), Error> {
    tx.exec("INSERT INTO setting (key, value, changed_at) VALUES ($1, $1, 0)", args![key]).map(|_| ())
}

fn count(store: &Store) -> i64 {
    store.read_blocking(|tx| tx.one("SELECT count(*) FROM setting", &[])).unwrap()
}
