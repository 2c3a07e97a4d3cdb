//! The screens of those who serve: home, inbox and interaction, log, customers, records, search, counts, ledger, settings.
//! Each file holds the view struct of one screen and draws it; nothing here knows how the data was found.

pub mod counts;
pub mod customer;
pub mod customers;
pub mod home;
pub mod inbox;
pub mod interaction;
pub mod ledger;
pub mod log;
pub mod mail_sink;
pub mod me;
pub mod organisations;
pub mod record;
pub mod records;
pub mod search;
