//! Hosted web forms. Fields: `name_fi`, `name_sv`, `name_en`, `intro`, `mark` (`service`, `issue`, `feedback`, empty), `service`, `brand`, `team`, `active`,
//! and the form's own fields by row `n` from 0: `f{n}_label_fi`, `f{n}_label_sv`, `f{n}_label_en`, `f{n}_kind`, `f{n}_required`, `f{n}_choices` (one a line),
//! `f{n}_remove`. The button `add_field` shows one row more.

use maud::{Markup, html};

use super::{Area, Edit, area, edit, field, names, new_button};
use crate::components::{badge, empty, table};
use crate::form::Choice;
use crate::{Shell, icon, url};

#[derive(Clone, Debug, Default)]
pub struct Forms {
    pub rows: Vec<FormRow>,
    pub edit: Option<FormEdit>,
}

#[derive(Clone, Debug, Default)]
pub struct FormRow {
    pub key: String,
    pub name: String,
    pub active: bool,
    pub service: Option<String>,
    pub received: i64,
}

#[derive(Clone, Debug, Default)]
pub struct FormEdit {
    pub edit: Edit,
    pub services: Vec<Choice>,
    pub brands: Vec<Choice>,
    pub teams: Vec<Choice>,
    /// How many rows of own fields to draw.
    pub fields: usize,
}

/// The whole page.
pub fn page(shell: &Shell, view: &Forms) -> Markup {
    let heads = [
        table::head(shell.t("admin-form")),
        table::head(shell.t("common-service")),
        table::number(shell.t("admin-forms-received")),
        table::head(shell.t("common-state")),
    ];
    let rows = html! {
        @for row in &view.rows {
            tr {
                th scope="row" {
                    a href=(url::admin_item("forms", &row.key)) { (row.name) }
                    p .quiet { a href=(url::form(&row.key)) { (url::form(&row.key)) } }
                }
                td { (row.service.as_deref().unwrap_or("–")) }
                td .num { (row.received) }
                td { (badge::active(shell, row.active)) }
            }
        }
    };
    let content = html! {
        @if let Some(open) = &view.edit { (form_of(shell, open)) }
        @if view.rows.is_empty() {
            (empty::empty(shell, "file-text", &shell.t("admin-forms-none"), &shell.t("admin-forms-none-text"), None))
        }
        @else { (table::table(&shell.t("admin-forms"), &heads, &rows)) }
    };
    area(shell, Area::Forms, &new_button(shell, Area::Forms, "admin-forms-new"), &content)
}

fn form_of(shell: &Shell, view: &FormEdit) -> Markup {
    let open = &view.edit;
    let marks =
        ["service", "issue", "feedback"].map(|key| Choice::new(key, shell.t(&format!("record-mark-{key}"))));
    let none = shell.t("common-none");
    edit(
        shell,
        Area::Forms,
        open,
        "admin-forms-one",
        &html! {
            (names(shell, open))
            (field(shell, open, "intro", "admin-forms-intro").optional(shell).area(2))
            div .fields {
                (field(shell, open, "mark", "admin-forms-mark").select(&marks, Some(&none)))
                (field(shell, open, "service", "common-concerns-service").select(&view.services, Some(&none)))
                (field(shell, open, "brand", "admin-brand").select(&view.brands, None))
                (field(shell, open, "team", "common-team").select(&view.teams, Some(&none)))
            }
            fieldset .stack {
                legend .card-title { (shell.t("admin-forms-fields")) }
                p .hint { (shell.t("admin-forms-fields-hint")) }
                @for n in 0..view.fields { (own_field(shell, open, n)) }
                button .btn type="submit" name="add_field" value="1" formnovalidate {
                    (icon::small(shell, "plus"))
                    (shell.t("admin-forms-add-field"))
                }
            }
            (field(shell, open, "active", "common-active").switch())
        },
    )
}

/// One field of the form's own, as a row of the editor.
fn own_field(shell: &Shell, open: &Edit, n: usize) -> Markup {
    let name = |part: &str| format!("f{n}_{part}");
    let kinds = ["line", "text", "choice", "switch", "email", "phone", "date"]
        .map(|key| Choice::new(key, shell.t(&format!("admin-field-{key}"))));
    html! {
        fieldset .own-field {
            legend { (shell.with("admin-forms-field", &[("n", (n + 1).into())])) }
            div .fields {
                (field(shell, open, &name("label_fi"), "admin-name-fi").lang("fi").input("text"))
                (field(shell, open, &name("label_sv"), "admin-name-sv").lang("sv").input("text"))
                (field(shell, open, &name("label_en"), "admin-name-en").lang("en").input("text"))
                (field(shell, open, &name("kind"), "admin-field-kind").select(&kinds, None))
                (field(shell, open, &name("choices"), "admin-field-choices")
                    .hint(shell.t("admin-field-choices-hint"))
                    .area(2))
            }
            div .options {
                (field(shell, open, &name("required"), "admin-field-required").switch())
                (field(shell, open, &name("remove"), "common-remove").switch())
            }
        }
    }
}
