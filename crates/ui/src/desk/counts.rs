//! The counts page, GET `/desk/reports/counts?from=&to=&by=&channel=&team=&agent=&mark=`: plain figures with their counting rule
//! and the rows behind each.

use jiff::{Timestamp, civil::Date};
use maud::{Markup, html};

use crate::components::{badge, chart, field::Field, heading, pager, table, tabs};
use crate::form::{Choice, Form};
use crate::shell::{self, Parts};
use crate::view::{Channel, Direction};
use crate::{Shell, icon, url};

#[derive(Clone, Debug, Default)]
pub struct Counts {
    /// Values of `from`, `to` (ISO dates), `by` (`channel`, `team`, `agent`, `mark`) and of the filters.
    pub filter: Form,
    pub channels: Vec<Choice>,
    pub teams: Vec<Choice>,
    pub agents: Vec<Choice>,
    pub marks: Vec<Choice>,
    pub total: Figure,
    pub lines: Vec<CountLine>,
    /// One per day of the range, oldest first, for the small chart.
    pub days: Vec<(Date, i64)>,
    /// The rows behind the figure that was pressed; empty until one is.
    pub rows: Vec<CountedRow>,
    pub rows_of: Option<String>,
    pub after: Option<String>,
    /// Address of the same figures as data.
    pub api_url: String,
}

#[derive(Clone, Debug, Default)]
pub struct Figure {
    pub contacts: i64,
    pub inbound: i64,
    pub outbound: i64,
    pub missed: i64,
    pub closed: i64,
    /// Closings that accepted every guess, of all closings: the data-quality figure.
    pub guesses_accepted: i64,
}

#[derive(Clone, Debug, Default)]
pub struct CountLine {
    pub label: String,
    pub figure: Figure,
    /// Address of this page with the rows behind this line.
    pub url: String,
}

#[derive(Clone, Debug, Default)]
pub struct CountedRow {
    pub number: i64,
    pub at: Timestamp,
    pub who: String,
    pub subject: String,
    pub channel: Channel,
}

const FILTERS: &[&str] = &["from", "to", "by", "channel", "team", "agent", "mark"];

/// The whole page.
pub fn page(shell: &Shell, view: &Counts) -> Markup {
    let title = shell.t("counts-title");
    let export = html! { a .btn .btn-quiet href=(view.api_url) { (icon::small(shell, "external-link")) (shell.t("counts-data")) } };
    let main = html! {
        div .page {
            (heading::page(&title, "", &export))
            (report_tabs(shell, true))
            (filters(shell, view))
            @if view.filter.value("mark").is_empty() { (totals(shell, &view.total)) }
            (chart::days(shell, &shell.with("counts-chart", &[("count", view.total.contacts.into())]), &view.days))
            (lines(shell, view))
            (rule(shell))
            (behind(shell, view))
        }
    };
    shell::desk(shell, Parts::page(title, main))
}

/// Counts and ledger are two tabs of one place.
pub(super) fn report_tabs(shell: &Shell, counts: bool) -> Markup {
    let all = [
        tabs::Tab { label: shell.t("counts-title"), to: url::COUNTS.into(), open: counts },
        tabs::Tab { label: shell.t("ledger-title"), to: url::LEDGER.into(), open: !counts },
    ];
    tabs::tabs(&shell.t("nav-reports"), &all)
}

fn filters(shell: &Shell, view: &Counts) -> Markup {
    let by = ["channel", "team", "agent", "mark"]
        .map(|key| Choice::new(key, shell.t(&format!("counts-by-{key}"))));
    let form = &view.filter;
    let all = shell.t("common-all");
    html! {
        form .filter method="get" action=(url::COUNTS) {
            (Field::new(shell, form, "filter", "from", "counts-from").input("date"))
            (Field::new(shell, form, "filter", "to", "counts-to").input("date"))
            (Field::new(shell, form, "filter", "by", "counts-by").select(&by, None))
            (Field::new(shell, form, "filter", "channel", "common-channel").select(&view.channels, Some(&all)))
            (Field::new(shell, form, "filter", "team", "common-team").select(&view.teams, Some(&all)))
            (Field::new(shell, form, "filter", "agent", "common-person").select(&view.agents, Some(&all)))
            (Field::new(shell, form, "filter", "mark", "counts-mark").select(&view.marks, Some(&all)))
            div .filter-go { button .btn type="submit" { (shell.t("common-show")) } }
        }
    }
}

fn totals(shell: &Shell, total: &Figure) -> Markup {
    let tiles = [
        ("counts-contacts", total.contacts),
        ("counts-inbound", total.inbound),
        ("counts-outbound", total.outbound),
        ("counts-missed", total.missed),
        ("counts-closed", total.closed),
    ];
    html! {
        ul .tiles {
            @for (label, n) in tiles {
                li .tile { span .tile-n { (shell.words().number(n)) } span .tile-label { (shell.t(label)) } }
            }
            li .tile title=(shell.t("counts-guesses-about")) {
                span .tile-n { (share(shell, total.guesses_accepted, total.closed)) }
                span .tile-label { (shell.t("counts-guesses")) }
            }
        }
    }
}

fn share(shell: &Shell, part: i64, whole: i64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
    if whole > 0 { shell.words().percent(part as f64 / whole as f64) } else { "–".to_owned() }
}

/// By mark only the contacts can be told: one of them may have several.
fn is_marked(view: &Counts) -> bool {
    view.filter.value("by") == "mark" || !view.filter.value("mark").is_empty()
}

fn lines(shell: &Shell, view: &Counts) -> Markup {
    let by = if view.filter.value("by").is_empty() { "channel" } else { view.filter.value("by") };
    let first = table::head(shell.t(&format!("counts-by-{by}")));
    let all = [
        "counts-contacts",
        "counts-inbound",
        "counts-outbound",
        "counts-missed",
        "counts-closed",
        "counts-guesses",
    ]
    .map(|key| table::number(shell.t(key)));
    let told = if is_marked(view) { 1 } else { all.len() };
    let heads: Vec<table::Head> = std::iter::once(first).chain(all.into_iter().take(told)).collect();
    let rows = html! {
        @for line in &view.lines {
            tr {
                th scope="row" { (line.label) }
                td .num { a href=(line.url) { (shell.words().number(line.figure.contacts)) } }
                @if told > 1 {
                    @for n in [line.figure.inbound, line.figure.outbound, line.figure.missed, line.figure.closed] {
                        td .num { (shell.words().number(n)) }
                    }
                    td .num { (share(shell, line.figure.guesses_accepted, line.figure.closed)) }
                }
            }
        }
    };
    table::table(&shell.t("counts-title"), &heads, &rows)
}

/// The counting rule stands beside every figure that uses it.
fn rule(shell: &Shell) -> Markup {
    html! {
        div .rule role="note" {
            (icon::small(shell, "info"))
            p { b { (shell.t("counts-rule-title")) ": " } (shell.t("counts-rule")) }
        }
    }
}

fn behind(shell: &Shell, view: &Counts) -> Markup {
    let Some(of) = &view.rows_of else { return html! {} };
    let heads = ["records-number", "common-time", "common-channel", "common-person", "records-title"]
        .map(|key| table::head(shell.t(key)));
    let rows = html! {
        @for row in &view.rows {
            tr {
                td {
                    a .chip data-kind="interaction" href=(url::in_inbox("all", row.number)) {
                        "INT-"
                        (row.number)
                    }
                }
                td { (shell.time(row.at)) }
                td {
                    span .fact {
                        (badge::channel(shell, &row.channel, Direction::In, false))
                        (row.channel.name)
                    }
                }
                td { (row.who) }
                td .grow { (row.subject) }
            }
        }
    };
    html! {
        section #rows-behind { h2 { (shell.with("counts-behind", &[("what", of.into())])) } (table::table(of, &heads, &rows))
            (pager::pager(shell, &pager::with_filters(url::COUNTS, &view.filter, FILTERS), view.after.as_deref(), false)) }
    }
}
