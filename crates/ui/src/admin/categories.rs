//! The category tree. Fields: `name_fi`, `name_sv`, `name_en`, `parent`, `service`, `active`.

use super::Edit;
use crate::form::Choice;

#[derive(Clone, Debug, Default)]
pub struct Categories {
    /// Parents before children.
    pub rows: Vec<CategoryRow>,
    pub edit: Option<Edit>,
    pub parents: Vec<Choice>,
    pub services: Vec<Choice>,
}

#[derive(Clone, Debug, Default)]
pub struct CategoryRow {
    pub key: String,
    pub name: String,
    pub depth: u8,
    pub service: Option<String>,
    pub active: bool,
}
