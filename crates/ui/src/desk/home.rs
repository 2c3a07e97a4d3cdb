//! Role home, GET `/desk`: what waits for me, what my team has, what I promised; for a lead the oldest item of each queue.

use jiff::Timestamp;
use maud::{Markup, html};

use super::inbox::{self, Row, ViewLink};
use crate::components::{button, clock, empty, heading, table};
use crate::shell::{self, Parts};
use crate::view::Promise;
use crate::{Shell, icon, url};

#[derive(Clone, Debug, Default)]
pub struct Home {
    pub name: String,
    pub tiles: Vec<Tile>,
    /// The most urgent rows of my own view (at most six).
    pub urgent: Vec<Row>,
    pub promised: Vec<Promised>,
    /// For those who lead: one line a queue.
    pub queues: Vec<Queue>,
    /// Doors that are not whole, for an administrator: mailboxes that fail, dead letters, parked messages.
    pub troubles: Vec<Trouble>,
    /// On a fresh installation: what is still to be set up. Empty later.
    pub steps: Vec<Step>,
}

/// A number that is also a filter: press it and see its rows.
#[derive(Clone, Debug, Default)]
pub struct Tile {
    pub label: String,
    pub n: i64,
    pub url: String,
    pub late: bool,
}

#[derive(Clone, Debug, Default)]
pub struct Promised {
    pub promise: Promise,
    pub text: String,
    pub who: String,
    pub url: String,
}

#[derive(Clone, Debug, Default)]
pub struct Queue {
    pub view: ViewLink,
    pub oldest: Option<Timestamp>,
    pub late: i64,
}

#[derive(Clone, Debug, Default)]
pub struct Trouble {
    pub text: String,
    pub url: String,
}

#[derive(Clone, Debug, Default)]
pub struct Step {
    pub text: String,
    pub url: String,
    pub done: bool,
}

/// The whole page.
pub fn page(shell: &Shell, view: &Home) -> Markup {
    let log =
        html! { (button::link(shell, button::Weight::Plain, url::LOG, Some("square-pen"), "command-log")) };
    let serves = shell.me.as_ref().is_some_and(|me| me.serves);
    let title = shell.with("home-title", &[("name", (&view.name).into())]);
    let main = html! {
        div .page {
            (heading::page(&title, &today(shell), &if serves { log } else { html! {} }))
            (troubles(shell, view))
            (steps(shell, view))
            @if !view.tiles.is_empty() { (tiles(shell, view)) }
            div .two {
                div { (urgent(shell, view)) }
                div { (promised(shell, view)) (queues(shell, view)) }
            }
        }
    };
    shell::desk(shell, Parts::page(shell.t("nav-home"), main))
}

fn today(shell: &Shell) -> String {
    shell.words().long_date(shell.now.to_zoned_datetime(shell.tz.clone()).date())
}

fn troubles(shell: &Shell, view: &Home) -> Markup {
    html! {
        @for trouble in &view.troubles {
            div .banner data-tone="bad" {
                (icon::small(shell, "circle-alert"))
                p { (trouble.text) }
                a href=(trouble.url) { (shell.t("home-look")) }
            }
        }
    }
}

/// What a fresh installation still needs, as a list to tick off.
fn steps(shell: &Shell, view: &Home) -> Markup {
    html! {
        @if !view.steps.is_empty() {
            section .card .steps {
                h2 .card-title { (shell.t("home-steps")) }
                ol { @for step in &view.steps { li data-done[step.done] {
                    span .step-mark aria-hidden="true" { @if step.done { "✓" } @else { "○" } }
                    @if step.done { span { (step.text) } span .vh { " – " (shell.t("common-done")) } }
                    @else { a href=(step.url) { (step.text) } }
                } } }
            }
        }
    }
}

fn tiles(shell: &Shell, view: &Home) -> Markup {
    html! {
        ul .tiles {
            @for tile in &view.tiles {
                li { a .tile href=(tile.url) data-late[tile.late && tile.n > 0] {
                    span .tile-n {
                        @if tile.late && tile.n > 0 { span .shape aria-hidden="true" { "▲" } " " }
                        (shell.words().number(tile.n))
                    }
                    span .tile-label { (tile.label) }
                } }
            }
        }
    }
}

fn urgent(shell: &Shell, view: &Home) -> Markup {
    let none = (shell.t("home-nothing-urgent"), shell.t("home-go-queue"));
    html! {
        section .card .card-rows {
            h2 .card-title { (shell.t("home-urgent")) }
            @if view.urgent.is_empty() {
                (empty::empty(shell, "check-check", &none.0, "", Some(("/desk/inbox/queue", &none.1))))
            }
            @else {
                ol .rows data-list="urgent" {
                    @for row in &view.urgent { (inbox::row(shell, "mine", row, false)) }
                }
                p .card-foot { a href=(url::inbox("mine")) { (shell.t("home-all-mine")) } }
            }
        }
    }
}

fn promised(shell: &Shell, view: &Home) -> Markup {
    html! {
        @if !view.promised.is_empty() {
            section .card {
                h2 .card-title { (shell.t("home-promised")) }
                ul .lines {
                    @for one in &view.promised {
                        li {
                            (clock::short(shell, &one.promise))
                            a href=(one.url) { (one.text) }
                            span .quiet { (one.who) }
                        }
                    }
                }
            }
        }
    }
}

fn queues(shell: &Shell, view: &Home) -> Markup {
    let heads = [
        table::head(shell.t("home-queue")),
        table::number(shell.t("home-waiting")),
        table::number(shell.t("home-late")),
        table::number(shell.t("home-oldest")),
    ];
    let rows = html! {
        @for queue in &view.queues {
            tr {
                th scope="row" { a href=(url::inbox(&queue.view.key)) { (queue.view.label) } }
                td .num {
                    @if let Some(count) = queue.view.count {
                        (shell.words().number(count.n))
                        @if count.more { "+" }
                    }
                }
                td .num {
                    @if queue.late > 0 {
                        span .clock data-clock="late" {
                            span .shape aria-hidden="true" { "▲" }
                            " "
                            (queue.late)
                        }
                    } @else {
                        "0"
                    }
                }
                td .num {
                    @if let Some(oldest) = queue.oldest {
                        (shell.words().duration_short(shell.now.duration_since(oldest)))
                    } @else {
                        "–"
                    }
                }
            }
        }
    };
    html! {
        @if !view.queues.is_empty() {
            section .card {
                h2 .card-title { (shell.t("home-queues")) }
                (table::table(&shell.t("home-queues"), &heads, &rows))
            }
        }
    }
}
