//! A hosted web form, GET and POST `/f/{form}`, and its thanks. Built-in fields: `name`, `email`, `phone`, `subject`, `text`, and `website`
//! (hidden from people, filled by robots); the form's own fields post `field_<key>`.

use jiff::Timestamp;

use crate::form::{Choice, Form};

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
