//! The head of a page with one column: its `h1`, a sentence, and the acts of the page.

use maud::{Markup, html};

pub fn page(title: &str, lead: &str, acts: &Markup) -> Markup {
    html! {
        header .page-head {
            h1 #view-title tabindex="-1" { (title) }
            (acts)
            @if !lead.is_empty() { p .lead { (lead) } }
        }
    }
}

/// A card with a heading of the second level.
pub fn card(title: &str, content: &Markup) -> Markup {
    html! { section .card { h2 .card-title { (title) } (content) } }
}
