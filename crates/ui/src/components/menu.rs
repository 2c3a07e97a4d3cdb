//! A popover menu: opens without scripts by `popovertarget`, closes by Esc or a press outside.

use maud::{Markup, html};

use crate::Shell;
use crate::icon;

/// A button that opens the menu `id`, whose content follows.
pub fn menu(shell: &Shell, id: &str, icon_name: &str, label: &str, content: &Markup) -> Markup {
    html! {
        button .btn-icon type="button" popovertarget=(id) title=(label) {
            (icon::small(shell, icon_name))
            span .vh { (label) }
        }
        div id=(id) .menu popover { (content) }
    }
}

/// The same with a visible label and a chevron.
pub fn labelled(shell: &Shell, id: &str, label: &Markup, content: &Markup) -> Markup {
    html! {
        button .btn .btn-quiet type="button" popovertarget=(id) { (label) (icon::small(shell, "chevron-down")) }
        div id=(id) .menu popover { (content) }
    }
}
