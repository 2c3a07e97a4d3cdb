//! Two programs on one PostgreSQL: both take mail, one is killed, the other goes on.

use testkit::{Database, Engine};

use super::desk::{ADDRESS, Desk, How, Pusher, letter};

#[test]
fn of_two_nodes_one_is_killed_and_nothing_is_lost_or_doubled() {
    if !testkit::engines().contains(&Engine::Postgres) {
        return;
    }
    let desk = Desk::new(Database::postgres());
    let folder = tempfile::tempdir().expect("a folder");
    let other_data = folder.path().join("other");
    std::fs::create_dir(&other_data).expect("a folder");
    std::fs::copy(desk.database.folder().join("tuki.key"), other_data.join("tuki.key")).expect("the key");
    let one = desk.serve();
    let other = desk.serve_as(&How { data: Some(other_data), ..How::default() });
    let both = [one.url(""), other.url("")];
    let pusher = Pusher::start("vuorotellen", &desk.door(), &both);
    let mut texts = Vec::new();
    for n in 0..6 {
        // Both nodes watch the mailbox.
        let text = format!("Viesti kahdelle {n}");
        desk.office.deliver(ADDRESS, &letter(&text));
        texts.push(text);
    }
    pusher.wait_for_more(10);
    one.kill();
    // What the other one hands over now is in the list too; it leaves once, which the list allows.
    let open = desk.left_open();
    pusher.wait_for_more(6);
    texts.extend(pusher.end());
    desk.wait_settled(&other, texts.len());
    other.end();
    desk.assert_whole(&texts);
    desk.assert_sent(&open);
}
