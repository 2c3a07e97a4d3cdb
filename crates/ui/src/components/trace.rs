//! The trace of a record: who did what, when; an act that was taken back stays, struck through.

use maud::{Markup, html};

use crate::Shell;
use crate::view::TraceLine;

pub fn trace(shell: &Shell, lines: &[TraceLine]) -> Markup {
    html! {
        @if lines.is_empty() { p .quiet { (shell.t("common-empty")) } }
        @else { ol .trace { @for line in lines { li { (one(shell, line)) } } } }
    }
}

/// One line without its list item.
pub fn one(shell: &Shell, line: &TraceLine) -> Markup {
    html! {
        span .trace-at { (shell.time(line.at)) }
        span .trace-text {
            @if line.undone.is_some() { s { (line.text) } } @else { (line.text) }
            @if !line.who.is_empty() { " " span .quiet { "– " (line.who) } }
            @if let Some(undone) = &line.undone { " " span .tag { (undone) } }
        }
    }
}
