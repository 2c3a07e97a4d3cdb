//! The daily ledger, GET `/desk/reports/ledger?day=`: per channel seen = stored = closed + open + parked, difference 0, signed.

use jiff::{Timestamp, civil::Date};
use maud::{Markup, html};

use super::counts::report_tabs;
use crate::components::{badge, empty, heading, pager, table};
use crate::shell::{self, Parts};
use crate::view::{Channel, Direction};
use crate::{Shell, icon, url};

#[derive(Clone, Debug, Default)]
pub struct Ledger {
    pub days: Vec<LedgerDay>,
    pub after: Option<String>,
}

#[derive(Clone, Debug, Default)]
pub struct LedgerDay {
    pub day: Date,
    /// `None`: the day is not over and not signed.
    pub signed_at: Option<Timestamp>,
    pub lines: Vec<LedgerLine>,
}

#[derive(Clone, Debug, Default)]
pub struct LedgerLine {
    pub channel: Channel,
    pub seen: i64,
    pub stored: i64,
    pub closed: i64,
    pub open: i64,
    pub parked: i64,
    pub difference: i64,
    /// First characters of the signed digest.
    pub digest: String,
}

/// The whole page.
pub fn page(shell: &Shell, view: &Ledger) -> Markup {
    let title = shell.t("ledger-title");
    let main = html! {
        div .page {
            (heading::page(&title, &shell.t("ledger-lead"), &html! {}))
            (report_tabs(shell, false))
            @if view.days.is_empty() { (empty::empty(shell, "scroll-text", &shell.t("ledger-none"), "", None)) }
            @for day in &view.days { (one_day(shell, day)) }
            (pager::pager(shell, url::LEDGER, view.after.as_deref(), false))
        }
    };
    shell::desk(shell, Parts::page(title, main))
}

fn one_day(shell: &Shell, day: &LedgerDay) -> Markup {
    let name = shell.words().long_date(day.day);
    let heads: Vec<table::Head> = std::iter::once(table::head(shell.t("common-channel")))
        .chain(
            [
                "ledger-seen",
                "ledger-stored",
                "ledger-closed",
                "ledger-open",
                "ledger-parked",
                "ledger-difference",
            ]
            .map(|key| table::number(shell.t(key))),
        )
        .chain(std::iter::once(table::head(shell.t("ledger-digest"))))
        .collect();
    html! {
        section .ledger-day {
            header .ledger-head { h2 { (name) }
                @if let Some(at) = day.signed_at {
                    span .tag data-tone="ok" {
                        (icon::small(shell, "shield"))
                        (shell.with("ledger-signed", &[("at", shell.date_time(at).into())]))
                    }
                }
                @else { span .tag { (shell.t("ledger-unsigned")) } } }
            (table::table(&name, &heads, &html! { @for line in &day.lines { (row(shell, line)) } }))
        }
    }
}

fn row(shell: &Shell, line: &LedgerLine) -> Markup {
    html! {
        tr {
            th scope="row" {
                span .fact { (badge::channel(shell, &line.channel, Direction::In, false)) (line.channel.name) }
            }
            @for n in [line.seen, line.stored, line.closed, line.open, line.parked] {
                td .num { (shell.words().number(n)) }
            }
            td .num {
                @if line.difference == 0 { span .status data-state="done" { "✓ 0" } }
                @else { span .clock data-clock="late" { "▲ " (shell.words().number(line.difference)) } }
            }
            td { @if line.digest.is_empty() { "–" } @else { code { (line.digest) } } }
        }
    }
}
