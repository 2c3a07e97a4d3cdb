//! Organisations, GET `/desk/orgs?q=&after=`, one of them, GET and POST `/desk/orgs/{key}` and `/desk/orgs/new` (fields `name`, `note`).

use super::customer::TimelineEvent;
use crate::form::Form;
use crate::view::{Customer, RecordChip};

#[derive(Clone, Debug, Default)]
pub struct Organisations {
    pub filter: Form,
    pub rows: Vec<OrganisationRow>,
    pub after: Option<String>,
}

#[derive(Clone, Debug, Default)]
pub struct OrganisationRow {
    pub key: String,
    pub name: String,
    pub people: i64,
}

#[derive(Clone, Debug, Default)]
pub struct Organisation {
    /// Empty on the page that makes a new one.
    pub key: String,
    pub name: String,
    pub note: String,
    pub people: Vec<Customer>,
    pub open: Vec<RecordChip>,
    pub events: Vec<TimelineEvent>,
    pub after: Option<String>,
    pub form: Form,
    pub may_edit: bool,
}
