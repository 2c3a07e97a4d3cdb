//! The audit trace, GET `/desk/admin/audit?who=&kind=&ref=&from=&after=`: every event with its sequence number, and whether the chain verifies.

use jiff::Timestamp;

use crate::form::{Choice, Form};
use crate::view::TraceLine;

#[derive(Clone, Debug, Default)]
pub struct Audit {
    pub filter: Form,
    pub kinds: Vec<Choice>,
    pub agents: Vec<Choice>,
    pub lines: Vec<AuditLine>,
    pub after: Option<String>,
    pub verified: Option<Verified>,
}

#[derive(Clone, Debug, Default)]
pub struct AuditLine {
    pub line: TraceLine,
    /// References that the event speaks of: label and address.
    pub about: Vec<(String, String)>,
}

#[derive(Clone, Debug, Default)]
pub struct Verified {
    pub ok: bool,
    pub at: Timestamp,
    pub up_to: i64,
}
