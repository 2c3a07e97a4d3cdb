//! What a form shows: the values as they were typed or stored, and what is wrong with them. Every form of Tuki is a plain
//! POST form; a page gets one [`Form`] per form and asks it for values and errors by field name.

use std::collections::BTreeMap;

/// One option of a select, combobox, radio or checkbox group. `key` is what is posted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    pub key: String,
    pub label: String,
    /// 0 = top level; deeper options of a tree are indented.
    pub depth: u8,
}

impl Choice {
    pub fn new(key: impl Into<String>, label: impl Into<String>) -> Self {
        Self { key: key.into(), label: label.into(), depth: 0 }
    }

    /// The same option, `depth` levels down in a tree.
    pub fn at(mut self, depth: u8) -> Self {
        self.depth = depth;
        self
    }
}

/// What is wrong with one field, in the reader's language. An empty `field` speaks of the whole form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldError {
    pub field: String,
    pub message: String,
}

/// Values by field name (several per name for checkbox groups) and the errors of the last try.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    values: BTreeMap<String, Vec<String>>,
    pub errors: Vec<FieldError>,
}

impl Form {
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a value of the field; call again for the second value of a group.
    pub fn with(mut self, field: &str, value: impl Into<String>) -> Self {
        self.values.entry(field.to_owned()).or_default().push(value.into());
        self
    }

    /// Adds a value only when there is one.
    pub fn with_some(self, field: &str, value: Option<impl Into<String>>) -> Self {
        match value {
            Some(value) => self.with(field, value),
            None => self,
        }
    }

    /// A switch: present with value `on` when it is on, as browsers post it.
    pub fn with_switch(self, field: &str, on: bool) -> Self {
        if on { self.with(field, "on") } else { self }
    }

    pub fn with_error(mut self, field: &str, message: impl Into<String>) -> Self {
        self.errors.push(FieldError { field: field.to_owned(), message: message.into() });
        self
    }

    /// A form as it was posted.
    pub fn from_pairs(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        pairs.into_iter().fold(Self::new(), |form, (field, value)| form.with(&field, value))
    }

    /// The first value of the field, or the empty text.
    pub fn value(&self, field: &str) -> &str {
        self.values.get(field).and_then(|all| all.first()).map_or("", String::as_str)
    }

    pub fn has(&self, field: &str, value: &str) -> bool {
        self.values.get(field).is_some_and(|all| all.iter().any(|one| one == value))
    }

    pub fn is_on(&self, field: &str) -> bool {
        self.values
            .get(field)
            .is_some_and(|all| all.iter().any(|one| one == "on" || one == "true" || one == "1"))
    }

    pub fn error(&self, field: &str) -> Option<&str> {
        self.errors.iter().find(|error| error.field == field).map(|error| error.message.as_str())
    }

    pub fn is_refused(&self) -> bool {
        !self.errors.is_empty()
    }
}
