//! The service desk: records, rules, their SQL, events and what follows from them.
//! It knows no HTTP, no SMTP, no HTML and awaits nothing: an act is a plain function over a transaction.
//! The story starts in `intake/arrive.rs` (a contact comes in) and `interaction/` (what an agent does with it).
//! Rooms stand on storeys (`STOREYS.toml`); a room uses only what stands below it.

pub mod access;
pub mod assignment;
pub mod attachment;
pub mod birth;
pub mod calendar;
pub mod catalogue;
pub mod conversation;
pub mod erasure;
pub mod feedback;
pub mod figure;
pub mod first_start;
pub mod form;
pub mod intake;
pub mod interaction;
pub mod issue;
pub mod kernel;
pub mod linking;
pub mod mailbox;
pub mod order;
pub mod people;
pub mod promise;
pub mod reactions;
pub mod report;
pub mod search;
pub mod setting;
pub mod spanning;
pub mod spine;
pub mod timeline;
