//! Teams. Fields: `name_fi`, `name_sv`, `name_en`, `member` (repeated), `active`.

use maud::{Markup, html};

use super::{Area, Edit, area, edit, field, names, new_button, row_link};
use crate::Shell;
use crate::components::{badge, empty, table};
use crate::form::Choice;

#[derive(Clone, Debug, Default)]
pub struct Teams {
    pub rows: Vec<TeamRow>,
    pub edit: Option<Edit>,
    pub members: Vec<Choice>,
}

#[derive(Clone, Debug, Default)]
pub struct TeamRow {
    pub key: String,
    pub name: String,
    pub members: Vec<String>,
    pub active: bool,
}

/// The whole page.
pub fn page(shell: &Shell, view: &Teams) -> Markup {
    let heads = ["common-team", "admin-teams-members", "common-state"].map(|key| table::head(shell.t(key)));
    let rows = html! {
        @for row in &view.rows {
            tr {
                th scope="row" { (row_link(Area::Teams, &row.key, &row.name)) }
                td .grow { (shell.words().list(&row.members)) }
                td { (badge::active(shell, row.active)) }
            }
        }
    };
    let content = html! {
        @if let Some(open) = &view.edit { (form_of(shell, view, open)) }
        @if view.rows.is_empty() { (empty::empty(shell, "users", &shell.t("admin-teams-none"), "", None)) }
        @else { (table::table(&shell.t("admin-teams"), &heads, &rows)) }
    };
    area(shell, Area::Teams, &new_button(shell, Area::Teams, "admin-teams-new"), &content)
}

fn form_of(shell: &Shell, view: &Teams, open: &Edit) -> Markup {
    edit(
        shell,
        Area::Teams,
        open,
        "admin-teams-one",
        &html! {
            (names(shell, open))
            (field(shell, open, "member", "admin-teams-members").checks(&view.members))
            (field(shell, open, "active", "common-active").switch())
        },
    )
}
