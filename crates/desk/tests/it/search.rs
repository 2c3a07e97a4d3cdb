use desk::kernel::{Actor, Timestamp};
use desk::people::customer::{self, CustomerInput};
use desk::people::organisation;
use desk::reactions::react;
use desk::search::{self, Ask, Doc, Found, Kind, Scope, terms_of};
use testkit::for_each_database;

use crate::stage::{Stage, after, noon};

/// Indexes a text of a made-up contact.
fn tell(stage: &Stage, id: i64, at: Timestamp, text: &str, scope: Scope) {
    let terms = terms_of(text, None);
    stage.act(move |tx| {
        search::index(
            tx,
            Doc {
                subject_kind: "interaction",
                subject_id: id,
                message_id: None,
                occurred_at: at,
                terms: &terms,
                scope,
            },
        )
    });
}

fn seek(stage: &Stage, ask: Ask, limit: usize) -> Found {
    let actor = stage.admin.clone();
    stage.act(move |tx| search::search(tx, &actor, &ask, None, limit))
}

fn ids(found: &Found) -> Vec<i64> {
    found.hits.items.iter().map(|hit| hit.id).collect()
}

#[test]
fn an_inflected_word_is_found_newest_first_however_it_was_indexed() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        tell(&stage, 1, noon(), "En löydä laskua mistään", Scope::default());
        tell(&stage, 2, after(-60 * 24 * 30), "Laskussa on väärä summa", Scope::default());
        tell(&stage, 3, after(5), "Laskut eivät täsmää", Scope::default());
        tell(&stage, 4, after(6), "Paita on väärän värinen", Scope::default());
        assert_eq!(ids(&seek(&stage, Ask::new("lasku"), 10)), [3, 1, 2]);
        assert_eq!(ids(&seek(&stage, Ask::new("lasku väärä"), 10)), [2]);
        assert!(ids(&seek(&stage, Ask::new("kaukoputki"), 10)).is_empty());
        assert!(ids(&seek(&stage, Ask::new(" \"'* "), 10)).is_empty());
    });
}

#[test]
fn pages_follow_each_other_without_gap_or_repetition() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        for id in 1..=25 {
            tell(&stage, id, after(id % 5), "lasku", Scope::default());
        }
        let (mut seen, mut at) = (Vec::new(), None);
        loop {
            let (actor, cursor) = (stage.admin.clone(), at.clone());
            let found =
                stage.act(move |tx| search::search(tx, &actor, &Ask::new("lasku"), cursor.as_ref(), 7));
            seen.extend(ids(&found));
            at = found.hits.next;
            if at.is_none() {
                break;
            }
        }
        let times: Vec<i64> = seen.iter().map(|id| id % 5).collect();
        assert!(times.is_sorted_by(|one, two| one >= two), "{times:?}");
        seen.sort_unstable();
        assert_eq!(seen, (1..=25).collect::<Vec<_>>());
    });
}

#[test]
fn a_narrow_search_finds_only_what_lies_within() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        tell(
            &stage,
            1,
            noon(),
            "lasku",
            Scope { channel: Some(11), organisation: Some(21), brand: Some(31) },
        );
        tell(&stage, 2, noon(), "lasku", Scope { channel: Some(12), organisation: Some(21), brand: None });
        let within = |scope| ids(&seek(&stage, Ask { scope, ..Ask::new("lasku") }, 10));
        assert_eq!(within(Scope { channel: Some(12), ..Scope::default() }), [2]);
        assert_eq!(within(Scope { organisation: Some(21), ..Scope::default() }).len(), 2);
        assert_eq!(within(Scope { organisation: Some(21), brand: Some(31), ..Scope::default() }), [1]);
        assert!(within(Scope { channel: Some(1), ..Scope::default() }).is_empty());
        assert!(ids(&seek(&stage, Ask::new("lasku").within(Kind::Records), 10)).is_empty());
        assert_eq!(ids(&seek(&stage, Ask::new("lasku").within(Kind::Interactions), 10)).len(), 2);
    });
}

/// Runs what follows from every event of a customer, as the jobs do.
fn follow(stage: &Stage, kind: &'static str, id: i64) {
    stage.act(move |tx| {
        let events: Vec<i64> = tx.all(
            "SELECT event_id FROM event_subject WHERE subject_kind = $1 AND subject_id = $2 ORDER BY event_id",
            db::args![kind, id],
        )?;
        events.into_iter().try_for_each(|event| react(tx, event, after(1)))
    });
}

fn anssi(stage: &Stage) -> i64 {
    let (admin, input) =
        (stage.admin.clone(), CustomerInput { name: "Anssi Asiakas".into(), ..CustomerInput::default() });
    let made = stage.act(move |tx| customer::create(tx, &admin, &input, noon()));
    for (kind, value) in [("email", "Anssi@Posti.example"), ("phone", "040 555 0101")] {
        let (admin, person) = (stage.admin.clone(), made.clone());
        stage.act(move |tx| customer::add_identity(tx, &admin, &person, kind, value, noon()));
    }
    follow(stage, "customer", made.id);
    made.id
}

#[test]
fn a_person_is_found_by_name_address_and_number() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let anssi = anssi(&stage);
        for typed in ["anssi", "asiak", "Anssi Asiakas"] {
            let actor = stage.admin.clone();
            let (found, bounded) = stage.act(move |tx| search::people(tx, &actor, typed, 5));
            assert_eq!(found.iter().map(|person| person.id).collect::<Vec<_>>(), [anssi], "{typed}");
            assert!(!bounded);
        }
        for typed in ["anssi@posti.example", "+358 40 555 0101", "0405550101"] {
            let found = seek(&stage, Ask::new(typed), 5);
            assert_eq!(found.exact.iter().map(|hit| hit.id).collect::<Vec<_>>(), [anssi], "{typed}");
            assert!(found.hits.items.iter().all(|hit| hit.id != anssi), "it is not shown twice");
        }
    });
}

#[test]
fn an_old_name_is_forgotten_when_the_new_one_is_learnt() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let id = anssi(&stage);
        let (admin, renamed) = (
            stage.admin.clone(),
            CustomerInput { name: "Anssi Uusinimi".into(), ..CustomerInput::default() },
        );
        stage.act(move |tx| {
            let known = customer::by_id(tx, id)?;
            customer::change(tx, &admin, &known, &renamed, after(1))
        });
        follow(&stage, "customer", id);
        assert_eq!(ids(&seek(&stage, Ask::new("uusinimi").within(Kind::People), 5)), [id]);
        assert!(ids(&seek(&stage, Ask::new("asiakas").within(Kind::People), 5)).is_empty());
    });
}

#[test]
fn an_organisation_is_found_by_its_name() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let admin = stage.admin.clone();
        let made =
            stage.act(move |tx| organisation::save(tx, &admin, None, ("Kauppa Kulma Oy", "", None), noon()));
        follow(&stage, "organisation", made.id);
        let found = seek(&stage, Ask::new("kulma").within(Kind::People), 5);
        assert_eq!(found.hits.items[0].title, "Kauppa Kulma Oy");
        assert_eq!(found.hits.items[0].key.as_deref(), Some(made.key.as_str()));
    });
}

#[test]
fn who_may_not_see_contacts_finds_nothing() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        tell(&stage, 1, noon(), "lasku", Scope::default());
        let repair = stage.colleague("Sami Sovellus", "repair");
        let stranger = Actor::customer("Anssi");
        for nosy in [repair, stranger] {
            let other = nosy.clone();
            assert_eq!(
                stage.refused(move |tx| search::search(tx, &nosy, &Ask::new("lasku"), None, 5)),
                "access.right_missing"
            );
            assert_eq!(
                stage.refused(move |tx| search::people(tx, &other, "anssi", 5)),
                "access.right_missing"
            );
        }
    });
}
