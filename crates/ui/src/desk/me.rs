//! My settings, GET and POST `/desk/me`: `language`, `theme` (`system`, `light`, `dark`, `contrast`), `density` (`compact`, `default`,
//! `comfortable`), `keys` (switch), `undo_seconds`; and the key list, GET `/desk/me/keys`. POST `/desk/me/password`:
//! `current`, `password`.

use language::Lang;
use maud::{Markup, html};

use crate::components::{badge, button, dialog, field::Field, form, heading, tabs};
use crate::form::{Choice, Form};
use crate::shell::{self, Parts};
use crate::{Shell, url};

#[derive(Clone, Debug, Default)]
pub struct MySettings {
    pub form: Form,
    pub password: Form,
    pub email: String,
    pub roles: Vec<String>,
    pub teams: Vec<String>,
}

/// The settings.
pub fn page(shell: &Shell, view: &MySettings) -> Markup {
    let title = shell.t("nav-settings");
    let main = html! {
        div .page .page-narrow {
            (heading::page(&title, "", &html! {}))
            (tabs_of(shell, true))
            (about(shell, view))
            (settings(shell, &view.form))
            (password(shell, &view.password))
        }
    };
    shell::desk(shell, Parts::page(title, main))
}

/// The list of keys.
pub fn keys_page(shell: &Shell) -> Markup {
    let title = shell.t("command-keys");
    let main = html! { div .page .page-narrow { (heading::page(&title, &shell.t("me-keys-lead"), &html! {})) (tabs_of(shell, false)) h2 .vh { (title) } (dialog::keys(shell)) } };
    shell::desk(shell, Parts::page(title, main))
}

fn tabs_of(shell: &Shell, settings: bool) -> Markup {
    let all = [
        tabs::Tab { label: shell.t("nav-settings"), to: url::ME.into(), open: settings },
        tabs::Tab { label: shell.t("command-keys"), to: format!("{}/keys", url::ME), open: !settings },
    ];
    tabs::tabs(&shell.t("nav-settings"), &all)
}

fn about(shell: &Shell, view: &MySettings) -> Markup {
    html! {
        @if let Some(me) = &shell.me {
            p .me-line {
                b { (me.name) }
                " "
                (view.email)
                " "
                @for role in &view.roles { (badge::tag(role)) " " }
                @for team in &view.teams { (badge::toned("info", team)) " " }
            }
        }
    }
}

fn settings(shell: &Shell, form: &Form) -> Markup {
    let languages = Lang::ALL.map(|lang| Choice::new(lang.code(), lang.own_name()));
    let themes = ["system", "light", "dark", "contrast"]
        .map(|key| Choice::new(key, shell.t(&format!("me-theme-{key}"))));
    let densities = ["compact", "default", "comfortable"]
        .map(|key| Choice::new(key, shell.t(&format!("me-density-{key}"))));
    html! {
        form .card .stack method="post" action=(url::ME) {
            (form::csrf(shell)) (form::errors(shell, form, "me"))
            (Field::new(shell, form, "me", "language", "common-language").radios(&languages))
            (Field::new(shell, form, "me", "theme", "me-theme").radios(&themes))
            (Field::new(shell, form, "me", "density", "me-density")
                .hint(shell.t("me-density-hint"))
                .radios(&densities))
            (Field::new(shell, form, "me", "keys", "me-keys").hint(shell.t("me-keys-hint")).switch())
            (Field::new(shell, form, "me", "undo_seconds", "me-undo")
                .hint(shell.t("me-undo-hint"))
                .input("number"))
            div .row-end { (button::submit(shell, button::Weight::Main, "common-save")) }
        }
    }
}

fn password(shell: &Shell, form: &Form) -> Markup {
    html! {
        form .card .stack method="post" action=(format!("{}/password", url::ME)) {
            h2 .card-title { (shell.t("me-password")) }
            (form::csrf(shell)) (form::errors(shell, form, "pw"))
            (Field::new(shell, form, "pw", "current", "me-password-current")
                .required()
                .autocomplete("current-password")
                .input("password"))
            (Field::new(shell, form, "pw", "password", "me-password-new")
                .hint(shell.t("door-password-hint"))
                .required()
                .autocomplete("new-password")
                .input("password"))
            div .row-end { (button::submit(shell, button::Weight::Plain, "me-password-change")) }
        }
    }
}
