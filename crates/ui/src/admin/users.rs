//! Users. Fields: `name`, `email`, `title`, `language`, `role` (repeated), `team` (repeated), `active`. A new one is invited by mail.

use jiff::Timestamp;
use maud::{Markup, html};

use super::{Area, Edit, area, edit, field, new_button};
use crate::components::{badge, button, face, form, table};
use crate::form::Choice;
use crate::{Shell, url};

#[derive(Clone, Debug, Default)]
pub struct Users {
    pub rows: Vec<UserRow>,
    pub edit: Option<Edit>,
    pub roles: Vec<Choice>,
    pub teams: Vec<Choice>,
}

#[derive(Clone, Debug, Default)]
pub struct UserRow {
    pub key: String,
    pub name: String,
    pub email: String,
    pub roles: Vec<String>,
    pub teams: Vec<String>,
    pub active: bool,
    /// Invited and has not chosen a password yet.
    pub invited: bool,
    pub seen_at: Option<Timestamp>,
}

/// The whole page.
pub fn page(shell: &Shell, view: &Users) -> Markup {
    let heads = ["common-name", "admin-users-roles", "admin-teams", "admin-users-seen", "common-state"]
        .map(|key| table::head(shell.t(key)));
    let rows = html! { @for row in &view.rows { (one(shell, row)) } };
    let content = html! {
        @if let Some(open) = &view.edit { (form_of(shell, view, open)) (further(shell, view, open)) }
        (table::table(&shell.t("admin-users"), &heads, &rows))
    };
    area(shell, Area::Users, &new_button(shell, Area::Users, "admin-users-new"), &content)
}

fn one(shell: &Shell, row: &UserRow) -> Markup {
    html! {
        tr {
            th scope="row" {
                span .person-line {
                    (face::face(&row.name, face::Size::Middle))
                    span .person-who {
                        a href=(url::admin_item("users", &row.key)) { (row.name) }
                        span .person-where { (row.email) }
                    }
                }
            }
            td { @for role in &row.roles { (badge::tag(role)) " " } }
            td { (row.teams.join(", ")) }
            td { @if let Some(seen) = row.seen_at { (shell.time(seen)) } @else { "–" } }
            td {
                @if row.invited { (badge::toned("warn", &shell.t("admin-users-invited"))) }
                @else { (badge::active(shell, row.active)) }
            }
        }
    }
}

fn form_of(shell: &Shell, view: &Users, open: &Edit) -> Markup {
    let title = if open.key.is_some() { "admin-users-one" } else { "admin-users-invite" };
    let languages = language::Lang::ALL.map(|lang| Choice::new(lang.code(), lang.own_name()));
    edit(
        shell,
        Area::Users,
        open,
        title,
        &html! {
            div .fields {
                (field(shell, open, "name", "common-name").required().max(120).input("text"))
                (field(shell, open, "email", "common-email").required().input("email"))
                (field(shell, open, "title", "customer-title").optional(shell).max(120).input("text"))
                (field(shell, open, "language", "common-language").select(&languages, None))
            }
            (field(shell, open, "role", "admin-users-roles").checks(&view.roles))
            @if !view.teams.is_empty() { (field(shell, open, "team", "admin-teams").checks(&view.teams)) }
            @if open.key.is_some() {
                (field(shell, open, "active", "common-active")
                    .hint(shell.t("admin-users-active-hint"))
                    .switch())
            }
        },
    )
}

/// Acts on a known user: invite again, let a new password be chosen.
fn further(shell: &Shell, view: &Users, open: &Edit) -> Markup {
    let Some(key) = &open.key else { return html! {} };
    let invited = view.rows.iter().any(|row| &row.key == key && row.invited);
    html! {
        div .row-end {
            @if invited {
                (form::act(shell, &url::admin_act("users", key, "invitation"), &button::submit(shell, button::Weight::Plain, "admin-users-invite-again")))
            }
            @else {
                (form::act(shell, &url::admin_act("users", key, "reset"), &button::submit(shell, button::Weight::Plain, "admin-users-reset")))
            }
        }
    }
}
