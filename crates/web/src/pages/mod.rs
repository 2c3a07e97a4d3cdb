//! Pages for people. Each file holds the handlers of one screen: read what it shows, or run one act and go on.
//! They hold no rule of the desk and draw nothing themselves. Start with `desk/inbox.rs`.

pub mod admin;
pub mod desk;
pub mod door;
pub mod failure;
pub mod form;
pub mod sink;
