//! The web floor: the only one that knows HTTP. Pages for people, the API for programs, live screens.
//! It holds no rule of the desk: a handler reads, loads, calls one act and answers.
//! The story starts in `routes.rs` (the table of contents) and `frame.rs` (what every page of the desk needs).

mod api;
mod app;
mod caller;
mod errors;
mod frame;
mod live;
mod pages;
mod password;
mod presence;
mod rate;
mod respond;
mod routes;
pub mod secret;
mod security;
pub mod sink;

mod static_files;

pub use app::{App, Setup};
pub use routes::router;
