//! Event kinds of the mail doors.

use crate::timeline::EventKind;

pub(super) const MAILBOX_CHANGED: EventKind = EventKind::quiet("mailbox.changed");
pub(super) const MAILBOX_HEALTH: EventKind = EventKind::quiet("mailbox.health_changed");
pub(super) const INBOUND_PARKED: EventKind = EventKind::quiet("inbound.parked");
pub(super) const INBOUND_RETRIED: EventKind = EventKind::quiet("inbound.retried");
pub(super) const INBOUND_FILED: EventKind = EventKind::quiet("inbound.filed");

/// All kinds of this room.
pub const EVENTS: &[EventKind] =
    &[MAILBOX_CHANGED, MAILBOX_HEALTH, INBOUND_PARKED, INBOUND_RETRIED, INBOUND_FILED];
