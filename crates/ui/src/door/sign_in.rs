//! Sign-in, GET and POST `/sign-in`: `email`, `password`, `next`.

use maud::{Markup, html};

use crate::components::{button, field::Field, form};
use crate::form::Form;
use crate::shell::{self, Shell};
use crate::{icon, url};

#[derive(Clone, Debug, Default)]
pub struct SignIn {
    pub form: Form,
    /// On a demonstration: role names and their sign-in links.
    pub demo_links: Vec<(String, String)>,
    /// Said over the form: signed out, session ended, password changed.
    pub said: Option<String>,
}

/// The whole page.
pub fn page(shell: &Shell, view: &SignIn) -> Markup {
    let title = shell.t("door-sign-in");
    let main = html! {
        form .card .stack .door-card method="post" action=(url::SIGN_IN) {
            h1 #view-title { (title) }
            @if let Some(said) = &view.said {
                div .banner data-tone="info" role="status" { (icon::small(shell, "info")) p { (said) } }
            }
            (form::csrf(shell))
            (form::hidden("next", view.form.value("next")))
            (form::errors(shell, &view.form, "sign-in"))
            (Field::new(shell, &view.form, "sign-in", "email", "common-email")
                .required()
                .autocomplete("username")
                .input("email"))
            (Field::new(shell, &view.form, "sign-in", "password", "door-password")
                .required()
                .autocomplete("current-password")
                .input("password"))
            (button::submit(shell, button::Weight::Main, "door-sign-in"))
            p { a href=(url::FORGOT) { (shell.t("door-forgot")) } }
        }
        @if !view.demo_links.is_empty() {
            section .card .door-card .door-demo {
                h2 .card-title { (shell.t("door-demo")) }
                p .quiet { (shell.t("door-demo-text")) }
                ul {
                    @for (role, to) in &view.demo_links {
                        li { a .btn .btn-wide href=(to) { (icon::small(shell, "circle-user")) (role) } }
                    }
                }
            }
        }
    };
    shell::bare(shell, &title, main)
}
