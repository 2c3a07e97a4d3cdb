//! Dialogs of the desk that are drawn by the server and opened by the browser code: palette, key list, sign-in again.

use maud::{Markup, html};

use super::{button, field::Field, form};
use crate::command::{self, Scope};
use crate::form::Form;
use crate::{Shell, icon, url};

/// The palette's shell; its list is filled by the browser code.
pub fn palette(shell: &Shell) -> Markup {
    html! {
        dialog #palette .palette aria-label=(shell.t("command-palette")) {
            div .palette-head {
                (icon::icon(shell, "search"))
                input #palette-input .palette-input type="text" role="combobox" aria-expanded="true" aria-controls="palette-list"
                    aria-autocomplete="list" aria-label=(shell.t("palette-label")) placeholder=(shell.t("palette-placeholder"))
                    autocomplete="off" spellcheck="false";
                kbd { "Esc" }
            }
            ul #palette-list .palette-list role="listbox" aria-label=(shell.t("command-palette")) {}
            p .palette-foot { (shell.t("palette-foot")) }
        }
    }
}

/// All commands with their keys, by scope.
pub fn key_list(shell: &Shell) -> Markup {
    html! {
        dialog #key-list .dialog aria-labelledby="key-list-title" {
            header .dialog-head { h2 #key-list-title { (shell.t("command-keys")) } (closer(shell)) }
            (keys(shell))
            p .quiet {
                (shell.t(if shell.look.keys { "keys-on" } else { "keys-off" }))
                " "
                a href=(url::ME) { (shell.t("keys-change")) }
            }
        }
    }
}

/// The key list without its dialog, for the settings page.
pub fn keys(shell: &Shell) -> Markup {
    let scopes =
        [(Scope::Desk, "keys-desk"), (Scope::List, "keys-list"), (Scope::Interaction, "keys-interaction")];
    html! {
        div .keys {
            @for (scope, label) in scopes {
                section {
                    h3 { (shell.t(label)) }
                    dl { @for one in command::ALL.iter().filter(|one| one.scope == scope && !one.key.is_empty()) {
                        div { dt { (shell.t(one.label)) } dd { kbd { (command::shown_key(one.key)) } } }
                    } }
                }
            }
        }
    }
}

/// Shown on a 401 in the middle of work: page and draft stay.
pub fn sign_in_again(shell: &Shell) -> Markup {
    let form = Form::new();
    html! {
        dialog #sign-in-again .dialog aria-labelledby="sign-in-again-title" {
            header .dialog-head { h2 #sign-in-again-title { (shell.t("shell-sign-in-again")) } }
            p { (shell.t("shell-sign-in-again-why")) }
            form .stack method="post" action=(url::SIGN_IN) data-sign-in {
                (form::csrf(shell))
                (Field::new(shell, &form, "again", "email", "common-email")
                    .required()
                    .autocomplete("username")
                    .input("email"))
                (Field::new(shell, &form, "again", "password", "door-password")
                    .required()
                    .autocomplete("current-password")
                    .input("password"))
                (button::submit(shell, button::Weight::Main, "door-sign-in"))
            }
        }
    }
}

/// The cross of a dialog; works without scripts in a `method=dialog` form.
pub fn closer(shell: &Shell) -> Markup {
    html! { form method="dialog" { (button::icon_submit(shell, "x", &shell.t("common-close"))) } }
}
