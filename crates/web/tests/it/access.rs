//! Every address is tried by a stranger and by a person without any right of the desk. The pages come from `routes.rs` itself, the
//! API from its own description at `/api/v1/openapi.json`, so that a new address is tried by itself.

use axum::http::StatusCode;
use testkit::for_each_database;

use crate::house::{Asker, House};
use crate::openapi::{Operation, operations};

const ROUTES: &str = include_str!("../../src/routes.rs");

/// Pages for everybody, with the reason.
const PUBLIC: [(&str, &str); 14] = [
    ("/", "leads to the desk or its door"),
    ("/setup", "an empty installation has nobody who could sign in; refuses when it is set up"),
    ("/sign-in", "the door"),
    ("/sign-in/{token}", "the link is the key"),
    ("/sign-out", "ends a session, if there is one"),
    ("/forgot", "who forgot the password cannot sign in; says the same to everybody"),
    ("/reset/{token}", "the link is the key"),
    ("/invitation/{token}", "the link is the key"),
    ("/assets/{*path}", "style sheets and scripts hold nothing of anybody's"),
    ("/health", "says only whether the process serves"),
    ("/accessibility", "a statement to everybody"),
    ("/f/{key}", "forms are for customers"),
    ("/f/{key}/thanks", "what a customer reads after a form"),
    ("/language", "chooses the language of the door"),
];

/// What a person without rights may do all the same: their own affairs.
const OWN: [&str; 11] = [
    "/api/v1/me",
    "/api/v1/tokens",
    "/api/v1/tokens/{key}",
    "/desk",
    "/desk/admin/tokens",
    "/desk/admin/tokens/new",
    "/desk/me",
    "/desk/me/keys",
    "/desk/me/password",
    "/r/{reference}",
    "/events",
];
/// What every colleague may read: the words in which the desk is set up.
const WORDS: [&str; 6] = [
    "/api/v1/brands",
    "/api/v1/categories",
    "/api/v1/channels",
    "/api/v1/forms",
    "/api/v1/services",
    "/api/v1/teams",
];

struct Route {
    path: String,
    method: &'static str,
}

/// The pages' addresses with their methods, as `routes.rs` writes them.
fn routes() -> Vec<Route> {
    let mut found = Vec::new();
    for part in ROUTES.split(".route(\"").skip(1) {
        let (path, handlers) = part.split_once('"').unwrap();
        let handlers = handlers.split(".route(\"").next().unwrap().lines().next().unwrap_or_default();
        for (word, method) in [("get(", "GET"), ("post(", "POST"), ("put(", "PUT"), ("delete(", "DELETE")] {
            if handlers.contains(word) {
                found.push(Route { path: path.to_owned(), method });
            }
        }
    }
    assert!(found.len() > 30, "the addresses of routes.rs were not understood");
    found
}

/// The address with something in each place that is nowhere in the desk.
fn filled(path: &str) -> String {
    let mut filled = String::new();
    for part in path.split('/').skip(1) {
        filled.push('/');
        filled.push_str(match part {
            "{number}" => "999999",
            "{view}" => "all",
            "{name}" => "contacts",
            "{ref}" | "{reference}" => "INT-999999",
            placed if placed.starts_with('{') => "0000000000000",
            word => word,
        });
    }
    if filled.is_empty() { "/".into() } else { filled }
}

fn is_public(path: &str) -> bool {
    PUBLIC.iter().any(|(public, _)| *public == path) || path.starts_with("/demo/")
}

fn form() -> (&'static str, String) {
    ("application/x-www-form-urlencoded", "csrf=csrf&name=x&text=x&do=send".into())
}

fn described(house: &House, asker: Asker) -> Vec<Operation> {
    operations(&house.get(asker, "/api/v1/openapi.json").json())
}

#[test]
fn a_stranger_is_refused_at_every_page() {
    for_each_database(|database| {
        let house = House::new(database);
        let before = house.events();
        let mut let_in = Vec::new();
        for route in routes().iter().filter(|route| !is_public(&route.path)) {
            let body = if route.method == "GET" { ("", String::new()) } else { form() };
            let answer = house.ask(Asker::Stranger, route.method, &filled(&route.path), body);
            let led_to_the_door = answer.status.is_redirection()
                && (answer.location().starts_with("/sign-in")
                    || (route.method == "GET" && answer.location().starts_with("/desk")));
            let refused = matches!(
                answer.status,
                StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN | StatusCode::NOT_FOUND
            );
            if !refused && !led_to_the_door {
                let_in.push(format!(
                    "{} {} answered {} {}",
                    route.method,
                    route.path,
                    answer.status,
                    answer.location()
                ));
            }
        }
        assert_eq!(let_in, Vec::<String>::new());
        assert_eq!(house.events(), before, "a stranger changed something");
    });
}

#[test]
fn a_stranger_is_refused_at_every_address_of_the_api() {
    for_each_database(|database| {
        let house = House::new(database);
        let before = house.events();
        let all = described(&house, Asker::Stranger);
        assert!(all.len() > 60, "the description lists {} operations", all.len());
        for asker in [Asker::Stranger, Asker::Token("made-up"), Asker::Session("made-up")] {
            let mut let_in = Vec::new();
            for one in all.iter().filter(|one| !one.path.contains("/demo/")) {
                let answer =
                    house.ask(asker, &one.method, &filled(&one.path), ("application/json", one.body.clone()));
                let says_why = answer.text.contains("access.sign_in_needed");
                if answer.status != StatusCode::UNAUTHORIZED || !says_why {
                    let_in.push(format!(
                        "{} {} answered {} {}",
                        one.method, one.path, answer.status, answer.text
                    ));
                }
            }
            assert_eq!(let_in, Vec::<String>::new());
        }
        assert_eq!(house.events(), before, "a stranger changed something");
    });
}

#[test]
fn a_person_without_the_right_is_refused_at_every_page() {
    for_each_database(|database| {
        let house = House::new(database);
        let secret = house.colleague("repair");
        let before = house.events();
        let mut let_in = Vec::new();
        for route in
            routes().iter().filter(|route| !is_public(&route.path) && !OWN.contains(&route.path.as_str()))
        {
            let body = if route.method == "GET" { ("", String::new()) } else { form() };
            let answer = house.ask(Asker::Session(&secret), route.method, &filled(&route.path), body);
            // A page that only leads on to another is tried there.
            let leads_on = route.method == "GET"
                && answer.status.is_redirection()
                && answer.location().starts_with("/desk");
            if !matches!(answer.status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND) && !leads_on {
                let_in.push(format!(
                    "{} {} answered {} {}",
                    route.method,
                    route.path,
                    answer.status,
                    answer.location()
                ));
            }
        }
        assert_eq!(let_in, Vec::<String>::new());
        assert_eq!(house.events(), before, "a person without rights changed something");
    });
}

#[test]
fn a_person_without_the_right_is_refused_at_every_address_of_the_api() {
    for_each_database(|database| {
        let house = House::new(database);
        let secret = house.colleague("repair");
        let before = house.events();
        let mut let_in = Vec::new();
        for one in described(&house, Asker::Stranger) {
            let word = one.method == "GET" && WORDS.iter().any(|words| one.path.starts_with(words));
            if word || OWN.contains(&one.path.as_str()) || one.path.contains("/demo/") {
                continue;
            }
            let answer = house.ask(
                Asker::Token(&secret),
                &one.method,
                &filled(&one.path),
                ("application/json", one.body.clone()),
            );
            if !matches!(answer.status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND) {
                let_in.push(format!(
                    "{} {} answered {} {}",
                    one.method,
                    one.path,
                    answer.status,
                    answer.brief()
                ));
            }
        }
        assert_eq!(let_in, Vec::<String>::new());
        assert_eq!(house.events(), before, "a person without rights changed something");
    });
}

#[test]
fn a_viewer_changes_nothing() {
    for_each_database(|database| {
        let house = House::new(database);
        let secret = house.colleague("viewer");
        let before = house.events();
        for one in described(&house, Asker::Stranger)
            .iter()
            .filter(|one| one.method != "GET" && !OWN.contains(&one.path.as_str()))
        {
            let answer = house.ask(
                Asker::Token(&secret),
                &one.method,
                &filled(&one.path),
                ("application/json", one.body.clone()),
            );
            assert!(
                !answer.status.is_success(),
                "{} {} answered {} {}",
                one.method,
                one.path,
                answer.status,
                answer.text
            );
        }
        assert_eq!(house.events(), before, "a viewer changed something");
    });
}
