use desk::kernel::Actor;
use desk::people::agent::{self, AgentInput};
use desk::people::customer::{self, CustomerInput};
use desk::people::{Customer, duplicate, identify, merge};
use testkit::for_each_database;

use crate::stage::{Stage, after, noon};

fn customer_named(stage: &Stage, name: &str, address: &'static str) -> Customer {
    let (admin, input) =
        (stage.admin.clone(), CustomerInput { name: name.into(), ..CustomerInput::default() });
    let made = stage.act(move |tx| customer::create(tx, &admin, &input, noon()));
    let (admin, person) = (stage.admin.clone(), made.clone());
    stage.act(move |tx| customer::add_identity(tx, &admin, &person, "email", address, noon()));
    made
}

fn whose(stage: &Stage, address: &'static str) -> Option<i64> {
    stage.act(move |tx| identify::find(tx, "email", address))
}

#[test]
fn an_unknown_sender_becomes_a_person_once() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let meet = |address: &'static str| {
            stage.act(move |tx| {
                identify::find_or_create(tx, ("email", address), "Anssi Asiakas", Some("fi"), noon())
            })
        };
        let (anssi, new) = meet("Anssi@Posti.example").unwrap();
        assert!(new);
        assert_eq!(meet("anssi@posti.EXAMPLE"), Some((anssi, false)));
        assert_eq!(meet(""), None);
        assert_eq!(stage.act(move |tx| customer::by_id(tx, anssi)).name, "Anssi Asiakas");
    });
}

// proves: R154
#[test]
fn merged_people_are_one_and_can_be_parted_again() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let kept = customer_named(&stage, "Anssi Asiakas", "anssi@posti.example");
        let other = customer_named(&stage, "A. Asiakas", "anssi@tyo.example");
        let (admin, one, two) = (stage.admin.clone(), kept.clone(), other.clone());
        stage.act(move |tx| merge::merge(tx, &admin, &one, &two, after(1)));
        assert_eq!(whose(&stage, "anssi@tyo.example"), Some(kept.id));
        let (admin, key) = (stage.admin.clone(), other.key.clone());
        assert_eq!(
            stage.act(move |tx| customer::load(tx, &admin, &key)).id,
            kept.id,
            "the old key leads to the kept one"
        );
        let id = kept.id;
        let standing = stage.act(move |tx| merge::of(tx, id));
        let (admin, one, merged) = (stage.admin.clone(), kept.clone(), desk::kernel::key_of(standing[0].id));
        let parted = stage.act(move |tx| merge::unmerge(tx, &admin, &one, &merged, after(2)));
        assert_eq!(parted.id, other.id);
        assert_eq!(whose(&stage, "anssi@tyo.example"), Some(other.id));
        assert_eq!(whose(&stage, "anssi@posti.example"), Some(kept.id));
        assert!(stage.act(move |tx| merge::of(tx, id)).is_empty());
    });
}

#[test]
fn a_person_is_not_merged_with_themselves_nor_by_who_only_looks() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let kept = customer_named(&stage, "Anssi Asiakas", "anssi@posti.example");
        let other = customer_named(&stage, "A. Asiakas", "anssi@tyo.example");
        let (admin, one) = (stage.admin.clone(), kept.clone());
        assert_eq!(stage.refused(move |tx| merge::merge(tx, &admin, &one, &one, noon())), "merge.same");
        let viewer = stage.colleague("Ville Vieras", "viewer");
        assert_eq!(
            stage.refused(move |tx| merge::merge(tx, &viewer, &kept, &other, noon())),
            "access.right_missing"
        );
    });
}

#[test]
fn an_address_belongs_to_one_person_and_the_refusal_says_to_whom() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        customer_named(&stage, "Anssi Asiakas", "anssi@posti.example");
        let eeva = customer_named(&stage, "Eeva Salo", "eeva@posti.example");
        let (admin, person) = (stage.admin.clone(), eeva.clone());
        let refused = stage
            .store
            .write_blocking(move |tx| {
                customer::add_identity(tx, &admin, &person, "email", " ANSSI@posti.example", noon())
            })
            .unwrap_err();
        assert!(matches!(refused, customer::CustomerError::IdentityTaken(name) if name == "Anssi Asiakas"));
        let admin = stage.admin.clone();
        assert_eq!(
            stage.refused(move |tx| customer::add_identity(tx, &admin, &eeva, "phone", "x", noon())),
            "customer.identity_bad"
        );
    });
}

#[test]
fn people_of_one_name_are_suggested_once_and_stay_dismissed() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let one = customer_named(&stage, "Anssi Asiakas", "anssi@posti.example").id;
        let two = customer_named(&stage, "anssi  asiakas", "anssi@tyo.example").id;
        for _ in 0..2 {
            stage.act(move |tx| duplicate::look_for(tx, two, noon()));
        }
        let open = |id| stage.act(move |tx| duplicate::of(tx, id));
        assert_eq!(open(one).iter().map(|found| found.other).collect::<Vec<_>>(), [two]);
        assert_eq!(open(two).iter().map(|found| found.other).collect::<Vec<_>>(), [one]);
        let admin = stage.admin.clone();
        stage.act(move |tx| -> Result<(), db::Error> {
            duplicate::dismiss(tx, &admin, one, two, noon()).map_err(|_| db::Error::other("refused"))
        });
        stage.act(move |tx| duplicate::look_for(tx, two, noon()));
        assert!(open(one).is_empty() && open(two).is_empty());
    });
}

#[test]
fn a_change_made_on_an_old_reading_is_refused() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let made = customer_named(&stage, "Anssi Asiakas", "anssi@posti.example");
        let input = |name: &str| CustomerInput {
            name: name.into(),
            version: Some(made.version),
            ..CustomerInput::default()
        };
        let (admin, person, first) = (stage.admin.clone(), made.clone(), input("Anssi A."));
        stage.act(move |tx| customer::change(tx, &admin, &person, &first, after(1)));
        let (admin, second, id) = (stage.admin.clone(), input("Anssi B."), made.id);
        let refused = stage.refused(move |tx| {
            let fresh = customer::by_id(tx, id)?;
            customer::change(tx, &admin, &fresh, &second, after(2))
        });
        assert_eq!(refused, "record.changed");
    });
}

#[test]
fn customers_are_listed_in_the_order_of_the_alphabet_page_by_page() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        for name in ["Öhman Åsa", "Aalto Eero", "Zetterberg Bo", "Åberg Ida", "Äijälä Oiva"] {
            let (admin, input) =
                (stage.admin.clone(), CustomerInput { name: name.into(), ..CustomerInput::default() });
            stage.act(move |tx| customer::create(tx, &admin, &input, noon()));
        }
        let (mut names, mut at) = (Vec::new(), None);
        loop {
            let (admin, cursor) = (stage.admin.clone(), at.clone());
            let page = stage.act(move |tx| customer::list(tx, &admin, cursor.as_ref(), 2));
            names.extend(page.items.into_iter().map(|person| person.name));
            at = page.next;
            if at.is_none() {
                break;
            }
        }
        assert_eq!(names, ["Aalto Eero", "Zetterberg Bo", "Åberg Ida", "Äijälä Oiva", "Öhman Åsa"]);
        let stranger = Actor::customer("Anssi");
        assert_eq!(stage.refused(move |tx| customer::list(tx, &stranger, None, 2)), "access.right_missing");
    });
}

#[test]
fn the_last_administrator_stays_one() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let id = stage.admin.agent.unwrap();
        let key = stage.act(move |tx| agent::by_id(tx, id)).key;
        let input = AgentInput {
            name: "Liisa Lehto".into(),
            email: "liisa@yritys.example".into(),
            language: "fi".into(),
            title: String::new(),
            roles: vec!["agent".into()],
            active: true,
        };
        let (admin, own, demoted) = (stage.admin.clone(), key.clone(), input.clone());
        assert_eq!(
            stage.refused(move |tx| agent::save(tx, &admin, Some(&own), &demoted, noon())),
            "agent.last_administrator"
        );
        stage.colleague("Toinen Ylläpitäjä", "administrator");
        let admin = stage.admin.clone();
        let changed = stage.act(move |tx| agent::save(tx, &admin, Some(&key), &input, noon()));
        assert_eq!(stage.act(move |tx| agent::roles(tx, changed.id)), ["agent"]);
    });
}

#[test]
fn an_agent_without_a_name_an_address_or_a_role_is_refused() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let good = AgentInput {
            name: "Maija Nieminen".into(),
            email: "maija@yritys.example".into(),
            language: "fi".into(),
            title: String::new(),
            roles: vec!["agent".into()],
            active: true,
        };
        let cases = [
            (AgentInput { name: " ".into(), ..good.clone() }, "agent.name_missing"),
            (AgentInput { email: "maija".into(), ..good.clone() }, "agent.email_bad"),
            (AgentInput { email: "LIISA@yritys.example".into(), ..good.clone() }, "agent.email_taken"),
            (AgentInput { roles: vec![], ..good.clone() }, "agent.role_unknown"),
            (AgentInput { roles: vec!["king".into()], ..good.clone() }, "agent.role_unknown"),
        ];
        for (input, code) in cases {
            let admin = stage.admin.clone();
            assert_eq!(stage.refused(move |tx| agent::save(tx, &admin, None, &input, noon())), code);
        }
        let admin = stage.admin.clone();
        stage.act(move |tx| agent::save(tx, &admin, None, &good, noon()));
    });
}
