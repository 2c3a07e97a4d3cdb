//! Event kinds of people.

use crate::timeline::EventKind;

pub(super) const AGENT_INVITED: EventKind = EventKind::quiet("agent.invited");
pub(super) const AGENT_CHANGED: EventKind = EventKind::quiet("agent.changed");
pub(super) const CUSTOMER_CREATED: EventKind = EventKind::reacting("customer.created");
pub(super) const CUSTOMER_CHANGED: EventKind = EventKind::reacting("customer.changed");
pub(super) const CUSTOMER_MERGED: EventKind = EventKind::reacting("customer.merged");
pub(super) const CUSTOMER_UNMERGED: EventKind = EventKind::reacting("customer.unmerged");
pub(super) const IDENTITY_ADDED: EventKind = EventKind::reacting("identity.added");
pub(super) const IDENTITY_RETIRED: EventKind = EventKind::reacting("identity.retired");
pub(super) const DUPLICATE_DISMISSED: EventKind = EventKind::quiet("duplicate.dismissed");
pub(super) const ORGANISATION_CREATED: EventKind = EventKind::reacting("organisation.created");
pub(super) const ORGANISATION_CHANGED: EventKind = EventKind::reacting("organisation.changed");

/// All kinds of this room.
pub const EVENTS: &[EventKind] = &[
    AGENT_INVITED,
    AGENT_CHANGED,
    CUSTOMER_CREATED,
    CUSTOMER_CHANGED,
    CUSTOMER_MERGED,
    CUSTOMER_UNMERGED,
    IDENTITY_ADDED,
    IDENTITY_RETIRED,
    DUPLICATE_DISMISSED,
    ORGANISATION_CREATED,
    ORGANISATION_CHANGED,
];
