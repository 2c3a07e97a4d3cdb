//! Closing a contact. What was born of it lives on.

use db::{Error, Tx, args};
use serde_json::json;

use super::acting::{Done, counted, told};
use super::closing::{CloseError, Facts, broken};
use super::event::CLOSED;
use super::interaction::{Interaction, take};
use super::mark::{self, Marked};
use super::marking::confirm;
use super::state::{State, Step};
use super::undo::{Before, offer};
use super::words::ActionKind;
use super::{acting::ActError, action, claim, marking};
use crate::catalogue::{category, channel, service};
use crate::kernel::{Actor, Right, Timestamp};
use crate::promise;
use crate::spine::is_changed;

/// What a person says when closing.
#[derive(Clone, Debug, Default)]
pub struct Closing {
    /// The version on which it was decided.
    pub version: Option<i64>,
    /// The guesses that are confirmed, by their keys; guesses that are not named are not confirmed.
    pub guesses: Vec<String>,
    /// The stated reason, for a missed contact.
    pub reason: Option<String>,
    /// What follows a missed contact.
    pub follow_up: Option<String>,
}

impl From<ActError> for CloseError {
    fn from(refused: ActError) -> CloseError {
        match refused {
            ActError::NotAllowed => CloseError::NotAllowed,
            ActError::Closed => CloseError::AlreadyClosed,
            ActError::Failed(error) => CloseError::Failed(error),
            _ => CloseError::Changed,
        }
    }
}

/// Closes a contact by the rules.
///
/// # Errors
/// `CloseError`, the first rule that is broken.
pub fn close(
    tx: &mut Tx,
    actor: &Actor,
    interaction: &Interaction,
    closing: &Closing,
    now: Timestamp,
) -> Result<Done, CloseError> {
    let mut fresh = take(tx, interaction.record.id)?;
    if is_changed(&fresh.record, closing.version) && !fresh.record.is_done() {
        return Err(CloseError::Changed);
    }
    allowed(tx, actor, &fresh)?;
    let mut before = Before::of(tx, &fresh)?;
    before.counted.push(closed(tx, actor, &mut fresh, closing, now)?);
    let detail = detail_of(tx, &fresh)?;
    told(tx, actor, &mut fresh, CLOSED, detail, now)?;
    let undo = offer(tx, actor, "close", (&before, &fresh), now)?;
    Ok(Done { interaction: fresh, undo })
}

/// Every rule that a closing now would break, for the screen that shows them beforehand; `guesses` are taken as confirmed.
///
/// # Errors
/// What the engine refuses.
pub fn missing(tx: &mut Tx, interaction: &Interaction, guesses: &[String]) -> Result<Vec<CloseError>, Error> {
    let mut facts = facts(tx, interaction, &Closing::default())?;
    for marked in facts.marks.iter_mut().filter(|marked| guesses.contains(&marked.mark.key())) {
        marked.source = mark::Source::Confirmed;
    }
    facts.has_category |=
        interaction.category_guess.is_some() && guesses.iter().any(|guess| guess == marking::CATEGORY_GUESS);
    let state = if interaction.state() == State::Attempted { State::Connected } else { interaction.state() };
    Ok(broken(state, interaction.direction, &facts))
}

pub(super) fn allowed(tx: &mut Tx, actor: &Actor, fresh: &Interaction) -> Result<(), CloseError> {
    if !actor.may(Right::Serve) {
        return Err(CloseError::NotAllowed);
    }
    match fresh.record.owner_id {
        Some(owner) if Some(owner) != actor.agent && !actor.may(Right::Lead) && !fresh.record.is_done() => {
            Err(CloseError::NotOwner(claim::name_of(tx, owner)?))
        }
        None if matches!(fresh.state(), State::Connected | State::Classified) => Err(CloseError::Unclaimed),
        _ => Ok(()),
    }
}

/// Closes in memory by the rules; answers what was counted.
pub(super) fn closed(
    tx: &mut Tx,
    actor: &Actor,
    fresh: &mut Interaction,
    closing: &Closing,
    now: Timestamp,
) -> Result<(String, String, String, i64), CloseError> {
    for guess in &closing.guesses {
        if !confirm(tx, actor, fresh, guess, now)? {
            return Err(CloseError::GuessUnknown(guess.clone()));
        }
    }
    let facts = facts(tx, fresh, closing)?;
    if let Some(first) = broken(fresh.state(), fresh.direction, &facts).into_iter().next() {
        return Err(first);
    }
    said(fresh, closing, now);
    fresh.record.owner_id = fresh.record.owner_id.or(actor.agent);
    if facts.actions.iter().any(|action| action.informs()) {
        promise::meet(tx, &mut fresh.record, now)?;
    } else {
        promise::cancel(tx, &mut fresh.record, now)?;
    }
    // Of a done record the due time is the time of its closing: lists of done things walk the same index.
    fresh.record.due_at = now;
    let accepted = accepted(fresh, &facts);
    counted(tx, fresh, ("closed", "", accepted, 1), now)?;
    Ok(("closed".into(), String::new(), accepted.into(), 1))
}

fn said(fresh: &mut Interaction, closing: &Closing, now: Timestamp) {
    let words = |text: &Option<String>| {
        text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_string)
    };
    fresh.step(Step::Close);
    fresh.record.closed_at = Some(now);
    fresh.ended_at = fresh.ended_at.or(Some(now));
    fresh.closed_by = Some("agent".into());
    fresh.close_reason = words(&closing.reason);
    fresh.follow_up = words(&closing.follow_up).or(fresh.follow_up.take());
}

/// How the guesses of the arrival fared: the share of `all_accepted` is a figure of data quality (amendment A3).
fn accepted(fresh: &Interaction, facts: &Facts) -> &'static str {
    let marks: Vec<String> =
        facts.marks.iter().filter(|marked| marked.counts()).map(|marked| marked.mark.key()).collect();
    let guessed: Vec<&str> = fresh.guessed.split(',').filter(|key| !key.is_empty()).collect();
    let holds = |key: &&str| match key.split_once('=') {
        Some((_, id)) => fresh.record.category_id.is_some_and(|category| category.to_string() == id),
        None => marks.iter().any(|mark| mark == key),
    };
    if guessed.is_empty() {
        "no_guess"
    } else if guessed.iter().all(holds) {
        "all_accepted"
    } else {
        "some_changed"
    }
}

fn facts(tx: &mut Tx, fresh: &Interaction, closing: &Closing) -> Result<Facts, Error> {
    let said = |text: &Option<String>| text.as_deref().is_some_and(|text| !text.trim().is_empty());
    let actions: Vec<ActionKind> =
        action::of(tx, fresh.record.id)?.into_iter().map(|action| action.kind).collect();
    Ok(Facts {
        has_content: has_content(tx, fresh.record.id)?,
        marks: mark::of(tx, fresh.record.id)?,
        category_asked: category_asked(tx, fresh)?,
        has_category: fresh.record.category_id.is_some(),
        has_follow_up: said(&fresh.follow_up)
            || said(&closing.follow_up)
            || actions.iter().any(|action| action.follows_up()),
        has_reason: said(&closing.reason),
        actions,
    })
}

/// Content: words of the customer, of a log or of an answer, or a file; a note alone tells nothing of what was said.
fn has_content(tx: &mut Tx, interaction: i64) -> Result<bool, Error> {
    let found: Option<i64> = tx.opt(
        "SELECT m.id FROM message m WHERE m.interaction_id = $1 AND m.kind IN ('customer', 'log', 'reply')
            AND (m.text <> '' OR m.subject <> '' OR m.quoted <> '' OR m.erased_at IS NOT NULL
                 OR EXISTS (SELECT 1 FROM attachment f WHERE f.message_id = m.id)) LIMIT 1",
        args![interaction],
    )?;
    Ok(found.is_some())
}

/// A category is asked where the channel is strict and it is said which service the contact concerns, if that service has any to
/// choose; a desk with one service asks none (amendment A3).
fn category_asked(tx: &mut Tx, fresh: &Interaction) -> Result<bool, Error> {
    let (Some(channel), Some(service)) = (fresh.record.channel_id, fresh.record.service_id) else {
        return Ok(false);
    };
    if channel::by_id(tx, channel)?.strictness != "full" || service::only(tx)?.is_some() {
        return Ok(false);
    }
    category::any_for(tx, Some(service))
}

pub(super) fn detail_of(tx: &mut Tx, fresh: &Interaction) -> Result<serde_json::Value, Error> {
    let marks: Vec<String> =
        mark::of(tx, fresh.record.id)?.iter().filter(|marked| marked.counts()).map(Marked::key).collect();
    let actions: Vec<&str> =
        action::of(tx, fresh.record.id)?.iter().map(|action| action.kind.code()).collect();
    Ok(
        json!({ "marks": marks, "actions": actions, "category": fresh.record.category_id, "reason": fresh.close_reason,
               "follow_up": fresh.follow_up }),
    )
}
