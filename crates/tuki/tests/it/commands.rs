//! The commands beside `serve`: what they do, what they refuse, how they end.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use db::Place;
use desk::kernel::{Actor, Timestamp};
use desk::people::customer::{self, CustomerInput};
use testkit::{Database, Engine, for_each_database};

const NAME: &str = "Anssi Asiakas";

fn tuki(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tuki"));
    command.args(arguments).env_remove("TUKI_DATA").env_remove("TUKI_DATABASE").stdin(Stdio::null());
    command
}

/// A command about the desk in a database; its key lies in the database's folder.
fn on(database: &Database, arguments: &[&str]) -> Output {
    at(&database.place(), database.folder(), arguments)
}

fn at(place: &Place, folder: &Path, arguments: &[&str]) -> Output {
    let mut command = tuki(arguments);
    command.arg("--data").arg(folder);
    if let Place::Postgres(address) = place {
        command.args(["--database", address]);
    }
    command.output().expect("the program starts")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// The key of a customer that the desk has.
fn customer_of(database: &Database) -> String {
    let made = database.store().write_blocking(|tx| {
        let input = CustomerInput { name: NAME.into(), ..CustomerInput::default() };
        customer::create(tx, &Actor::system(), &input, now())
    });
    made.expect("a customer can be made").key
}

fn now() -> Timestamp {
    "2026-11-24T10:00:00Z".parse().expect("a time")
}

fn names(place: &Place) -> Vec<String> {
    let store = db::Store::open(place, db::Options::default()).expect("the desk opens");
    let names = store.read_blocking(|tx| tx.all("SELECT name FROM customer ORDER BY id", &[]));
    names.expect("the desk can be read")
}

#[test]
fn whatever_bytes_come_are_shown_as_one_line_of_json() {
    let everything: Vec<u8> = (0..=255).collect();
    for raw in
        [b"From: anssi@example.fi\nSubject: Lasku\n\nHei\n".to_vec(), Vec::new(), everything, vec![0; 9000]]
    {
        let mut child = tuki(&["mail", "show"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        child.stdin.take().expect("a pipe").write_all(&raw).expect("it reads");
        let output = child.wait_with_output().expect("it ends");
        assert!(output.status.success());
        let line = String::from_utf8(output.stdout).expect("text");
        assert_eq!(line.lines().count(), 1);
        let shown: serde_json::Value = serde_json::from_str(&line).expect("JSON");
        assert!(shown.as_object().is_some_and(|message| message.contains_key("subject")));
    }
}

#[test]
fn a_backup_is_taken_beside_a_running_desk_and_restored_with_its_key() {
    for_each_database(|database| {
        customer_of(database);
        std::fs::write(database.folder().join("tuki.key"), [7; 32]).expect("a key");
        let backup = tempfile::tempdir().expect("a folder");
        let to = backup.path().join("monday");
        let taken = on(database, &["backup", to.to_str().expect("text")]);
        assert!(taken.status.success(), "{}", said(&taken));

        let again = on(database, &["backup", to.to_str().expect("text")]);
        assert!(!again.status.success(), "a backup is never written over");

        let empty = tempfile::tempdir().expect("a folder");
        let data = empty.path().join("data");
        let place = Place::Sqlite(data.join("tuki.db"));
        let restored = at(&place, &data, &["restore", to.to_str().expect("text")]);
        assert!(restored.status.success(), "{}", said(&restored));
        assert_eq!(names(&place), [NAME]);
        assert_eq!(std::fs::read(data.join("tuki.key")).expect("the key"), [7; 32]);

        let over = at(&place, &data, &["restore", to.to_str().expect("text")]);
        assert!(!over.status.success(), "nothing is restored over a desk");
    });
}

#[test]
fn a_restore_refuses_a_folder_with_another_key_and_leaves_it_empty() {
    let database = Database::sqlite();
    std::fs::write(database.folder().join("tuki.key"), [7; 32]).expect("a key");
    let folder = tempfile::tempdir().expect("a folder");
    let (to, data) = (folder.path().join("monday"), folder.path().join("data"));
    assert!(on(&database, &["backup", to.to_str().expect("text")]).status.success());

    std::fs::create_dir(&data).expect("a folder");
    std::fs::write(data.join("tuki.key"), [8; 32]).expect("a key");
    let place = Place::Sqlite(data.join("tuki.db"));
    let refused = at(&place, &data, &["restore", to.to_str().expect("text")]);
    assert!(!refused.status.success());
    assert!(said(&refused).contains("another key"), "{}", said(&refused));
    assert!(!data.join("tuki.db").exists());
}

#[test]
fn a_whole_trace_verifies_and_a_changed_one_is_told() {
    for_each_database(|database| {
        customer_of(database);
        let sealed = database.store().clone();
        testkit::wait_until("the event is sealed", || sealed.last_seq() > 0);
        let whole = on(database, &["verify"]);
        assert!(whole.status.success(), "{}", said(&whole));

        let changed = database
            .store()
            .write_blocking(|tx| tx.exec("UPDATE event_detail SET detail = '{}' WHERE detail <> '{}'", &[]));
        assert!(changed.expect("the detail can be changed") > 0);
        let told = on(database, &["verify"]);
        assert!(!told.status.success());
        assert!(said(&told).contains("has been changed"), "{}", said(&told));
    });
}

#[test]
fn a_person_is_erased_by_command_and_the_trace_still_verifies() {
    for engine in testkit::engines() {
        let mut database = Database::fresh(engine);
        let key = customer_of(&database);
        let mut erase = vec!["erase", key.as_str(), "--reason", "asked by letter"];
        assert!(!on(&database, &erase).status.success(), "erasing must be meant");
        erase.push("--yes");
        if engine == Engine::Sqlite {
            let held = on(&database, &erase);
            assert!(said(&held).contains("stop Tuki first"), "{}", said(&held));
        }
        database.close();
        assert_eq!(names(&database.place()), [NAME]);

        let erased = on(&database, &erase);
        assert!(erased.status.success(), "{}", said(&erased));
        assert_eq!(names(&database.place()), [""]);
        let verified = on(&database, &["verify"]);
        assert!(verified.status.success(), "{}", said(&verified));
    }
}
