//! Records, their lists, and search.

use super::{Sample, agent, ago, chip, mail, phone, promise};
use crate::desk::record::{Acts, LinkLine, Party, RecordPage};
use crate::desk::records::{RecordRow, Records};
use crate::desk::search::{Hit, Search};
use crate::form::{Choice, Form};
use crate::view::{Category, Kind, Linked, PromiseKind, RecordChip, State, TraceLine};

impl Sample for RecordPage {
    fn sample() -> Self {
        RecordPage {
            kind: Kind::Issue,
            number: 310,
            version: 3,
            title: "Lasku väärällä summalla".into(),
            state: State::new("Kirjattu", Category::Open),
            chain: vec![
                chip(Kind::Interaction, 1042, "Lasku ei täsmää tilaukseen", "Käsittelyssä", Category::Open),
                RecordChip { current: true, ..chip(Kind::Issue, 310, "Lasku väärällä summalla", "Kirjattu", Category::Open) },
            ],
            promises: vec![promise(PromiseKind::Resolution, 60, -370)],
            owner: Some(agent("minna", "Minna Laskuttaja")),
            facing_owner: Some(agent("matti", "Matti Meikäläinen")),
            team: Some("Laskutus".into()),
            service: Some("Verkkokauppa".into()),
            category: Some("Lasku › Väärä summa".into()),
            customer: Some(Linked::new("c7k2", "Anssi Asiakas")),
            organisation: Some(Linked::new("o1", "Yritys Oy")),
            own_words: "Ostin kuukausi sitten tuotteen ja paperilla tullut lasku ihmetyttää: summa on 59 €, vaikka tilaus oli 49 €.".into(),
            facts: vec![("Vaikutus".into(), "Haittaa käyttöä".into())],
            parties: vec![Party { role: "Ilmoittaja".into(), name: "Anssi Asiakas".into(), url: Some("/desk/customers/c7k2".into()) }],
            links: vec![LinkLine { relation: "Syntyi yhteydenotosta".into(), record: chip(Kind::Interaction, 1042, "Lasku ei täsmää tilaukseen", "Käsittelyssä", Category::Open) }],
            trace: trace(),
            acts: Acts {
                resolve: Some(Form::new().with("cause", "customer").with("can_work_again", "yes")),
                causes: vec![Choice::new("customer", "Asiakkaan puolella"), Choice::new("unclear", "Epäselvä"), Choice::new("fault", "Vika")],
                ..Acts::default()
            },
            owners: vec![Choice::new("matti", "Matti Meikäläinen"), Choice::new("minna", "Minna Laskuttaja")],
            opened_at: ago(5),
            ..RecordPage::default()
        }
    }
}

/// An order that is delivered and waits to be closed.
pub(super) fn order() -> RecordPage {
    RecordPage {
        kind: Kind::Order,
        number: 91,
        title: "Vaihtopaita".into(),
        state: State::new("Toimitettu", Category::Open),
        acts: Acts { deliver: Some(Form::new()), close: Some(Form::new()), ..Acts::default() },
        ..RecordPage::sample()
    }
}

/// Feedback whose answer was refused.
pub(super) fn feedback() -> RecordPage {
    RecordPage {
        kind: Kind::Feedback,
        number: 51,
        title: "Ohje oli vaikea ymmärtää".into(),
        acts: Acts { answer: Some(Form::new().with_error("answer", "Kirjoita vastaus.")), ..Acts::default() },
        ..RecordPage::sample()
    }
}

pub(super) fn trace() -> Vec<TraceLine> {
    let line = |seq, minutes, who: &str, text: &str| TraceLine {
        seq,
        at: ago(minutes),
        who: who.into(),
        text: text.into(),
        undone: None,
    };
    vec![
        line(88_119, 5, "Matti Meikäläinen", "Pulma kirjattiin yhteydenotosta INT-1042"),
        line(88_120, 4, "Matti Meikäläinen", "Omistajaksi Minna Laskuttaja"),
        TraceLine {
            undone: Some("kumottu".into()),
            ..line(88_121, 3, "Minna Laskuttaja", "Merkittiin ratkaistuksi")
        },
    ]
}

impl Sample for Records {
    fn sample() -> Self {
        let row = |number, title: &str, customer: &str, category, state: &str| RecordRow {
            number,
            title: title.into(),
            state: State::new(state, category),
            customer: customer.into(),
            service: "Verkkokauppa".into(),
            owner: (number % 2 == 0).then(|| agent("matti", "Matti Meikäläinen")),
            opened_at: ago(number * 3),
            promise: Some(promise(PromiseKind::Resolution, 600, 300 - number)),
        };
        Records {
            kind: Kind::Issue,
            services: vec![Choice::new("shop", "Verkkokauppa"), Choice::new("billing", "Laskutus")],
            rows: vec![
                row(310, "Lasku väärällä summalla", "Anssi Asiakas", Category::Open, "Kirjattu"),
                row(305, "Viite puuttuu laskulta", "Åsa Öhman", Category::Waiting, "Odottaa asiakasta"),
                row(
                    298,
                    "Verkkokaupan kassa jumittaa maksun jälkeen eikä vahvistusta tule",
                    "Ville Koskinen",
                    Category::Open,
                    "Selvityksessä",
                ),
                row(201, "Salasana ei kelpaa", "Eeva Salo", Category::Done, "Suljettu"),
            ],
            after: Some("01JX".into()),
            ..Records::default()
        }
    }
}

impl Sample for Search {
    fn sample() -> Self {
        Search {
            q: "lasku".into(),
            kind: "all".into(),
            people: vec![super::anssi()],
            organisations: vec![Linked::new("o1", "Yritys Oy")],
            hits: vec![
                Hit {
                    kind: Kind::Interaction,
                    number: 1042,
                    title: "Lasku ei täsmää tilaukseen".into(),
                    who: "Anssi Asiakas".into(),
                    at: ago(46),
                    state: State::new("Käsittelyssä", Category::Open),
                    channel: Some(mail()),
                    excerpt: vec![
                        ("…paperilla tullut ".into(), false),
                        ("lasku".into(), true),
                        (" ihmetyttää: summa on 59 €…".into(), false),
                    ],
                    language: None,
                },
                Hit {
                    kind: Kind::Issue,
                    number: 305,
                    title: "Viite puuttuu laskulta".into(),
                    who: "Åsa Öhman".into(),
                    at: ago(3000),
                    state: State::new("Odottaa asiakasta", Category::Waiting),
                    channel: Some(phone()),
                    excerpt: vec![("Fakturan som kom i går saknar referensnummer".into(), false)],
                    language: Some("sv".into()),
                },
            ],
            after: Some("01JX".into()),
            bounded: false,
        }
    }
}
