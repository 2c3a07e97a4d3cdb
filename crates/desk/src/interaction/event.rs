//! What happens to contacts and messages.

use crate::timeline::EventKind;

/// A contact came in by itself.
pub const ARRIVED: EventKind = EventKind::reacting("interaction.arrived");
/// A message joined an open contact.
pub const JOINED: EventKind = EventKind::reacting("interaction.joined");
/// A message was filed with what it follows: thanks, a program's answer.
pub const FILED: EventKind = EventKind::quiet("interaction.filed");
/// A contact was logged by hand.
pub const LOGGED: EventKind = EventKind::reacting("interaction.logged");
/// An agent began a contact in an older thread.
pub const BEGUN: EventKind = EventKind::quiet("interaction.begun");
/// Somebody took it.
pub const CLAIMED: EventKind = EventKind::quiet("interaction.claimed");
/// Somebody gave it back to the queue.
pub const RELEASED: EventKind = EventKind::quiet("interaction.released");
/// It was given to a person or a team.
pub const ASSIGNED: EventKind = EventKind::undoable("interaction.assigned");
/// It was said what it was about.
pub const MARKED: EventKind = EventKind::quiet("interaction.marked");
/// That was taken back.
pub const UNMARKED: EventKind = EventKind::quiet("interaction.unmarked");
/// A guess was confirmed or refused.
pub const GUESS_ANSWERED: EventKind = EventKind::quiet("interaction.guess_answered");
/// Service or category was set.
pub const CLASSIFIED: EventKind = EventKind::quiet("interaction.classified");
/// Something was done.
pub const ACTED: EventKind = EventKind::quiet("interaction.acted");
/// That was taken back.
pub const ACTION_REMOVED: EventKind = EventKind::quiet("interaction.action_removed");
/// It was said who the customer is.
pub const CUSTOMER_SET: EventKind = EventKind::quiet("interaction.customer_set");
/// Somebody took part.
pub const PARTICIPANT_ADDED: EventKind = EventKind::quiet("interaction.participant_added");
/// It was checked who is really calling.
pub const ASSURED: EventKind = EventKind::quiet("interaction.assured");
/// It was said what follows a missed contact.
pub const FOLLOW_UP_SET: EventKind = EventKind::quiet("interaction.follow_up_set");
/// It continues an older matter.
pub const CONTINUED: EventKind = EventKind::quiet("interaction.continued");
/// It was closed.
pub const CLOSED: EventKind = EventKind::undoable("interaction.closed");
/// It was answered and closed in one act.
pub const ANSWERED: EventKind = EventKind::undoable("interaction.answered");
/// An act was taken back.
pub const UNDONE: EventKind = EventKind::reacting("interaction.undone");
/// An answer was written.
pub const REPLIED: EventKind = EventKind::quiet("message.replied");
/// A note was written.
pub const NOTED: EventKind = EventKind::quiet("message.noted");
/// An answer was taken back before it left.
pub const TAKEN_BACK: EventKind = EventKind::quiet("message.taken_back");
/// The automatic receipt was made.
pub const RECEIPT_MADE: EventKind = EventKind::quiet("message.receipt_made");
/// An outgoing message went on its way or did not.
pub const MESSAGE_CHANGED: EventKind = EventKind::reacting("message.changed");

/// The kinds of this room.
pub const EVENTS: &[EventKind] = &[
    ARRIVED,
    JOINED,
    FILED,
    LOGGED,
    BEGUN,
    CLAIMED,
    RELEASED,
    ASSIGNED,
    MARKED,
    UNMARKED,
    GUESS_ANSWERED,
    CLASSIFIED,
    ACTED,
    ACTION_REMOVED,
    CUSTOMER_SET,
    PARTICIPANT_ADDED,
    ASSURED,
    FOLLOW_UP_SET,
    CONTINUED,
    CLOSED,
    ANSWERED,
    UNDONE,
    REPLIED,
    NOTED,
    TAKEN_BACK,
    RECEIPT_MADE,
    MESSAGE_CHANGED,
];
