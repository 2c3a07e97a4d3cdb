//! Mailboxes as their administrator meets them, parked messages, and the test mail of a demonstration.

use axum::http::StatusCode;
use channels::email::Relay;
use channels::email::settings::MailboxSecrets;
use channels::seal::SealKey;
use desk::kernel::Clock;
use desk::mailbox;
use desk::mailbox::inbound::{self, Fate, Kept};
use testkit::for_each_database;
use web::sink::Sink;

use crate::house::{Answer, Asker, House, now};

const MAILBOX: [(&str, &str); 9] = [
    ("name", "Asiakaspalvelu"),
    ("address", "tuki@yritys.example"),
    ("channel", "mail"),
    ("imap_host", "127.0.0.1"),
    ("imap_port", "1"),
    ("imap_security", "none"),
    ("imap_user", "tuki"),
    ("imap_start_with", "new"),
    ("active", "on"),
];

fn key(answer: &Answer) -> String {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.brief());
    answer.location().rsplit('/').next().unwrap().to_string()
}

fn with<'f>(more: &[(&'f str, &'f str)]) -> Vec<(&'f str, &'f str)> {
    MAILBOX.iter().copied().chain(more.iter().copied()).collect()
}

fn password(house: &House) -> String {
    let sealed = house.store.read_blocking(mailbox::list).unwrap().remove(0).secrets;
    assert!(!sealed.contains("salainen"), "a copy of the database tells nothing");
    let opened = SealKey::new([7; 32]).open(&sealed).unwrap();
    serde_json::from_str::<MailboxSecrets>(&opened).unwrap().imap_password
}

#[test]
fn a_mailboxs_password_is_sealed_never_shown_and_kept_when_none_is_typed() {
    for_each_database(|database| {
        let house = House::new(database);
        let admin = house.colleague("administrator");
        let bad =
            house.post(&admin, "/desk/admin/mailboxes/new", &with(&[("smtp_host", "a"), ("smtp_port", "x")]));
        assert!(bad.status == StatusCode::UNPROCESSABLE_ENTITY && bad.text.contains("edit-smtp_port-error"));
        let made = with(&[("imap_password", "salainen 1")]);
        let key = key(&house.post(&admin, "/desk/admin/mailboxes/new", &made));
        assert_eq!(password(&house), "salainen 1");
        let address = format!("/desk/admin/mailboxes/{key}");
        let page = house.get(Asker::Session(&admin), &address);
        assert!(page.text.contains("value=\"new\" selected") && !page.text.contains("salainen"));
        house.post(&admin, &address, &with(&[("imap_password", "")]));
        assert_eq!(password(&house), "salainen 1");
        house.post(&admin, &address, &with(&[("imap_password", "salainen 2")]));
        assert_eq!(password(&house), "salainen 2");
    });
}

#[test]
fn the_test_button_says_what_each_server_answered_and_keeps_the_health_in_sight() {
    for_each_database(|database| {
        let house = House::new(database);
        let (admin, agent) = (house.colleague("administrator"), house.colleague("agent"));
        let key = key(&house.post(&admin, "/desk/admin/mailboxes/new", &MAILBOX));
        let act = format!("/desk/admin/mailboxes/{key}/test");
        assert_eq!(house.post(&agent, &act, &[]).status, StatusCode::FORBIDDEN);
        let tested = house.post(&admin, &act, &[]);
        assert_eq!(tested.status, StatusCode::OK, "{}", tested.brief());
        assert!(tested.text.contains("data-ok=\"false\"") && tested.text.contains("Incoming mail"));
        assert!(house.get(Asker::Session(&admin), "/desk/admin/mailboxes").text.contains("▲"));
    });
}

/// A message that nobody could read, parked at the mailbox.
fn parked(house: &House) -> i64 {
    let raw = b"From: Anssi <anssi@posti.example>\r\nSubject: Outo viesti\r\n\r\nHei\r\n".to_vec();
    let bytes = raw.len() as i64;
    let digest = house.store.blobs().put_blocking(&house.store, raw).unwrap();
    house
        .store
        .write_blocking(move |tx| {
            let mailbox = mailbox::list(tx)?.remove(0);
            let seen = inbound::Seen { source_ref: &digest, digest: &digest, bytes, position: None };
            let Kept::New(id) = inbound::keep(tx, &mailbox, seen, now())? else { panic!("it is new") };
            inbound::settle(tx, id, Fate::Parked, "no header could be read", (None, None), now())?;
            Ok::<_, db::Error>(id)
        })
        .unwrap()
}

#[test]
fn a_parked_message_is_in_sight_read_raw_tried_again_and_filed() {
    for_each_database(|database| {
        let house = House::new(database);
        let (admin, lead) = (house.colleague("administrator"), house.colleague("lead"));
        let key = key(&house.post(&admin, "/desk/admin/mailboxes/new", &MAILBOX));
        let id = desk::kernel::key_of(parked(&house));
        let address = format!("/desk/admin/mailboxes/{key}");
        let page = house.get(Asker::Session(&lead), &address);
        for piece in ["Outo viesti", "anssi@posti.example", "no header could be read"] {
            assert!(page.text.contains(piece), "{piece}");
        }
        assert!(
            house.get(Asker::Session(&lead), "/desk").text.contains("/desk/admin/mailboxes"),
            "home tells of it"
        );
        let raw = house.get(Asker::Session(&lead), &format!("{address}/parked/{id}/raw"));
        assert!(
            raw.text.starts_with("From: Anssi") && raw.headers["content-type"] == "text/plain; charset=utf-8"
        );
        assert_eq!(
            house.post(&lead, &format!("{address}/parked/{id}/arrival"), &[]).status,
            StatusCode::SEE_OTHER
        );
        let gone = house.post(&lead, &format!("{address}/parked/{id}/filing"), &[]);
        assert_eq!(gone.status, StatusCode::NOT_FOUND, "it is no longer parked");
        let other = house.get(Asker::Session(&lead), &format!("/desk/admin/mailboxes/{id}/parked/{id}/raw"));
        assert_eq!(other.status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn the_test_mail_is_there_on_a_demonstration_only() {
    for_each_database(|database| {
        let sink = Sink::new(Clock::system());
        sink.take(
            "tuki@yritys.example",
            &["anssi@posti.example".into()],
            b"From: Tuki <tuki@yritys.example>\r\nReply-To: tuki+c.abc@yritys.example\r\nTo: Anssi <anssi@posti.example>\r\nMessage-ID: <m1@yritys.example>\r\nSubject: Re: Lasku\r\n\r\nHei Anssi\r\n",
        );
        let house = House::demo(database, sink);
        let admin = house.colleague("administrator");
        house.post(&admin, "/desk/admin/mailboxes/new", &MAILBOX);
        let page = house.get(Asker::Session(&admin), "/demo/mail/1");
        for piece in
            ["Hei Anssi", "value=\"m1@yritys.example\"", "tuki+c.abc@yritys.example", "value=\"Re: Lasku\""]
        {
            assert!(page.text.contains(piece), "{piece}");
        }
        let answer = [
            ("from_name", "Anssi"),
            ("from", "anssi@posti.example"),
            ("to", "tuki+c.abc@yritys.example"),
            ("subject", "Re: Lasku"),
            ("text", "Kiitos!"),
            ("in_reply_to", "m1@yritys.example"),
        ];
        assert_eq!(house.post(&admin, "/demo/mail", &answer).location(), "/demo/mail?sent=1");
        let kept: i64 = house.store.read_blocking(|tx| tx.one("SELECT count(*) FROM inbound", &[])).unwrap();
        assert_eq!(kept, 1, "the customer's mail is kept raw and waits to be read");
    });
    for_each_database(|database| {
        let house = House::new(database);
        let admin = house.colleague("administrator");
        assert_eq!(house.get(Asker::Session(&admin), "/demo/mail").status, StatusCode::NOT_FOUND);
    });
}
