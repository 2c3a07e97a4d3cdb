//! What happens to feedback.

use crate::timeline::EventKind;

/// It was received.
pub const RECEIVED: EventKind = EventKind::reacting("feedback.received");
/// It was answered.
pub const ANSWERED: EventKind = EventKind::reacting("feedback.answered");
/// It was closed.
pub const CLOSED: EventKind = EventKind::reacting("feedback.closed");

/// The kinds of this room.
pub const EVENTS: &[EventKind] = &[RECEIVED, ANSWERED, CLOSED];
