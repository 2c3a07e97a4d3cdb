//! The built-in test mail of a demonstration, GET `/demo/mail[/{id}]`, POST `/demo/mail` (`from_name`, `from`, `to`, `subject`, `text`,
//! `in_reply_to`): a newcomer writes as a customer and reads the answer. Nothing here leaves the machine, and the page says so.

use jiff::Timestamp;

use crate::form::{Choice, Form};

#[derive(Clone, Debug, Default)]
pub struct MailSink {
    pub mails: Vec<SunkMail>,
    pub open: Option<SunkMail>,
    /// Addresses of the desk's mailboxes to write to.
    pub to: Vec<Choice>,
    pub form: Form,
    /// True right after sending: the page says where it will appear.
    pub sent: bool,
}

/// A mail that Tuki sent.
#[derive(Clone, Debug, Default)]
pub struct SunkMail {
    pub id: String,
    pub at: Timestamp,
    pub from: String,
    pub to: String,
    pub subject: String,
    pub text: String,
}
