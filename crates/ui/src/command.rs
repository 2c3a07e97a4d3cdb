//! The commands of the desk, declared once: palette, menus, tooltips and the key list are drawn from this table, so none can
//! drift. `label` is a catalogue key; keys follow the interface specification and may be switched off by each person.

use language::{Arg, Words};
use maud::{Markup, PreEscaped, html};

use crate::url;

/// Where a command works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Everywhere on the desk.
    Desk,
    /// While a list is on the page.
    List,
    /// While an interaction is open.
    Interaction,
    /// In the composer's field.
    Composer,
}

/// How a command is done: by going to an address, by a button of the page with the same `data-cmd`, or by the browser code itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    Go(&'static str),
    Button,
    Browser,
}

/// A command. `key` is the default key as `event.key` spells it, two letters with a space for a sequence, or empty.
#[derive(Clone, Copy, Debug)]
pub struct Command {
    pub id: &'static str,
    pub label: &'static str,
    pub key: &'static str,
    pub scope: Scope,
    pub how: How,
    pub undoable: bool,
    pub needs: Needs,
}

/// Who is offered a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    Nothing,
    Serving,
    Reports,
    Administering,
}

const fn go(id: &'static str, label: &'static str, key: &'static str, to: &'static str) -> Command {
    Command { id, label, key, scope: Scope::Desk, how: How::Go(to), undoable: false, needs: Needs::Nothing }
}

const fn act(id: &'static str, label: &'static str, key: &'static str, undoable: bool) -> Command {
    Command { id, label, key, scope: Scope::Interaction, how: How::Button, undoable, needs: Needs::Serving }
}

const fn own(id: &'static str, label: &'static str, key: &'static str, scope: Scope) -> Command {
    Command { id, label, key, scope, how: How::Browser, undoable: false, needs: Needs::Nothing }
}

const fn needing(needs: Needs, command: Command) -> Command {
    Command { needs, ..command }
}

/// All commands of the desk.
pub const ALL: &[Command] = &[
    own("palette", "command-palette", "Control+k", Scope::Desk),
    own("keys", "command-keys", "?", Scope::Desk),
    go("go-home", "command-go-home", "g h", url::HOME),
    go("go-inbox", "command-go-inbox", "g i", url::INBOX),
    go("go-customers", "command-go-customers", "g c", url::CUSTOMERS),
    go("go-organisations", "command-go-organisations", "", url::ORGANISATIONS),
    go("go-issues", "command-go-issues", "g p", "/desk/issues"),
    go("go-orders", "command-go-orders", "g o", "/desk/orders"),
    go("go-feedback", "command-go-feedback", "g f", "/desk/feedback"),
    go("go-search", "command-go-search", "s", url::SEARCH),
    needing(Needs::Serving, go("log", "command-log", "c", url::LOG)),
    needing(Needs::Reports, go("go-counts", "command-go-counts", "g r", url::COUNTS)),
    needing(Needs::Reports, go("go-ledger", "command-go-ledger", "", url::LEDGER)),
    needing(Needs::Administering, go("go-admin", "command-go-admin", "", "/desk/admin/services")),
    go("go-me", "command-go-me", "", url::ME),
    own("next", "command-next", "j", Scope::List),
    own("previous", "command-previous", "k", Scope::List),
    own("open", "command-open", "Enter", Scope::List),
    own("back", "command-back", "Escape", Scope::Interaction),
    own("refresh", "command-refresh", ".", Scope::List),
    own("context", "command-context", "i", Scope::Interaction),
    act("reply", "command-reply", "r", false),
    act("note", "command-note", "w", false),
    act("send", "command-send", "Control+Enter", true),
    act("send-close", "command-send-close", "Control+Shift+Enter", true),
    act("close", "command-close", "e", true),
    act("claim", "command-claim", "m", true),
    act("assign", "command-assign", "a", true),
    act("classify", "command-classify", "l", true),
    act("new-order", "command-new-order", "n o", false),
    act("new-issue", "command-new-issue", "n p", false),
    act("new-feedback", "command-new-feedback", "n f", false),
    own("undo", "command-undo", "Control+z", Scope::Desk),
];

/// The command with this id.
pub fn find(id: &str) -> Option<&'static Command> {
    ALL.iter().find(|command| command.id == id)
}

/// The key as people read it: `⌃⏎`, `n p`; empty when there is none.
pub fn shown_key(key: &str) -> String {
    let plain = key.replace("Shift+", "⇧").replace("Enter", "⏎").replace("Escape", "Esc");
    match plain.strip_prefix("Control+") {
        Some(rest) => format!("⌃{}", rest.to_uppercase()),
        None => plain,
    }
}

/// The key in the form of `aria-keyshortcuts`; sequences have no form there and are left out.
pub fn aria_key(key: &str) -> Option<String> {
    (!key.is_empty() && !key.contains(' ')).then(|| key.to_owned())
}

/// The tooltip of a command: "Sulje (e)".
pub fn tooltip(words: Words, command: &Command) -> String {
    let label = words.t(command.label);
    if command.key.is_empty() {
        return label;
    }
    words.with("command-with-key", &[("label", Arg::from(label)), ("key", Arg::from(shown_key(command.key)))])
}

/// The table for the browser: `<script type="application/json" id="commands">`, which no browser runs.
pub fn table(words: Words, offered: impl Fn(Needs) -> bool) -> Markup {
    let all: Vec<serde_json::Value> =
        ALL.iter().filter(|command| offered(command.needs)).map(|command| entry(words, command)).collect();
    let json = serde_json::Value::Array(all).to_string().replace('<', "\\u003c");
    html! { script type="application/json" id="commands" { (PreEscaped(json)) } }
}

fn entry(words: Words, command: &Command) -> serde_json::Value {
    let scope = match command.scope {
        Scope::Desk => "desk",
        Scope::List => "list",
        Scope::Interaction => "interaction",
        Scope::Composer => "composer",
    };
    let (how, to) = match command.how {
        How::Go(to) => ("go", to),
        How::Button => ("button", ""),
        How::Browser => ("browser", ""),
    };
    serde_json::json!({
        "id": command.id, "label": words.t(command.label), "key": command.key, "scope": scope, "how": how, "url": to,
        "undoable": command.undoable,
    })
}
