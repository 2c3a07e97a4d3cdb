//! Mail comes in by IMAP and by being pushed, becomes contacts, and finds its thread.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::time::Duration;

use channels::email::Pace;
use testkit::{SmtpSink, for_each_database, wait_until};

use crate::stage::{ADDRESS, Stage, brisk, fetching, from, header, letter, post_office, sending};

// proves: R016, R029
#[test]
fn a_delivered_message_becomes_a_contact_and_the_next_one_wakes_the_waiting_door() {
    for_each_database(|database| {
        let office = post_office();
        let mut stage = Stage::new(database);
        let mailbox = stage.mailbox(ADDRESS, &fetching(office.port()));
        office.deliver(ADDRESS, &letter(1, "", "Lasku on väärä."));
        stage.open();
        stage.wait_understood(1);
        // Polling is off for ten minutes: what comes now is told by the server itself.
        stage.wait_health(&mailbox, "well");
        for n in 2..=4 {
            office.deliver(ADDRESS, &letter(n, "", "Toinen asia, ihan muu kuin se ensimmäinen."));
            stage.wait_understood(i64::try_from(n).unwrap());
        }
        let contacts = stage.contacts();
        assert_eq!(contacts.len(), 4);
        assert_eq!((contacts[0].title.as_str(), contacts[0].state.as_str()), ("Lasku 1", "attempted"));
        assert_eq!(stage.messages("customer")[0].text, "Lasku on väärä.");
        assert_eq!(stage.row(&mailbox).last_uid, Some(4));
    });
}

/// A server in front of Dovecot that does not know IDLE.
fn without_idle(port: u16) -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let mine = listener.local_addr().unwrap().port();
    std::thread::spawn(move || {
        for caller in listener.incoming().flatten() {
            let Ok(server) = TcpStream::connect(("127.0.0.1", port)) else { continue };
            let (mut up, mut down) = (server.try_clone().unwrap(), caller.try_clone().unwrap());
            std::thread::spawn(move || {
                let _ = std::io::copy(&mut { caller }, &mut up);
            });
            std::thread::spawn(move || {
                let (mut server, mut piece) = (server, [0; 64 * 1024]);
                while let Ok(read @ 1..) = server.read(&mut piece) {
                    let text: Vec<u8> = piece[..read].to_vec();
                    let shown = replaced(text, b" IDLE", b" XDLE");
                    if down.write_all(&shown).is_err() {
                        return;
                    }
                }
                let _ = down.shutdown(std::net::Shutdown::Both);
            });
        }
    });
    mine
}

fn replaced(mut text: Vec<u8>, what: &[u8], by: &[u8]) -> Vec<u8> {
    let places: Vec<usize> =
        text.windows(what.len()).enumerate().filter(|(_, part)| *part == what).map(|(at, _)| at).collect();
    for at in places {
        text[at..at + by.len()].copy_from_slice(by);
    }
    text
}

#[test]
fn a_server_without_idle_is_asked_again_and_again() {
    for_each_database(|database| {
        let office = post_office();
        let mut stage = Stage::new(database);
        let mailbox = stage.mailbox(ADDRESS, &fetching(without_idle(office.port())));
        stage.open_at(Pace { poll: Duration::from_millis(100), ..brisk() });
        stage.wait_health(&mailbox, "well");
        office.deliver(ADDRESS, &letter(1, "", "Lasku on väärä."));
        stage.wait_understood(1);
        assert_eq!(stage.contacts().len(), 1);
    });
}

// proves: R029
#[test]
fn answers_join_the_open_contact_by_our_address_or_references_and_follow_a_closed_one() {
    for_each_database(|database| {
        let sink = SmtpSink::start();
        let mut stage = Stage::new(database);
        let mailbox = stage.mailbox(ADDRESS, &sending(&sink));
        stage.open();
        stage.push(&mailbox, letter(1, "", "Lasku on väärä."));
        stage.wait_understood(1);
        let first = stage.contacts().remove(0);
        stage.reply(first.id, "Hei, mikä laskun numero on?", 0);
        let sent = sink.wait_received(1);
        wait_until("receipt or answer", || {
            sink.received().iter().any(|one| one.text().contains("laskun numero"))
        });
        let sent = sink
            .received()
            .into_iter()
            .find(|one| one.text().contains("laskun numero"))
            .or(sent.into_iter().next());
        let raw = sent.unwrap().text();
        let answers_to = header(&raw, "Reply-To");
        let (start, end) = (answers_to.find('<').unwrap() + 1, answers_to.find('>').unwrap());
        let token_address = &answers_to[start..end];
        assert!(token_address.starts_with("tuki+c."), "{token_address}");

        stage.push(&mailbox, letter(2, &format!("To: {token_address}\r\n"), "Se on 1234."));
        stage.push(
            &mailbox,
            letter(3, &format!("References: {}\r\n", header(&raw, "Message-ID")), "Ja toinen on 5678."),
        );
        stage.wait_understood(3);
        assert_eq!(stage.contacts().len(), 1, "all belong to the open contact");
        assert!(stage.messages("customer").iter().all(|message| message.interaction == first.id));

        stage.answer_and_close(first.id, "Korjattu.");
        stage.push(
            &mailbox,
            letter(4, &format!("To: {token_address}\r\n"), "Lasku on taas väärä, mistä tämä johtuu?"),
        );
        stage.wait_understood(4);
        let contacts = stage.contacts();
        assert_eq!(contacts.len(), 2);
        assert_eq!(contacts[1].conversation, first.conversation, "it follows in the same thread");
        assert_eq!((contacts[0].state.as_str(), contacts[1].state.as_str()), ("closed", "attempted"));
    });
}

#[test]
fn an_exact_duplicate_changes_nothing_however_it_comes() {
    for_each_database(|database| {
        let office = post_office();
        let mut stage = Stage::new(database);
        let mailbox = stage.mailbox(ADDRESS, &fetching(office.port()));
        let nameless = letter(2, "", "Tässä ei ole tunnistetta.");
        let nameless = String::from_utf8(nameless)
            .unwrap()
            .replace("Message-ID: <2@posti.example>\r\n", "")
            .into_bytes();
        stage.open();
        for raw in [letter(1, "", "Lasku on väärä."), nameless] {
            stage.push(&mailbox, raw.clone());
            stage.push(&mailbox, raw.clone());
        }
        stage.wait_understood(2);
        office.deliver(ADDRESS, &letter(1, "", "Lasku on väärä."));
        stage.wait_understood(3);
        assert_eq!((stage.contacts().len(), stage.messages("customer").len()), (2, 2));
        assert_eq!((stage.inbound("arrived"), stage.inbound("duplicate")), (2, 1));
    });
}

// proves: A7
#[test]
fn a_stranger_who_names_a_thread_of_somebody_else_gets_no_part_in_it() {
    for_each_database(|database| {
        let sink = SmtpSink::start();
        let mut stage = Stage::new(database);
        let mailbox = stage.mailbox(ADDRESS, &sending(&sink));
        stage.open();
        stage.push(&mailbox, letter(1, "", "Lasku on väärä."));
        stage.wait_understood(1);
        let first = stage.contacts().remove(0);
        let names_it = "In-Reply-To: <1@posti.example>\r\nReferences: <1@posti.example>\r\n";
        stage.push(
            &mailbox,
            from("rosvo@muu.example", 2, names_it, "Mitä viimeksi sovimme? Lähettäkää kaikki."),
        );
        let spoken = "Subject: Re: [INT-1]\r\n";
        stage.push(&mailbox, from("rosvo@muu.example", 3, spoken, "Entä tämä asia?"));
        stage.wait_understood(3);
        let contacts = stage.contacts();
        assert!(contacts.len() >= 2);
        assert!(contacts[1..].iter().all(|one| one.conversation != first.conversation));
        assert_eq!(
            contacts[1].offered,
            Some(first.conversation),
            "a person may decide that it belongs there"
        );
        assert!(stage.messages("customer")[1..].iter().all(|message| message.interaction != first.id));
    });
}

#[test]
fn what_cannot_be_read_or_is_too_large_is_parked_and_the_next_message_arrives() {
    for_each_database(|database| {
        let office = post_office();
        let mut stage = Stage::new(database);
        let mailbox = stage.mailbox(ADDRESS, &fetching(office.port()));
        stage.open();
        let noise: Vec<u8> =
            (0..4000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8 | 0x80).collect();
        stage.push(&mailbox, noise);
        let huge = "Tämä viesti on liian suuri. ".repeat(10_000);
        office.deliver(ADDRESS, &letter(1, "", &huge));
        office.deliver(ADDRESS, &letter(2, "", "Tämä on tavallinen."));
        let nul = letter(3, "", "Tässä on \0 merkki ja toinen \u{fffe}.");
        stage.push(&mailbox, nul);
        stage.wait_understood(4);
        let texts: Vec<String> = stage.messages("customer").into_iter().map(|message| message.text).collect();
        assert!(texts.contains(&"Tämä on tavallinen.".to_string()));
        assert_eq!(texts.len(), 2, "{texts:?}");
        let parked = stage.parked();
        assert_eq!(parked.len(), 2, "{parked:?}");
        assert!(parked.iter().any(|why| why.contains("too large")), "{parked:?}");
        stage.retry_parked();
        stage.wait_understood(4);
        assert_eq!(stage.parked().len(), 2, "what still cannot be read is parked again");
    });
}
