//! Buttons. A command's button takes its words, key and tooltip from the command table.

use maud::{Markup, html};

use crate::Shell;
use crate::command::{self, Command};
use crate::icon;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Weight {
    /// The one main act of a place.
    Main,
    #[default]
    Plain,
    /// Text and icon only, until it is touched.
    Quiet,
    /// Irreversible.
    Danger,
}

impl Weight {
    fn class(self) -> &'static str {
        match self {
            Self::Main => "btn btn-main",
            Self::Plain => "btn",
            Self::Quiet => "btn btn-quiet",
            Self::Danger => "btn btn-danger",
        }
    }
}

/// A submit button with a catalogue text.
pub fn submit(shell: &Shell, weight: Weight, label: &str) -> Markup {
    html! { button class=(weight.class()) type="submit" { (shell.t(label)) } }
}

/// A submit button that posts a name and value.
pub fn choice(shell: &Shell, weight: Weight, label: &str, name: &str, value: &str) -> Markup {
    html! { button class=(weight.class()) type="submit" name=(name) value=(value) { (shell.t(label)) } }
}

/// A link that looks like a button.
pub fn link(shell: &Shell, weight: Weight, to: &str, icon_name: Option<&str>, label: &str) -> Markup {
    html! {
        a class=(weight.class()) href=(to) {
            @if let Some(name) = icon_name { (icon::small(shell, name)) }
            (shell.t(label))
        }
    }
}

/// A submit button of a command: label, key and tooltip come from the table.
pub fn command(shell: &Shell, weight: Weight, id: &str, extra: Option<(&str, &str)>) -> Markup {
    let Some(found) = command::find(id) else { return html! {} };
    html! {
        button class=(weight.class()) type="submit" name=[extra.map(|(name, _)| name)] value=[extra.map(|(_, value)| value)]
            data-cmd=(found.id) data-key=(found.key) title=(command::tooltip(shell.words(), found))
            aria-keyshortcuts=[command::aria_key(found.key)] { (shell.t(found.label)) (key(found)) }
    }
}

/// The key of a command, drawn beside its label.
pub fn key(command: &Command) -> Markup {
    html! { @if !command.key.is_empty() { kbd aria-hidden="true" { (command::shown_key(command.key)) } } }
}

/// A square button with an icon; `label` names it.
pub fn icon_submit(shell: &Shell, icon_name: &str, label: &str) -> Markup {
    html! {
        button .btn-icon type="submit" title=(label) { (icon::small(shell, icon_name)) span .vh { (label) } }
    }
}
