//! A backup taken while mail flows is a whole desk: it verifies, serves, and goes on.

use std::process::Command;

use testkit::{Database, Engine, Running};

use super::desk::{Desk, Pusher, Visitor, command_at, look};

fn copied_under_load(engine: Engine) {
    let desk = Desk::new(Database::fresh(engine));
    let served = desk.serve();
    let pusher = Pusher::start("kopioitu", &desk.door(), &[served.url("")]);
    pusher.wait_for_more(8);
    let before = pusher.kept();
    let folder = tempfile::tempdir().expect("a folder");
    let (to, data) = (folder.path().join("monday"), folder.path().join("data"));
    let taken = desk.command(&["backup", to.to_str().expect("text")]);
    assert!(taken.status.success(), "{}", String::from_utf8_lossy(&taken.stderr));
    pusher.wait_for_more(1);
    let texts = pusher.end();
    desk.wait_settled(&served, texts.len());
    served.end();
    desk.assert_whole(&texts);

    let place = db::Place::Sqlite(data.join("tuki.db"));
    let restored = command_at(&place, &data, &["restore", to.to_str().expect("text")]);
    assert!(restored.status.success(), "{}", String::from_utf8_lossy(&restored.stderr));
    let verified = command_at(&place, &data, &["verify"]);
    assert!(verified.status.success(), "{}", String::from_utf8_lossy(&verified.stderr));
    let kept: i64 = look(&place, |tx| tx.one("SELECT count(*) FROM inbound", &[]));
    assert!(
        kept >= i64::try_from(before).expect("few"),
        "what was kept before the backup is in it: {kept} of {before}"
    );
    goes_on(&desk, &data);
}

/// The copy serves and takes mail.
fn goes_on(desk: &Desk, data: &std::path::Path) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tuki"));
    command.args(["serve", "--json", "--listen", "127.0.0.1:0", "--data"]).arg(data);
    let copy = Running::start(&mut command);
    let visitor = Visitor::new(&copy.url(""));
    assert!(!visitor.contacts().expect("the copy answers").is_empty());
    assert_eq!(visitor.push(&desk.door(), super::desk::letter("Viesti kopiolle")), Some(202));
    let place = db::Place::Sqlite(data.join("tuki.db"));
    testkit::wait_until("the copy to understand it", || {
        look(&place, |tx| tx.one::<i64>("SELECT count(*) FROM message WHERE text = 'Viesti kopiolle'", &[]))
            == 1
    });
    copy.end();
}

#[test]
fn a_backup_under_load_is_a_whole_desk() {
    for engine in testkit::engines() {
        copied_under_load(engine);
    }
}
