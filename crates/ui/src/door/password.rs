//! A forgotten password (GET and POST `/forgot`: `email`), a new one by link (`/reset/{token}`, `/invitation/{token}`: `password`; an
//! invitation also `name`, `language`).

use maud::{Markup, html};

use crate::components::{button, field::Field, form};
use crate::form::{Choice, Form};
use crate::shell::{self, Shell};
use crate::{icon, url};

#[derive(Clone, Debug, Default)]
pub struct Forgot {
    pub form: Form,
    /// After posting: always the same answer, whoever the address belongs to.
    pub sent: bool,
}

#[derive(Clone, Debug, Default)]
pub struct NewPassword {
    pub token: String,
    pub email: String,
    pub form: Form,
    pub invitation: bool,
    /// The link was used or is too old.
    pub expired: bool,
}

/// Asking for a new password; the answer is the same for every address.
pub fn forgot_page(shell: &Shell, view: &Forgot) -> Markup {
    let title = shell.t("door-forgot");
    let main = html! {
        div .card .stack .door-card {
            h1 #view-title { (title) }
            @if view.sent {
                div .banner data-tone="ok" role="status" {
                    (icon::small(shell, "circle-check"))
                    p { (shell.t("door-forgot-sent")) }
                }
                p { a href=(url::SIGN_IN) { (shell.t("door-back")) } }
            } @else {
                p { (shell.t("door-forgot-text")) }
                form .stack method="post" action=(url::FORGOT) {
                    (form::csrf(shell)) (form::errors(shell, &view.form, "forgot"))
                    (Field::new(shell, &view.form, "forgot", "email", "common-email")
                        .required()
                        .autocomplete("username")
                        .input("email"))
                    (button::submit(shell, button::Weight::Main, "door-forgot-send"))
                }
            }
        }
    };
    shell::bare(shell, &title, main)
}

/// Choosing a password by a link: a reset or an invitation.
pub fn new_page(shell: &Shell, view: &NewPassword) -> Markup {
    let title = shell.t(if view.invitation { "door-welcome" } else { "door-new-password" });
    let to = if view.invitation { url::invitation(&view.token) } else { url::reset(&view.token) };
    let main = html! {
        div .card .stack .door-card {
            h1 #view-title { (title) }
            @if view.expired {
                p { (shell.t(if view.invitation { "door-invitation-expired" } else { "door-reset-expired" })) }
                p { a .btn href=(url::FORGOT) { (shell.t("door-forgot-again")) } }
            } @else {
                p .quiet { (view.email) }
                form .stack method="post" action=(to) { (form::csrf(shell)) (form::errors(shell, &view.form, "new")) (fields(shell, view)) (button::submit(shell, button::Weight::Main, "door-set-password")) }
            }
        }
    };
    shell::bare(shell, &title, main)
}

fn fields(shell: &Shell, view: &NewPassword) -> Markup {
    let languages = language::Lang::ALL.map(|lang| Choice::new(lang.code(), lang.own_name()));
    html! {
        @if view.invitation {
            (Field::new(shell, &view.form, "new", "name", "common-name")
                .required()
                .autocomplete("name")
                .input("text"))
            (Field::new(shell, &view.form, "new", "language", "common-language").radios(&languages))
        }
        (Field::new(shell, &view.form, "new", "password", "door-new-password")
            .hint(shell.t("door-password-hint"))
            .required()
            .autocomplete("new-password")
            .input("password"))
    }
}
