//! Brands. Fields: `name`, `language`, `signature`, `active`.

use maud::{Markup, html};

use super::{Area, Edit, area, edit, field, new_button, row_link};
use crate::Shell;
use crate::components::{badge, table};
use crate::form::Choice;

#[derive(Clone, Debug, Default)]
pub struct Brands {
    pub rows: Vec<BrandRow>,
    pub edit: Option<Edit>,
}

#[derive(Clone, Debug, Default)]
pub struct BrandRow {
    pub key: String,
    pub name: String,
    pub language: String,
    pub active: bool,
    pub mailboxes: Vec<String>,
}

/// The whole page.
pub fn page(shell: &Shell, view: &Brands) -> Markup {
    let heads = ["admin-brand", "common-language", "admin-mailboxes", "common-state"]
        .map(|key| table::head(shell.t(key)));
    let rows = html! {
        @for row in &view.rows {
            tr {
                th scope="row" { (row_link(Area::Brands, &row.key, &row.name)) }
                td { (row.language) }
                td .grow { (row.mailboxes.join(", ")) }
                td { (badge::active(shell, row.active)) }
            }
        }
    };
    let content = html! { @if let Some(open) = &view.edit { (form_of(shell, open)) } (table::table(&shell.t("admin-brands"), &heads, &rows)) };
    area(shell, Area::Brands, &new_button(shell, Area::Brands, "admin-brands-new"), &content)
}

fn form_of(shell: &Shell, open: &Edit) -> Markup {
    let languages = language::Lang::ALL.map(|lang| Choice::new(lang.code(), lang.own_name()));
    edit(
        shell,
        Area::Brands,
        open,
        "admin-brands-one",
        &html! {
            (field(shell, open, "name", "common-name").required().max(120).input("text"))
            (field(shell, open, "language", "common-language").radios(&languages))
            (field(shell, open, "signature", "admin-signature").hint(shell.t("admin-signature-hint")).area(3))
            (field(shell, open, "active", "common-active").switch())
        },
    )
}
