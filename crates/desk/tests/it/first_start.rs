use desk::calendar::Calendar;
use desk::catalogue::{brand, category, channel, service, team};
use desk::first_start::{SetUp, needed, set_up};
use desk::kernel::{Refusal, Right};
use desk::setting;
use testkit::for_each_database;

use crate::stage::{Stage, first_form, noon};

#[test]
fn an_empty_desk_is_set_up_once() {
    for_each_database(|database| {
        assert!(database.store().read_blocking(needed).unwrap());
        let stage = Stage::new(database);
        assert!(!stage.store.read_blocking(needed).unwrap());
        assert!(stage.admin.may(Right::ManagePeople));
        assert_eq!(stage.refused(|tx| set_up(tx, &first_form(), noon())), "setup.done");
    });
}

#[test]
fn a_new_desk_can_serve_at_once() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let channels = stage.act(channel::list);
        let keys: Vec<&str> = channels.iter().map(|channel| channel.key.as_str()).collect();
        assert_eq!(keys, ["phone", "own_phone", "meeting", "mail", "own_mail", "form", "social", "chat"]);
        assert!(channels.iter().filter(|channel| !channel.active).all(|channel| channel.key == "chat"));
        assert_eq!(stage.act(team::list).len(), 1);
        assert!(stage.act(category::tree).iter().any(|(depth, _)| *depth == 1));
        assert!(stage.act(service::list).is_empty());
        assert_eq!(stage.act(brand::usual).unwrap().name, "Yritys Oy");
        let calendar = stage.act(|tx| {
            setting::get(tx, setting::CALENDAR, Calendar { closed: vec![], ..Calendar::default() })
        });
        assert_eq!(calendar, Calendar::default_finnish());
    });
}

#[test]
fn a_service_is_made_only_when_it_is_named() {
    for_each_database(|database| {
        let named = SetUp { service: Some("Verkkokauppa".into()), ..first_form() };
        database.store().write_blocking(move |tx| set_up(tx, &named, noon())).unwrap();
        assert!(database.store().read_blocking(service::only).unwrap().is_some());
    });
}

#[test]
fn a_first_form_without_names_is_refused_field_by_field() {
    for_each_database(|database| {
        let bad = [
            (SetUp { organisation: " ".into(), ..first_form() }, "organisation"),
            (SetUp { administrator: String::new(), ..first_form() }, "name"),
            (SetUp { email: "liisa".into(), ..first_form() }, "email"),
        ];
        for (form, field) in bad {
            let refused = database.store().write_blocking(move |tx| set_up(tx, &form, noon())).unwrap_err();
            assert_eq!(refused.field(), Some(field));
        }
        assert!(database.store().read_blocking(needed).unwrap());
    });
}
