//! Mailboxes. Fields: `name`, `address`, `sender_name`, `aliases` (one a line), `imap_start_with` (`unread`, `new`, `all`), `imap_mark_seen` (switch), `channel`, `brand`, `team`, `service`, `receipt` (switch), `active`, and both doors:
//! `imap_host`, `imap_port`, `imap_security` (`tls`, `starttls`, `none`), `imap_user`, `imap_password` (empty = unchanged), `imap_folder`,
//! `smtp_host`, `smtp_port`, `smtp_security`, `smtp_user`, `smtp_password`.

use jiff::Timestamp;
use maud::{Markup, html};

use super::{Area, Edit, area, edit, field, new_button};
use crate::components::{badge, button, empty, form, heading, table};
use crate::form::Choice;
use crate::{Shell, icon, url};

#[derive(Clone, Debug, Default)]
pub struct Mailboxes {
    pub rows: Vec<MailboxRow>,
    pub edit: Option<MailboxEdit>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Health {
    #[default]
    Unknown,
    Well,
    Slow,
    Failing,
    Off,
}

#[derive(Clone, Debug, Default)]
pub struct MailboxRow {
    pub key: String,
    pub name: String,
    pub address: String,
    pub health: Health,
    pub health_note: String,
    pub checked_at: Option<Timestamp>,
    pub parked: i64,
    pub waiting_out: i64,
}

#[derive(Clone, Debug, Default)]
pub struct MailboxEdit {
    pub edit: Edit,
    /// `None` for a new one.
    pub row: Option<MailboxRow>,
    pub channels: Vec<Choice>,
    pub brands: Vec<Choice>,
    pub teams: Vec<Choice>,
    pub services: Vec<Choice>,
    /// The answer of the last test: each step, whether it went well, what was said.
    pub test: Vec<TestStep>,
    pub parked: Vec<Parked>,
}

#[derive(Clone, Debug, Default)]
pub struct TestStep {
    pub label: String,
    pub ok: bool,
    pub note: String,
}

/// A message that could not be read or routed; nothing is ever dropped.
#[derive(Clone, Debug, Default)]
pub struct Parked {
    pub id: String,
    pub at: Timestamp,
    pub from: String,
    pub subject: String,
    pub reason: String,
    pub bytes: i64,
    /// Address of the raw message.
    pub raw_url: String,
}

/// The whole page.
pub fn page(shell: &Shell, view: &Mailboxes) -> Markup {
    let heads = [
        table::head(shell.t("admin-mailbox")),
        table::head(shell.t("admin-health")),
        table::number(shell.t("admin-parked")),
        table::number(shell.t("admin-waiting-out")),
    ];
    let rows = html! { @for row in &view.rows { (one(shell, row)) } };
    let content = html! {
        @if let Some(open) = &view.edit { (opened(shell, open)) }
        @if view.rows.is_empty() {
            (empty::empty(shell, "mail", &shell.t("admin-mailboxes-none"), &shell.t("admin-mailboxes-none-text"), None))
        }
        @else { (table::table(&shell.t("admin-mailboxes"), &heads, &rows)) }
    };
    area(shell, Area::Mailboxes, &new_button(shell, Area::Mailboxes, "admin-mailboxes-new"), &content)
}

fn one(shell: &Shell, row: &MailboxRow) -> Markup {
    html! {
        tr {
            th scope="row" {
                a href=(url::admin_item("mailboxes", &row.key)) { (row.name) }
                p .quiet { (row.address) }
            }
            td .grow { (health(shell, row)) }
            td .num {
                @if row.parked > 0 {
                    a href=(format!("{}#parked", url::admin_item("mailboxes", &row.key))) { (row.parked) }
                } @else {
                    "0"
                }
            }
            td .num { (row.waiting_out) }
        }
    }
}

/// How the mailbox is, in a word and a shape, and what the server said last.
fn health(shell: &Shell, row: &MailboxRow) -> Markup {
    let (tone, shape, key) = match row.health {
        Health::Unknown => ("info", "○", "admin-health-unknown"),
        Health::Well => ("ok", "●", "admin-health-well"),
        Health::Slow => ("warn", "◐", "admin-health-slow"),
        Health::Failing => ("bad", "▲", "admin-health-failing"),
        Health::Off => ("", "–", "admin-health-off"),
    };
    html! {
        (badge::toned(tone, &format!("{shape} {}", shell.t(key))))
        @if !row.health_note.is_empty() { p .quiet { (row.health_note) } }
        @if let Some(at) = row.checked_at { p .quiet { (shell.t("admin-checked")) " " (shell.time(at)) } }
    }
}

fn opened(shell: &Shell, view: &MailboxEdit) -> Markup {
    html! {
        @if let Some(row) = &view.row { (checking(shell, view, row)) }
        (form_of(shell, view))
        @if let Some(row) = &view.row { (parked(shell, view, row)) }
    }
}

/// The test and its answer, step by step.
fn checking(shell: &Shell, view: &MailboxEdit, row: &MailboxRow) -> Markup {
    heading::card(
        &shell.t("admin-health"),
        &html! {
            div .health {
                div { (health(shell, row)) }
                (form::act(shell, &url::admin_act("mailboxes", &row.key, "test"), &button::submit(shell, button::Weight::Plain, "admin-mailboxes-test")))
            }
            @if !view.test.is_empty() {
                div role="status" { ol .test-steps { @for step in &view.test { li data-ok=(step.ok) {
                    (icon::small(shell, if step.ok { "circle-check" } else { "circle-alert" })) span { b { (step.label) } @if !step.note.is_empty() { " – " (step.note) } } } } } }
            }
        },
    )
}

fn form_of(shell: &Shell, view: &MailboxEdit) -> Markup {
    let open = &view.edit;
    let none = shell.t("common-none");
    edit(
        shell,
        Area::Mailboxes,
        open,
        "admin-mailboxes-one",
        &html! {
            div .fields {
                (field(shell, open, "name", "common-name").required().max(120).input("text"))
                (field(shell, open, "address", "admin-mailboxes-address").required().input("email"))
                (field(shell, open, "sender_name", "admin-sender-name")
                    .optional(shell)
                    .hint(shell.t("admin-sender-name-hint"))
                    .max(120)
                    .input("text"))
                (field(shell, open, "channel", "common-channel").select(&view.channels, None))
                (field(shell, open, "brand", "admin-brand").select(&view.brands, None))
                (field(shell, open, "team", "common-team").select(&view.teams, Some(&none)))
                (field(shell, open, "service", "common-service").select(&view.services, Some(&none)))
            }
            (field(shell, open, "aliases", "admin-aliases")
                .optional(shell)
                .hint(shell.t("admin-aliases-hint"))
                .area(2))
            (server(shell, open, "imap", "admin-imap"))
            (server(shell, open, "smtp", "admin-smtp"))
            (field(shell, open, "receipt", "admin-mailboxes-receipt")
                .hint(shell.t("admin-mailboxes-receipt-hint"))
                .switch())
            (field(shell, open, "active", "common-active").switch())
        },
    )
}

/// The fields of one server; the password is never shown again.
fn server(shell: &Shell, open: &Edit, kind: &str, title: &str) -> Markup {
    let name = |part: &str| format!("{kind}_{part}");
    let securities =
        ["tls", "starttls", "none"].map(|key| Choice::new(key, shell.t(&format!("admin-security-{key}"))));
    html! {
        fieldset .server {
            legend { (shell.t(title)) }
            div .fields {
                (field(shell, open, &name("host"), "admin-host").autocomplete("off").input("text"))
                (field(shell, open, &name("port"), "admin-port").input("number"))
                (field(shell, open, &name("security"), "admin-security").select(&securities, None))
                (field(shell, open, &name("user"), "admin-server-user").autocomplete("off").input("text"))
                (field(shell, open, &name("password"), "door-password")
                    .hint(shell.t("admin-password-hint"))
                    .autocomplete("new-password")
                    .input("password"))
                @if kind == "imap" { (fetching(shell, open)) }
            }
        }
    }
}

/// How the folder is read.
fn fetching(shell: &Shell, open: &Edit) -> Markup {
    let starts = ["unread", "new", "all"].map(|key| Choice::new(key, shell.t(&format!("admin-start-{key}"))));
    html! {
        (field(shell, open, "imap_folder", "admin-folder").placeholder("INBOX").input("text"))
        (field(shell, open, "imap_start_with", "admin-start")
            .hint(shell.t("admin-start-hint"))
            .select(&starts, None))
        (field(shell, open, "imap_mark_seen", "admin-mark-seen").switch())
    }
}

/// What could not be read or routed: in sight until somebody decides.
fn parked(shell: &Shell, view: &MailboxEdit, row: &MailboxRow) -> Markup {
    let list = html! {
        @if view.parked.is_empty() { p .quiet { (shell.t("admin-parked-none")) } }
        @else { ul .parked { @for one in &view.parked { li {
            div { b { (if one.subject.is_empty() { shell.t("admin-no-subject") } else { one.subject.clone() }) }
                p .quiet {
                    (one.from)
                    " · "
                    (shell.time(one.at))
                    " · "
                    (shell.words().bytes(u64::try_from(one.bytes).unwrap_or(0)))
                }
                p { (badge::toned("warn", &one.reason)) } }
            div .row-end {
                a .btn .btn-quiet href=(one.raw_url) { (icon::small(shell, "download")) (shell.t("admin-raw")) }
                (form::act(shell, &url::admin_act("mailboxes", &row.key, &format!("parked/{}/filing", one.id)), &button::submit(shell, button::Weight::Quiet, "admin-file-away")))
                (form::act(shell, &url::admin_act("mailboxes", &row.key, &format!("parked/{}/arrival", one.id)), &button::submit(shell, button::Weight::Plain, "admin-bring-in")))
            }
        } } } }
    };
    html! { section #parked .card { h2 .card-title { (shell.t("admin-parked")) } (list) } }
}
