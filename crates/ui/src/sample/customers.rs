//! Customers and organisations.

use super::{Sample, ago, anssi, chip, form_channel, mail, meeting, phone};
use crate::desk::customer::{CustomerPage, Duplicate, Merge, Said, TimelineEvent};
use crate::desk::customers::{Customers, NewCustomer};
use crate::desk::interaction::LastSaid;
use crate::desk::organisations::{Organisation, OrganisationRow, Organisations};
use crate::form::{Choice, Form};
use crate::view::{Category, Channel, Customer, Direction, Identity, Kind};

pub(super) fn eeva() -> Customer {
    Customer {
        key: "e5".into(),
        name: "Eeva Salo".into(),
        language: Some("fi".into()),
        identities: vec![Identity {
            key: "9".into(),
            kind: "phone".into(),
            value: "+358 50 555 0199".into(),
            verified: false,
        }],
        ..Customer::default()
    }
}

impl Sample for CustomerPage {
    fn sample() -> Self {
        CustomerPage {
            customer: anssi(),
            last_said: Some(LastSaid {
                text: "palaan huomenna".into(),
                who: "Matti".into(),
                at: ago(60 * 24 * 12),
                url: "/desk/inbox/all/1001".into(),
            }),
            events: events(),
            after: Some("01JX".into()),
            open: vec![
                chip(Kind::Issue, 310, "Lasku väärällä summalla", "Kirjattu", Category::Open),
                chip(Kind::Order, 91, "Vaihtopaita", "Vastaanotettu", Category::Waiting),
            ],
            waits_for_us: 1,
            duplicates: vec![Duplicate {
                suggestion: "d1".into(),
                other: Customer { name: "A. Asiakas".into(), ..eeva() },
                reason: "Sama puhelinnumero kahdella nimellä".into(),
            }],
            merges: vec![Merge {
                key: "m1".into(),
                name: "anssi@instagram".into(),
                at: ago(9000),
                who: "Maija".into(),
            }],
            details: Form::new().with("name", "Anssi Asiakas").with("language", "fi"),
            organisations: vec![Choice::new("o1", "Yritys Oy")],
            identity_kinds: vec![Choice::new("email", "Sähköposti"), Choice::new("phone", "Puhelin")],
            may_edit: true,
            may_erase: true,
            trace: super::records::trace(),
            ..CustomerPage::default()
        }
    }
}

fn events() -> Vec<TimelineEvent> {
    let event = |id: &str, minutes, channel: Channel, text: &str, who: &str| TimelineEvent {
        id: id.into(),
        at: ago(minutes),
        channel,
        text: text.into(),
        who: who.into(),
        url: "/desk/inbox/all/1042".into(),
        ..TimelineEvent::default()
    };
    vec![
        TimelineEvent {
            records: vec![chip(Kind::Issue, 310, "Lasku väärällä summalla", "Kirjattu", Category::Open)],
            more: vec![
                Said {
                    at: ago(46),
                    who: "Anssi".into(),
                    text: "Hei, ostin kuukausi sitten tuotteen ja lasku ihmetyttää.".into(),
                },
                Said {
                    at: ago(1),
                    who: "Matti".into(),
                    text: "Hei Anssi, hyvityslasku lähtee tänään.".into(),
                },
            ],
            ..event("t1", 46, mail(), "Lasku ei täsmää tilaukseen", "Matti")
        },
        TimelineEvent {
            direction: Direction::Out,
            missed: true,
            ..event("t2", 18, phone(), "Soitto, ei vastausta", "Matti")
        },
        TimelineEvent {
            records: vec![chip(Kind::Order, 88, "Paita", "Suljettu", Category::Done)],
            ..event("t3", 60 * 24 * 12, form_channel(), "Tilaus verkkokaupasta", "")
        },
        event("t4", 60 * 24 * 14, meeting(), "Kysyi messuilla koosta", "Maija"),
    ]
}

impl Sample for Customers {
    fn sample() -> Self {
        Customers {
            rows: vec![anssi(), eeva(), Customer { name: String::new(), ..eeva() }],
            after: Some("x".into()),
            ..Customers::default()
        }
    }
}

impl Sample for NewCustomer {
    fn sample() -> Self {
        NewCustomer {
            form: Form::new().with("email", "anssi@").with_error("email", "Tarkista sähköpostiosoite."),
            organisations: vec![Choice::new("o1", "Yritys Oy")],
        }
    }
}

impl Sample for Organisations {
    fn sample() -> Self {
        Organisations {
            rows: vec![OrganisationRow { key: "o1".into(), name: "Yritys Oy".into(), people: 12 }],
            ..Organisations::default()
        }
    }
}

impl Sample for Organisation {
    fn sample() -> Self {
        Organisation {
            key: "o1".into(),
            name: "Yritys Oy".into(),
            note: "Verkkokauppa-asiakas vuodesta 2019".into(),
            people: vec![anssi(), eeva()],
            open: vec![chip(Kind::Issue, 310, "Lasku väärällä summalla", "Kirjattu", Category::Open)],
            events: events(),
            may_edit: true,
            form: Form::new().with("name", "Yritys Oy"),
            ..Organisation::default()
        }
    }
}
