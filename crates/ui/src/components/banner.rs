//! A strip that says how things stand and offers the one next step.

use maud::{Markup, html};

use crate::icon;
use crate::shell::{Banner, Shell, Tone};

pub fn banner(shell: &Shell, banner: &Banner) -> Markup {
    html! {
        div .banner data-tone=(banner.tone.key()) {
            (icon::small(shell, banner.tone.icon()))
            p { (banner.text) }
            @if let Some((to, label)) = &banner.action { a href=(to) { (label) } }
        }
    }
}

/// The same with any content.
pub fn strip(shell: &Shell, tone: Tone, content: &Markup) -> Markup {
    html! { div .banner data-tone=(tone.key()) { (icon::small(shell, tone.icon())) (content) } }
}
