//! API tokens. Fields of a new one: `name`, `scope` (repeated), `expires` (ISO date or empty). The secret is shown once.

use jiff::Timestamp;
use maud::{Markup, html};

use super::{Area, Edit, area, edit, field, new_button};
use crate::components::{badge, empty, form, table};
use crate::form::Choice;
use crate::{Shell, icon, url};

#[derive(Clone, Debug, Default)]
pub struct Tokens {
    pub rows: Vec<TokenRow>,
    pub edit: Option<Edit>,
    pub scopes: Vec<Choice>,
    /// The secret of the token that was just made.
    pub secret: Option<String>,
}

#[derive(Clone, Debug, Default)]
pub struct TokenRow {
    pub key: String,
    pub name: String,
    pub owner: String,
    pub scopes: Vec<String>,
    pub created_at: Timestamp,
    pub last_used_at: Option<Timestamp>,
    pub expires_at: Option<Timestamp>,
    pub revoked: bool,
}

/// The whole page.
pub fn page(shell: &Shell, view: &Tokens) -> Markup {
    let heads = [
        "common-name",
        "admin-tokens-scopes",
        "common-created",
        "admin-tokens-used",
        "admin-tokens-expires",
        "common-state",
    ]
    .map(|key| table::head(shell.t(key)));
    let rows = html! { @for row in &view.rows { (one(shell, row)) } };
    let content = html! {
        @if let Some(secret) = &view.secret { (shown_once(shell, secret)) }
        @if let Some(open) = &view.edit { (form_of(shell, view, open)) }
        @if view.rows.is_empty() { (empty::empty(shell, "key-round", &shell.t("admin-tokens-none"), "", None)) }
        @else { (table::table(&shell.t("admin-tokens"), &heads, &rows)) }
    };
    area(shell, Area::Tokens, &new_button(shell, Area::Tokens, "admin-tokens-new"), &content)
}

fn shown_once(shell: &Shell, secret: &str) -> Markup {
    html! {
        div .card .secret role="status" {
            h2 .card-title { (shell.t("admin-tokens-secret")) }
            p { (shell.t("admin-tokens-secret-once")) }
            div .secret-line {
                code { (secret) }
                button .btn type="button" data-copy=(secret) { (shell.t("common-copy")) }
            }
        }
    }
}

fn one(shell: &Shell, row: &TokenRow) -> Markup {
    html! {
        tr {
            th scope="row" { (row.name) p .quiet { (row.owner) } }
            td { @for scope in &row.scopes { (badge::tag(scope)) " " } }
            td { (shell.time(row.created_at)) }
            td { @if let Some(at) = row.last_used_at { (shell.time(at)) } @else { (shell.t("admin-never")) } }
            td { @if let Some(at) = row.expires_at { (shell.date(at)) } @else { (shell.t("admin-never")) } }
            td { @if row.revoked { (badge::tag(&shell.t("admin-tokens-revoked"))) }
                @else { (form::act(shell, &url::admin_act("tokens", &row.key, "revocation"), &html! { button .btn .btn-danger type="submit" { (icon::small(shell, "x")) (shell.t("admin-tokens-revoke")) span .vh { " " (row.name) } } })) } }
        }
    }
}

fn form_of(shell: &Shell, view: &Tokens, open: &Edit) -> Markup {
    edit(
        shell,
        Area::Tokens,
        open,
        "admin-tokens-new",
        &html! {
            (field(shell, open, "name", "common-name")
                .hint(shell.t("admin-tokens-name-hint"))
                .required()
                .max(120)
                .input("text"))
            (field(shell, open, "scope", "admin-tokens-scopes").checks(&view.scopes))
            (field(shell, open, "expires", "admin-tokens-expires").optional(shell).input("date"))
            p .hint { (shell.t("admin-tokens-secret-once")) }
        },
    )
}
