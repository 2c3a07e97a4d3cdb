//! Message craft: everything that can be said about a mail from its bytes alone. It reads messages (`parse`), judges
//! them (`auto_reply`, `bounce`, `thread`, `quote`), makes HTML harmless (`sanitise`) and writes new ones (`build`).
//! It never opens a connection, never touches a database, never asks the clock, and never refuses: whatever bytes come,
//! `parse` answers with a `Message`. The story starts in `parse`.

pub mod address;
pub mod auto_reply;
pub mod bounce;
pub mod build;
mod charset;
mod message;
mod parse;
pub mod quote;
pub mod sanitise;
pub mod text;
mod thanks;
pub mod thread;
pub mod token;

pub use build::{Outgoing, build};
pub use message::{Address, Attachment, Kind, Message, Signs};
pub use parse::parse;
pub use sanitise::{Sanitised, sanitise};
pub use thanks::thanks_only;
