//! The disk takes no more: the desk says so, loses nothing that it promised to keep, and goes on when there is room.

use std::process::Command;

use testkit::{Database, Engine};

use super::desk::{Desk, How, Visitor, letter};

#[test]
fn a_full_disk_is_said_loses_nothing_that_was_kept_and_is_over_when_there_is_room() {
    if !testkit::engines().contains(&Engine::Sqlite) {
        return;
    }
    let desk = Desk::new(Database::sqlite());
    let file = desk.database.folder().join("tuki.db");
    let blocks = std::fs::metadata(file).expect("the database's file").len() / 1024 + 700;
    let served = desk.serve_as(&How { file_limit: Some(blocks), ..How::default() });
    let visitor = Visitor::new(&served.url(""));
    let mut texts = Vec::new();
    let full = (0..4000).find_map(|n| {
        let text = format!("Viesti {n} {}", "täyttää levyn vähitellen ".repeat(400));
        let status = visitor.push(&desk.door(), letter(&text)).expect("the desk goes on answering");
        match status {
            202 => texts.push(text.trim_end().to_string()),
            _ => return Some(status),
        }
        None
    });
    assert!(matches!(full, Some(503 | 507)), "{full:?} after {} letters", texts.len());
    assert!(texts.len() > 3, "some are kept before the disk is full");

    let room = Command::new("prlimit")
        .args(["--pid", &served.id().to_string(), "--fsize=unlimited:unlimited"])
        .status();
    assert!(room.expect("prlimit is there (package util-linux)").success());
    testkit::wait_until("the desk to take mail again", || {
        visitor.push(&desk.door(), letter("Viesti viimeinen")) == Some(202)
    });
    texts.push("Viesti viimeinen".into());
    desk.wait_settled(&served, texts.len());
    served.end();
    desk.assert_whole(&texts);
}
