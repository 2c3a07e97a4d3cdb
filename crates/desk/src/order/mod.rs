//! A tilaus: something that a customer wants to have or to have changed. received → delivered → closed, by hand for now; later
//! states come between and rename none. It sells nothing and asks no approval yet. Start with `order.rs`.

mod close;
mod deliver;
mod event;
#[expect(clippy::module_inception, reason = "the room is named after the thing it holds")]
mod order;
mod receive;

pub use close::{CloseError, close};
pub use deliver::{DeliverError, Delivery, deliver};
pub use event::EVENTS;
pub use order::{ORDER_KINDS, Order, State, load, queue};
pub use receive::{NewOrder, ReceiveError, receive};
