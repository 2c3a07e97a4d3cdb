//! Nothing here: why, and the one next step.

use maud::{Markup, html};

use crate::Shell;
use crate::icon::icon;

/// `title` and `text` are words; `next` is an address and its words.
pub fn empty(shell: &Shell, icon_name: &str, title: &str, text: &str, next: Option<(&str, &str)>) -> Markup {
    html! {
        div .empty {
            span .empty-mark aria-hidden="true" { (icon(shell, icon_name)) }
            p .empty-title { (title) }
            @if !text.is_empty() { p { (text) } }
            @if let Some((to, label)) = next { p { a .btn href=(to) { (label) } } }
        }
    }
}
