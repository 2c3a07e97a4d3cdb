use desk::access::rights_of;
use desk::catalogue::channel;
use desk::figure::{Dimension, day_of, start_of};
use desk::intake::{Arrival, Sender, arrive};
use desk::interaction::{Direction, Log, Missed, Outcome, log};
use desk::kernel::{Actor, Timestamp};
use desk::mailbox::inbound::{self, Fate, Seen};
use desk::report::{self, Ask, Label, ledger};
use testkit::for_each_database;

use crate::mailbox::a_mailbox;
use crate::stage::{Stage, after, noon};

fn today() -> Ask {
    let day = desk::figure::date_of(day_of(noon()));
    Ask::of(day, day)
}

fn call(stage: &Stage, actor: &Actor, with: Log) {
    let actor = actor.clone();
    stage.act(move |tx| log(tx, &actor, &with, after(1)));
}

fn calls(stage: &Stage) -> Actor {
    let matti = stage.colleague("Matti Virtanen", "agent");
    let one = Log { channel: "phone".into(), text: "Lasku ei täsmää.".into(), ..Log::default() };
    call(stage, &matti, one.clone());
    call(stage, &matti, Log { direction: Direction::Out, ..one.clone() });
    call(stage, &matti, Log { channel: "own_phone".into(), occurred_at: Some(after(-120)), ..one.clone() });
    call(stage, &matti, Log { outcome: Outcome::Missed(Missed::Abandoned), text: String::new(), ..one });
    matti
}

// proves: R039, R208, R034, R027
#[test]
fn contacts_are_counted_by_channel_and_direction_with_the_rows_behind() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        calls(&stage);
        let admin = stage.admin.clone();
        let counts = stage.act(move |tx| report::counts(tx, &admin, &today()));
        let total = counts.total;
        assert_eq!(
            (total.contacts, total.inbound, total.outbound, total.missed, total.late),
            (4, 3, 1, 1, 1)
        );
        let phone = &counts.lines[0];
        assert!(matches!(&phone.1, Label::Row(key, _) if key == "phone"));
        assert_eq!((phone.2.contacts, counts.days), (3, vec![(today().from, 4)]));
        for (name, value, of) in [
            ("contacts", 4, 4),
            ("outbound", 1, 1),
            ("missed", 1, 1),
            ("late_entries", 1, 1),
            ("unofficial_share", 1, 4),
        ] {
            let admin = stage.admin.clone();
            let told = stage.act(move |tx| report::figure(tx, &admin, name, &today()));
            assert_eq!((told.value, told.of), (value, of), "{name}");
            let admin = stage.admin.clone();
            let rows = stage.act(move |tx| report::behind(tx, &admin, name, &today(), None, 50)).items;
            assert_eq!(rows.len() as i64, of, "the rows behind {name}");
        }
    });
}

#[test]
fn the_rows_behind_a_figure_come_page_by_page() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        calls(&stage);
        let (mut numbers, mut at) = (Vec::new(), None);
        loop {
            let (admin, cursor) = (stage.admin.clone(), at.clone());
            let page =
                stage.act(move |tx| report::behind(tx, &admin, "contacts", &today(), cursor.as_ref(), 3));
            numbers.extend(page.items.iter().map(|row| row.number));
            at = page.next;
            if at.is_none() {
                break;
            }
        }
        numbers.sort_unstable();
        numbers.dedup();
        assert_eq!(numbers.len(), 4);
    });
}

#[test]
fn figures_of_one_person_are_seen_by_that_person_and_by_leads() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let matti = calls(&stage);
        let maija = stage.colleague("Maija Nieminen", "agent");
        let minna = stage.colleague("Minna Mäkelä", "lead");
        let by_person = |actor: Actor| {
            let ask = Ask { by: Dimension::Agent, agent: None, ..today() };
            stage.act(move |tx| report::counts(tx, &actor, &ask)).total.contacts
        };
        assert!(by_person(minna) >= 3);
        assert!(by_person(matti) >= 3);
        assert_eq!(by_person(maija), 0);
    });
}

#[test]
fn a_figure_that_is_not_there_and_a_period_that_cannot_be_are_refused() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let admin = stage.admin.clone();
        assert_eq!(stage.refused(move |tx| report::figure(tx, &admin, "luck", &today())), "figure.missing");
        let (admin, mut backwards) = (stage.admin.clone(), today());
        backwards.to = backwards.from.yesterday().unwrap();
        assert_eq!(stage.refused(move |tx| report::counts(tx, &admin, &backwards)), "figure.period_bad");
        let nobody = Actor { rights: rights_of(["repair"]), ..stage.admin.clone() };
        assert_eq!(stage.refused(move |tx| report::counts(tx, &nobody, &today())), "access.right_missing");
    });
}

/// A mail that comes in through the door and is understood, or parked.
fn mail(stage: &Stage, mailbox: &desk::mailbox::Mailbox, n: i64, readable: bool) {
    let (mailbox, digest) = (mailbox.clone(), stage.blob(b"Subject: Kysymys"));
    let understood = Arrival {
        channel: mailbox.channel,
        mailbox: Some(mailbox.id),
        from: Sender {
            kind: "email".into(),
            address: format!("asiakas{n}@posti.example"),
            name: String::new(),
        },
        subject: "Kysymys".into(),
        text: "Milloin paketti tulee?".into(),
        rfc_id: Some(format!("{n}@posti.example")),
        occurred_at: after(n),
        ..Arrival::default()
    }
    .understood();
    stage.act(move |tx| {
        let source_ref = format!("1:{n}");
        let seen = Seen { source_ref: &source_ref, digest: &digest, bytes: 1, position: None };
        let inbound::Kept::New(id) = inbound::keep(tx, &mailbox, seen, after(n))? else { return Ok(()) };
        if !readable {
            inbound::settle(tx, id, Fate::Parked, "unreadable", (None, None), after(n))?;
            return Ok::<_, db::Error>(());
        }
        let came = arrive(tx, &understood, after(n))?;
        inbound::settle(tx, id, Fate::Arrived, "", (Some(came.message), Some(came.interaction)), after(n))?;
        Ok(())
    });
}

fn channel_id(stage: &Stage, key: &'static str) -> i64 {
    stage.act(move |tx| channel::load(tx, key)).id
}

// proves: R220
#[test]
fn the_ledger_balances_each_channel_and_each_signature_covers_the_one_before() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let mailbox = a_mailbox(&stage);
        calls(&stage);
        for n in 1..=3 {
            mail(&stage, &mailbox, n, n != 2);
        }
        let (mail_channel, phone) = (channel_id(&stage, "mail"), channel_id(&stage, "phone"));
        let day = day_of(noon());
        let live = stage.act(move |tx| ledger::lines_of(tx, day));
        let of = |channel: i64| live.iter().find(|line| line.channel == channel).unwrap().clone();
        let line = of(mail_channel);
        assert_eq!(
            (line.seen, line.stored, line.closed, line.open, line.parked, line.difference),
            (3, 3, 0, 2, 1, 0)
        );
        assert_eq!((of(phone).seen, of(phone).stored, of(phone).difference), (3, 3, 0));
        assert!(live.iter().all(|line| line.stored == line.closed + line.open + line.parked));
        let tomorrow: Timestamp = start_of(day + 1).checked_add(jiff::SignedDuration::from_mins(6)).unwrap();
        assert!(stage.act(move |tx| ledger::sign_past(tx, tomorrow)) >= 1);
        assert_eq!(stage.act(move |tx| ledger::sign_past(tx, tomorrow)), 0);
        let admin = stage.admin.clone();
        let days = stage.act(move |tx| ledger::days(tx, &admin, None, 10, tomorrow)).items;
        assert_eq!((days.len(), days[0].signed_at, days[1].signed_at), (2, None, Some(tomorrow)));
        let mut digests: Vec<String> = days[1].lines.iter().map(|line| line.digest.clone()).collect();
        assert!(digests.iter().all(|digest| digest.len() == 64));
        digests.dedup();
        assert_eq!(digests.len(), days[1].lines.len());
    });
}

#[test]
fn a_message_that_was_seen_and_is_not_stored_shows_as_a_difference() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let mailbox = a_mailbox(&stage);
        mail(&stage, &mailbox, 1, false);
        stage.act(|tx| tx.exec("DELETE FROM inbound WHERE state = 'parked'", &[]));
        let day = day_of(noon());
        let live = stage.act(move |tx| ledger::lines_of(tx, day));
        assert_eq!(live.iter().map(|line| line.difference).collect::<Vec<_>>(), [1]);
    });
}
