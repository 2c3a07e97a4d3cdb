//! Screens of those who serve. They draw nothing themselves: `ui` does.
//! `view.rs` turns what the desk knows into what pages show; each other file is one screen.

pub mod acts;
pub mod births;
pub mod counts;
pub mod customer;
pub mod customers;
pub mod files;
pub mod home;
pub mod inbox;
pub mod interaction;
pub mod ledger;
pub mod log;
pub mod me;
pub mod messages;
pub mod organisations;
pub mod panel;
pub mod record;
pub mod record_acts;
pub mod records;
pub mod said;
pub mod search;
pub mod timeline;
pub mod trace;
pub mod view;
