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
    let mut all = desk_pages(lang);
    all.extend(admin_pages(lang));
    all.extend(door_pages(lang));
    all
}

fn desk_pages(lang: Lang) -> Vec<(&'static str, Markup)> {
    let at = |place| shell(lang, place);
    vec![("inbox", desk::inbox::page(&at(Place::Inbox), &desk::inbox::Inbox::sample()))]
}

fn admin_pages(_lang: Lang) -> Vec<(&'static str, Markup)> {
    vec![]
}

fn door_pages(_lang: Lang) -> Vec<(&'static str, Markup)> {
    vec![]
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
