//! What happens to issues.

use crate::timeline::EventKind;

/// It was written down.
pub const RECORDED: EventKind = EventKind::reacting("issue.recorded");
/// It was resolved.
pub const RESOLVED: EventKind = EventKind::reacting("issue.resolved");
/// It was closed.
pub const CLOSED: EventKind = EventKind::reacting("issue.closed");

/// The kinds of this room.
pub const EVENTS: &[EventKind] = &[RECORDED, RESOLVED, CLOSED];
