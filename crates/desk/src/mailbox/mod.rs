//! Mail doors as the desk sees them: mailboxes and their health, what came in before it was understood, what goes out and how it
//! fared. It speaks no IMAP or SMTP and reads no mail; settings are the door's own JSON, secrets stay sealed.
//! The story starts in `inbound.rs` (`keep`) and ends in `delivery.rs` (`claim`, `sent`).

pub mod delivery;
mod event;
pub mod health;
pub mod inbound;
mod outgoing;
mod row;

pub use event::EVENTS;
pub use outgoing::{Outgoing, Recipient, SentFile};
pub use row::{Mailbox, MailboxError, MailboxInput, active, by_address, by_id, list, load, save};
