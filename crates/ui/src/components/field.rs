//! Fields. Each has a label, an optional hint and its error tied to it; the id is `{prefix}-{name}` so that the error summary
//! can link to it. Fields are set with [`Field`] and drawn by one of its methods.

use maud::{Markup, html};

use crate::Shell;
use crate::form::{Choice, Form};

/// A field before it is drawn. `label` and `hint` are texts, not keys.
#[derive(Clone)]
pub struct Field<'a> {
    form: &'a Form,
    prefix: &'a str,
    name: &'a str,
    label: String,
    hint: Option<String>,
    required: bool,
    optional: Option<String>,
    autocomplete: Option<&'a str>,
    lang: Option<&'a str>,
    placeholder: Option<String>,
    max: Option<u32>,
    hidden_label: bool,
}

impl<'a> Field<'a> {
    /// A field whose label is the text of a catalogue key.
    pub fn new(shell: &Shell, form: &'a Form, prefix: &'a str, name: &'a str, label: &str) -> Self {
        Self::labelled(form, prefix, name, shell.t(label))
    }

    /// A field with a label that is already in words.
    pub fn labelled(form: &'a Form, prefix: &'a str, name: &'a str, label: impl Into<String>) -> Self {
        Self {
            form,
            prefix,
            name,
            label: label.into(),
            hint: None,
            required: false,
            optional: None,
            autocomplete: None,
            lang: None,
            placeholder: None,
            max: None,
            hidden_label: false,
        }
    }

    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    pub fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Says "optional" beside the label; for forms where most fields are required.
    pub fn optional(mut self, shell: &Shell) -> Self {
        self.optional = Some(shell.t("common-optional"));
        self
    }

    pub fn autocomplete(mut self, value: &'a str) -> Self {
        self.autocomplete = Some(value);
        self
    }

    /// The language of what is typed.
    pub fn lang(mut self, lang: &'a str) -> Self {
        self.lang = Some(lang);
        self
    }

    pub fn placeholder(mut self, text: impl Into<String>) -> Self {
        self.placeholder = Some(text.into());
        self
    }

    /// Longest text in characters.
    pub fn max(mut self, characters: u32) -> Self {
        self.max = Some(characters);
        self
    }

    /// The label is only heard: in filter bars, where the first option or the placeholder is seen.
    pub fn quiet(mut self) -> Self {
        self.hidden_label = true;
        self
    }

    /// One line: `kind` is an input type (`text`, `email`, `password`, `tel`, `number`, `date`, `datetime-local`, `search`).
    pub fn input(self, kind: &str) -> Markup {
        // A password is never written back into a page.
        let value = if kind == "password" { "" } else { self.form.value(self.name) };
        self.around(&html! {
            input .input type=(kind) id=(self.id()) name=(self.name) value=[(!value.is_empty()).then_some(value)]
                required[self.required] aria-invalid=[self.invalid()] aria-describedby=[self.described()]
                autocomplete=[self.autocomplete] lang=[self.lang] placeholder=[self.placeholder.as_deref()] maxlength=[self.max];
        })
    }

    /// Several lines; grows with the text.
    pub fn area(self, rows: u8) -> Markup {
        self.around(&html! {
            textarea .input .area id=(self.id()) name=(self.name) rows=(rows) required[self.required] aria-invalid=[self.invalid()]
                aria-describedby=[self.described()] lang=[self.lang] placeholder=[self.placeholder.as_deref()] maxlength=[self.max] {
                (self.form.value(self.name))
            }
        })
    }

    /// One of many. `none` is the text of the empty option; without it the first choice is preset.
    pub fn select(self, choices: &[Choice], none: Option<&str>) -> Markup {
        let control = self.select_control(choices, none, false);
        self.around(&control)
    }

    /// The same in a filter: the browser code sends the form when it changes.
    pub fn filter_select(self, choices: &[Choice], none: &str) -> Markup {
        let control = self.select_control(choices, Some(none), true);
        self.quiet().around(&control)
    }

    fn select_control(&self, choices: &[Choice], none: Option<&str>, autosubmit: bool) -> Markup {
        html! {
            select .input .select id=(self.id()) name=(self.name) required[self.required] aria-invalid=[self.invalid()]
                aria-describedby=[self.described()] data-autosubmit[autosubmit] {
                @if let Some(none) = none { option value="" { (none) } }
                @for choice in choices {
                    option value=(choice.key) selected[self.form.value(self.name) == choice.key] {
                        @for _ in 0..choice.depth { "\u{2003}" } (choice.label)
                    }
                }
            }
        }
    }

    /// One of few, as radio buttons.
    pub fn radios(self, choices: &[Choice]) -> Markup {
        self.group("radio", choices)
    }

    /// Several of few, as checkboxes.
    pub fn checks(self, choices: &[Choice]) -> Markup {
        self.group("checkbox", choices)
    }

    fn group(self, kind: &str, choices: &[Choice]) -> Markup {
        html! {
            fieldset .field .group id=(self.id()) aria-describedby=[self.described()] {
                legend .label { (self.label_inside()) }
                (self.notes())
                div .options {
                    @for choice in choices {
                        label .option {
                            input type=(kind) name=(self.name) value=(choice.key) checked[self.form.has(self.name, &choice.key)];
                            span { (choice.label) }
                        }
                    }
                }
            }
        }
    }

    /// On or off.
    pub fn switch(self) -> Markup {
        html! {
            div .field {
                label .option .switch {
                    input type="checkbox" id=(self.id()) name=(self.name) value="on" checked[self.form.is_on(self.name)]
                        aria-describedby=[self.described()];
                    span { (self.label) }
                }
                (self.notes())
            }
        }
    }

    fn around(&self, control: &Markup) -> Markup {
        html! {
            div .field data-invalid[self.invalid().is_some()] {
                label class=(if self.hidden_label { "vh" } else { "label" }) for=(self.id()) {
                    (self.label_inside())
                }
                (self.notes())
                (control)
            }
        }
    }

    fn label_inside(&self) -> Markup {
        html! {
            (self.label)
            @if let Some(optional) = &self.optional { " " span .optional { "(" (optional) ")" } }
        }
    }

    /// Hint and error, before the control so that both are read first.
    fn notes(&self) -> Markup {
        html! {
            @if let Some(hint) = &self.hint { p .hint id=(format!("{}-hint", self.id())) { (hint) } }
            @if let Some(error) = self.form.error(self.name) {
                p .error id=(format!("{}-error", self.id())) { span aria-hidden="true" { "▲ " } (error) }
            }
        }
    }

    fn id(&self) -> String {
        format!("{}-{}", self.prefix, self.name)
    }

    fn invalid(&self) -> Option<&'static str> {
        self.form.error(self.name).map(|_| "true")
    }

    fn described(&self) -> Option<String> {
        let hint = self.hint.as_ref().map(|_| format!("{}-hint", self.id()));
        let error = self.form.error(self.name).map(|_| format!("{}-error", self.id()));
        let both: Vec<String> = hint.into_iter().chain(error).collect();
        (!both.is_empty()).then(|| both.join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_is_tied_to_its_field() {
        let form = Form::new().with("email", "x").with_error("email", "Tarkista osoite");
        let html = Field::labelled(&form, "user", "email", "Sähköposti")
            .hint("Työosoite")
            .input("email")
            .into_string();
        assert!(html.contains(r#"id="user-email-error""#));
        assert!(html.contains(r#"aria-describedby="user-email-hint user-email-error""#));
        assert!(html.contains(r#"aria-invalid="true""#));
    }

    #[test]
    fn a_password_is_never_written_back() {
        let form = Form::new().with("password", "salasana");
        assert!(
            !Field::labelled(&form, "x", "password", "Salasana")
                .input("password")
                .into_string()
                .contains("salasana")
        );
    }
}
