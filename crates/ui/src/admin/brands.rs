//! Brands. Fields: `name`, `language`, `signature`, `active`.

use super::Edit;

#[derive(Clone, Debug, Default)]
pub struct Brands {
    pub rows: Vec<BrandRow>,
    pub edit: Option<Edit>,
}

#[derive(Clone, Debug, Default)]
pub struct BrandRow {
    pub key: String,
    pub name: String,
    pub language: String,
    pub active: bool,
    pub mailboxes: Vec<String>,
}
