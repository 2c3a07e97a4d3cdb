use desk::catalogue::channel;
use desk::erasure::{self, Step};
use desk::intake::{Arrival, Sender, arrive};
use desk::kernel::Timestamp;
use desk::people::{Customer, customer, identify};
use desk::reactions::react;
use desk::search::{Ask, search};
use testkit::for_each_database;

use crate::stage::{Stage, after, noon};

/// Words that must be nowhere afterwards.
const CANARIES: [&str; 4] = ["kanarialintunen", "anssikka", "posti.example", "0405550199"];

fn written(stage: &Stage, at: Timestamp) -> Customer {
    let channel = stage.act(|tx| channel::load(tx, "mail")).id;
    let understood = Arrival {
        channel,
        from: Sender {
            kind: "email".into(),
            address: "anssikka@posti.example".into(),
            name: "Anssikka Asiakas".into(),
        },
        subject: "Kanarialintunen karkasi".into(),
        text: "Hei, kanarialintunen karkasi. Soittakaa 0405550199.".into(),
        quoted: "> kanarialintunen".into(),
        rfc_id: Some(format!("{}@posti.example", at.as_second())),
        occurred_at: at,
        ..Arrival::default()
    }
    .understood();
    stage.act(move |tx| arrive(tx, &understood, at).map(|_| ()));
    let events: Vec<i64> = stage.act(|tx| tx.all("SELECT id FROM event ORDER BY id", &[]));
    stage.act(move |tx| events.iter().try_for_each(|event| react(tx, *event, at)));
    let id = stage.act(|tx| identify::find(tx, "email", "anssikka@posti.example")).unwrap();
    stage.act(move |tx| customer::by_id(tx, id))
}

/// Every text of every table of the desk that still holds one of the words.
fn traces(stage: &Stage) -> Vec<String> {
    const TEXTS: &[&str] = &[
        "SELECT name || ' ' || sort_key || ' ' || note FROM customer",
        "SELECT value || ' ' || folded FROM identity",
        "SELECT subject FROM conversation",
        "SELECT title FROM record",
        "SELECT name || ' ' || address FROM party",
        "SELECT author_name || ' ' || author_address || ' ' || subject || ' ' || text || ' ' || quoted || ' ' || COALESCE(rfc_id, '') FROM message",
        "SELECT name || ' ' || address FROM recipient",
        "SELECT detail FROM event_detail",
        "SELECT payload FROM job",
        "SELECT COALESCE(form_fields, '') FROM interaction",
    ];
    let mut left = Vec::new();
    for sql in TEXTS {
        let texts: Vec<String> = stage.act(|tx| tx.all(sql, &[]));
        left.extend(texts.into_iter().filter(|text| {
            let text = text.to_lowercase();
            CANARIES.iter().any(|word| text.contains(word))
        }));
    }
    left
}

fn erased(stage: &Stage, customer: &Customer) {
    let (admin, person) = (stage.admin.clone(), customer.clone());
    stage.act(move |tx| erasure::erase(tx, &admin, &person, "asiakas pyysi", after(10)));
    let id = customer.id;
    while stage.act(move |tx| erasure::step(tx, id, after(11))) == Step::More {}
}

#[test]
fn nothing_that_a_person_wrote_or_is_called_is_left_and_the_chain_verifies() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let anssi = written(&stage, noon());
        written(&stage, after(1));
        assert!(traces(&stage).len() > 5, "the words were everywhere before");
        erased(&stage, &anssi);
        assert_eq!(traces(&stage), Vec::<String>::new());
        let admin = stage.admin.clone();
        let found = stage.act(move |tx| search(tx, &admin, &Ask::new("kanarialintunen"), None, 10));
        assert!(found.hits.items.is_empty() && found.exact.is_empty());
        testkit::wait_until("the events are sealed", || {
            db::verify(&stage.store).is_ok_and(|report| report.events > 3 && report.erased > 0)
        });
        let report = db::verify(&stage.store).unwrap();
        assert!(report.faults.is_empty() && report.erased > 0, "{report:?}");
    });
}

#[test]
fn business_records_stay_with_their_numbers_states_and_times() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let anssi = written(&stage, noon());
        let rows = |stage: &Stage| -> Vec<(i64, String, i64)> {
            stage.act(|tx| tx.all("SELECT number, state, occurred_at FROM record ORDER BY id", &[]))
        };
        let before = rows(&stage);
        erased(&stage, &anssi);
        assert_eq!(rows(&stage), before);
        let id = anssi.id;
        assert!(stage.act(move |tx| customer::by_id(tx, id)).erased_at.is_some());
    });
}

#[test]
fn an_erased_address_is_free_for_a_new_person() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let anssi = written(&stage, noon());
        erased(&stage, &anssi);
        let again = written(&stage, after(20));
        assert_ne!(again.id, anssi.id);
        assert_eq!(again.name, "Anssikka Asiakas");
    });
}

#[test]
fn a_hold_wins_and_only_who_may_erase_erases_with_a_reason() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let anssi = written(&stage, noon());
        let try_it = |actor: desk::kernel::Actor, reason: &'static str| {
            let person = anssi.clone();
            stage.refused(move |tx| erasure::erase(tx, &actor, &person, reason, after(2)))
        };
        assert_eq!(try_it(stage.colleague("Minna Mäkelä", "lead"), "syy"), "access.right_missing");
        assert_eq!(try_it(stage.admin.clone(), "  "), "erasure.reason_missing");
        for held in [true, false] {
            let (admin, person) = (stage.admin.clone(), anssi.clone());
            stage.act(move |tx| erasure::set_hold(tx, &admin, &person, held, after(1)));
            if held {
                assert_eq!(try_it(stage.admin.clone(), "syy"), "erasure.held");
            }
        }
        erased(&stage, &anssi);
        let id = anssi.id;
        let gone = stage.act(move |tx| customer::by_id(tx, id));
        let admin = stage.admin.clone();
        assert_eq!(
            stage.refused(move |tx| erasure::erase(tx, &admin, &gone, "syy", after(3))),
            "erasure.done"
        );
    });
}
