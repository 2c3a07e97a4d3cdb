//! The doors: sign-in, a forgotten password, an invitation, the first start. All post plain forms and work without scripts.

pub mod password;
pub mod setup;
pub mod sign_in;
