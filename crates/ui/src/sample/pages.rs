//! Home, log, figures, ledger, settings, test mail, doors and the portal.

use jiff::civil::date;

use super::{Sample, ago, anssi, channel, form_channel, mail, meeting, phone, promise};
use crate::desk::counts::{CountLine, CountedRow, Counts, Figure};
use crate::desk::home::{Home, Promised, Queue, Step, Tile, Trouble};
use crate::desk::inbox::ViewLink;
use crate::desk::ledger::{Ledger, LedgerDay, LedgerLine};
use crate::desk::log::{Log, Logged};
use crate::desk::mail_sink::{MailSink, SunkMail};
use crate::desk::me::MySettings;
use crate::door::password::{Forgot, NewPassword};
use crate::door::setup::Setup;
use crate::door::sign_in::SignIn;
use crate::form::{Choice, Form};
use crate::portal::form::{Thanks, WebField, WebFieldKind, WebForm};
use crate::view::{Channel, Count, PromiseKind};

impl Sample for Home {
    fn sample() -> Self {
        let tile =
            |label: &str, n, late| Tile { label: label.into(), n, url: "/desk/inbox/mine".into(), late };
        let queue = |key: &str, label: &str, n, late| Queue {
            view: ViewLink { key: key.into(), label: label.into(), count: Some(Count::exact(n)), team: true },
            oldest: Some(ago(n * 9)),
            late,
        };
        Home {
            name: "Matti".into(),
            tiles: vec![
                tile("Omat avoimet", 12, false),
                tile("Myöhässä", 1, true),
                tile("Jonossa", 48, false),
                tile("Suljettu tänään", 31, false),
            ],
            urgent: super::inbox::rows().into_iter().take(6).collect(),
            promised: vec![Promised {
                promise: promise(PromiseKind::FollowUp, 300, -95),
                text: "Soitan takaisin laskusta".into(),
                who: "Eeva Salo".into(),
                url: "/desk/inbox/mine/1051".into(),
            }],
            queues: vec![queue("team-billing", "Laskutus", 19, 1), queue("team-shop", "Verkkokauppa", 31, 0)],
            troubles: vec![Trouble {
                text: "Postilaatikko laskutus@yritys.example ei vastaa".into(),
                url: "/desk/admin/mailboxes".into(),
            }],
            steps: vec![
                Step {
                    text: "Luo ensimmäinen palvelu".into(),
                    url: "/desk/admin/services/new".into(),
                    done: true,
                },
                Step {
                    text: "Yhdistä postilaatikko".into(),
                    url: "/desk/admin/mailboxes/new".into(),
                    done: false,
                },
            ],
        }
    }
}

pub(super) fn channels() -> Vec<Channel> {
    let own = |key: &str, name: &str, icon: &str| Channel { official: false, ..channel(key, name, icon) };
    vec![
        phone(),
        own("own_phone", "Oma puhelin", "smartphone"),
        meeting(),
        mail(),
        own("own_mail", "Oma posti", "at-sign"),
        form_channel(),
        channel("social", "Some", "hash"),
        channel("chat", "Chat", "message-circle"),
    ]
}

impl Sample for Log {
    fn sample() -> Self {
        Log {
            form: Form::new().with("who", "Anssi").with("channel", "phone").with("outcome", "connected"),
            channels: channels(),
            outcomes: ["Tavoitettiin", "Ei vastausta", "Jätettiin viesti", "Sovittiin takaisinsoitto"]
                .iter()
                .enumerate()
                .map(|(n, label)| {
                    Choice::new(if n == 0 { "connected".to_owned() } else { format!("o{n}") }, *label)
                })
                .collect(),
            services: vec![Choice::new("shop", "Verkkokauppa"), Choice::new("billing", "Laskutus")],
            found: vec![anssi(), super::customers::eeva()],
            ticket: "t-2".into(),
            recent: vec![Logged {
                number: 1050,
                at: ago(90),
                channel: meeting(),
                text: "Kysyi käytävällä kannettavasta".into(),
            }],
            ..Log::default()
        }
    }
}

impl Sample for Counts {
    fn sample() -> Self {
        let figure = |n| Figure {
            contacts: n,
            inbound: n * 8 / 10,
            outbound: n * 2 / 10,
            missed: n / 9,
            closed: n * 9 / 10,
            guesses_accepted: n * 6 / 10,
        };
        let line = |label: &str, n| CountLine {
            label: label.into(),
            figure: figure(n),
            url: "/desk/reports/counts?channel=mail#rows-behind".into(),
        };
        Counts {
            filter: Form::new().with("from", "2026-11-01").with("to", "2026-11-24").with("by", "channel"),
            channels: vec![Choice::new("mail", "Sähköposti")],
            total: figure(312),
            lines: vec![
                line("Sähköposti", 141),
                line("Palvelupuhelin", 96),
                line("Verkkolomake", 42),
                line("Tapaaminen", 33),
            ],
            days: (1..=24).map(|day| (date(2026, 11, day), i64::from(day) * 7 % 23 + 2)).collect(),
            rows: vec![CountedRow {
                number: 1042,
                at: ago(46),
                who: "Anssi Asiakas".into(),
                subject: "Lasku ei täsmää tilaukseen".into(),
                channel: mail(),
            }],
            rows_of: Some("Sähköposti".into()),
            api_url: "/api/v1/figures/contacts".into(),
            ..Counts::default()
        }
    }
}

impl Sample for Ledger {
    fn sample() -> Self {
        let line = |channel, n, difference| LedgerLine {
            channel,
            seen: n,
            stored: n - difference,
            closed: n - 5,
            open: 4,
            parked: 1,
            difference,
            digest: "9f3a1c07".into(),
        };
        Ledger {
            days: vec![
                LedgerDay {
                    day: date(2026, 11, 24),
                    signed_at: None,
                    lines: vec![line(mail(), 31, 0), line(phone(), 22, 0)],
                },
                LedgerDay {
                    day: date(2026, 11, 23),
                    signed_at: Some(ago(600)),
                    lines: vec![line(mail(), 44, 0), line(form_channel(), 9, 1)],
                },
            ],
            after: None,
        }
    }
}

impl Sample for MySettings {
    fn sample() -> Self {
        MySettings {
            form: Form::new()
                .with("language", "fi")
                .with("theme", "system")
                .with("density", "default")
                .with_switch("keys", true)
                .with("undo_seconds", "8"),
            email: "matti@yritys.example".into(),
            roles: vec!["Asiakaspalvelija".into()],
            teams: vec!["Laskutus".into()],
            ..MySettings::default()
        }
    }
}

impl Sample for MailSink {
    fn sample() -> Self {
        let mail = SunkMail {
            id: "1".into(),
            at: ago(2),
            from: "asiakaspalvelu@yritys.example".into(),
            to: "anssi.asiakas@yritys.example".into(),
            subject: "Re: Lasku ei täsmää [INT-1042]".into(),
            text: "Hei Anssi,\n\nhyvityslasku lähtee tänään.\n\nMatti".into(),
        };
        MailSink {
            mails: vec![
                mail.clone(),
                SunkMail {
                    id: "2".into(),
                    subject: "Vastaanotimme viestisi [INT-1042]".into(),
                    ..mail.clone()
                },
            ],
            open: Some(mail),
            to: vec![Choice::new("asiakaspalvelu@yritys.example", "asiakaspalvelu@yritys.example")],
            form: Form::new().with("from_name", "Anssi Asiakas").with("from", "anssi.asiakas@yritys.example"),
            sent: true,
        }
    }
}

impl Sample for SignIn {
    fn sample() -> Self {
        SignIn {
            form: Form::new()
                .with("email", "matti@yritys.example")
                .with_error("", "Sähköposti tai salasana ei täsmää."),
            demo_links: vec![
                ("Asiakaspalvelija".into(), "/demo/in/agent".into()),
                ("Tiiminvetäjä".into(), "/demo/in/lead".into()),
            ],
            said: None,
        }
    }
}

impl Sample for Forgot {
    fn sample() -> Self {
        Forgot::default()
    }
}

impl Sample for NewPassword {
    fn sample() -> Self {
        NewPassword {
            token: "abc".into(),
            email: "matti@yritys.example".into(),
            invitation: true,
            ..NewPassword::default()
        }
    }
}

impl Sample for Setup {
    fn sample() -> Self {
        Setup {
            form: Form::new().with("language", "fi").with_error("password", "Salasana on liian lyhyt."),
            needs_code: true,
        }
    }
}

impl Sample for WebForm {
    fn sample() -> Self {
        let field = |name: &str, label: &str, kind, choices| WebField {
            name: name.into(),
            label: label.into(),
            kind,
            choices,
            ..WebField::default()
        };
        WebForm {
            key: "ota-yhteytta".into(),
            title: "Ota yhteyttä".into(),
            intro: "Vastaamme arkisin neljän tunnin sisällä.".into(),
            brand: "Yritys Oy".into(),
            fields: vec![
                field("field_order", "Tilauksen numero", WebFieldKind::Line, vec![]),
                field(
                    "field_topic",
                    "Mitä asia koskee",
                    WebFieldKind::Choice,
                    vec![Choice::new("1", "Laskua"), Choice::new("2", "Toimitusta")],
                ),
                field("field_urgent", "Asia on kiireellinen", WebFieldKind::Switch, vec![]),
            ],
            form: Form::new().with_error("text", "Kerro, mistä on kyse."),
            ticket: "t-3".into(),
        }
    }
}

impl Sample for Thanks {
    fn sample() -> Self {
        Thanks {
            title: "Ota yhteyttä".into(),
            brand: "Yritys Oy".into(),
            reference: "INT-1061".into(),
            answer_by: Some(ago(-240)),
            email: Some("anssi@yritys.example".into()),
        }
    }
}
