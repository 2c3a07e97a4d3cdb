//! Anssi's invoice: the interaction of the specification's picture.

use super::{Sample, agent, ago, anssi, chip, mail, now, phone, promise};
use crate::desk::interaction::{
    Action, Attachment, Composer, Conflict, Context, Delivery, DeliveryState, Draft, Entry, Event, FollowUp,
    Guess, Interaction, LastSaid, Mark, MarkKind, Message, MessageKind, Missing, Panel, Recent,
};
use crate::form::{Choice, Form};
use crate::view::{Agent, Category, Kind, Level, Linked, Presence, PromiseKind, State};

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

/// A missed contact of somebody unknown, with messages that did not arrive, and a refused closing.
pub(super) fn states() -> Interaction {
    let newer = Message {
        id: "msg-new".into(),
        author: "Anssi Asiakas".into(),
        at: ago(1),
        channel: mail(),
        text: "Löysinkin sen jo, kiitos!".into(),
        ..Message::default()
    };
    Interaction {
        number: 1053,
        customer: None,
        missed: Some("Ei vastausta".into()),
        channel: phone(),
        entered_at: Some(ago(2)),
        owner: Some(Agent {
            away: Some("lomalla 30.11. asti".into()),
            ..agent("matti", "Matti Meikäläinen")
        }),
        mine: false,
        participants: vec!["Eeva Salo".into(), "Ville Koskinen".into()],
        presence: vec![Presence { agent: agent("maija", "Maija Korhonen"), level: Level::Writing }],
        thread: troubled_thread(),
        composer: Composer {
            draft: Some(Draft {
                text: "Hei, katson tätä…".into(),
                saved_at: ago(1),
                author: Some(agent("maija", "Maija Korhonen")),
            }),
            on_note: true,
            ..composer()
        },
        panel: troubled_panel(),
        context: Context {
            candidates: vec![Linked::new("c7k2", "Anssi Asiakas · 040 555 0177")],
            ..context()
        },
        conflict: Some(Conflict { newer: vec![newer], text: String::new() }),
        ..Interaction::sample()
    }
}

fn troubled_thread() -> Vec<Entry> {
    let bounced = Delivery {
        note: "550 5.1.1 mailbox unavailable".into(),
        retry: Some("/desk/messages/5/retry".into()),
        ..delivery(DeliveryState::Bounced, None)
    };
    let deferred =
        Delivery { note: "451 4.7.1 greylisted".into(), ..delivery(DeliveryState::Deferred, Some(ago(-15))) };
    let out = |id: &str, text: &str, delivery| {
        Entry::Message(Box::new(Message {
            id: id.into(),
            kind: MessageKind::Out,
            author: "Matti Meikäläinen".into(),
            at: ago(9),
            text: text.into(),
            delivery: Some(delivery),
            ..Message::default()
        }))
    };
    vec![
        out("msg-5", "Hei, lasku on oikaistu.", bounced),
        out("msg-6", "Hei, soitamme huomenna.", deferred),
        Entry::Message(Box::new(Message {
            id: "msg-7".into(),
            kind: MessageKind::Log,
            author: "Matti Meikäläinen".into(),
            at: ago(8),
            erased: true,
            ..Message::default()
        })),
    ]
}

fn troubled_panel() -> Panel {
    Panel {
        follow_up: FollowUp {
            needed: true,
            choices: vec![Choice::new("call", "Soitetaan takaisin"), Choice::new("none", "Ei jatkoa")],
            ..FollowUp::default()
        },
        closing: Form::new().with_error("follow-up", "Kerro, mitä tehdään tai miksi ei mitään."),
        opened: Some(Kind::Issue),
        ..panel()
    }
}

fn thread() -> Vec<Entry> {
    vec![
        Entry::Message(Box::new(Message {
            id: "msg-1".into(),
            author: "Anssi Asiakas".into(),
            at: ago(46),
            channel: mail(),
            text: "Hei,\n\nostin kuukausi sitten tuotteen ja paperilla tullut lasku ihmetyttää: summa on 59 €, vaikka tilaus oli 49 €. Voisitteko tarkistaa, mitä olen tilannut?\n\nTerveisin Anssi".into(),
            quoted: Some("> Kiitos tilauksestasi ORD-88. Lasku lähetetään erikseen.".into()),
            attachments: vec![Attachment { name: "lasku-20261020.pdf".into(), bytes: 184_320, url: "/desk/attachments/1".into(), image: false }],
            ..Message::default()
        })),
        Entry::Message(Box::new(Message {
            id: "msg-2".into(),
            kind: MessageKind::Receipt,
            author: "Tuki".into(),
            at: ago(45),
            text: "Vastaanottokuittaus lähetetty: asia INT-1042, vastaus viimeistään 12.12.".into(),
            robot: true,
            delivery: Some(delivery(DeliveryState::Sent, None)),
            ..Message::default()
        })),
        Entry::Event(Event { at: ago(18), icon: Some("phone-outgoing"), text: "Matti soitti – ei vastausta".into(), about: None }),
        Entry::Message(Box::new(Message {
            id: "msg-3".into(),
            kind: MessageKind::Note,
            author: "Maija Korhonen".into(),
            at: ago(7),
            text: "@Minna katsotko laskutuksesta, onko hyvityslasku jo lähtenyt?".into(),
            ..Message::default()
        })),
        Entry::Event(Event { at: ago(5), icon: Some("life-buoy"), text: "Matti kirjasi pulman".into(), about: Some(chip(Kind::Issue, 310, "Lasku väärällä summalla", "Kirjattu", Category::Open)) }),
        Entry::Message(Box::new(Message {
            id: "msg-4".into(),
            kind: MessageKind::Out,
            author: "Matti Meikäläinen".into(),
            to: vec!["Anssi Asiakas".into()],
            at: now(),
            channel: mail(),
            text: "Hei Anssi,\n\ntarkistin tilauksesi: laskulla on vahingossa toimitusmaksu. Hyvityslasku lähtee tänään.".into(),
            delivery: Some(Delivery { undo: Some("/desk/undo/u1".into()), ..delivery(DeliveryState::Held, Some(ago(0) + jiff::SignedDuration::from_secs(6))) }),
            ..Message::default()
        })),
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
