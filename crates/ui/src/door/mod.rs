//! The doors: sign-in, a forgotten password, an invitation, the first start. They never say whether an address is
//! known here. All post plain forms and work without scripts; the story starts in [`sign_in`].

pub mod password;
pub mod setup;
pub mod sign_in;
