use desk::catalogue::channel;
use desk::intake::{Arrival, Sender, arrive};
use desk::reactions::live;
use desk::reactions::{KINDS, Next, start, work};
use desk::search::{self, Ask, Kind};
use serde_json::json;
use testkit::for_each_database;

use crate::stage::{Stage, after, noon};

fn arrived(stage: &Stage, n: i64, robot: bool) -> i64 {
    let channel = stage.act(|tx| channel::load(tx, "mail")).id;
    let understood = Arrival {
        channel,
        from: Sender {
            kind: "email".into(),
            address: "anssi@posti.example".into(),
            name: "Anssi Asiakas".into(),
        },
        subject: "Lasku".into(),
        text: format!("Lasku {n} ei täsmää"),
        rfc_id: Some(format!("{n}@posti.example")),
        robot: robot.then_some(desk::interaction::Missed::AutoReply),
        occurred_at: after(n),
        ..Arrival::default()
    }
    .understood();
    stage.act(move |tx| arrive(tx, &understood, after(n))).interaction
}

/// Runs the waiting reactions, each twice, as a job that was cut off would be.
fn run_reactions(stage: &Stage) {
    let waiting: Vec<String> =
        stage.act(|tx| tx.all("SELECT payload FROM job WHERE kind = 'event.react' ORDER BY id", &[]));
    for payload in waiting {
        let payload: serde_json::Value = serde_json::from_str(&payload).unwrap();
        for _ in 0..2 {
            let again = payload.clone();
            assert_eq!(stage.act(move |tx| work(tx, "event.react", &again, after(5))), Next::Done);
        }
    }
}

fn receipts(stage: &Stage) -> Vec<String> {
    stage.act(|tx| tx.all("SELECT payload FROM job WHERE kind = 'mail.receipt' ORDER BY id", &[]))
}

// proves: R130
#[test]
fn a_receipt_is_ordered_once_and_never_for_a_robot() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        arrived(&stage, 1, true);
        run_reactions(&stage);
        assert!(receipts(&stage).is_empty());
        let contact = arrived(&stage, 2, false);
        run_reactions(&stage);
        assert_eq!(receipts(&stage), [json!({ "interaction": contact }).to_string()]);
    });
}

#[test]
fn a_sender_who_was_unknown_can_be_found_by_name() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        arrived(&stage, 1, false);
        run_reactions(&stage);
        let admin = stage.admin.clone();
        let found =
            stage.act(move |tx| search::search(tx, &admin, &Ask::new("anssi").within(Kind::People), None, 5));
        assert_eq!(found.hits.items.len(), 1);
        assert_eq!(found.hits.items[0].title, "Anssi Asiakas");
    });
}

#[test]
fn live_screens_hear_which_records_were_touched_in_order() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        for n in 1..=3 {
            arrived(&stage, n * 100, false);
        }
        let heard = || stage.store.read_blocking(|tx| live::after(tx, 0, 100)).unwrap();
        let contacts = || heard().into_iter().filter(|one| one.kind.starts_with("interaction.")).count();
        testkit::wait_until("three contacts are sealed", || contacts() == 3);
        let touched = heard();
        assert!(touched.windows(2).all(|pair| pair[0].seq < pair[1].seq));
        let named = |one: &&live::Touched| one.refs.iter().any(|name| name.starts_with("INT-"));
        assert_eq!(touched.iter().filter(named).count(), 3, "{touched:?}");
        let last = touched.last().unwrap().seq;
        assert!(stage.store.read_blocking(move |tx| live::after(tx, last, 10)).unwrap().is_empty());
    });
}

#[test]
fn jobs_that_come_round_wait_once_however_often_the_desk_starts() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        for _ in 0..3 {
            stage.act(|tx| start(tx, noon()));
        }
        let round = |stage: &Stage| -> Vec<String> {
            stage.act(|tx| tx.all("SELECT kind FROM job WHERE unique_key = 'round' ORDER BY kind", &[]))
        };
        assert_eq!(round(&stage), ["desk.sweep", "figure.fold", "report.ledger"]);
        for kind in round(&stage) {
            assert!(KINDS.contains(&kind.as_str()));
            let kind: &'static str = KINDS.iter().find(|known| **known == kind).unwrap();
            while stage.act(move |tx| work(tx, kind, &json!({}), after(60))) == Next::Again {}
        }
    });
}

#[test]
fn a_better_analyser_reads_everything_anew_and_only_once() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        arrived(&stage, 1, false);
        run_reactions(&stage);
        let found = |typed: &'static str| {
            let admin = stage.admin.clone();
            stage.act(move |tx| search::search(tx, &admin, &Ask::new(typed), None, 5)).hits.items.len()
        };
        let as_before = (found("lasku"), found("anssi"));
        assert!(as_before.0 == 1 && as_before.1 >= 1);
        stage.act(|tx| tx.exec("UPDATE search_doc SET analyser_version = 0", &[]));
        stage.act(|tx| desk::setting::note(tx, desk::setting::ANALYSER, &0, noon()));
        stage.act(|tx| start(tx, noon()));
        while stage.act(|tx| work(tx, "search.reindex", &json!({}), noon())) == Next::Again {}
        assert_eq!((found("lasku"), found("anssi")), as_before);
        let left: Vec<i64> =
            stage.act(|tx| tx.all("SELECT id FROM search_doc WHERE analyser_version = 0", &[]));
        assert!(left.is_empty());
        stage.act(|tx| tx.exec("DELETE FROM job WHERE kind = 'search.reindex'", &[]));
        stage.act(|tx| start(tx, noon()));
        let again: Vec<i64> = stage.act(|tx| tx.all("SELECT id FROM job WHERE kind = 'search.reindex'", &[]));
        assert!(again.is_empty());
    });
}
