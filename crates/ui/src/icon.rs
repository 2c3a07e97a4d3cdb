//! Icons of the sprite, by name. Decorative unless named: an icon that stands alone gets its name from its button.

use maud::{Markup, html};

use crate::Shell;

/// Lucide names that the pages use; the sprite must hold all of them.
pub const NAMES: &[&str] = &[
    "activity",
    "archive",
    "arrow-down-left",
    "arrow-left",
    "arrow-right",
    "arrow-up-right",
    "at-sign",
    "bell",
    "book-open",
    "bot",
    "building-2",
    "calendar",
    "chart-column",
    "check",
    "check-check",
    "chevron-down",
    "chevron-right",
    "circle-alert",
    "circle-check",
    "circle-help",
    "circle-user",
    "clock",
    "corner-up-left",
    "download",
    "ellipsis",
    "external-link",
    "eye",
    "file-text",
    "filter",
    "footprints",
    "forward",
    "git-merge",
    "globe",
    "hammer",
    "hand",
    "hash",
    "headset",
    "house",
    "image",
    "inbox",
    "info",
    "key-round",
    "languages",
    "layers",
    "life-buoy",
    "link",
    "list",
    "lock",
    "log-out",
    "mail",
    "mail-open",
    "mail-x",
    "menu",
    "message-circle",
    "message-square",
    "mic",
    "monitor",
    "moon",
    "package",
    "panel-right",
    "paperclip",
    "pencil",
    "phone",
    "phone-call",
    "phone-incoming",
    "phone-missed",
    "phone-outgoing",
    "plus",
    "printer",
    "quote",
    "refresh-cw",
    "rotate-ccw",
    "scroll-text",
    "search",
    "send",
    "settings",
    "shield",
    "smartphone",
    "sparkles",
    "square-pen",
    "sticky-note",
    "store",
    "sun",
    "tag",
    "trash-2",
    "triangle-alert",
    "undo-2",
    "user",
    "user-check",
    "user-plus",
    "users",
    "x",
];

/// A decorative icon of 20 px.
pub fn icon(shell: &Shell, name: &str) -> Markup {
    draw(shell, name, "i")
}

/// A decorative icon of 16 px.
pub fn small(shell: &Shell, name: &str) -> Markup {
    draw(shell, name, "i i-s")
}

fn draw(shell: &Shell, name: &str, class: &str) -> Markup {
    html! {
        svg class=(class) aria-hidden="true" { use href=(format!("{}#{name}", shell.assets.sprite)) {} }
    }
}
