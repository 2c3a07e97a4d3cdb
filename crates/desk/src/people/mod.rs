//! People: those who serve (agents) and those who are served (customers, organisations), their identities, merging.
//! A customer is a person; addresses and numbers are rows of their own. Start with `identify.rs`: who is this contact?

pub mod agent;
pub mod customer;
pub mod duplicate;
mod event;
pub mod identify;
pub mod identity;
pub mod merge;
pub mod organisation;

pub use customer::Customer;
pub use event::EVENTS;
