//! Organisations, GET `/desk/orgs?q=&after=`, one of them, GET and POST `/desk/orgs/{key}` and `/desk/orgs/new` (fields `name`, `note`).

use maud::{Markup, html};

use super::customer::TimelineEvent;
use super::customers;
use crate::components::{
    button, chain, empty, field::Field, filter, form, heading, pager, person, table, timeline,
};
use crate::form::Form;
use crate::shell::{self, Parts};
use crate::view::{Customer, RecordChip};
use crate::{Shell, icon, url};

#[derive(Clone, Debug, Default)]
pub struct Organisations {
    pub filter: Form,
    pub rows: Vec<OrganisationRow>,
    pub after: Option<String>,
}

#[derive(Clone, Debug, Default)]
pub struct OrganisationRow {
    pub key: String,
    pub name: String,
    pub people: i64,
}

#[derive(Clone, Debug, Default)]
pub struct Organisation {
    /// Empty on the page that makes a new one.
    pub key: String,
    pub name: String,
    pub note: String,
    pub people: Vec<Customer>,
    pub open: Vec<RecordChip>,
    pub events: Vec<TimelineEvent>,
    pub after: Option<String>,
    pub form: Form,
    pub may_edit: bool,
}

/// The list.
pub fn page(shell: &Shell, view: &Organisations) -> Markup {
    let new =
        button::link(shell, button::Weight::Plain, url::ORGANISATION_NEW, Some("plus"), "organisations-new");
    let heads = [table::head(shell.t("common-organisation")), table::number(shell.t("organisations-people"))];
    let rows = html! { @for row in &view.rows { tr { th scope="row" { a href=(url::organisation(&row.key)) { (row.name) } } td .num { (row.people) } } } };
    let main = html! {
        div .page {
            (heading::page(&shell.t("customers-organisations"), "", &new))
            (customers::tabs_of(shell, false))
            (filter::bar(shell, url::ORGANISATIONS, &view.filter, "organisations-search", &html! {}))
            @if view.rows.is_empty() {
                (empty::empty(shell, "building-2", &shell.t("organisations-none"), "", None))
            }
            @else { (table::table(&shell.t("customers-organisations"), &heads, &rows)) }
            (pager::pager(shell, &pager::with_filters(url::ORGANISATIONS, &view.filter, &["q"]), view.after.as_deref(), false))
        }
    };
    shell::desk(shell, Parts::page(shell.t("customers-organisations"), main))
}

/// One organisation, or the form of a new one.
pub fn one_page(shell: &Shell, view: &Organisation) -> Markup {
    let title = if view.key.is_empty() { shell.t("organisations-new") } else { view.name.clone() };
    let main = html! {
        div .page {
            (heading::page(&title, &view.note, &html! {}))
            @if view.key.is_empty() { (edit(shell, view)) }
            @else { div .two { div { (events(shell, view)) } div { (side(shell, view)) } } }
        }
    };
    shell::desk(shell, Parts::page(title, main))
}

fn events(shell: &Shell, view: &Organisation) -> Markup {
    html! {
        section .card {
            h2 .card-title { (shell.t("customer-timeline")) }
            @if view.events.is_empty() {
                (empty::empty(shell, "clock", &shell.t("customer-no-events"), "", None))
            } @else {
                (timeline::timeline(shell, &view.events))
            }
            (pager::pager(shell, &url::organisation(&view.key), view.after.as_deref(), false))
        }
    }
}

fn side(shell: &Shell, view: &Organisation) -> Markup {
    let people = html! {
        @if view.people.is_empty() { p .quiet { (shell.t("organisations-nobody")) } }
        @else { ul .people .people-slim { @for one in &view.people { li { (person::line(shell, one)) } } } }
    };
    let open = html! { @if view.open.is_empty() { p .quiet { (shell.t("customer-nothing-open")) } } @else { ul .p-records { @for chip in &view.open { li { (chain::line(shell, chip)) } } } } };
    html! {
        (heading::card(&shell.t("context-open-now"), &open))
        (heading::card(&shell.t("organisations-people"), &people))
        @if view.may_edit {
            details .card .card-fold open[view.form.is_refused()] {
                summary { h2 .card-title { (shell.t("customer-details")) } (icon::small(shell, "pencil")) }
                (edit(shell, view))
            }
        }
    }
}

fn edit(shell: &Shell, view: &Organisation) -> Markup {
    let to =
        if view.key.is_empty() { url::ORGANISATION_NEW.to_owned() } else { url::organisation(&view.key) };
    html! {
        form .stack method="post" action=(to) {
            (form::csrf(shell)) (form::errors(shell, &view.form, "org"))
            (Field::new(shell, &view.form, "org", "name", "common-name").required().max(200).input("text"))
            (Field::new(shell, &view.form, "org", "note", "common-note").optional(shell).area(3))
            div .row-end { (button::submit(shell, button::Weight::Main, "common-save")) }
        }
    }
}
