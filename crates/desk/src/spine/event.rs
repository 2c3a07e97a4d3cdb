//! What may happen to any record.

use crate::timeline::EventKind;

/// Its title was changed.
pub const RENAMED: EventKind = EventKind::reacting("record.renamed");
/// It was found to concern another service.
pub const SERVICE_SET: EventKind = EventKind::quiet("record.service_set");

/// The kinds of this room.
pub const EVENTS: &[EventKind] = &[RENAMED, SERVICE_SET];
