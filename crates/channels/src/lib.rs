//! Doors: what polls, pushes or listens. The only floor that knows providers and their protocols.
//! A door turns what came into a channel-neutral `Arrival` and what goes out into the provider's form; it decides nothing.
//! The story starts in `email/watch.rs` (mail comes in) and `email/deliver.rs` (mail goes out).

pub mod email;
pub mod seal;
