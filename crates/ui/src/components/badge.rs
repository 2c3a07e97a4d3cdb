//! Badges: the kind of a record, a state, a tag, a guess. Each says in text and shape what its colour says.

use maud::{Markup, html};

use crate::Shell;
use crate::icon;
use crate::view::{Category, Channel, Direction, Kind, State};

/// The icon of a kind.
pub fn kind_icon(kind: Kind) -> &'static str {
    match kind {
        Kind::Interaction => "message-square",
        Kind::Issue => "life-buoy",
        Kind::Order => "package",
        Kind::Feedback => "quote",
        Kind::Incident => "triangle-alert",
        Kind::Problem => "hash",
        Kind::Improvement => "hammer",
        Kind::Article => "book-open",
    }
}

/// The kind of a record, with its icon and name.
pub fn kind(shell: &Shell, kind: Kind) -> Markup {
    html! {
        span .kind data-kind=(kind.key()) {
            (icon::small(shell, kind_icon(kind)))
            (shell.t(&format!("record-kind-{}", kind.key())))
        }
    }
}

/// Only the icon of a kind, named for those who cannot see it.
pub fn kind_dot(shell: &Shell, kind: Kind) -> Markup {
    let name = shell.t(&format!("record-kind-{}", kind.key()));
    html! {
        span .kind-dot data-kind=(kind.key()) title=(name) {
            (icon::small(shell, kind_icon(kind)))
            span .vh { (name) }
        }
    }
}

/// ● open, ◐ waiting, ✓ done.
pub fn shape(category: Category) -> &'static str {
    match category {
        Category::Open => "●",
        Category::Waiting => "◐",
        Category::Done => "✓",
    }
}

/// The value of `data-state` for a category.
pub fn category_key(category: Category) -> &'static str {
    match category {
        Category::Open => "open",
        Category::Waiting => "waiting",
        Category::Done => "done",
    }
}

/// A state in words, with the shape of its category.
pub fn state(state: &State) -> Markup {
    html! {
        span .status data-state=(category_key(state.category)) {
            span .shape aria-hidden="true" { (shape(state.category)) } " " (state.label)
        }
    }
}

/// A neutral tag.
pub fn tag(text: &str) -> Markup {
    html! { span .tag { (text) } }
}

/// A tag that warns or calms: `tone` is `ok`, `warn`, `bad` or `info`.
pub fn toned(tone: &str, text: &str) -> Markup {
    html! { span .tag data-tone=(tone) { (text) } }
}

/// In use or retired.
pub fn active(shell: &Shell, active: bool) -> Markup {
    html! {
        @if active { span .tag data-tone="ok" { "● " (shell.t("common-active")) } }
        @else { span .tag { "○ " (shell.t("common-retired")) } }
    }
}

/// The icon of a channel, named; a missed contact and an outgoing one differ in the name too.
pub fn channel(shell: &Shell, channel: &Channel, direction: Direction, missed: bool) -> Markup {
    let name = channel_name(shell, channel, direction, missed);
    let drawn = match (channel.icon.as_str(), missed, direction) {
        ("phone", true, _) => "phone-missed",
        ("phone", false, Direction::Out) => "phone-outgoing",
        ("", ..) => "message-square",
        (icon, ..) => icon,
    };
    html! { span .channel data-missed[missed] title=(name) { (icon::small(shell, drawn)) span .vh { (name) } } }
}

fn channel_name(shell: &Shell, channel: &Channel, direction: Direction, missed: bool) -> String {
    let name = channel.name.as_str();
    match (missed, direction) {
        (true, _) => shell.with("channel-missed", &[("channel", name.into())]),
        (false, Direction::Out) => shell.with("channel-out", &[("channel", name.into())]),
        (false, Direction::In) => name.to_owned(),
    }
}

/// Text in another language than the page's carries its own `lang`.
pub fn foreign<'a>(shell: &Shell, language: Option<&'a str>) -> Option<&'a str> {
    language.filter(|language| *language != shell.lang.code())
}
