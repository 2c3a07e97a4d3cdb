//! The inbox of Tuesday morning.

use super::{Sample, agent, ago, channel, form_channel, mail, meeting, phone, promise};
use crate::desk::inbox::{Inbox, Row, ViewLink};
use crate::desk::interaction::Interaction;
use crate::form::Choice;
use crate::view::{Count, Direction, Kind, Level, Presence, PromiseKind};

impl Sample for Inbox {
    fn sample() -> Self {
        Inbox {
            view: "mine".into(),
            title: "Omat".into(),
            views: views(),
            rows: rows(),
            after: Some("01JX".into()),
            channels: vec![Choice::new("mail", "Sähköposti"), Choice::new("phone", "Palvelupuhelin")],
            services: vec![Choice::new("shop", "Verkkokauppa"), Choice::new("billing", "Laskutus")],
            open: Some(Box::new(Interaction::sample())),
            closed_today: 31,
            ..Inbox::default()
        }
    }
}

/// The same with nothing open and nobody waiting.
pub(super) fn empty() -> Inbox {
    Inbox { rows: vec![], open: None, after: None, next_view: views().into_iter().nth(1), ..Inbox::sample() }
}

/// The less common states: a missed contact that nobody knows, failed and deferred messages, a conflict, a toast-worthy refusal.
pub(super) fn states() -> Inbox {
    Inbox { open: Some(Box::new(super::interaction::states())), ..Inbox::sample() }
}

fn views() -> Vec<ViewLink> {
    let own = [
        ("mine", "Omat", 12),
        ("queue", "Jono", 48),
        ("missed", "Soittopyynnöt", 3),
        ("all", "Kaikki avoimet", 99),
        ("closed", "Suljetut", 0),
    ];
    let teams = [
        ("team-billing", "Laskutus", 19),
        ("team-shop", "Verkkokauppa", 31),
        ("team-partner", "Kumppani: chat", 7),
    ];
    let own = own.map(|(key, label, n)| view(key, label, n, false));
    own.into_iter().chain(teams.map(|(key, label, n)| view(key, label, n, true))).collect()
}

fn view(key: &str, label: &str, n: i64, team: bool) -> ViewLink {
    let count = (n > 0).then_some(Count { n, more: n >= 99 });
    ViewLink { key: key.into(), label: label.into(), count, team }
}

pub(super) fn rows() -> Vec<Row> {
    let mut rows = vec![
        row(
            1042,
            "Anssi Asiakas",
            "Lasku ei täsmää tilaukseen",
            "Hei, ostin kuukausi sitten tuotteen ja paperilla tullut lasku",
        ),
        row(1051, "Eeva Salo", "Tallennus ei onnistu", "Soitti: tapahtuma jää kesken, kun painaa Tallenna"),
        row(1049, "Åsa Öhman", "Faktura utan referens", "Hej! Fakturan som kom i går saknar referensnummer"),
        row(1053, "040 555 0177", "Puhelu ilman vastausta", ""),
        row(
            1038,
            "Ville Koskinen",
            "Verkkokaupan kassa jumittaa",
            "Maksu jää pyörimään ja lopulta tulee virhe 504",
        ),
        row(1055, "Ritva Laine", "Kiitos nopeasta avusta!", "Paita tuli heti seuraavana päivänä"),
        row(
            1029,
            "Teemu Testaaja",
            "Kannettavan tilaus uudelle työntekijälle",
            "Aloittaa 1.12., tarvitsisi myös puhelimen",
        ),
        row(1033, "Liisa Virtanen", "Tilaus peruttava", "Tilasin vahingossa kaksi samanlaista"),
        row(1057, "John Smith", "Delivery to Sweden?", "Hello, do you deliver to Gothenburg and how long"),
        row(
            1012,
            "Pekka Palaute",
            "Ohje oli vaikea ymmärtää",
            "Laskun lukemisen ohjeessa puhutaan viitteestä",
        ),
    ];
    dress(&mut rows);
    rows
}

fn row(number: i64, who: &str, subject: &str, excerpt: &str) -> Row {
    Row {
        number,
        seq: 88_000 + number,
        who: who.into(),
        subject: subject.into(),
        excerpt: excerpt.into(),
        channel: mail(),
        at: ago(46),
        promise: Some(promise(PromiseKind::Response, 60, -200)),
        ..Row::default()
    }
}

fn dress(rows: &mut [Row]) {
    let matti = agent("matti", "Matti Meikäläinen");
    let maija = agent("maija", "Maija Korhonen");
    rows[0].promise = Some(promise(PromiseKind::Response, 222, -18));
    rows[0].unread = true;
    rows[0].owner = Some(matti.clone());
    rows[0].kinds = vec![Kind::Issue, Kind::Order];
    rows[0].presence = vec![Presence { agent: maija.clone(), level: Level::Here }];
    rows[1].channel = phone();
    rows[1].unread = true;
    rows[1].promise = Some(promise(PromiseKind::Response, 30, -122));
    rows[2].language = Some("sv".into());
    rows[2].promise = Some(promise(PromiseKind::Response, 60, -190));
    rows[2].owner = Some(maija);
    rows[3].channel = phone();
    rows[3].missed = true;
    rows[3].promise = None;
    rows[4].channel = form_channel();
    rows[4].unread = true;
    rows[4].promise = Some(promise(PromiseKind::Response, 300, 4));
    rows[4].kinds = vec![Kind::Issue];
    rows[5].channel = channel("social", "Sosiaalinen media", "at-sign");
    rows[6].channel = meeting();
    rows[6].owner = Some(matti);
    rows[6].kinds = vec![Kind::Order];
    rows[7].channel = phone();
    rows[7].direction = Direction::Out;
    rows[8].language = Some("en".into());
    rows[8].unread = true;
    rows[9].kinds = vec![Kind::Feedback];
}
