//! What every act on a contact does first and last: take it, ask whether it may be changed; save it, tell the trace.

use db::{Error, Tx};
use serde_json::Value as Json;

use super::interaction::{Interaction, save, take};
use super::undo::Undo;
use crate::figure::{Count, count, day_of};
use crate::kernel::{Actor, Right, Timestamp};
use crate::spine::is_changed;
use crate::timeline::{EventKind, Happening, append};

crate::refusals! {
    /// Why a contact is not changed.
    ActError {
        /// Only who serves changes contacts.
        NotAllowed => Forbidden "access.right_missing",
        /// What is over is not changed; a new contact follows it.
        Closed => Conflict "interaction.closed",
        /// Somebody else changed it meanwhile.
        Changed => Conflict "record.changed",
        /// Somebody else has it.
        Taken(owner) => Conflict "interaction.taken",
        /// It is not in the doer's hands.
        NotYours => Forbidden "interaction.not_yours",
        /// There is no such person who serves.
        OwnerUnknown => Invalid "assignment.owner_unknown" at "owner",
        /// There is no such team.
        TeamUnknown => Invalid "assignment.team_unknown" at "team",
        /// There is no such mark.
        MarkUnknown => Invalid "mark.unknown" at "mark",
        /// Other needs a reason.
        ReasonMissing => Invalid "mark.reason_missing" at "reason",
        /// It has no such mark or guess.
        NotMarked => Missing "mark.missing",
        /// There is no such action.
        ActionUnknown => Invalid "action.unknown" at "action",
        /// Something else needs to be said in words.
        NoteMissing => Invalid "action.note_missing" at "note",
        /// It has no such action.
        ActionMissing => Missing "action.missing",
        /// There is no such category or service to choose.
        ClassUnknown => Invalid "classification.unknown" at "category",
        /// There is no such person.
        CustomerUnknown => Invalid "interaction.customer_unknown" at "customer",
        /// A participant needs a name or an address.
        ParticipantEmpty => Invalid "interaction.participant_empty" at "participant",
        /// There is no such degree of assurance.
        AssuranceUnknown => Invalid "interaction.assurance_unknown" at "assurance",
        /// Only a missed contact has a follow-up.
        NotMissed => Conflict "interaction.not_missed",
        /// The follow-up needs words.
        FollowUpMissing => Invalid "interaction.follow_up_missing" at "follow_up",
        /// There is no such matter of this customer.
        MatterUnknown => Invalid "interaction.matter_unknown" at "matter",
    }
}

/// What an act gives back: the contact as it is now, and the key that takes the act back.
#[derive(Clone, Debug)]
pub struct Done {
    /// The contact as it is now.
    pub interaction: Interaction,
    /// How to take it back; `None` where that is not possible.
    pub undo: Option<Undo>,
}

/// The contact, for an act of somebody who serves; it must not be closed.
pub(crate) fn taken(
    tx: &mut Tx,
    actor: &Actor,
    interaction: &Interaction,
    seen: Option<i64>,
) -> Result<Interaction, ActError> {
    if !actor.may(Right::Serve) {
        return Err(ActError::NotAllowed);
    }
    let fresh = take(tx, interaction.record.id)?;
    if fresh.record.is_done() {
        return Err(ActError::Closed);
    }
    if is_changed(&fresh.record, seen) {
        return Err(ActError::Changed);
    }
    Ok(fresh)
}

/// Saves the contact and tells the trace; answers the event's id.
pub(super) fn told(
    tx: &mut Tx,
    actor: &Actor,
    interaction: &mut Interaction,
    kind: EventKind,
    detail: Json,
    now: Timestamp,
) -> Result<i64, Error> {
    save(tx, interaction)?;
    tell(tx, actor, interaction, kind, detail, now)
}

/// Tells the trace of something that leaves the contact's row as it is.
pub(crate) fn tell(
    tx: &mut Tx,
    actor: &Actor,
    interaction: &Interaction,
    kind: EventKind,
    detail: Json,
    now: Timestamp,
) -> Result<i64, Error> {
    let mut subjects = vec![("interaction", interaction.record.id)];
    subjects.extend(interaction.record.customer_id.map(|customer| ("customer", customer)));
    let happening = Happening { kind, conversation: interaction.record.conversation_id, subjects, detail };
    append(tx, actor, happening, now)
}

/// Counts something about the contact, for the day on which it happened.
pub(crate) fn counted(
    tx: &mut Tx,
    interaction: &Interaction,
    (measure, mark, detail, n): (&'static str, &str, &str, i64),
    at: Timestamp,
) -> Result<(), Error> {
    let record = &interaction.record;
    if record.provenance != "live" {
        return Ok(());
    }
    let one = Count {
        measure,
        day: day_of(at),
        channel: record.channel_id,
        team: record.team_id,
        agent: record.owner_id,
        mark,
        detail,
        n,
    };
    count(tx, one)
}
