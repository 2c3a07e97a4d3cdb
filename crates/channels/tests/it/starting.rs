//! The first look into a folder, and the look after its messages were numbered anew.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;

use channels::email::imap;
use channels::email::settings::{MailboxSettings, StartWith};
use testkit::{Database, Dovecot, dovecot, for_each_database, wait_until};

use crate::stage::{ADDRESS, Stage, brisk, fetching, letter, post_office, server};

/// Marks some messages of the folder as read, as a person with another program would.
fn read_by_somebody(office: &Dovecot, uids: impl Iterator<Item = u32>) {
    testkit::block_on(async {
        let mut open =
            imap::open(&server(office.port(), ADDRESS), dovecot::PASSWORD, "INBOX", brisk()).await.unwrap();
        for uid in uids {
            open.mark_seen(uid).await.unwrap();
        }
        open.close().await;
    });
}

/// Lays a message into the folder that came last winter and has been read.
fn lay_old(office: &Dovecot, raw: &[u8]) {
    let mut writer = TcpStream::connect(("127.0.0.1", office.port())).unwrap();
    let mut reader = BufReader::new(writer.try_clone().unwrap());
    let mut hear = |wanted: &str| {
        let mut line = String::new();
        while !line.starts_with(wanted) {
            line.clear();
            assert!(reader.read_line(&mut line).unwrap() > 0, "Dovecot hung up before {wanted}");
        }
    };
    hear("* OK");
    writer.write_all(format!("a LOGIN {ADDRESS} {}\r\n", dovecot::PASSWORD).as_bytes()).unwrap();
    hear("a OK");
    let append = format!("b APPEND INBOX (\\Seen) \" 5-Feb-2026 12:00:00 +0200\" {{{}}}\r\n", raw.len());
    writer.write_all(append.as_bytes()).unwrap();
    hear("+");
    writer.write_all(raw).unwrap();
    writer.write_all(b"\r\n").unwrap();
    hear("b OK");
}

fn starting(office: &Dovecot, start_with: StartWith) -> MailboxSettings {
    MailboxSettings { start_with, ..fetching(office.port()) }
}

fn texts(stage: &Stage) -> Vec<String> {
    let mut texts: Vec<String> = stage.messages("customer").into_iter().map(|message| message.text).collect();
    texts.sort();
    texts
}

#[test]
fn the_first_look_takes_what_was_chosen_and_then_everything_that_comes() {
    for engine in testkit::engines() {
        for (start_with, wanted) in [(StartWith::Unread, 2), (StartWith::New, 0), (StartWith::All, 4)] {
            let (database, office) = (Database::fresh(engine), post_office());
            (1..=4).for_each(|n| office.deliver(ADDRESS, &letter(n, "", &format!("{start_with:?} {n}"))));
            read_by_somebody(&office, 1..=2);
            let mut stage = Stage::new(&database);
            let mailbox = stage.mailbox(ADDRESS, &starting(&office, start_with));
            stage.open();
            stage.wait_health(&mailbox, "well");
            office.deliver(ADDRESS, &letter(5, "", &format!("{start_with:?} 5")));
            wait_until("the new one", || texts(&stage).contains(&format!("{start_with:?} 5")));
            stage.wait_quiet();
            assert_eq!(texts(&stage).len(), wanted + 1, "{start_with:?}");
            stage.close();
        }
    }
}

#[test]
fn a_stop_in_the_middle_of_the_first_look_takes_no_read_message_later() {
    for_each_database(|database| {
        let office = post_office();
        (1..=30).for_each(|n| office.deliver(ADDRESS, &letter(n, "", &format!("Viesti {n:02}"))));
        read_by_somebody(&office, (1..=30).filter(|n| n % 2 == 0));
        let mut stage = Stage::new(database);
        let mailbox = stage.mailbox(ADDRESS, &starting(&office, StartWith::Unread));
        stage.open();
        wait_until("the first ones", || stage.inbound("arrived") + stage.inbound("waiting") >= 3);
        stage.close();
        stage.open();
        stage.wait_health(&mailbox, "well");
        wait_until("the first look to end", || stage.row(&mailbox).last_uid == Some(30));
        stage.wait_understood(15);
        let odd: Vec<String> = (1..=30).filter(|n| n % 2 == 1).map(|n| format!("Viesti {n:02}")).collect();
        assert_eq!(texts(&stage), odd);
    });
}

#[test]
fn a_renumbered_folder_gives_nothing_twice_nothing_that_was_left_out_and_everything_that_came_meanwhile() {
    for_each_database(|database| {
        let mut office = post_office();
        (1..=3).for_each(|n| lay_old(&office, &letter(n, "", &format!("Vanha {n}"))));
        let mut stage = Stage::new(database);
        let mailbox = stage.mailbox(ADDRESS, &starting(&office, StartWith::Unread));
        stage.open();
        stage.wait_health(&mailbox, "well");
        office.deliver(ADDRESS, &letter(4, "", "Uusi 4"));
        stage.wait_understood(1);
        stage.close();
        let before = stage.row(&mailbox).uid_validity;
        office.deliver(ADDRESS, &letter(5, "", "Poissa ollessa 5"));
        read_by_somebody(&office, 5..=5);
        office.forget_uids(ADDRESS);
        stage.open();
        wait_until("the new numbering", || stage.row(&mailbox).uid_validity != before);
        wait_until("what came meanwhile", || texts(&stage).len() >= 2);
        stage.wait_quiet();
        assert_eq!(texts(&stage), ["Poissa ollessa 5", "Uusi 4"]);
        office.deliver(ADDRESS, &letter(6, "", "Viimeinen 6"));
        wait_until("what comes after", || texts(&stage).len() == 3);
    });
}
