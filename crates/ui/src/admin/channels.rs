//! Channels. Fields: `name_fi`, `name_sv`, `name_en`, `official`, `active`, `strictness` (`full`, `light`), `first_response_minutes`.

use maud::{Markup, html};

use super::{Area, Edit, area, edit, field, names, row_link};
use crate::components::{badge, table};
use crate::form::Choice;
use crate::{Shell, icon};

#[derive(Clone, Debug, Default)]
pub struct Channels {
    pub rows: Vec<ChannelRow>,
    pub edit: Option<Edit>,
}

#[derive(Clone, Debug, Default)]
pub struct ChannelRow {
    pub key: String,
    pub name: String,
    pub icon: String,
    pub official: bool,
    pub active: bool,
    /// True: a closing needs everything (`full`).
    pub strict: bool,
    pub first_response_minutes: i64,
}

/// The whole page.
pub fn page(shell: &Shell, view: &Channels) -> Markup {
    let heads = [
        table::head(shell.t("common-channel")),
        table::head(shell.t("admin-official")),
        table::head(shell.t("admin-strictness")),
        table::number(shell.t("admin-first-response")),
        table::head(shell.t("common-state")),
    ];
    let rows = html! {
        @for row in &view.rows {
            tr {
                th scope="row" {
                    span .fact {
                        (icon::small(shell, if row.icon.is_empty() { "message-square" } else { &row.icon }))
                        (row_link(Area::Channels, &row.key, &row.name))
                    }
                }
                td { (shell.t(if row.official { "record-official-yes" } else { "record-official-no" })) }
                td { (shell.t(if row.strict { "admin-strictness-full" } else { "admin-strictness-light" })) }
                td .num {
                    (shell.words().duration_short(jiff::SignedDuration::from_mins(row.first_response_minutes)))
                }
                td { (badge::active(shell, row.active)) }
            }
        }
    };
    let content = html! { @if let Some(open) = &view.edit { (form_of(shell, open)) } (table::table(&shell.t("admin-channels"), &heads, &rows)) };
    area(shell, Area::Channels, &html! {}, &content)
}

fn form_of(shell: &Shell, open: &Edit) -> Markup {
    let strictness =
        ["full", "light"].map(|key| Choice::new(key, shell.t(&format!("admin-strictness-{key}-long"))));
    edit(
        shell,
        Area::Channels,
        open,
        "admin-channels-one",
        &html! {
            (names(shell, open))
            (field(shell, open, "first_response_minutes", "admin-first-response")
                .hint(shell.t("admin-first-response-hint"))
                .input("number"))
            (field(shell, open, "strictness", "admin-strictness").radios(&strictness))
            (field(shell, open, "official", "record-official-yes").hint(shell.t("admin-official-hint")).switch())
            (field(shell, open, "active", "common-active").switch())
        },
    )
}
