//! Outgoing mail as text and simple HTML: reply, receipt, invitation, new password. Pure functions of a view and a language; the
//! envelope, headers and attachments are the mail door's business.

use jiff::{Timestamp, tz::TimeZone};
use language::Lang;

/// What a mail says, in both forms, and its subject.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Body {
    pub subject: String,
    pub text: String,
    pub html: String,
}

/// A reply written by an agent. `language` is the customer's.
#[derive(Clone, Debug)]
pub struct Reply {
    pub language: Lang,
    /// The customer's subject; "Re: " is added once.
    pub subject: String,
    /// `INT-1042`, the number that the customer knows.
    pub reference: String,
    pub text: String,
    /// The agent's name and title, then the brand's signature.
    pub signature: String,
    /// What is answered, quoted below: who, when, text.
    pub quoted: Option<Quoted>,
    pub tz: TimeZone,
}

#[derive(Clone, Debug, Default)]
pub struct Quoted {
    pub who: String,
    pub at: Timestamp,
    pub text: String,
}

/// The automatic receipt: once per matter, within a minute, never to robots.
#[derive(Clone, Debug)]
pub struct Receipt {
    pub language: Lang,
    pub subject: String,
    pub reference: String,
    pub brand: String,
    pub signature: String,
    pub answer_by: Option<Timestamp>,
    pub now: Timestamp,
    pub tz: TimeZone,
}

#[derive(Clone, Debug)]
pub struct Invitation {
    pub language: Lang,
    pub organisation: String,
    pub invited_by: String,
    pub name: String,
    pub url: String,
    pub valid_hours: i64,
}

#[derive(Clone, Debug)]
pub struct PasswordReset {
    pub language: Lang,
    pub organisation: String,
    pub url: String,
    pub valid_minutes: i64,
}
