//! The timeline: one line an event, newest first, days as headings; a line with more opens in place.

use jiff::civil::Date;
use maud::{Markup, html};

use super::{badge, chain};
use crate::Shell;
use crate::desk::customer::TimelineEvent;

/// `level` is that of the day headings (2 or 3).
pub fn timeline(shell: &Shell, events: &[TimelineEvent]) -> Markup {
    html! {
        ol .timeline {
            @for (index, event) in events.iter().enumerate() {
                @if index == 0 || day(shell, &events[index - 1]) != day(shell, event) {
                    li .timeline-day { h3 { (day_name(shell, day(shell, event))) } }
                }
                (line(shell, event))
            }
        }
    }
}

fn line(shell: &Shell, event: &TimelineEvent) -> Markup {
    html! {
        li .timeline-line id=(event.id) {
            time .timeline-at datetime=(event.at) title=(shell.date_time(event.at)) {
                (shell.words().time(event.at, &shell.tz))
            }
            (badge::channel(shell, &event.channel, event.direction, event.missed))
            div .timeline-what {
                p {
                    @if event.url.is_empty() { (event.text) } @else { a href=(event.url) { (event.text) } }
                    @if !event.who.is_empty() { " " span .quiet { (event.who) } }
                    @for chip in &event.records { " " (chain::chip(shell, chip)) }
                }
                @if !event.more.is_empty() { (more(shell, event)) }
            }
        }
    }
}

fn more(shell: &Shell, event: &TimelineEvent) -> Markup {
    html! {
        details .timeline-more {
            summary { (shell.with("record-count-message", &[("count", event.more.len().into())])) }
            ol { @for said in &event.more {
                li { p .quiet { b { (said.who) } " " (shell.time(said.at)) } p .said { (said.text) } }
            } }
        }
    }
}

fn day(shell: &Shell, event: &TimelineEvent) -> Date {
    event.at.to_zoned_datetime(shell.tz.clone()).date()
}

fn day_name(shell: &Shell, day: Date) -> String {
    let today = shell.now.to_zoned_datetime(shell.tz.clone()).date();
    if day == today {
        shell.t("common-today")
    } else if today.yesterday().is_ok_and(|yesterday| day == yesterday) {
        shell.t("common-yesterday")
    } else {
        shell.words().civil_date(day)
    }
}
