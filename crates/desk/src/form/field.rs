//! A form's own fields. Name, address, telephone, subject and text are always there and are none of these.

use serde::{Deserialize, Serialize};

use crate::kernel::Names;

/// What a field takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    /// One line.
    #[default]
    Line,
    /// Long text.
    Text,
    /// One of several.
    Choice,
    /// Yes or no.
    Switch,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// A day.
    Date,
}

impl FieldKind {
    /// Every kind.
    pub const ALL: [FieldKind; 7] = [
        FieldKind::Line,
        FieldKind::Text,
        FieldKind::Choice,
        FieldKind::Switch,
        FieldKind::Email,
        FieldKind::Phone,
        FieldKind::Date,
    ];

    /// The word in forms and the database.
    pub fn code(self) -> &'static str {
        match self {
            FieldKind::Line => "line",
            FieldKind::Text => "text",
            FieldKind::Choice => "choice",
            FieldKind::Switch => "switch",
            FieldKind::Email => "email",
            FieldKind::Phone => "phone",
            FieldKind::Date => "date",
        }
    }

    /// From that word.
    pub fn from_code(code: &str) -> Option<FieldKind> {
        FieldKind::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Whether a value can be of this kind; an empty one is nobody's business here.
    pub(super) fn takes(self, value: &str, choices: &[String]) -> bool {
        match self {
            FieldKind::Line => value.chars().count() <= 500 && !value.contains('\n'),
            FieldKind::Text => value.chars().count() <= 20_000,
            FieldKind::Choice => choices.iter().any(|choice| choice == value),
            FieldKind::Switch => matches!(value, "on" | "true" | "1" | "yes"),
            FieldKind::Email => crate::people::identity::is_possible("email", value),
            FieldKind::Phone => crate::people::identity::is_possible("phone", value),
            FieldKind::Date => value.parse::<jiff::civil::Date>().is_ok(),
        }
    }
}

/// One of a form's own fields.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Field {
    /// Its key in posts: letters, digits, underscores; made from its place when empty.
    pub key: String,
    /// Its label.
    pub label: Names,
    /// What it takes.
    pub kind: FieldKind,
    /// Whether it must be filled.
    pub required: bool,
    /// The choices, when it is one of several.
    pub choices: Vec<String>,
}

/// As the row keeps them.
pub(super) fn to_json(fields: &[Field]) -> String {
    serde_json::to_string(fields).expect("fields are always JSON")
}

/// From the row; an unreadable text counts as none.
pub(super) fn from_json(text: &str) -> Vec<Field> {
    serde_json::from_str(text).unwrap_or_default()
}
