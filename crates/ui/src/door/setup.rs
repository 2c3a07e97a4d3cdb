//! The first start, GET and POST `/setup`: `organisation`, `brand`, `language`, `name`, `email`, `password`, and `code` (printed by
//! the program at start, so that only who runs it can set it up).

use maud::{Markup, html};

use crate::components::{button, field::Field, form};
use crate::form::{Choice, Form};
use crate::shell::{self, Shell};
use crate::url;

#[derive(Clone, Debug, Default)]
pub struct Setup {
    pub form: Form,
    pub needs_code: bool,
}

/// The whole page.
pub fn page(shell: &Shell, view: &Setup) -> Markup {
    let title = shell.t("setup-title");
    let form = &view.form;
    let languages = language::Lang::ALL.map(|lang| Choice::new(lang.code(), lang.own_name()));
    let main = html! {
        form .card .stack .door-card .door-wide method="post" action=(url::SETUP) {
            h1 #view-title { (title) }
            p { (shell.t("setup-lead")) }
            (form::csrf(shell)) (form::errors(shell, form, "setup"))
            fieldset .stack {
                legend .card-title { (shell.t("setup-desk")) }
                (Field::new(shell, form, "setup", "organisation", "setup-organisation")
                    .required()
                    .autocomplete("organization")
                    .input("text"))
                (Field::new(shell, form, "setup", "brand", "setup-brand")
                    .hint(shell.t("setup-brand-hint"))
                    .input("text"))
                (Field::new(shell, form, "setup", "language", "setup-language").radios(&languages))
            }
            fieldset .stack {
                legend .card-title { (shell.t("setup-administrator")) }
                (Field::new(shell, form, "setup", "name", "common-name")
                    .required()
                    .autocomplete("name")
                    .input("text"))
                (Field::new(shell, form, "setup", "email", "common-email")
                    .required()
                    .autocomplete("username")
                    .input("email"))
                (Field::new(shell, form, "setup", "password", "door-password")
                    .hint(shell.t("door-password-hint"))
                    .required()
                    .autocomplete("new-password")
                    .input("password"))
                @if view.needs_code {
                    (Field::new(shell, form, "setup", "code", "setup-code")
                        .hint(shell.t("setup-code-hint"))
                        .required()
                        .autocomplete("one-time-code")
                        .input("text"))
                }
            }
            (button::submit(shell, button::Weight::Main, "setup-do"))
        }
    };
    shell::bare(shell, &title, main)
}
