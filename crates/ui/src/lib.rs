//! Pages, components and outgoing mail as pure functions of view data. This room never loads anything, never decides a
//! right, reads no clock and no file: `web` (and, for mail, `channels`) fills a view struct and gets markup back.
//! The story starts in [`shell`]: every page is `fn page(shell: &Shell, view: &View) -> Markup`, and a fragment of the
//! same page is a function beside it. Addresses are made in [`url`], commands and their keys stand in [`command`].

pub mod command;
pub mod components;
pub mod form;
pub mod icon;
pub mod shell;
pub mod url;
pub mod view;

pub mod admin;
pub mod desk;
pub mod door;
pub mod failure;
pub mod mail;
pub mod portal;
pub mod sample;

pub use form::{Choice, FieldError, Form};
pub use maud::Markup;
pub use shell::Shell;
