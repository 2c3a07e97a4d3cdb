//! A contact comes in by itself: who is it, what does it continue, where does it go. Nothing that arrives is dropped, and an exact
//! duplicate changes nothing. It parses nothing (`mail` and the doors do) and opens no order or issue of anybody's (amendment A7).
//! The story is `arrive.rs`, five named steps; `place.rs` is its rule.

mod arrival;
mod arrive;
mod bring_back;
mod duplicate;
mod known;
mod place;
mod thread;

pub use arrival::{Arrival, Bounce, Sender, Understood};
pub use arrive::{Arrived, arrive};
pub use bring_back::{BringBackError, bring_back};
pub use place::Outcome;
