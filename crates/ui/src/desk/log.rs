//! Log a contact, GET and POST `/desk/log`: one line in under ten seconds, then the 3P of what was made.
//! Fields: `customer` (key) or `who` (free text: name, number or address), `participant` (repeated), `channel`, `direction`
//! (`in`/`out`), `outcome` (`connected`, `no_answer`, `busy`, `message_left`, `callback_agreed` …), `text`, `at` (local `2026-11-24T09:40`,
//! empty = now), `service`, `ticket`. After saving, web redirects to the interaction, whose panel holds the 3P.

use crate::form::{Choice, Form};
use crate::view::{Channel, Customer};

#[derive(Clone, Debug, Default)]
pub struct Log {
    pub form: Form,
    /// In key order: keys 1–8 pick them.
    pub channels: Vec<Channel>,
    pub outcomes: Vec<Choice>,
    pub services: Vec<Choice>,
    /// Who was found for what was typed in `who` (also answered as a fragment to `GET /desk/log/people?q=`).
    pub found: Vec<Customer>,
    pub customer: Option<Customer>,
    pub ticket: String,
    /// The last ones that this agent logged today.
    pub recent: Vec<Logged>,
}

#[derive(Clone, Debug, Default)]
pub struct Logged {
    pub number: i64,
    pub at: jiff::Timestamp,
    pub channel: Channel,
    pub text: String,
}
