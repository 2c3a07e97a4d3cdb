//! Administration.

use super::{Sample, ago};
use crate::admin::Edit;
use crate::admin::audit::{Audit, AuditLine, Verified};
use crate::admin::brands::{BrandRow, Brands};
use crate::admin::categories::{Categories, CategoryRow};
use crate::admin::channels::{ChannelRow, Channels};
use crate::admin::forms::{FormEdit, FormRow, Forms};
use crate::admin::jobs::{DeadLetter, Jobs};
use crate::admin::mailboxes::{Health, MailboxEdit, MailboxRow, Mailboxes, Parked, TestStep};
use crate::admin::services::{ServiceRow, Services};
use crate::admin::teams::{TeamRow, Teams};
use crate::admin::tokens::{TokenRow, Tokens};
use crate::admin::users::{UserRow, Users};
use crate::form::{Choice, Form};

fn people() -> Vec<Choice> {
    vec![Choice::new("matti", "Matti Meikäläinen"), Choice::new("maija", "Maija Korhonen")]
}

fn services() -> Vec<Choice> {
    vec![Choice::new("shop", "Verkkokauppa"), Choice::new("billing", "Laskutus")]
}

fn edit(key: &str) -> Edit {
    Edit {
        key: Some(key.into()),
        form: Form::new()
            .with("name_fi", "Verkkokauppa")
            .with("name", "Asiakaspalvelu")
            .with_switch("active", true),
    }
}

impl Sample for Services {
    fn sample() -> Self {
        let row = |key: &str, name: &str, active| ServiceRow {
            key: key.into(),
            name: name.into(),
            owner: Some("Sari Palvelupäällikkö".into()),
            active,
            categories: 4,
        };
        Services {
            rows: vec![
                row("shop", "Verkkokauppa", true),
                row("billing", "Laskutus", true),
                row("old", "Vanha portaali", false),
            ],
            edit: Some(edit("shop")),
            owners: people(),
        }
    }
}

impl Sample for Categories {
    fn sample() -> Self {
        let row = |key: &str, name: &str, depth| CategoryRow {
            key: key.into(),
            name: name.into(),
            depth,
            service: Some("Laskutus".into()),
            active: true,
        };
        Categories {
            rows: vec![
                row("a", "Lasku", 0),
                row("b", "Väärä summa", 1),
                row("c", "Viite puuttuu", 1),
                row("d", "Toimitus", 0),
            ],
            edit: None,
            parents: vec![],
            services: services(),
        }
    }
}

impl Sample for Users {
    fn sample() -> Self {
        let row = |key: &str, name: &str, invited| UserRow {
            key: key.into(),
            name: name.into(),
            email: format!("{key}@yritys.example"),
            roles: vec!["Asiakaspalvelija".into()],
            teams: vec!["Laskutus".into(), "Verkkokauppa".into()],
            active: true,
            invited,
            seen_at: (!invited).then(|| ago(12)),
        };
        Users {
            rows: vec![
                row("matti", "Matti Meikäläinen", false),
                row("maija", "Maija Korhonen", false),
                row("dina", "Dina Kehittäjä", true),
            ],
            edit: Some(Edit { key: None, form: Form::new().with("role", "agent") }),
            roles: vec![
                Choice::new("administrator", "Ylläpitäjä"),
                Choice::new("lead", "Tiiminvetäjä"),
                Choice::new("agent", "Asiakaspalvelija"),
                Choice::new("viewer", "Katselija"),
            ],
            teams: services(),
        }
    }
}

impl Sample for Teams {
    fn sample() -> Self {
        Teams {
            rows: vec![TeamRow {
                key: "billing".into(),
                name: "Laskutus".into(),
                members: vec!["Minna".into(), "Matti".into(), "Maija".into()],
                active: true,
            }],
            edit: None,
            members: people(),
        }
    }
}

impl Sample for Mailboxes {
    fn sample() -> Self {
        let row = |key: &str, health, note: &str, parked| MailboxRow {
            key: key.into(),
            name: key.into(),
            address: format!("{key}@yritys.example"),
            health,
            health_note: note.into(),
            checked_at: Some(ago(1)),
            parked,
            waiting_out: 0,
        };
        let first = row("asiakaspalvelu", Health::Well, "", 1);
        Mailboxes {
            rows: vec![
                first.clone(),
                row("laskutus", Health::Failing, "LOGIN failed: invalid credentials", 0),
                row("some", Health::Off, "", 0),
            ],
            edit: Some(MailboxEdit {
                edit: Edit {
                    key: Some("asiakaspalvelu".into()),
                    form: Form::new()
                        .with("name", "Asiakaspalvelu")
                        .with("address", "asiakaspalvelu@yritys.example")
                        .with("imap_host", "imap.yritys.example")
                        .with("imap_port", "993")
                        .with_switch("receipt", true)
                        .with_switch("active", true),
                },
                row: Some(first),
                channels: vec![Choice::new("mail", "Sähköposti")],
                brands: vec![Choice::new("main", "Yritys Oy")],
                teams: services(),
                services: services(),
                test: vec![
                    TestStep { label: "IMAP: yhteys".into(), ok: true, note: "TLS 1.3".into() },
                    TestStep {
                        label: "SMTP: kirjautuminen".into(),
                        ok: false,
                        note: "535 5.7.8 authentication failed".into(),
                    },
                ],
                parked: vec![Parked {
                    id: "7".into(),
                    at: ago(300),
                    from: "tuntematon".into(),
                    subject: String::new(),
                    reason: "Viestiä ei voitu lukea".into(),
                    bytes: 18_220,
                    raw_url: "/desk/admin/mailboxes/asiakaspalvelu/parked/7/raw".into(),
                }],
            }),
        }
    }
}

impl Sample for Channels {
    fn sample() -> Self {
        let rows = super::pages::channels()
            .into_iter()
            .map(|channel| ChannelRow {
                strict: channel.official,
                first_response_minutes: 240,
                active: channel.key != "chat",
                official: channel.official,
                key: channel.key,
                name: channel.name,
                icon: channel.icon,
            })
            .collect();
        Channels { rows, edit: None }
    }
}

impl Sample for Forms {
    fn sample() -> Self {
        Forms {
            rows: vec![FormRow {
                key: "ota-yhteytta".into(),
                name: "Ota yhteyttä".into(),
                active: true,
                service: None,
                received: 42,
            }],
            edit: Some(FormEdit {
                edit: edit("ota-yhteytta"),
                services: services(),
                brands: vec![Choice::new("main", "Yritys Oy")],
                teams: vec![],
                fields: 1,
            }),
        }
    }
}

impl Sample for Brands {
    fn sample() -> Self {
        Brands {
            rows: vec![BrandRow {
                key: "main".into(),
                name: "Yritys Oy".into(),
                language: "Suomi".into(),
                active: true,
                mailboxes: vec!["asiakaspalvelu@yritys.example".into()],
            }],
            edit: Some(edit("main")),
        }
    }
}

impl Sample for Tokens {
    fn sample() -> Self {
        let row = |name: &str, revoked| TokenRow {
            key: name.into(),
            name: name.into(),
            owner: "Matti".into(),
            scopes: vec!["read".into(), "write".into()],
            created_at: ago(9000),
            last_used_at: Some(ago(3)),
            expires_at: None,
            revoked,
        };
        Tokens {
            rows: vec![row("raportointi", false), row("vanha", true)],
            edit: None,
            scopes: vec![Choice::new("read", "read"), Choice::new("write", "write")],
            secret: Some("tuki_3f9a0c7be2d14e55a1".into()),
        }
    }
}

impl Sample for Jobs {
    fn sample() -> Self {
        Jobs {
            waiting: 3,
            running: 1,
            oldest_due: Some(ago(-1)),
            dead: vec![DeadLetter {
                id: "5".into(),
                kind: "mail.deliver".into(),
                at: ago(240),
                attempts: 12,
                why: "550 5.1.1 mailbox unavailable".into(),
                about: Some(("INT-1042".into(), "/desk/inbox/all/1042".into())),
            }],
            after: None,
        }
    }
}

impl Sample for Audit {
    fn sample() -> Self {
        Audit {
            agents: people(),
            lines: super::records::trace()
                .into_iter()
                .map(|line| AuditLine { line, about: vec![("ISS-310".into(), "/desk/issues/310".into())] })
                .collect(),
            verified: Some(Verified { ok: true, at: ago(10), up_to: 88_121 }),
            ..Audit::default()
        }
    }
}
