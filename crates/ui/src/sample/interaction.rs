//! Anssi's invoice: the interaction of the specification's picture.

use super::{Sample, agent, ago, anssi, chip, mail, now, phone, promise};
use crate::desk::interaction::{
    Action, Attachment, Composer, Context, Delivery, DeliveryState, Draft, Entry, Event, Guess, Interaction,
    LastSaid, Mark, MarkKind, Message, MessageKind, Missing, Panel, Recent,
};
use crate::form::Choice;
use crate::view::{Category, Kind, Level, Presence, PromiseKind, State};

impl Sample for Interaction {
    fn sample() -> Self {
        Interaction {
            view: "mine".into(),
            number: 1042,
            matter: 1042,
            version: 7,
            seq: 88_121,
            subject: "Lasku ei täsmää tilaukseen".into(),
            state: State::new("Käsittelyssä", Category::Open),
            channel: mail(),
            at: ago(46),
            customer: Some(anssi()),
            chain: vec![
                crate::view::RecordChip {
                    current: true,
                    ..chip(
                        Kind::Interaction,
                        1042,
                        "Lasku ei täsmää tilaukseen",
                        "Käsittelyssä",
                        Category::Open,
                    )
                },
                chip(Kind::Issue, 310, "Lasku väärällä summalla", "Kirjattu", Category::Open),
                chip(Kind::Order, 91, "Vaihtopaita", "Toimitettu", Category::Done),
            ],
            promises: vec![
                promise(PromiseKind::Response, 222, -18),
                promise(PromiseKind::Resolution, 60, -370),
            ],
            owner: Some(agent("matti", "Matti Meikäläinen")),
            mine: true,
            presence: vec![Presence { agent: agent("maija", "Maija Korhonen"), level: Level::Here }],
            thread: thread(),
            composer: composer(),
            panel: panel(),
            context: context(),
            owners: vec![Choice::new("matti", "Matti Meikäläinen"), Choice::new("maija", "Maija Korhonen")],
            teams: vec![Choice::new("billing", "Laskutus"), Choice::new("shop", "Verkkokauppa")],
            ..Interaction::default()
        }
    }
}

fn thread() -> Vec<Entry> {
    vec![
        Entry::Message(Message {
            id: "msg-1".into(),
            author: "Anssi Asiakas".into(),
            at: ago(46),
            channel: mail(),
            text: "Hei,\n\nostin kuukausi sitten tuotteen ja paperilla tullut lasku ihmetyttää: summa on 59 €, vaikka tilaus oli 49 €. Voisitteko tarkistaa, mitä olen tilannut?\n\nTerveisin Anssi".into(),
            quoted: Some("> Kiitos tilauksestasi ORD-88. Lasku lähetetään erikseen.".into()),
            attachments: vec![Attachment { name: "lasku-20261020.pdf".into(), bytes: 184_320, url: "/desk/attachments/1".into(), image: false }],
            ..Message::default()
        }),
        Entry::Message(Message {
            id: "msg-2".into(),
            kind: MessageKind::Receipt,
            author: "Tuki".into(),
            at: ago(45),
            text: "Vastaanottokuittaus lähetetty: asia INT-1042, vastaus viimeistään 12.12.".into(),
            robot: true,
            delivery: Some(delivery(DeliveryState::Sent, None)),
            ..Message::default()
        }),
        Entry::Event(Event { at: ago(18), icon: Some("phone-outgoing"), text: "Matti soitti – ei vastausta".into(), about: None }),
        Entry::Message(Message {
            id: "msg-3".into(),
            kind: MessageKind::Note,
            author: "Maija Korhonen".into(),
            at: ago(7),
            text: "@Minna katsotko laskutuksesta, onko hyvityslasku jo lähtenyt?".into(),
            ..Message::default()
        }),
        Entry::Event(Event { at: ago(5), icon: Some("life-buoy"), text: "Matti kirjasi pulman".into(), about: Some(chip(Kind::Issue, 310, "Lasku väärällä summalla", "Kirjattu", Category::Open)) }),
        Entry::Message(Message {
            id: "msg-4".into(),
            kind: MessageKind::Out,
            author: "Matti Meikäläinen".into(),
            to: vec!["Anssi Asiakas".into()],
            at: now(),
            channel: mail(),
            text: "Hei Anssi,\n\ntarkistin tilauksesi: laskulla on vahingossa toimitusmaksu. Hyvityslasku lähtee tänään.".into(),
            delivery: Some(Delivery { undo: Some("/desk/undo/u1".into()), ..delivery(DeliveryState::Held, Some(ago(0) + jiff::SignedDuration::from_secs(6))) }),
            ..Message::default()
        }),
    ]
}

fn delivery(state: DeliveryState, at: Option<jiff::Timestamp>) -> Delivery {
    Delivery { state, at, ..Delivery::default() }
}

fn composer() -> Composer {
    Composer {
        to: vec!["Anssi Asiakas <anssi.asiakas@yritys.example>".into()],
        from: "asiakaspalvelu@yritys.example".into(),
        can_reply: true,
        language: "fi".into(),
        draft: Some(Draft { text: "Hei Anssi,\n\n".into(), saved_at: ago(6), author: None }),
        ticket: "t-1".into(),
        guesses: vec![Guess {
            key: "g1".into(),
            label: "palvelu: neuvonta".into(),
            about: "mark".into(),
            mark: None,
        }],
        ..Composer::default()
    }
}

fn panel() -> Panel {
    Panel {
        marks: vec![Mark { kind: MarkKind::Issue, ..Mark::default() }],
        guesses: vec![Guess {
            key: "g1".into(),
            label: "neuvonta".into(),
            about: "mark".into(),
            mark: Some(Mark { kind: MarkKind::Service, detail: "advice".into(), reason: String::new() }),
        }],
        orders: vec![chip(Kind::Order, 91, "Vaihtopaita", "Toimitettu", Category::Done)],
        issues: vec![chip(Kind::Issue, 310, "Lasku väärällä summalla", "Kirjattu", Category::Open)],
        services: vec![Choice::new("shop", "Verkkokauppa"), Choice::new("billing", "Laskutus")],
        service: Some("billing".into()),
        categories: vec![
            Choice::new("bill", "Lasku"),
            Choice::new("bill-wrong", "Väärä summa").at(1),
            Choice::new("bill-ref", "Viite puuttuu").at(1),
        ],
        category: Some("bill-wrong".into()),
        actions: vec![Action {
            key: "1".into(),
            label: "Soitettu asiakkaalle".into(),
            note: "ei vastausta".into(),
            at: ago(18),
            who: "Matti".into(),
            removable: true,
        }],
        action_kinds: vec![
            Choice::new("advised", "Neuvottiin"),
            Choice::new("informed", "Kerrottiin tilanne"),
        ],
        order_kinds: vec![Choice::new("basic", "Peruspalvelu"), Choice::new("change", "Muutos")],
        feedback_kinds: vec![Choice::new("complaint", "Valitus"), Choice::new("praise", "Kiitos")],
        effects: vec![Choice::new("prevents", "Estää käytön"), Choice::new("degrades", "Haittaa käyttöä")],
        missing: vec![Missing {
            code: "closing.mark_missing".into(),
            text: "Vahvista, mistä oli kyse".into(),
            place: "panel-marks".into(),
        }],
        can_close: true,
        ..Panel::default()
    }
}

fn context() -> Context {
    Context {
        last_said: Some(LastSaid {
            text: "palaan huomenna".into(),
            who: "Matti".into(),
            at: ago(60 * 24 * 12),
            url: "/desk/inbox/all/1001".into(),
        }),
        open_now: vec![chip(Kind::Issue, 298, "Viite puuttuu laskulta", "Selvityksessä", Category::Waiting)],
        recent: vec![
            Recent {
                at: ago(60 * 24 * 14),
                channel: phone(),
                text: "Kysyi toimituksesta".into(),
                url: "/desk/inbox/all/988".into(),
            },
            Recent {
                at: ago(60 * 24 * 40),
                channel: mail(),
                text: "Tilaus ORD-88".into(),
                url: "/desk/inbox/all/901".into(),
            },
        ],
        candidates: vec![],
    }
}
