//! Every kind of event that there is, room by room.

use crate::timeline::EventKind;
use crate::{
    access, assignment, catalogue, erasure, feedback, first_start, form, interaction, issue, mailbox, order,
    people, report, setting, spine,
};

/// Every kind of event that there is.
pub const REGISTER: &[&[EventKind]] = &[
    access::EVENTS,
    assignment::EVENTS,
    catalogue::EVENTS,
    erasure::EVENTS,
    feedback::EVENTS,
    first_start::EVENTS,
    &[form::CHANGED],
    interaction::EVENTS,
    issue::EVENTS,
    mailbox::EVENTS,
    order::EVENTS,
    people::EVENTS,
    &[report::SIGNED],
    &[setting::CHANGED],
    spine::EVENTS,
];

/// The kind of a name.
#[cfg(test)]
pub(super) fn known(name: &str) -> bool {
    REGISTER.iter().copied().flatten().any(|kind| kind.name == name)
}
