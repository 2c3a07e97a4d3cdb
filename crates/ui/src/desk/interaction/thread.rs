//! The thread (`#thread`): messages and what happened between them, oldest first, with days between.

use jiff::{Timestamp, civil::Date};
use maud::{Markup, html};

use super::message::message;
use super::view::{Entry, Event, Interaction};
use crate::components::chain;
use crate::{Shell, icon};

pub fn thread(shell: &Shell, view: &Interaction) -> Markup {
    html! {
        div .thread-box {
            @if let Some(earlier) = &view.earlier {
                p .thread-earlier { a .btn .btn-quiet href=(earlier) { (shell.t("thread-earlier")) } }
            }
            ol #thread .thread tabindex="-1" aria-label=(shell.t("thread-name")) {
                @for (index, entry) in view.thread.iter().enumerate() {
                    @if is_new_day(shell, &view.thread, index) {
                        li .thread-day { span { (day_name(shell, at(entry))) } }
                    }
                    (draw(shell, entry))
                }
            }
        }
    }
}

fn draw(shell: &Shell, entry: &Entry) -> Markup {
    match entry {
        Entry::Message(one) => message(shell, one),
        Entry::Event(one) => event(shell, one),
    }
}

fn event(shell: &Shell, event: &Event) -> Markup {
    html! {
        li .event {
            span .event-line {
                @if let Some(name) = event.icon { (icon::small(shell, name)) }
                (shell.time(event.at)) " " (event.text)
                @if let Some(about) = &event.about { " " (chain::chip(shell, about)) }
            }
        }
    }
}

fn at(entry: &Entry) -> Timestamp {
    match entry {
        Entry::Message(one) => one.at,
        Entry::Event(one) => one.at,
    }
}

fn day(shell: &Shell, at: Timestamp) -> Date {
    at.to_zoned_datetime(shell.tz.clone()).date()
}

/// A day is written where it changes, and over the first entry unless that is of today.
fn is_new_day(shell: &Shell, entries: &[Entry], index: usize) -> bool {
    let this = day(shell, at(&entries[index]));
    match index.checked_sub(1) {
        Some(before) => day(shell, at(&entries[before])) != this,
        None => this != day(shell, shell.now),
    }
}

fn day_name(shell: &Shell, at: Timestamp) -> String {
    let (this, today) = (day(shell, at), day(shell, shell.now));
    if this == today {
        shell.t("common-today")
    } else if today.yesterday().is_ok_and(|yesterday| yesterday == this) {
        shell.t("common-yesterday")
    } else {
        shell.words().long_date(this)
    }
}
