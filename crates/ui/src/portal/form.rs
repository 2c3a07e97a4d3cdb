//! A hosted web form, GET and POST `/f/{form}`, and its thanks. Built-in fields: `name`, `email`, `phone`, `subject`, `text`, and `website`
//! (hidden from people, filled by robots); the form's own fields post `field_<key>`.

use jiff::Timestamp;
use maud::{Markup, html};

use crate::components::{button, field::Field, form};
use crate::form::{Choice, Form};
use crate::shell::{self, Shell};
use crate::{icon, url};

#[derive(Clone, Debug, Default)]
pub struct WebForm {
    pub key: String,
    pub title: String,
    pub intro: String,
    pub brand: String,
    pub fields: Vec<WebField>,
    pub form: Form,
    /// Made when the page is drawn; the same one posts once.
    pub ticket: String,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WebFieldKind {
    #[default]
    Line,
    Text,
    Choice,
    Switch,
    Email,
    Phone,
    Date,
}

#[derive(Clone, Debug, Default)]
pub struct WebField {
    pub name: String,
    pub label: String,
    pub hint: String,
    pub kind: WebFieldKind,
    pub required: bool,
    pub choices: Vec<Choice>,
}

#[derive(Clone, Debug, Default)]
pub struct Thanks {
    pub title: String,
    pub brand: String,
    pub reference: String,
    pub answer_by: Option<Timestamp>,
    pub email: Option<String>,
}

/// The form.
pub fn page(shell: &Shell, view: &WebForm) -> Markup {
    let form = &view.form;
    let main = html! {
        div .portal-sheet {
            h1 #view-title { (view.title) }
            @if !view.intro.is_empty() { p .portal-intro { (view.intro) } }
            form .stack method="post" action=(url::in_language(&url::form(&view.key), shell.lang.code())) {
                (form::csrf(shell)) (form::hidden("ticket", &view.ticket)) (form::errors(shell, form, "form"))
                (Field::new(shell, form, "form", "subject", "webform-subject")
                    .optional(shell)
                    .max(200)
                    .input("text"))
                (Field::new(shell, form, "form", "text", "webform-text")
                    .hint(shell.t("webform-text-hint"))
                    .required()
                    .area(6))
                @for field in &view.fields { (own(shell, form, field)) }
                (Field::new(shell, form, "form", "name", "webform-name")
                    .required()
                    .autocomplete("name")
                    .max(200)
                    .input("text"))
                (Field::new(shell, form, "form", "email", "common-email")
                    .hint(shell.t("webform-email-hint"))
                    .required()
                    .autocomplete("email")
                    .input("email"))
                (Field::new(shell, form, "form", "phone", "common-phone")
                    .optional(shell)
                    .autocomplete("tel")
                    .input("tel"))
                div .trap aria-hidden="true" {
                    label { "Website" input type="text" name="website" tabindex="-1" autocomplete="off"; }
                }
                div { (button::submit(shell, button::Weight::Main, "common-send")) }
            }
        }
    };
    shell::portal(shell, &view.title, &view.brand, main)
}

/// One of the form's own fields.
fn own(shell: &Shell, form: &Form, field: &WebField) -> Markup {
    let mut drawn = Field::labelled(form, "form", &field.name, &field.label);
    if !field.hint.is_empty() {
        drawn = drawn.hint(&field.hint);
    }
    drawn = if field.required { drawn.required() } else { drawn.optional(shell) };
    match field.kind {
        WebFieldKind::Line => drawn.max(500).input("text"),
        WebFieldKind::Text => drawn.area(4),
        WebFieldKind::Choice => drawn.select(&field.choices, Some(&shell.t("panel-choose"))),
        WebFieldKind::Switch => drawn.switch(),
        WebFieldKind::Email => drawn.input("email"),
        WebFieldKind::Phone => drawn.input("tel"),
        WebFieldKind::Date => drawn.input("date"),
    }
}

/// The thanks, with the number to refer to.
pub fn thanks_page(shell: &Shell, view: &Thanks) -> Markup {
    let title = shell.t("webform-thanks");
    let main = html! {
        div .portal-sheet .thanks {
            span .empty-mark aria-hidden="true" { (icon::icon(shell, "check")) }
            h1 #view-title { (title) }
            p { (shell.t("webform-number")) }
            p .thanks-number { (view.reference) }
            @if let Some(at) = view.answer_by {
                p { (shell.with("webform-answer-by", &[("at", shell.date_time(at).into())])) }
            }
            @if let Some(email) = &view.email {
                p .quiet { (shell.with("webform-copy", &[("email", email.into())])) }
            }
        }
    };
    shell::portal(shell, &title, &view.brand, main)
}
