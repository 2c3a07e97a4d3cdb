//! Answers go out by a real conversation with a relay: held, taken back, sent once, deferred, refused, and tried again by hand.

use channels::email::settings::MailboxSettings;
use desk::interaction::take_back;
use desk::mailbox::{Mailbox, delivery};
use jiff::SignedDuration;
use testkit::smtp::Stage as At;
use testkit::{Database, Manner, Received, SmtpSink, for_each_database, wait_for};

use crate::stage::{ADDRESS, Contact, Stage, header, letter, sending};

const ANSWER: &str = "Korjasimme laskun.";

/// A desk with one open contact and no receipts.
fn served(database: &Database, sink: &SmtpSink) -> (Stage, Mailbox, Contact) {
    let mut stage = Stage::new(database);
    let settings = MailboxSettings { receipt: false, ..sending(sink) };
    let mailbox = stage.mailbox(ADDRESS, &settings);
    stage.open();
    stage.push(&mailbox, letter(1, "", "Lasku on väärä."));
    stage.wait_understood(1);
    let contact = stage.contacts().remove(0);
    (stage, mailbox, contact)
}

fn answers(sink: &SmtpSink) -> Vec<Received> {
    sink.received_for("anssi@posti.example")
}

// proves: R029
#[test]
fn an_answer_is_held_for_its_seconds_then_sent_once_with_the_headers_of_its_thread() {
    for_each_database(|database| {
        let sink = SmtpSink::start();
        let (stage, _, contact) = served(database, &sink);
        let message = stage.reply(contact.id, ANSWER, 8);
        assert_eq!(stage.messages("reply")[0].state.as_deref(), Some("held"));
        assert_eq!(sink.connections(), 0);
        stage.forward(SignedDuration::from_secs(9));
        stage.wait_state(message, "sent");
        let sent = answers(&sink);
        assert_eq!(sent.len(), 1);
        let raw = sent[0].text();
        assert_eq!(sent[0].from, ADDRESS);
        assert_eq!(header(&raw, "In-Reply-To"), "<1@posti.example>");
        assert!(header(&raw, "References").contains("<1@posti.example>"));
        assert!(header(&raw, "Reply-To").contains("tuki+c."), "{}", header(&raw, "Reply-To"));
        assert!(header(&raw, "Subject").contains("Lasku 1"));
        assert!(header(&raw, "From").contains(&format!("<{ADDRESS}>")));
        assert!(header(&raw, "Auto-Submitted").is_empty(), "a person wrote it");
        let rfc_id = stage.messages("reply")[0].rfc_id.clone().unwrap();
        assert_eq!(header(&raw, "Message-ID"), format!("<{rfc_id}>"));
    });
}

#[test]
fn a_held_answer_that_is_taken_back_never_leaves() {
    for_each_database(|database| {
        let sink = SmtpSink::start();
        let (stage, _, contact) = served(database, &sink);
        let message = stage.reply(contact.id, "Väärä vastaus.", 8);
        let (maija, now) = (stage.maija.clone(), stage.clock.now());
        let (_, text) = stage.act(move |tx| take_back(tx, &maija, message, now));
        assert_eq!(text, "Väärä vastaus.");
        stage.forward(SignedDuration::from_secs(60));
        let other = stage.reply(contact.id, ANSWER, 0);
        stage.wait_state(other, "sent");
        stage.wait_quiet();
        let sent = answers(&sink);
        assert_eq!(sent.len(), 1);
        assert!(sent[0].text().contains("Korjasimme"));
        let (maija, now) = (stage.maija.clone(), stage.clock.now());
        let late = stage.store.write_blocking(move |tx| take_back(tx, &maija, other, now));
        assert!(late.is_err(), "what has left is not taken back");
    });
}

#[test]
fn a_relay_that_cannot_just_now_is_asked_again_later_with_the_same_message() {
    for_each_database(|database| {
        let sink = SmtpSink::start();
        let (stage, mailbox, contact) = served(database, &sink);
        sink.behave_times(Manner::Refuse(At::Message, 451), 1);
        let message = stage.reply(contact.id, ANSWER, 0);
        let why = stage.wait_state(message, "deferred");
        assert!(why.contains("try again later"), "{why}");
        let next: i64 = stage.act::<_, db::Error>(move |tx| {
            tx.one("SELECT hold_until FROM delivery WHERE message_id = $1", db::args![message])
        });
        assert!(next > stage.clock.now().as_microsecond(), "the next try lies ahead and is known");
        assert_ne!(stage.row(&mailbox).health, "failing", "one message says nothing of the mailbox");
        let before = stage.messages("reply")[0].rfc_id.clone();
        stage.forward(SignedDuration::from_mins(2));
        stage.wait_state(message, "sent");
        assert_eq!(stage.messages("reply")[0].rfc_id, before);
        assert_eq!(answers(&sink).len(), 1);
    });
}

#[test]
fn a_relay_that_takes_a_message_without_saying_so_gets_the_very_same_message_again() {
    for_each_database(|database| {
        let sink = SmtpSink::start();
        let (stage, _, contact) = served(database, &sink);
        sink.behave_times(Manner::KeepAndHangUp, 1);
        let message = stage.reply(contact.id, ANSWER, 0);
        stage.wait_state(message, "deferred");
        stage.forward(SignedDuration::from_mins(2));
        stage.wait_state(message, "sent");
        let sent = answers(&sink);
        assert_eq!(sent.len(), 2);
        assert_eq!(sent[0].data, sent[1].data, "the other side can tell that it is one message");
    });
}

#[test]
fn a_refused_recipient_fails_in_sight_and_can_be_tried_again_by_hand() {
    for_each_database(|database| {
        let sink = SmtpSink::start();
        let (stage, _, contact) = served(database, &sink);
        sink.behave(Manner::Refuse(At::Recipient, 550));
        let message = stage.reply(contact.id, ANSWER, 0);
        let why = stage.wait_state(message, "failed");
        assert!(why.contains("no such person"), "{why}");
        let now = stage.clock.now();
        sink.behave(Manner::Accept);
        assert!(stage.act(move |tx| delivery::again(tx, message, now)));
        stage.forward(SignedDuration::from_secs(1));
        stage.wait_state(message, "sent");
        assert_eq!(answers(&sink).len(), 1);
    });
}

// The relay is down, silent, babbling, hangs up or lets nobody in: shown at the mailbox, and over when it is over.
#[test]
fn a_relay_out_of_order_is_shown_at_the_mailbox_and_everything_leaves_once_it_is_well() {
    for_each_database(|database| {
        let sink = SmtpSink::start();
        let (stage, mailbox, contact) = served(database, &sink);
        let manners = [
            None,
            Some(Manner::Silent),
            Some(Manner::Nonsense),
            Some(Manner::HangUp(At::Recipient)),
            Some(Manner::Refuse(At::Sender, 535)),
        ];
        for (n, manner) in manners.into_iter().enumerate() {
            match manner {
                Some(manner) => sink.behave(manner),
                None => sink.go_down(),
            }
            let message = stage.reply(contact.id, &format!("{ANSWER} {n}"), 0);
            stage.wait_state(message, "deferred");
            let note = stage.wait_health(&mailbox, "failing");
            assert!(note.starts_with("SMTP: "), "{note}");
            sink.come_back();
            sink.behave(Manner::Accept);
            stage.forward(SignedDuration::from_mins(2));
            stage.wait_state(message, "sent");
            stage.wait_health(&mailbox, "well");
        }
        assert_eq!(answers(&sink).len(), manners.len());
    });
}

#[test]
fn a_slow_relay_only_takes_longer() {
    for_each_database(|database| {
        let sink = SmtpSink::start();
        let (stage, mailbox, contact) = served(database, &sink);
        sink.behave(Manner::Slow(std::time::Duration::from_millis(100)));
        let message = stage.reply(contact.id, ANSWER, 0);
        stage.wait_state(message, "sent");
        assert_eq!((answers(&sink).len(), stage.row(&mailbox).health.as_str()), (1, "well"));
    });
}

#[test]
fn a_message_in_the_hands_of_a_process_that_is_gone_is_sent_by_the_next_one() {
    for_each_database(|database| {
        let sink = SmtpSink::start();
        let (mut stage, _, contact) = served(database, &sink);
        stage.close();
        let message = stage.reply(contact.id, ANSWER, 0);
        let now = stage.clock.now();
        let delivery = stage.act(move |tx| delivery::of_message(tx, message)).unwrap();
        let claim = stage.act(move |tx| delivery::claim(tx, delivery, now));
        assert!(matches!(claim, delivery::Claim::Take(_)));
        stage.open();
        // On PostgreSQL another node might still have it, until its claim has run out.
        wait_for("the claim to be seen", || {
            stage.forward(SignedDuration::from_secs(5));
            (stage.messages("reply")[0].state.as_deref() == Some("sent")).then_some(())
        });
        assert_eq!(answers(&sink).len(), 1);
    });
}
