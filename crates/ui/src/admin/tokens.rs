//! API tokens. Fields of a new one: `name`, `scope` (repeated), `expires` (ISO date or empty). The secret is shown once.

use jiff::Timestamp;

use super::Edit;
use crate::form::Choice;

#[derive(Clone, Debug, Default)]
pub struct Tokens {
    pub rows: Vec<TokenRow>,
    pub edit: Option<Edit>,
    pub scopes: Vec<Choice>,
    /// The secret of the token that was just made.
    pub secret: Option<String>,
}

#[derive(Clone, Debug, Default)]
pub struct TokenRow {
    pub key: String,
    pub name: String,
    pub owner: String,
    pub scopes: Vec<String>,
    pub created_at: Timestamp,
    pub last_used_at: Option<Timestamp>,
    pub expires_at: Option<Timestamp>,
    pub revoked: bool,
}
