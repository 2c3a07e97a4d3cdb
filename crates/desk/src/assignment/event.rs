//! What happens to ownership.

use crate::timeline::EventKind;

/// Owner, customer-facing owner or team changed.
pub const ASSIGNED: EventKind = EventKind::undoable("record.assigned");

/// The kinds of this room.
pub const EVENTS: &[EventKind] = &[ASSIGNED];
