//! Mailboxes. Fields: `name`, `address`, `channel`, `brand`, `team`, `service`, `receipt` (switch), `active`, and both doors:
//! `imap_host`, `imap_port`, `imap_security` (`tls`, `starttls`, `none`), `imap_user`, `imap_password` (empty = unchanged), `imap_folder`,
//! `smtp_host`, `smtp_port`, `smtp_security`, `smtp_user`, `smtp_password`.

use jiff::Timestamp;

use super::Edit;
use crate::form::Choice;

#[derive(Clone, Debug, Default)]
pub struct Mailboxes {
    pub rows: Vec<MailboxRow>,
    pub edit: Option<MailboxEdit>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Health {
    #[default]
    Unknown,
    Well,
    Slow,
    Failing,
    Off,
}

#[derive(Clone, Debug, Default)]
pub struct MailboxRow {
    pub key: String,
    pub name: String,
    pub address: String,
    pub health: Health,
    pub health_note: String,
    pub checked_at: Option<Timestamp>,
    pub parked: i64,
    pub waiting_out: i64,
}

#[derive(Clone, Debug, Default)]
pub struct MailboxEdit {
    pub edit: Edit,
    /// `None` for a new one.
    pub row: Option<MailboxRow>,
    pub channels: Vec<Choice>,
    pub brands: Vec<Choice>,
    pub teams: Vec<Choice>,
    pub services: Vec<Choice>,
    /// The answer of the last test: each step, whether it went well, what was said.
    pub test: Vec<TestStep>,
    pub parked: Vec<Parked>,
}

#[derive(Clone, Debug, Default)]
pub struct TestStep {
    pub label: String,
    pub ok: bool,
    pub note: String,
}

/// A message that could not be read or routed; nothing is ever dropped.
#[derive(Clone, Debug, Default)]
pub struct Parked {
    pub id: String,
    pub at: Timestamp,
    pub from: String,
    pub subject: String,
    pub reason: String,
    pub bytes: i64,
    /// Address of the raw message.
    pub raw_url: String,
}
