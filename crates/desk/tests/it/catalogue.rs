use desk::catalogue::brand::{self, BrandInput};
use desk::catalogue::category::{self, CategoryInput};
use desk::catalogue::channel::{self, ChannelInput};
use desk::catalogue::service::{self, ServiceInput};
use desk::catalogue::team::{self, TeamInput};
use desk::kernel::Names;
use testkit::for_each_database;

use crate::stage::{Stage, noon};

fn billing() -> ServiceInput {
    ServiceInput {
        names: Names::new("Laskutus", "Fakturering", "Billing"),
        description: String::new(),
        owner: None,
        active: true,
    }
}

#[test]
fn a_service_is_made_and_changed_by_who_configures_and_by_nobody_else() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let (admin, lead) = (stage.admin.clone(), stage.colleague("Minna Mäkelä", "lead"));
        assert_eq!(
            stage.refused(move |tx| service::save(tx, &lead, None, &billing(), noon())),
            "access.right_missing"
        );
        let doer = admin.clone();
        let made = stage.act(move |tx| service::save(tx, &doer, None, &billing(), noon()));
        let retired = ServiceInput { active: false, ..billing() };
        let key = made.key.clone();
        let changed = stage.act(move |tx| service::save(tx, &admin, Some(&key), &retired, noon()));
        assert!(!changed.active && changed.id == made.id && changed.names == made.names);
    });
}

#[test]
fn a_nameless_row_and_an_unknown_key_are_refused() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let (one, two) = (stage.admin.clone(), stage.admin.clone());
        let nameless = ServiceInput { names: Names::new(" ", "", ""), ..billing() };
        assert_eq!(
            stage.refused(move |tx| service::save(tx, &one, None, &nameless, noon())),
            "catalogue.name_missing"
        );
        assert_eq!(
            stage.refused(move |tx| service::save(tx, &two, Some("0000000000000"), &billing(), noon())),
            "catalogue.missing"
        );
    });
}

#[test]
fn a_category_cannot_lie_under_itself() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let node = |parent: Option<i64>| CategoryInput {
            names: Names::new("Toimitus", "Leverans", "Delivery"),
            parent,
            service: None,
            active: true,
        };
        let (above, below) = (stage.admin.clone(), stage.admin.clone());
        let parent = stage.act(move |tx| category::save(tx, &above, None, &node(None), noon()));
        let child = stage.act(move |tx| category::save(tx, &below, None, &node(Some(parent.id)), noon()));
        let (admin, key) = (stage.admin.clone(), parent.key.clone());
        let refused =
            stage.refused(move |tx| category::save(tx, &admin, Some(&key), &node(Some(child.id)), noon()));
        assert_eq!(refused, "catalogue.cycle");
        let tree = stage.act(category::tree);
        let depth = |id| tree.iter().find(|(_, node)| node.id == id).map(|(depth, _)| *depth);
        assert_eq!((depth(parent.id), depth(child.id)), (Some(0), Some(1)));
    });
}

#[test]
fn a_channel_keeps_its_key_and_refuses_an_impossible_target() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let input = |minutes| ChannelInput {
            names: Names::new("Kirje", "Brev", "Letter"),
            manner: "post".into(),
            icon: "mail".into(),
            official: true,
            active: true,
            strictness: "light".into(),
            first_response_minutes: minutes,
        };
        let (one, two) = (stage.admin.clone(), stage.admin.clone());
        let made = stage.act(move |tx| channel::save(tx, &one, "letter", &input(960), noon()));
        assert_eq!((made.key.as_str(), made.first_response_minutes), ("letter", 960));
        assert_eq!(
            stage.refused(move |tx| channel::save(tx, &two, "letter", &input(0), noon())),
            "channel.target_impossible"
        );
    });
}

#[test]
fn a_team_has_the_members_it_was_given() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let (admin, maija) = (stage.admin.clone(), stage.colleague("Maija Nieminen", "agent"));
        let agent = maija.agent.unwrap();
        let input = TeamInput {
            names: Names::new("Laskutus", "Fakturering", "Billing"),
            active: true,
            members: Some(vec![agent, agent]),
        };
        let made = stage.act(move |tx| team::save(tx, &admin, None, &input, noon()));
        assert_eq!(stage.act(move |tx| team::members(tx, made.id)), [agent]);
        assert_eq!(stage.act(move |tx| team::of_agent(tx, agent)), [made.id]);
    });
}

#[test]
fn the_last_brand_stays_in_use() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let only = stage.act(brand::usual).unwrap();
        let retired = BrandInput {
            name: only.name.clone(),
            language: "fi".into(),
            signature: Names::default(),
            active: false,
        };
        let (admin, key, input) = (stage.admin.clone(), only.key.clone(), retired.clone());
        assert_eq!(
            stage.refused(move |tx| brand::save(tx, &admin, Some(&key), &input, noon())),
            "catalogue.last_one"
        );
        let (admin, other) = (stage.admin.clone(), BrandInput { active: true, ..retired.clone() });
        stage.act(move |tx| brand::save(tx, &admin, None, &other, noon()));
        let (admin, key) = (stage.admin.clone(), only.key);
        assert!(!stage.act(move |tx| brand::save(tx, &admin, Some(&key), &retired, noon())).active);
    });
}
