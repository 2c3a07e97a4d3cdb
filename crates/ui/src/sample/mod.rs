//! Sample views: the stories of Yritys Oy, for the test that draws every page in every language and for the gallery of
//! `examples/gallery.rs`. Nothing here is shown to anybody else.

mod admin;
mod customers;
mod inbox;
mod interaction;
mod pages;
mod records;

use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use language::Lang;
use maud::Markup;

use crate::shell::{Assets, Me, Place, Shell};
use crate::view::{
    Agent, Category, Channel, Customer, Identity, Kind, Linked, Promise, PromiseKind, RecordChip, State,
};
use crate::{admin as area, desk, door, failure, portal};

/// A view filled with a sample.
pub trait Sample {
    fn sample() -> Self;
}

/// Tuesday 24 November 2026, 9.58 in Helsinki.
pub fn now() -> Timestamp {
    "2026-11-24T07:58:00Z".parse().expect("a well-formed time")
}

/// `minutes` before now; negative is later.
pub(crate) fn ago(minutes: i64) -> Timestamp {
    now() - SignedDuration::from_mins(minutes)
}

/// A signed-in agent's shell.
pub fn shell(lang: Lang, place: Place) -> Shell {
    let tz = TimeZone::get("Europe/Helsinki").unwrap_or(TimeZone::UTC);
    Shell {
        csrf: "csrf-sample".into(),
        assets: Assets {
            css: "/assets/tuki.css".into(),
            js: "/assets/core.js".into(),
            sprite: "/assets/icons.svg".into(),
            favicon: "/assets/favicon.svg".into(),
        },
        organisation: "Yritys Oy".into(),
        me: Some(Me {
            key: "matti".into(),
            name: "Matti Meikäläinen".into(),
            role: "Asiakaspalvelija".into(),
            administers: true,
            reports: true,
            serves: true,
        }),
        place,
        inbox: 12,
        demo: true,
        seq: 88_121,
        path: "/sign-in".into(),
        ..Shell::new(lang, now(), tz)
    }
}

/// Every page with a sample: a name for its file, and the page.
pub fn pages(lang: Lang) -> Vec<(&'static str, Markup)> {
    let mut all = contact_pages(lang);
    all.extend(desk_pages(lang));
    all.extend(admin_pages(lang));
    all.extend(door_pages(lang));
    all.extend(failure_pages(lang));
    all
}

fn contact_pages(lang: Lang) -> Vec<(&'static str, Markup)> {
    let at = |place| shell(lang, place);
    vec![
        ("home", desk::home::page(&at(Place::Home), &desk::home::Home::sample())),
        ("inbox", desk::inbox::page(&at(Place::Inbox), &desk::inbox::Inbox::sample())),
        ("inbox-empty", desk::inbox::page(&at(Place::Inbox), &inbox::empty())),
        ("inbox-states", desk::inbox::page(&at(Place::Inbox), &inbox::states())),
        ("log", desk::log::page(&at(Place::Log), &desk::log::Log::sample())),
        ("customer", desk::customer::page(&at(Place::Customers), &desk::customer::CustomerPage::sample())),
        ("customers", desk::customers::page(&at(Place::Customers), &desk::customers::Customers::sample())),
        (
            "customer-new",
            desk::customers::new_page(&at(Place::Customers), &desk::customers::NewCustomer::sample()),
        ),
        (
            "organisations",
            desk::organisations::page(&at(Place::Customers), &desk::organisations::Organisations::sample()),
        ),
        (
            "organisation",
            desk::organisations::one_page(
                &at(Place::Customers),
                &desk::organisations::Organisation::sample(),
            ),
        ),
    ]
}

fn desk_pages(lang: Lang) -> Vec<(&'static str, Markup)> {
    let at = |place| shell(lang, place);
    vec![
        ("issue", desk::record::page(&at(Place::Issues), &desk::record::RecordPage::sample())),
        ("order", desk::record::page(&at(Place::Orders), &records::order())),
        ("feedback", desk::record::page(&at(Place::Feedback), &records::feedback())),
        ("issues", desk::records::page(&at(Place::Issues), &desk::records::Records::sample())),
        ("search", desk::search::page(&at(Place::Search), &desk::search::Search::sample())),
        ("search-start", desk::search::page(&at(Place::Search), &desk::search::Search::default())),
        ("counts", desk::counts::page(&at(Place::Reports), &desk::counts::Counts::sample())),
        ("ledger", desk::ledger::page(&at(Place::Reports), &desk::ledger::Ledger::sample())),
        ("me", desk::me::page(&at(Place::Me), &desk::me::MySettings::sample())),
        ("keys", desk::me::keys_page(&at(Place::Me))),
        ("mail", desk::mail_sink::page(&at(Place::Mail), &desk::mail_sink::MailSink::sample())),
    ]
}

fn admin_pages(lang: Lang) -> Vec<(&'static str, Markup)> {
    let at = shell(lang, Place::Admin);
    vec![
        ("admin-services", area::services::page(&at, &area::services::Services::sample())),
        ("admin-categories", area::categories::page(&at, &area::categories::Categories::sample())),
        ("admin-users", area::users::page(&at, &area::users::Users::sample())),
        ("admin-teams", area::teams::page(&at, &area::teams::Teams::sample())),
        ("admin-mailboxes", area::mailboxes::page(&at, &area::mailboxes::Mailboxes::sample())),
        ("admin-channels", area::channels::page(&at, &area::channels::Channels::sample())),
        ("admin-forms", area::forms::page(&at, &area::forms::Forms::sample())),
        ("admin-brands", area::brands::page(&at, &area::brands::Brands::sample())),
        ("admin-tokens", area::tokens::page(&at, &area::tokens::Tokens::sample())),
        ("admin-jobs", area::jobs::page(&at, &area::jobs::Jobs::sample())),
        ("admin-audit", area::audit::page(&at, &area::audit::Audit::sample())),
        ("admin-styleguide", area::styleguide::page(&at)),
    ]
}

/// The shell of a stranger.
fn stranger(lang: Lang) -> Shell {
    Shell { me: None, demo: false, ..shell(lang, Place::Home) }
}

fn door_pages(lang: Lang) -> Vec<(&'static str, Markup)> {
    let at = stranger(lang);
    let sent = door::password::Forgot { sent: true, ..door::password::Forgot::default() };
    vec![
        ("sign-in", door::sign_in::page(&at, &door::sign_in::SignIn::sample())),
        ("forgot", door::password::forgot_page(&at, &door::password::Forgot::sample())),
        ("forgot-sent", door::password::forgot_page(&at, &sent)),
        ("invitation", door::password::new_page(&at, &door::password::NewPassword::sample())),
        ("setup", door::setup::page(&at, &door::setup::Setup::sample())),
        ("form", portal::form::page(&at, &portal::form::WebForm::sample())),
        ("thanks", portal::form::thanks_page(&at, &portal::form::Thanks::sample())),
    ]
}

fn failure_pages(lang: Lang) -> Vec<(&'static str, Markup)> {
    use failure::Failure;
    let (known, at) = (shell(lang, Place::Home), stranger(lang));
    let why = crate::view::Forbidden {
        reason: "Vain ylläpitäjä voi muuttaa kanavia.".into(),
        grantors: vec!["Liisa Virtanen".into()],
    };
    let conflict = Failure::Conflict { back: "/desk/issues/310".into(), text: "Hei Anssi…".into() };
    vec![
        ("failure-401", failure::page(&at, &Failure::SignedOut)),
        ("failure-403", failure::page(&known, &Failure::Forbidden(why))),
        ("failure-404", failure::page(&known, &Failure::NotFound)),
        ("failure-409", failure::page(&known, &conflict)),
        (
            "failure-422",
            failure::page(
                &known,
                &Failure::Refused {
                    message: "Suljettua ei voi sulkea uudelleen.".into(),
                    back: "/desk".into(),
                },
            ),
        ),
        ("failure-429", failure::page(&at, &Failure::TooMany { wait_seconds: 30 })),
        ("failure-500", failure::page(&known, &Failure::Broken { reference: "7F3A-22".into() })),
        ("failure-503", failure::page(&at, &Failure::Busy { reference: "7F3A-23".into() })),
    ]
}

pub(crate) fn agent(key: &str, name: &str) -> Agent {
    Agent { key: key.into(), name: name.into(), away: None }
}

pub(crate) fn channel(key: &str, name: &str, icon: &str) -> Channel {
    Channel { key: key.into(), name: name.into(), icon: icon.into(), official: true }
}

pub(crate) fn mail() -> Channel {
    channel("mail", "Sähköposti", "mail")
}

pub(crate) fn phone() -> Channel {
    channel("phone", "Palvelupuhelin", "phone")
}

pub(crate) fn form_channel() -> Channel {
    channel("form", "Verkkolomake", "globe")
}

pub(crate) fn meeting() -> Channel {
    Channel { official: false, ..channel("meeting", "Tapaaminen", "footprints") }
}

pub(crate) fn promise(kind: PromiseKind, started: i64, due: i64) -> Promise {
    Promise { kind, started: ago(started), due: ago(due), met: None }
}

pub(crate) fn chip(kind: Kind, number: i64, title: &str, state: &str, category: Category) -> RecordChip {
    RecordChip { kind, number, title: title.into(), state: State::new(state, category), current: false }
}

pub(crate) fn anssi() -> Customer {
    Customer {
        key: "c7k2".into(),
        name: "Anssi Asiakas".into(),
        organisation: Some(Linked::new("o1", "Yritys Oy")),
        title: "ostaja".into(),
        language: Some("fi".into()),
        identities: vec![
            Identity {
                key: "1".into(),
                kind: "email".into(),
                value: "anssi.asiakas@yritys.example".into(),
                verified: true,
            },
            Identity {
                key: "2".into(),
                kind: "phone".into(),
                value: "+358 40 555 0123".into(),
                verified: false,
            },
        ],
        note: "Soita mieluiten klo 9–11".into(),
    }
}
