use desk::catalogue::{brand, channel};
use desk::figure::{day_of, lines};
use desk::interaction::message::Address;
use desk::interaction::{Log, Reply, log, reply};
use desk::kernel::Actor;
use desk::mailbox::delivery::{self, Claim};
use desk::mailbox::health::{self, Health};
use desk::mailbox::inbound::{self, Fate, Kept, Seen};
use desk::mailbox::{self, Mailbox, MailboxInput};
use testkit::for_each_database;

use crate::stage::{Stage, after, noon};

pub fn input(stage: &Stage, address: &str) -> MailboxInput {
    let (channel, brand) = stage.act(|tx| {
        let channel = channel::load(tx, "mail").map_err(|_| db::Error::other("no channel"))?;
        Ok::<_, db::Error>((channel.id, brand::usual(tx)?.map(|brand| brand.id).unwrap_or_default()))
    });
    MailboxInput {
        name: String::new(),
        address: address.into(),
        channel,
        brand,
        team: None,
        service: None,
        settings: "{}".into(),
        secrets: Some("sealed".into()),
        active: true,
        version: None,
    }
}

pub fn a_mailbox(stage: &Stage) -> Mailbox {
    let (admin, with) = (stage.admin.clone(), input(stage, "Asiakaspalvelu@Yritys.example"));
    stage.act(move |tx| mailbox::save(tx, &admin, None, &with, noon()))
}

fn keep(stage: &Stage, mailbox: &Mailbox, uid: i64) -> Kept {
    let (mailbox, digest) = (mailbox.clone(), stage.blob(b"Subject: Lasku"));
    stage.act(move |tx| {
        let source_ref = format!("7:{uid}");
        let seen = Seen { source_ref: &source_ref, digest: &digest, bytes: 10, position: Some((7, uid)) };
        inbound::keep(tx, &mailbox, seen, noon())
    })
}

fn id_of(kept: Kept) -> i64 {
    match kept {
        Kept::New(id) | Kept::AlreadySeen(id) => id,
    }
}

#[test]
fn a_mailbox_keeps_its_secrets_when_none_are_given_and_its_address_is_its_own() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let made = a_mailbox(&stage);
        assert_eq!(
            (made.address.as_str(), made.health.as_str()),
            ("asiakaspalvelu@yritys.example", "unknown")
        );
        let (admin, known) = (stage.admin.clone(), made.clone());
        let with = MailboxInput { secrets: None, name: "Palvelu".into(), ..input(&stage, &made.address) };
        let changed = stage.act(move |tx| mailbox::save(tx, &admin, Some(&known), &with, noon()));
        assert_eq!((changed.secrets.as_str(), changed.name.as_str()), ("sealed", "Palvelu"));
        for (address, code) in
            [("ASIAKASPALVELU@yritys.example", "mailbox.address_taken"), ("ei osoite", "mailbox.address_bad")]
        {
            let (admin, with) = (stage.admin.clone(), input(&stage, address));
            assert_eq!(stage.refused(move |tx| mailbox::save(tx, &admin, None, &with, noon())), code);
        }
        let (lead, with) = (stage.colleague("Minna Mäkelä", "lead"), input(&stage, "toinen@yritys.example"));
        assert_eq!(
            stage.refused(move |tx| mailbox::save(tx, &lead, None, &with, noon())),
            "access.right_missing"
        );
    });
}

#[test]
fn a_message_is_kept_once_with_its_job_its_position_and_its_count() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let mailbox = a_mailbox(&stage);
        let first = keep(&stage, &mailbox, 41);
        assert!(matches!(first, Kept::New(_)));
        assert_eq!(keep(&stage, &mailbox, 41), Kept::AlreadySeen(id_of(first)));
        keep(&stage, &mailbox, 40);
        let (id, day) = (mailbox.id, day_of(noon()));
        let now = stage.act(move |tx| mailbox::by_id(tx, id)).unwrap();
        assert_eq!((now.uid_validity, now.last_uid), (Some(7), Some(41)), "the position never goes back");
        let seen = stage.act(move |tx| lines(tx, "seen", day, day));
        assert_eq!(seen.iter().map(|line| line.n).sum::<i64>(), 2);
        let jobs: Vec<i64> = stage.act(|tx| tx.all("SELECT id FROM job WHERE kind = 'mail.arrive'", &[]));
        assert_eq!(jobs.len(), 2);
        stage.act(move |tx| inbound::set_position(tx, id, 8, 3));
        let renumbered = stage.act(move |tx| mailbox::by_id(tx, id)).unwrap();
        assert_eq!((renumbered.uid_validity, renumbered.last_uid), (Some(8), Some(3)));
    });
}

#[test]
fn what_cannot_be_read_is_parked_in_sight_until_a_person_decides() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let mailbox = a_mailbox(&stage);
        let ids: Vec<i64> = (1..=3).map(|uid| id_of(keep(&stage, &mailbox, uid))).collect();
        for id in ids.clone() {
            assert!(stage.act(move |tx| inbound::settle(
                tx,
                id,
                Fate::Parked,
                "unreadable",
                (None, None),
                after(1)
            )));
            assert!(!stage.act(move |tx| inbound::settle(tx, id, Fate::Arrived, "", (None, None), after(2))));
        }
        let lead = stage.colleague("Minna Mäkelä", "lead");
        let parked = |stage: &Stage| {
            let (lead, only) = (lead.clone(), Some(mailbox.id));
            stage.act(move |tx| inbound::parked(tx, &lead, only, None, 10)).items
        };
        assert_eq!(parked(&stage).len(), 3);
        assert_eq!(stage.act(health::parked)[0].n, 3);
        let (doer, first) = (lead.clone(), parked(&stage)[0].clone());
        stage.act(move |tx| inbound::retry(tx, &doer, &first, after(3)));
        let (doer, second) = (lead.clone(), parked(&stage)[0].clone());
        let key = second.key();
        stage.act(move |tx| inbound::file_away(tx, &doer, &second, "mainos", after(3)));
        assert_eq!(parked(&stage).len(), 1);
        let (doer, wanted) = (lead.clone(), key.clone());
        let filed = stage.act(move |tx| inbound::load(tx, &doer, &wanted));
        assert_eq!((filed.state.as_str(), filed.reason.as_str()), ("filed", "mainos"));
        let (agent, wanted) = (stage.colleague("Matti Virtanen", "agent"), filed.clone());
        assert_eq!(
            stage.refused(move |tx| inbound::retry(tx, &agent, &wanted, after(4))),
            "access.right_missing"
        );
        let agent = Actor::customer("x");
        assert_eq!(stage.refused(move |tx| inbound::load(tx, &agent, &key)), "mailbox.missing");
    });
}

#[test]
fn only_a_change_of_health_is_told_to_the_trace() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let id = a_mailbox(&stage).id;
        for (minute, state) in
            [(1, Health::Well), (2, Health::Well), (3, Health::Failing), (4, Health::Failing)]
        {
            stage.act(move |tx| health::note(tx, id, state, "said", after(minute)));
        }
        let told: Vec<i64> = stage
            .act(|tx| tx.all("SELECT id FROM event WHERE kind = 'mailbox.health_changed' ORDER BY id", &[]));
        assert_eq!(told.len(), 2);
        let now = stage.act(move |tx| mailbox::by_id(tx, id)).unwrap();
        assert_eq!((now.health.as_str(), now.checked_at), ("failing", Some(after(4))));
    });
}

/// A reply on its way: (delivery, message).
fn a_reply(stage: &Stage, hold_seconds: i64) -> (i64, i64) {
    let matti = stage.colleague("Matti Virtanen", "agent");
    let doer = matti.clone();
    let called = Log { channel: "phone".into(), text: "Lasku ei täsmää.".into(), ..Log::default() };
    let contact = stage.act(move |tx| log(tx, &doer, &called, noon()));
    let to = Address { name: "Anssi".into(), address: "anssi@posti.example".into() };
    let answer = Reply { text: "Korjasimme laskun.".into(), to: vec![to], hold_seconds, ..Reply::default() };
    let sent = stage.act(move |tx| reply(tx, &matti, &contact, &answer, noon()));
    let message = sent.message;
    let delivery =
        stage.act(move |tx| tx.one("SELECT id FROM delivery WHERE message_id = $1", db::args![message]));
    (delivery, message)
}

fn state_of(stage: &Stage, message: i64) -> String {
    stage.act(move |tx| tx.one("SELECT state FROM message WHERE id = $1", db::args![message]))
}

#[test]
fn a_message_is_sent_after_its_hold_by_one_hand_only() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let (delivery, message) = a_reply(&stage, 60);
        let early = stage.act(move |tx| delivery::claim(tx, delivery, noon()));
        assert!(matches!(early, Claim::NotBefore(then) if then == after(1)));
        let Claim::Take(outgoing) = stage.act(move |tx| delivery::claim(tx, delivery, after(1))) else {
            panic!("it is due")
        };
        assert_eq!(
            (outgoing.text.as_str(), outgoing.author.as_str()),
            ("Korjasimme laskun.", "Matti Virtanen")
        );
        let whole = outgoing.clone();
        let (to, files, references) = stage.act(move |tx| {
            Ok::<_, db::Error>((whole.recipients(tx)?, whole.files(tx)?, whole.references(tx)?))
        });
        assert_eq!(to[0].address, "anssi@posti.example");
        assert!(files.is_empty() && references.is_empty());
        let second = stage.act(move |tx| delivery::claim(tx, delivery, after(1)));
        assert!(matches!(second, Claim::NotBefore(_)), "another hand waits");
        let (rendered, digest) = (outgoing.clone(), stage.blob(b"From: asiakaspalvelu"));
        stage.act(move |tx| delivery::rendered(tx, &rendered, &digest, "m1@yritys.example"));
        stage.act(move |tx| delivery::sent(tx, delivery, after(2)));
        assert_eq!(state_of(&stage, message), "sent");
        assert!(matches!(stage.act(move |tx| delivery::claim(tx, delivery, after(60))), Claim::Gone));
        let known = stage.act(|tx| delivery::of_rfc_id(tx, "m1@yritys.example"));
        assert_eq!(known.map(|(found, _)| found), Some(message));
        stage.act(move |tx| delivery::bounced(tx, message, "unknown user", after(9)));
        assert_eq!(state_of(&stage, message), "bounced");
    });
}

#[test]
fn a_deferred_message_is_tried_again_and_every_state_stays_in_sight() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let (delivery, message) = a_reply(&stage, 0);
        for (minute, next) in [(1, 10), (10, 40)] {
            let Claim::Take(_) = stage.act(move |tx| delivery::claim(tx, delivery, after(minute))) else {
                panic!("it is due at {minute}")
            };
            stage.act(move |tx| delivery::deferred(tx, delivery, "greylisted", after(next), after(minute)));
        }
        let early = stage.act(move |tx| delivery::claim(tx, delivery, after(20)));
        assert!(matches!(early, Claim::NotBefore(then) if then == after(40)));
        stage.act(move |tx| delivery::failed(tx, delivery, "gave up", after(41)));
        assert_eq!(state_of(&stage, message), "failed");
        let states: Vec<String> = stage.act(move |tx| {
            tx.all(
                "SELECT state FROM message_change WHERE message_id = $1 ORDER BY at, id",
                db::args![message],
            )
        });
        assert_eq!(states, ["held", "queued", "deferred", "deferred", "failed"]);
    });
}

#[test]
fn what_was_taken_back_is_never_sent() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let (delivery, message) = a_reply(&stage, 60);
        let stopped = stage.act(move |tx| {
            tx.exec(
                "UPDATE delivery SET state = 'undone' WHERE message_id = $1 AND state = 'held'",
                db::args![message],
            )
        });
        assert_eq!(stopped, 1);
        assert!(matches!(stage.act(move |tx| delivery::claim(tx, delivery, after(5))), Claim::Gone));
    });
}
