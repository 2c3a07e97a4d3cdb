//! The table. A kind whose reactions run stands here, even when nothing follows from it yet.

use db::{Error, Tx, args};

use super::follow::{Event, Follow, duplicates, find_customer, find_organisation, find_record, receipt};
use crate::kernel::Timestamp;

/// What follows from a kind, in this order.
pub(super) const TABLE: &[(&str, &[Follow])] = &[
    ("interaction.arrived", &[receipt, find_customer, duplicates]),
    ("interaction.joined", &[find_customer]),
    ("interaction.logged", &[find_customer]),
    ("interaction.assigned", &[]),
    ("interaction.closed", &[]),
    ("interaction.answered", &[]),
    ("interaction.undone", &[]),
    ("message.changed", &[]),
    ("customer.created", &[find_customer, duplicates]),
    ("customer.changed", &[find_customer, duplicates]),
    ("customer.merged", &[find_customer]),
    ("customer.unmerged", &[find_customer]),
    ("identity.added", &[find_customer]),
    ("identity.retired", &[find_customer]),
    ("organisation.created", &[find_organisation]),
    ("organisation.changed", &[find_organisation]),
    ("record.renamed", &[find_record]),
    ("record.assigned", &[]),
    ("issue.recorded", &[]),
    ("issue.resolved", &[]),
    ("issue.closed", &[]),
    ("order.received", &[]),
    ("order.delivered", &[]),
    ("order.closed", &[]),
    ("feedback.received", &[]),
    ("feedback.answered", &[]),
    ("feedback.closed", &[]),
];

/// Runs what follows from an event. May run twice.
///
/// # Errors
/// What the engine refuses.
pub fn react(tx: &mut Tx, event: i64, now: Timestamp) -> Result<(), Error> {
    let kind: Option<String> = tx.opt("SELECT kind FROM event WHERE id = $1", args![event])?;
    let Some(kind) = kind else { return Ok(()) };
    let Some((_, follows)) = TABLE.iter().find(|(name, _)| *name == kind) else { return Ok(()) };
    if follows.is_empty() {
        return Ok(());
    }
    let subjects = tx.all(
        "SELECT subject_kind, subject_id FROM event_subject WHERE event_id = $1 ORDER BY subject_kind, subject_id",
        args![event],
    )?;
    let happened = Event { subjects };
    follows.iter().try_for_each(|follow| follow(tx, &happened, now))
}
