//! Screens of those who serve. `view.rs` turns what the desk knows into what pages show; each other file is one screen.

pub mod acts;
pub mod files;
pub mod inbox;
pub mod interaction;
pub mod me;
pub mod messages;
pub mod said;
pub mod view;
