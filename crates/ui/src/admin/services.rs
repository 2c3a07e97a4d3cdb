//! Services. Fields: `name_fi`, `name_sv`, `name_en`, `description`, `owner`, `active`.

use maud::{Markup, html};

use super::{Area, Edit, area, edit, field, names, new_button, row_link};
use crate::Shell;
use crate::components::{badge, empty, table};
use crate::form::Choice;

#[derive(Clone, Debug, Default)]
pub struct Services {
    pub rows: Vec<ServiceRow>,
    pub edit: Option<Edit>,
    pub owners: Vec<Choice>,
}

#[derive(Clone, Debug, Default)]
pub struct ServiceRow {
    pub key: String,
    pub name: String,
    pub owner: Option<String>,
    pub active: bool,
    pub categories: i64,
}

/// The whole page.
pub fn page(shell: &Shell, view: &Services) -> Markup {
    let heads = [
        table::head(shell.t("common-service")),
        table::head(shell.t("common-owner")),
        table::number(shell.t("admin-categories")),
        table::head(shell.t("common-state")),
    ];
    let rows = html! {
        @for row in &view.rows {
            tr {
                th scope="row" { (row_link(Area::Services, &row.key, &row.name)) }
                td { (row.owner.as_deref().unwrap_or("–")) }
                td .num { (row.categories) }
                td { (badge::active(shell, row.active)) }
            }
        }
    };
    let content = html! {
        @if let Some(open) = &view.edit { (form_of(shell, view, open)) }
        @if view.rows.is_empty() {
            (empty::empty(shell, "layers", &shell.t("admin-services-none"), &shell.t("admin-services-none-text"), None))
        }
        @else { (table::table(&shell.t("admin-services"), &heads, &rows)) }
    };
    area(shell, Area::Services, &new_button(shell, Area::Services, "admin-services-new"), &content)
}

fn form_of(shell: &Shell, view: &Services, open: &Edit) -> Markup {
    edit(
        shell,
        Area::Services,
        open,
        "admin-services-one",
        &html! {
            (names(shell, open))
            (field(shell, open, "description", "common-description").optional(shell).area(2))
            (field(shell, open, "owner", "admin-services-owner")
                .hint(shell.t("admin-services-owner-hint"))
                .select(&view.owners, Some(&shell.t("common-nobody"))))
            (field(shell, open, "active", "common-active").switch())
        },
    )
}
