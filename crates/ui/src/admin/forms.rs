//! Hosted web forms. Fields: `name_fi`, `name_sv`, `name_en`, `intro`, `mark` (`service`, `issue`, `feedback`, empty), `service`, `brand`, `team`, `active`,
//! and the form's own fields by row `n` from 0: `f{n}_label_fi`, `f{n}_label_sv`, `f{n}_label_en`, `f{n}_kind`, `f{n}_required`, `f{n}_choices` (one a line),
//! `f{n}_remove`. The button `add_field` shows one row more.

use super::Edit;
use crate::form::Choice;

#[derive(Clone, Debug, Default)]
pub struct Forms {
    pub rows: Vec<FormRow>,
    pub edit: Option<FormEdit>,
}

#[derive(Clone, Debug, Default)]
pub struct FormRow {
    pub key: String,
    pub name: String,
    pub active: bool,
    pub service: Option<String>,
    pub received: i64,
}

#[derive(Clone, Debug, Default)]
pub struct FormEdit {
    pub edit: Edit,
    pub services: Vec<Choice>,
    pub brands: Vec<Choice>,
    pub teams: Vec<Choice>,
    /// How many rows of own fields to draw.
    pub fields: usize,
}
