//! The service desk: records, rules, their SQL, events and what follows from them.
//! It knows no HTTP, no SMTP, no HTML and awaits nothing: an act is a plain function over a transaction.
//! The story starts in `intake/arrive.rs` (a contact comes in) and `interaction/` (what an agent does with it).
//! Rooms stand on storeys (`STOREYS.toml`); a room uses only what stands below it.

pub mod access;
pub mod catalogue;
pub mod kernel;
pub mod people;
pub mod setting;
pub mod timeline;
pub mod figure;
pub mod search;
pub mod mailbox;
pub mod form;
pub mod report;
