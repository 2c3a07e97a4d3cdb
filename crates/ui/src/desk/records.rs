//! Lists of issues, orders and feedback, GET `/desk/issues?state=&owner=&service=&q=&after=`.

use jiff::Timestamp;
use maud::{Markup, html};

use crate::components::{badge, clock, empty, face, field::Field, filter, heading, pager, table};
use crate::form::{Choice, Form};
use crate::shell::{self, Parts};
use crate::view::{Agent, Kind, Promise, State};
use crate::{Shell, url};

#[derive(Clone, Debug, Default)]
pub struct Records {
    pub kind: Kind,
    /// Values of `state` (`open`, `waiting`, `done`), `owner` (`me`, `none`), `service`, `q`.
    pub filter: Form,
    pub services: Vec<Choice>,
    pub rows: Vec<RecordRow>,
    pub after: Option<String>,
}

#[derive(Clone, Debug, Default)]
pub struct RecordRow {
    pub number: i64,
    pub title: String,
    pub state: State,
    pub customer: String,
    pub service: String,
    pub owner: Option<Agent>,
    pub opened_at: Timestamp,
    pub promise: Option<Promise>,
}

const FILTERS: &[&str] = &["q", "state", "owner", "service"];

/// The whole page.
pub fn page(shell: &Shell, view: &Records) -> Markup {
    let title = shell.t(&format!("record-kinds-{}", view.kind.key()));
    let to = url::records(view.kind);
    let main = html! {
        div .page {
            (heading::page(&title, "", &html! {}))
            (filter::bar(shell, to, &view.filter, "records-search", &selects(shell, view)))
            @if view.rows.is_empty() {
                (empty::empty(shell, badge::kind_icon(view.kind), &shell.t("records-none"), &shell.t("records-none-text"), None))
            }
            @else { (rows(shell, view)) }
            (pager::pager(shell, &pager::with_filters(to, &view.filter, FILTERS), view.after.as_deref(), false))
        }
    };
    shell::desk(shell, Parts::page(title, main))
}

fn selects(shell: &Shell, view: &Records) -> Markup {
    let states =
        ["open", "waiting", "done"].map(|key| Choice::new(key, shell.t(&format!("record-category-{key}"))));
    let owners =
        [Choice::new("me", shell.t("records-mine")), Choice::new("none", shell.t("records-nobodys"))];
    html! {
        (Field::new(shell, &view.filter, "filter", "state", "common-state")
            .filter_select(&states, &shell.t("records-any-state")))
        (Field::new(shell, &view.filter, "filter", "owner", "common-owner")
            .filter_select(&owners, &shell.t("records-any-owner")))
        @if view.services.len() > 1 {
            (Field::new(shell, &view.filter, "filter", "service", "common-service")
                .filter_select(&view.services, &shell.t("records-any-service")))
        }
    }
}

fn rows(shell: &Shell, view: &Records) -> Markup {
    let heads = [
        "records-number",
        "records-title",
        "common-state",
        "common-customer",
        "common-service",
        "common-owner",
        "common-due",
        "common-created",
    ]
    .map(|key| table::head(shell.t(key)));
    let rows = html! {
        @for row in &view.rows {
            tr data-row data-href=(url::record(view.kind, row.number)) {
                td {
                    a .chip data-kind=(view.kind.key()) href=(url::record(view.kind, row.number))
                        tabindex="-1" {
                        (view.kind.reference(row.number))
                    }
                }
                th scope="row" .grow { a .plain href=(url::record(view.kind, row.number)) { (row.title) } }
                td { (badge::state(&row.state)) }
                td { (row.customer) }
                td { (row.service) }
                td {
                    @if let Some(owner) = &row.owner {
                        span .fact { (face::face(&owner.name, face::Size::Small)) (owner.name) }
                    } @else {
                        span .quiet { (shell.t("common-nobody")) }
                    }
                }
                td { @if let Some(promise) = &row.promise { (clock::short(shell, promise)) } @else { "–" } }
                td { (shell.time(row.opened_at)) }
            }
        }
    };
    table::table(&shell.t(&format!("record-kinds-{}", view.kind.key())), &heads, &rows)
}
