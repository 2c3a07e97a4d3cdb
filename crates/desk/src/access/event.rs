//! Event kinds of access.

use crate::timeline::EventKind;

pub(super) const SET_UP: EventKind = EventKind::quiet("access.set_up");
pub(super) const SIGNED_IN: EventKind = EventKind::quiet("access.signed_in");
pub(super) const SIGNED_OUT: EventKind = EventKind::quiet("access.signed_out");
pub(super) const LINK_MADE: EventKind = EventKind::quiet("access.link_made");
pub(super) const PASSWORD_SET: EventKind = EventKind::quiet("access.password_set");
pub(super) const TOKEN_MADE: EventKind = EventKind::quiet("access.token_made");
pub(super) const TOKEN_REVOKED: EventKind = EventKind::quiet("access.token_revoked");

/// All kinds of this room.
pub const EVENTS: &[EventKind] =
    &[SET_UP, SIGNED_IN, SIGNED_OUT, LINK_MADE, PASSWORD_SET, TOKEN_MADE, TOKEN_REVOKED];
