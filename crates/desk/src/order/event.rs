//! What happens to orders.

use crate::timeline::EventKind;

/// It was received.
pub const RECEIVED: EventKind = EventKind::reacting("order.received");
/// It was delivered.
pub const DELIVERED: EventKind = EventKind::reacting("order.delivered");
/// It was closed.
pub const CLOSED: EventKind = EventKind::reacting("order.closed");

/// The kinds of this room.
pub const EVENTS: &[EventKind] = &[RECEIVED, DELIVERED, CLOSED];
