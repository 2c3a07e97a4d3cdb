//! Teams. Fields: `name_fi`, `name_sv`, `name_en`, `member` (repeated), `active`.

use super::Edit;
use crate::form::Choice;

#[derive(Clone, Debug, Default)]
pub struct Teams {
    pub rows: Vec<TeamRow>,
    pub edit: Option<Edit>,
    pub members: Vec<Choice>,
}

#[derive(Clone, Debug, Default)]
pub struct TeamRow {
    pub key: String,
    pub name: String,
    pub members: Vec<String>,
    pub active: bool,
}
