//! Event kinds of the mail doors.

use crate::timeline::EventKind;

pub(super) const MAILBOX_CHANGED: EventKind = EventKind::quiet("mailbox.changed");
pub(super) const MAILBOX_HEALTH: EventKind = EventKind::quiet("mailbox.health_changed");
pub(super) const INBOUND_PARKED: EventKind = EventKind::quiet("inbound.parked");
pub(super) const INBOUND_RETRIED: EventKind = EventKind::quiet("inbound.retried");
pub(super) const INBOUND_FILED: EventKind = EventKind::quiet("inbound.filed");
pub(super) const MESSAGE_SENT: EventKind = EventKind::quiet("message.sent");
pub(super) const MESSAGE_DEFERRED: EventKind = EventKind::quiet("message.deferred");
pub(super) const MESSAGE_FAILED: EventKind = EventKind::quiet("message.failed");
pub(super) const MESSAGE_BOUNCED: EventKind = EventKind::quiet("message.bounced");

/// All kinds of this room.
pub const EVENTS: &[EventKind] = &[
    MAILBOX_CHANGED,
    MAILBOX_HEALTH,
    INBOUND_PARKED,
    INBOUND_RETRIED,
    INBOUND_FILED,
    MESSAGE_SENT,
    MESSAGE_DEFERRED,
    MESSAGE_FAILED,
    MESSAGE_BOUNCED,
];
