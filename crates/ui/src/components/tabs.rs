//! Tabs that are links: each is a page of its own, so Back works.

use maud::{Markup, html};

/// Label, address, whether it is the open one.
pub struct Tab {
    pub label: String,
    pub to: String,
    pub open: bool,
}

pub fn tabs(name: &str, tabs: &[Tab]) -> Markup {
    html! {
        nav .tabs aria-label=(name) {
            @for tab in tabs { a href=(tab.to) aria-current=[tab.open.then_some("page")] { (tab.label) } }
        }
    }
}
