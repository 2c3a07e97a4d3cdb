//! What nobody wrote for us: recorded, closed by the system, never answered. And the receipt, which people alone get.

use channels::email::settings::MailboxSettings;
use jiff::SignedDuration;
use testkit::{Database, SmtpSink, for_each_database};

use crate::stage::{ADDRESS, Stage, from, header, letter, sending};

// proves: R130
#[test]
fn a_person_gets_one_receipt_a_matter_within_a_minute() {
    for_each_database(|database| {
        let sink = SmtpSink::start();
        let mut stage = Stage::new(database);
        let mailbox = stage.mailbox(ADDRESS, &sending(&sink));
        stage.open();
        stage.push(&mailbox, letter(1, "", "Lasku on väärä."));
        let receipt = sink.wait_received(1).remove(0);
        let raw = receipt.text();
        assert_eq!(receipt.to, ["anssi@posti.example"]);
        assert!(
            header(&raw, "Auto-Submitted").contains("auto-replied"),
            "{}",
            header(&raw, "Auto-Submitted")
        );
        assert_eq!(header(&raw, "In-Reply-To"), "<1@posti.example>");
        assert!(raw.contains(&format!("INT-{}", stage.contacts()[0].number)));
        let (asked, made): (i64, i64) = stage.act::<_, db::Error>(|tx| {
            tx.one(
                "SELECT MIN(created_at), (SELECT MAX(at) FROM message WHERE kind = 'receipt') FROM record",
                &[],
            )
        });
        assert!(made - asked < 60_000_000);
        stage.push(&mailbox, letter(2, "In-Reply-To: <1@posti.example>\r\n", "Summa on 20 euroa liikaa."));
        stage.wait_understood(2);
        stage.wait_quiet();
        assert_eq!((sink.received().len(), stage.messages("receipt").len()), (1, 1));
    });
}

// proves: R016, A19
#[test]
fn programs_lists_and_bulk_are_recorded_and_never_answered() {
    for_each_database(|database| {
        let sink = SmtpSink::start();
        let mut stage = Stage::new(database);
        let mailbox = stage.mailbox(ADDRESS, &sending(&sink));
        stage.open();
        let heads = [
            ("poissa@muu.example", "Auto-Submitted: auto-replied\r\n", Some("auto_reply")),
            ("lista@muu.example", "List-Id: <uutiset.muu.example>\r\nPrecedence: list\r\n", Some("list")),
            ("no-reply@muu.example", "", None),
            ("hiljaa@muu.example", "X-Auto-Response-Suppress: All\r\n", None),
        ];
        for (n, (sender, head, _)) in heads.iter().enumerate() {
            stage.push(&mailbox, from(sender, n, head, "Olen poissa perjantaihin asti."));
            stage.wait_understood(i64::try_from(n + 1).unwrap());
        }
        stage.wait_quiet();
        let contacts = stage.contacts();
        assert_eq!(contacts.len(), heads.len());
        for (contact, (sender, _, missed)) in contacts.iter().zip(heads) {
            assert_eq!(contact.missed.as_deref(), missed, "{sender}");
            assert_eq!(contact.state == "closed", missed.is_some(), "{sender}");
        }
        assert_eq!(sink.received().len(), 0, "nobody is answered by a program");
    });
}

// proves: A8
#[test]
fn a_bounce_of_our_answer_is_seen_at_the_message() {
    for_each_database(|database| {
        let sink = SmtpSink::start();
        let mut stage = Stage::new(database);
        let settings = MailboxSettings { receipt: false, ..sending(&sink) };
        let mailbox = stage.mailbox(ADDRESS, &settings);
        stage.open();
        stage.push(&mailbox, letter(1, "", "Lasku on väärä."));
        stage.wait_understood(1);
        let contact = stage.contacts().remove(0);
        let message = stage.reply(contact.id, "Korjasimme laskun.", 0);
        stage.wait_state(message, "sent");
        let original = sink.received().remove(0).text();
        stage.push(&mailbox, bounce(&original));
        let why = stage.wait_state(message, "bounced");
        assert!(why.contains("5.1.1"), "{why}");
        stage.wait_quiet();
        assert_eq!(sink.received().len(), 1, "a delivery report is not answered");
        assert!(stage.contacts().iter().filter(|one| one.state != "closed").count() <= 1);
    });
}

fn bounce(original: &str) -> Vec<u8> {
    let head = original.split("\r\n\r\n").next().unwrap();
    format!(
        "From: Mail Delivery System <MAILER-DAEMON@mx.posti.example>\r\nTo: {ADDRESS}\r\nReturn-Path: <>\r\n\
         Subject: Undelivered Mail Returned to Sender\r\nMessage-ID: <b1@mx.posti.example>\r\nAuto-Submitted: auto-replied\r\n\
         MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=\"raja\"\r\n\r\n\
         --raja\r\nContent-Type: text/plain\r\n\r\nThe mail system could not deliver your message.\r\n\
         --raja\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.posti.example\r\n\r\n\
         Final-Recipient: rfc822; anssi@posti.example\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 no such user\r\n\
         --raja\r\nContent-Type: text/rfc822-headers\r\n\r\n{head}\r\n\r\n--raja--\r\n"
    )
    .into_bytes()
}

#[test]
fn two_desks_that_write_to_each_other_fall_silent() {
    for engine in testkit::engines() {
        let (ours, theirs) = (Database::fresh(engine), Database::fresh(engine));
        let (sink, other_sink) = (SmtpSink::start(), SmtpSink::start());
        let (mut desk, mut other) = (Stage::new(&ours), Stage::new(&theirs));
        other.use_key([9; 32]);
        let mailbox = desk.mailbox(ADDRESS, &sending(&sink));
        let other_mailbox = other.mailbox("anssi@posti.example", &sending(&other_sink));
        desk.open();
        other.open();
        desk.push(&mailbox, letter(1, "", "Lasku on väärä."));
        desk.wait_understood(1);
        let (mut sent, mut answered) = (0, 0);
        for _ in 0..10 {
            desk.wait_quiet();
            for mail in sink.received().into_iter().skip(sent) {
                (sent, _) = (sent + 1, other.push(&other_mailbox, mail.data));
            }
            other.wait_understood(i64::try_from(sent).unwrap());
            other.wait_quiet();
            for mail in other_sink.received().into_iter().skip(answered) {
                (answered, _) = (answered + 1, desk.push(&mailbox, mail.data));
            }
            desk.wait_understood(i64::try_from(answered + 1).unwrap());
        }
        assert!(sent + answered <= 3, "{sent} and {answered} mails went between them");
    }
}

#[test]
fn our_own_mail_that_comes_back_is_no_contact_that_waits() {
    for_each_database(|database| {
        let sink = SmtpSink::start();
        let mut stage = Stage::new(database);
        let mailbox = stage.mailbox(ADDRESS, &sending(&sink));
        stage.open();
        stage.push(&mailbox, letter(1, "", "Lasku on väärä."));
        let receipt = sink.wait_received(1).remove(0);
        stage.push(&mailbox, receipt.data);
        stage.wait_understood(2);
        stage.wait_quiet();
        let waiting = stage.contacts().into_iter().filter(|one| one.state != "closed").count();
        assert_eq!((waiting, sink.received().len()), (1, 1));
    });
}

/// A program that marks nothing and names no thread could make the receipt answer itself for ever.
#[test]
fn a_program_that_hides_gets_a_handful_of_receipts_and_no_more() {
    for_each_database(|database| {
        let sink = SmtpSink::start();
        let mut stage = Stage::new(database);
        let mailbox = stage.mailbox(ADDRESS, &sending(&sink));
        stage.open();
        for n in 1..=12 {
            stage.push(&mailbox, letter(n, "", &format!("Olen kone ja vastaan kaikkeen, {n}.")));
            stage.wait_understood(i64::try_from(n).unwrap());
            stage.wait_quiet();
        }
        assert_eq!(stage.contacts().len(), 12);
        assert!(sink.received().len() <= 6, "{}", sink.received().len());
        stage.forward(SignedDuration::from_hours(2));
        stage.push(&mailbox, letter(13, "", "Olen sittenkin ihminen."));
        stage.wait_understood(13);
        stage.wait_quiet();
        assert!(sink.received().len() <= 7);
    });
}
