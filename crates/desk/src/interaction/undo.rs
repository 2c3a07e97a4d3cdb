//! Taking an act back: within sixty seconds, by who did it, if nothing followed (amendment A19). What stood before is put back
//! and a compensating event is appended; both stay in the trace.

use db::{Error, Row, Tx, args};
use jiff::ToSpan;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::acting::{counted, told};
use super::event::UNDONE;
use super::interaction::{Interaction, take};
use super::mark::{self, Mark, Marked};
use super::words::Missed;
use super::{action, take_back};
use crate::kernel::{Actor, Timestamp, key_of};
use crate::promise::{self, Promise};
use crate::spine::StateCategory;

/// How long an act may be taken back (amendment A19).
pub const UNDO_SECONDS: i64 = 60;

/// The offer to take an act back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undo {
    /// What is posted to take it back.
    pub key: String,
    /// Until when that is possible.
    pub until: Timestamp,
}

crate::refusals! {
    /// Why an act is not taken back.
    UndoError {
        /// There is no such act of this person.
        Missing => Missing "undo.missing",
        /// The time for it has passed.
        TooLate => Conflict "undo.too_late",
        /// Something followed; nothing is torn out of the middle.
        Followed => Conflict "undo.followed",
        /// The message has left already.
        Left => Conflict "undo.left",
    }
}

/// What stood before an act.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Before {
    state: String,
    category: String,
    owner: Option<i64>,
    facing: Option<i64>,
    team: Option<i64>,
    service: Option<i64>,
    class: Option<i64>,
    due_at: i64,
    closed_at: Option<i64>,
    connected_at: Option<i64>,
    ended_at: Option<i64>,
    missed: Option<String>,
    follow_up: Option<String>,
    closed_by: Option<String>,
    close_reason: Option<String>,
    category_guess: Option<i64>,
    marks: Vec<Marked>,
    actions: Vec<i64>,
    promises: Vec<Promise>,
    /// What was counted: measure, mark, detail, how many.
    pub(super) counted: Vec<(String, String, String, i64)>,
    /// The message that goes with it.
    pub(super) message: Option<i64>,
}

impl Before {
    /// Remembers how a contact stands.
    pub(super) fn of(tx: &mut Tx, i: &Interaction) -> Result<Before, Error> {
        let micros = |at: Option<Timestamp>| at.map(Timestamp::as_microsecond);
        Ok(Before {
            state: i.record.state.clone(),
            category: i.record.category.code().into(),
            owner: i.record.owner_id,
            facing: i.record.facing_owner_id,
            team: i.record.team_id,
            service: i.record.service_id,
            class: i.record.category_id,
            due_at: i.record.due_at.as_microsecond(),
            closed_at: micros(i.record.closed_at),
            connected_at: micros(i.connected_at),
            ended_at: micros(i.ended_at),
            missed: i.missed.map(|missed| missed.code().into()),
            follow_up: i.follow_up.clone(),
            closed_by: i.closed_by.clone(),
            close_reason: i.close_reason.clone(),
            category_guess: i.category_guess,
            marks: mark::of(tx, i.record.id)?,
            actions: action::of(tx, i.record.id)?.into_iter().map(|action| action.id).collect(),
            promises: promise::of_record(tx, i.record.id)?,
            counted: Vec::new(),
            message: None,
        })
    }

    fn put_back(&self, tx: &mut Tx, i: &mut Interaction, now: Timestamp) -> Result<(), Error> {
        let time = |micros: Option<i64>| micros.and_then(|micros| Timestamp::from_microsecond(micros).ok());
        i.record.state.clone_from(&self.state);
        i.record.category = StateCategory::from_code(&self.category);
        (i.record.owner_id, i.record.facing_owner_id, i.record.team_id) =
            (self.owner, self.facing, self.team);
        (i.record.service_id, i.record.category_id) = (self.service, self.class);
        i.record.due_at = time(Some(self.due_at)).unwrap_or(i.record.due_at);
        (i.record.closed_at, i.connected_at, i.ended_at) =
            (time(self.closed_at), time(self.connected_at), time(self.ended_at));
        i.missed = self.missed.as_deref().and_then(Missed::from_code);
        i.follow_up.clone_from(&self.follow_up);
        i.closed_by.clone_from(&self.closed_by);
        i.close_reason.clone_from(&self.close_reason);
        i.category_guess = self.category_guess;
        self.put_back_marks(tx, i.record.id)?;
        self.put_back_actions(tx, i.record.id, now)?;
        promise::restore(tx, i.record.id, &self.promises)
    }

    fn put_back_marks(&self, tx: &mut Tx, interaction: i64) -> Result<(), Error> {
        for now in mark::of(tx, interaction)? {
            if !self.marks.contains(&now) {
                mark::delete(tx, now.id)?;
            }
        }
        self.marks.iter().try_for_each(|before| mark::put(tx, interaction, before))
    }

    fn put_back_actions(&self, tx: &mut Tx, interaction: i64, now: Timestamp) -> Result<(), Error> {
        let standing: Vec<i64> = action::of(tx, interaction)?.into_iter().map(|action| action.id).collect();
        for new in standing.iter().filter(|id| !self.actions.contains(id)) {
            action::set_undone(tx, *new, Some(now))?;
        }
        self.actions
            .iter()
            .filter(|id| !standing.contains(id))
            .try_for_each(|id| action::set_undone(tx, *id, None))
    }
}

/// Offers to take back an act that has just been saved. Only people take acts back.
pub(super) fn offer(
    tx: &mut Tx,
    actor: &Actor,
    act: &'static str,
    (before, interaction): (&Before, &Interaction),
    now: Timestamp,
) -> Result<Option<Undo>, Error> {
    let Some(agent) = actor.agent else { return Ok(None) };
    let until = now.checked_add(UNDO_SECONDS.seconds()).unwrap_or(now);
    let (id, before) =
        (tx.new_id(), serde_json::to_string(before).map_err(|error| Error::other(error.to_string()))?);
    tx.exec(
        "INSERT INTO undo (id, key, agent_id, act, record_id, version, before, at, expires_at, used_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, NULL)",
        args![
            id,
            key_of(id),
            agent,
            act,
            interaction.record.id,
            interaction.record.version,
            before,
            now,
            until
        ],
    )?;
    Ok(Some(Undo { key: key_of(id), until }))
}

struct Offer {
    id: i64,
    act: String,
    record: i64,
    version: i64,
    before: String,
    expires_at: Timestamp,
    used_at: Option<Timestamp>,
}

impl db::FromRow for Offer {
    fn from_row(row: &Row) -> Result<Offer, Error> {
        Ok(Offer {
            id: row.get(0)?,
            act: row.get(1)?,
            record: row.get(2)?,
            version: row.get(3)?,
            before: row.get(4)?,
            expires_at: row.get(5)?,
            used_at: row.get(6)?,
        })
    }
}

/// Takes an act back; answers the contact as it is again, and the text of an answer that goes back to its draft.
///
/// # Errors
/// `UndoError`.
pub fn undo(
    tx: &mut Tx,
    actor: &Actor,
    key: &str,
    now: Timestamp,
) -> Result<(Interaction, Option<String>), UndoError> {
    let offer: Offer = tx
        .opt(
            "SELECT id, act, record_id, version, before, expires_at, used_at FROM undo WHERE key = $1 AND agent_id = $2",
            args![key, actor.agent],
        )?
        .ok_or(UndoError::Missing)?;
    if offer.used_at.is_some() || offer.expires_at < now {
        return Err(UndoError::TooLate);
    }
    let mut interaction = take(tx, offer.record)?;
    if interaction.record.version != offer.version {
        return Err(UndoError::Followed);
    }
    let before: Before =
        serde_json::from_str(&offer.before).map_err(|error| Error::other(error.to_string()))?;
    let text = withdrawn(tx, actor, &before, now)?;
    uncount(tx, &interaction, &before, now)?;
    before.put_back(tx, &mut interaction, now)?;
    tx.exec("UPDATE undo SET used_at = $2 WHERE id = $1", args![offer.id, now])?;
    told(tx, actor, &mut interaction, UNDONE, json!({ "act": offer.act }), now)?;
    Ok((interaction, text))
}

/// The key of the own act that a message goes with, if it may still be taken back.
pub(super) fn of_message(
    tx: &mut Tx,
    actor: &Actor,
    record: i64,
    message: i64,
) -> Result<Option<String>, Error> {
    let offers: Vec<(String, String)> = tx.all(
        "SELECT key, before FROM undo WHERE agent_id = $1 AND record_id = $2 AND used_at IS NULL ORDER BY at DESC, id DESC LIMIT 20",
        args![actor.agent, record],
    )?;
    let goes_with = |before: &str| {
        serde_json::from_str::<Before>(before).is_ok_and(|before| before.message == Some(message))
    };
    Ok(offers.into_iter().find(|(_, before)| goes_with(before)).map(|(key, _)| key))
}

/// The message that goes with the act goes back to its draft, or the act stays.
fn withdrawn(
    tx: &mut Tx,
    actor: &Actor,
    before: &Before,
    now: Timestamp,
) -> Result<Option<String>, UndoError> {
    let Some(message) = before.message else { return Ok(None) };
    take_back::withdraw(tx, actor, message, now)?.map(Some).ok_or(UndoError::Left)
}

/// What the act counted is counted back: marks by what they are now and were before, the rest as it was noted.
fn uncount(tx: &mut Tx, interaction: &Interaction, before: &Before, now: Timestamp) -> Result<(), Error> {
    let marks = mark::of(tx, interaction.record.id)?;
    let only_in = |some: &[Marked], others: &[Marked]| -> Vec<Mark> {
        let counting =
            |all: &[Marked], mark: &Mark| all.iter().any(|other| other.counts() && other.mark == *mark);
        some.iter()
            .filter(|one| one.counts() && !counting(others, &one.mark))
            .map(|one| one.mark.clone())
            .collect()
    };
    for (marks, n) in [(only_in(&marks, &before.marks), -1), (only_in(&before.marks, &marks), 1)] {
        for mark in marks {
            counted(
                tx,
                interaction,
                ("marked", &mark.mark, &mark.detail, n),
                interaction.record.occurred_at,
            )?;
        }
    }
    for (measure, mark, detail, n) in &before.counted {
        let Some(measure) = MEASURES.iter().find(|known| **known == measure.as_str()) else { continue };
        counted(tx, interaction, (measure, mark, detail, -n), now)?;
    }
    Ok(())
}

/// Measures that an undo counts back by what was noted.
const MEASURES: &[&str] = &["closed", "replied"];
