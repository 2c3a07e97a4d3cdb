//! Channels. Fields: `name_fi`, `name_sv`, `name_en`, `official`, `active`, `strictness` (`full`, `light`), `first_response_minutes`.

use super::Edit;

#[derive(Clone, Debug, Default)]
pub struct Channels {
    pub rows: Vec<ChannelRow>,
    pub edit: Option<Edit>,
}

#[derive(Clone, Debug, Default)]
pub struct ChannelRow {
    pub key: String,
    pub name: String,
    pub icon: String,
    pub official: bool,
    pub active: bool,
    /// True: a closing needs everything (`full`).
    pub strict: bool,
    pub first_response_minutes: i64,
}
