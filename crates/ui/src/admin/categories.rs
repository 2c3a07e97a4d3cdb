//! The category tree. Fields: `name_fi`, `name_sv`, `name_en`, `parent`, `service`, `active`.

use maud::{Markup, html};

use super::{Area, Edit, area, edit, field, names, new_button, row_link};
use crate::Shell;
use crate::components::{badge, empty, table};
use crate::form::Choice;

#[derive(Clone, Debug, Default)]
pub struct Categories {
    /// Parents before children.
    pub rows: Vec<CategoryRow>,
    pub edit: Option<Edit>,
    pub parents: Vec<Choice>,
    pub services: Vec<Choice>,
}

#[derive(Clone, Debug, Default)]
pub struct CategoryRow {
    pub key: String,
    pub name: String,
    pub depth: u8,
    pub service: Option<String>,
    pub active: bool,
}

/// The whole page.
pub fn page(shell: &Shell, view: &Categories) -> Markup {
    let heads = ["common-category", "common-service", "common-state"].map(|key| table::head(shell.t(key)));
    let rows = html! {
        @for row in &view.rows {
            tr {
                th scope="row" .tree data-depth=(row.depth) {
                    (row_link(Area::Categories, &row.key, &row.name))
                }
                td { (row.service.as_deref().unwrap_or("–")) }
                td { (badge::active(shell, row.active)) }
            }
        }
    };
    let content = html! {
        @if let Some(open) = &view.edit { (form_of(shell, view, open)) }
        @if view.rows.is_empty() {
            (empty::empty(shell, "tag", &shell.t("admin-categories-none"), &shell.t("admin-categories-none-text"), None))
        }
        @else { (table::table(&shell.t("admin-categories"), &heads, &rows)) }
    };
    area(shell, Area::Categories, &new_button(shell, Area::Categories, "admin-categories-new"), &content)
}

fn form_of(shell: &Shell, view: &Categories, open: &Edit) -> Markup {
    edit(
        shell,
        Area::Categories,
        open,
        "admin-categories-one",
        &html! {
            (names(shell, open))
            div .fields {
                (field(shell, open, "parent", "admin-categories-parent")
                    .select(&view.parents, Some(&shell.t("admin-categories-top"))))
                (field(shell, open, "service", "common-service")
                    .select(&view.services, Some(&shell.t("admin-every-service"))))
            }
            (field(shell, open, "active", "common-active").switch())
        },
    )
}
