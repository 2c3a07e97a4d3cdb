//! Event kinds of configurable rows.

use crate::timeline::EventKind;

pub(super) const BRAND_CHANGED: EventKind = EventKind::quiet("brand.changed");
pub(super) const CHANNEL_CHANGED: EventKind = EventKind::quiet("channel.changed");
pub(super) const SERVICE_CHANGED: EventKind = EventKind::quiet("service.changed");
pub(super) const CATEGORY_CHANGED: EventKind = EventKind::quiet("category.changed");
pub(super) const TEAM_CHANGED: EventKind = EventKind::quiet("team.changed");

/// All kinds of this room.
pub const EVENTS: &[EventKind] =
    &[BRAND_CHANGED, CHANNEL_CHANGED, SERVICE_CHANGED, CATEGORY_CHANGED, TEAM_CHANGED];
