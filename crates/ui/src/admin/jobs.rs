//! Jobs and dead letters: what waits, what was given up and why, with retry.

use jiff::Timestamp;
use maud::{Markup, html};

use super::{Area, area};
use crate::components::{button, empty, form, pager};
use crate::{Shell, url};

#[derive(Clone, Debug, Default)]
pub struct Jobs {
    pub waiting: i64,
    pub running: i64,
    pub oldest_due: Option<Timestamp>,
    pub dead: Vec<DeadLetter>,
    pub after: Option<String>,
}

#[derive(Clone, Debug, Default)]
pub struct DeadLetter {
    pub id: String,
    pub kind: String,
    pub at: Timestamp,
    pub attempts: i64,
    pub why: String,
    /// What it was about, when that has a page.
    pub about: Option<(String, String)>,
}

/// The whole page.
pub fn page(shell: &Shell, view: &Jobs) -> Markup {
    let content = html! {
        ul .tiles {
            li .tile {
                span .tile-n { (shell.words().number(view.waiting)) }
                span .tile-label { (shell.t("admin-jobs-waiting")) }
            }
            li .tile {
                span .tile-n { (shell.words().number(view.running)) }
                span .tile-label { (shell.t("admin-jobs-running")) }
            }
            li .tile {
                span .tile-n { @if let Some(due) = view.oldest_due { (shell.when(due)) } @else { "–" } }
                span .tile-label { (shell.t("admin-jobs-oldest")) }
            }
        }
        section .card {
            h2 .card-title { (shell.t("admin-dead")) }
            @if view.dead.is_empty() {
                (empty::empty(shell, "check-check", &shell.t("admin-dead-none"), "", None))
            }
            @else { ul .parked { @for letter in &view.dead { li { (one(shell, letter)) } } } }
        }
        (pager::pager(shell, &url::admin("jobs"), view.after.as_deref(), false))
    };
    area(shell, Area::Jobs, &html! {}, &content)
}

fn one(shell: &Shell, letter: &DeadLetter) -> Markup {
    html! {
        div {
            b { code { (letter.kind) } } @if let Some((label, to)) = &letter.about { " " a href=(to) { (label) } }
            p .quiet {
                (shell.time(letter.at))
                " · "
                (shell.with("admin-dead-tries", &[("count", letter.attempts.into())]))
            }
            p .dead-why { (letter.why) }
        }
        div .row-end {
            (form::act(shell, &url::admin_act("jobs", &letter.id, "dismissal"), &button::submit(shell, button::Weight::Quiet, "admin-dead-dismiss")))
            (form::act(shell, &url::admin_act("jobs", &letter.id, "retry"), &button::submit(shell, button::Weight::Plain, "common-retry")))
        }
    }
}
