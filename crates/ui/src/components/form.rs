//! What every form begins with: the CSRF field, and after a refusal the summary that links to its fields.

use maud::{Markup, html};

use crate::Shell;
use crate::form::Form;
use crate::icon::icon;

/// The hidden CSRF field.
pub fn csrf(shell: &Shell) -> Markup {
    html! { input type="hidden" name="csrf" value=(shell.csrf); }
}

/// A hidden field.
pub fn hidden(name: &str, value: &str) -> Markup {
    html! { input type="hidden" name=(name) value=(value); }
}

/// The summary on top of a refused form; takes the focus when the page is shown. `prefix` is that of the form's field ids.
pub fn errors(shell: &Shell, form: &Form, prefix: &str) -> Markup {
    html! {
        @if form.is_refused() {
            div .error-summary role="alert" tabindex="-1" data-focus {
                (icon(shell, "circle-alert"))
                @if form.errors.iter().all(|error| error.field.is_empty()) {
                    div { @for error in &form.errors { p { b { (error.message) } } } }
                }
                @else { (by_field(shell, form, prefix)) }
            }
        }
    }
}

fn by_field(shell: &Shell, form: &Form, prefix: &str) -> Markup {
    html! {
        div {
            p { b { (shell.t("common-error-check-fields")) } }
            ul {
                @for error in &form.errors {
                    li {
                        @if error.field.is_empty() { (error.message) }
                        @else { a href=(format!("#{prefix}-{}", error.field)) { (error.message) } }
                    }
                }
            }
        }
    }
}

/// One form of one button: an act without words. The content is the button.
pub fn act(shell: &Shell, action: &str, content: &Markup) -> Markup {
    html! { form .act method="post" action=(action) { (csrf(shell)) (content) } }
}

/// The same inside the 3P panel, which is replaced by the answer.
pub fn panel_act(shell: &Shell, action: &str, content: &Markup) -> Markup {
    html! { form .act method="post" action=(action) data-swap="#panel" { (csrf(shell)) (content) } }
}
