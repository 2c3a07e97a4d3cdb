//! Promises of the web floor, kept over HTTP on both databases. `house.rs` is a desk with a door; each file asks one thing of it.
//! It never calls an act behind the door's back, except to set the scene.

#![expect(clippy::unwrap_used, reason = "a test says what went wrong by panicking")]

mod access;
mod house;
mod mail_screens;
mod openapi;
mod screens;
