//! Services. Fields: `name_fi`, `name_sv`, `name_en`, `description`, `owner`, `active`.

use super::Edit;
use crate::form::Choice;

#[derive(Clone, Debug, Default)]
pub struct Services {
    pub rows: Vec<ServiceRow>,
    pub edit: Option<Edit>,
    pub owners: Vec<Choice>,
}

#[derive(Clone, Debug, Default)]
pub struct ServiceRow {
    pub key: String,
    pub name: String,
    pub owner: Option<String>,
    pub active: bool,
    pub categories: i64,
}
