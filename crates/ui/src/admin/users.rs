//! Users. Fields: `name`, `email`, `title`, `language`, `role` (repeated), `team` (repeated), `active`. A new one is invited by mail.

use jiff::Timestamp;

use super::Edit;
use crate::form::Choice;

#[derive(Clone, Debug, Default)]
pub struct Users {
    pub rows: Vec<UserRow>,
    pub edit: Option<Edit>,
    pub roles: Vec<Choice>,
    pub teams: Vec<Choice>,
}

#[derive(Clone, Debug, Default)]
pub struct UserRow {
    pub key: String,
    pub name: String,
    pub email: String,
    pub roles: Vec<String>,
    pub teams: Vec<String>,
    pub active: bool,
    /// Invited and has not chosen a password yet.
    pub invited: bool,
    pub seen_at: Option<Timestamp>,
}
