//! The API: the same acts as the screens, as JSON. It knows no page and holds no rule.
//! `act.rs` is how anything is changed, `v1` is the table of contents.

pub mod act;
pub mod query;
pub mod v1;
