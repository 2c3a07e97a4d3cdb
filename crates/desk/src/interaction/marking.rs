//! Saying what a contact was about: marks by hand, and yes or no to what Tuki guesses.

use db::{Error, Tx};
use serde_json::json;

use super::acting::{ActError, Done, counted, taken, told};
use super::event::{GUESS_ANSWERED, MARKED, UNMARKED};
use super::interaction::Interaction;
use super::mark::{self, Mark, Marked, Source};
use super::state::Step;
use super::undo::{Before, offer};
use crate::kernel::{Actor, Timestamp};

/// The guess of a category, as forms and closings name it.
pub const CATEGORY_GUESS: &str = "category";

/// Sets a mark; a guess of the same becomes confirmed. `reason` is needed for `other`.
///
/// # Errors
/// `mark.unknown`, `mark.reason_missing` and what every act may refuse.
pub fn mark(
    tx: &mut Tx,
    actor: &Actor,
    interaction: &Interaction,
    (mark, reason): (&Mark, &str),
    seen: Option<i64>,
    now: Timestamp,
) -> Result<Done, ActError> {
    let mut fresh = taken(tx, actor, interaction, seen)?;
    let before = Before::of(tx, &fresh)?;
    set(tx, actor, &mut fresh, mark, reason, now)?;
    told(tx, actor, &mut fresh, MARKED, json!({ "mark": mark.key(), "reason": reason }), now)?;
    let undo = offer(tx, actor, "mark", (&before, &fresh), now)?;
    Ok(Done { interaction: fresh, undo })
}

/// Takes a mark or a guess away.
///
/// # Errors
/// `mark.missing` and what every act may refuse.
pub fn unmark(
    tx: &mut Tx,
    actor: &Actor,
    interaction: &Interaction,
    mark: &Mark,
    seen: Option<i64>,
    now: Timestamp,
) -> Result<Done, ActError> {
    let mut fresh = taken(tx, actor, interaction, seen)?;
    let before = Before::of(tx, &fresh)?;
    let standing = standing(tx, &fresh, mark)?.ok_or(ActError::NotMarked)?;
    mark::delete(tx, standing.id)?;
    if standing.counts() {
        counted(tx, &fresh, ("marked", &mark.mark, &mark.detail, -1), fresh.record.occurred_at)?;
    }
    settle(tx, &mut fresh)?;
    told(tx, actor, &mut fresh, UNMARKED, json!({ "mark": mark.key() }), now)?;
    let undo = offer(tx, actor, "unmark", (&before, &fresh), now)?;
    Ok(Done { interaction: fresh, undo })
}

/// Says yes or no to a guess: `service:advice`, `issue` … or `category`.
///
/// # Errors
/// `mark.missing` and what every act may refuse.
pub fn answer_guess(
    tx: &mut Tx,
    actor: &Actor,
    interaction: &Interaction,
    (guess, yes): (&str, bool),
    now: Timestamp,
) -> Result<Done, ActError> {
    let mut fresh = taken(tx, actor, interaction, None)?;
    let before = Before::of(tx, &fresh)?;
    if yes {
        if !confirm(tx, actor, &mut fresh, guess, now)? {
            return Err(ActError::NotMarked);
        }
    } else {
        refuse(tx, &mut fresh, guess)?;
    }
    told(tx, actor, &mut fresh, GUESS_ANSWERED, json!({ "guess": guess, "yes": yes }), now)?;
    let undo = offer(tx, actor, "guess", (&before, &fresh), now)?;
    Ok(Done { interaction: fresh, undo })
}

/// The open guesses of a contact, as keys.
///
/// # Errors
/// What the engine refuses.
pub fn guesses(tx: &mut Tx, interaction: &Interaction) -> Result<Vec<String>, Error> {
    let marks = mark::of(tx, interaction.record.id)?;
    let mut keys: Vec<String> =
        marks.iter().filter(|marked| !marked.counts()).map(|marked| marked.mark.key()).collect();
    keys.extend(interaction.category_guess.map(|_| CATEGORY_GUESS.to_string()));
    Ok(keys)
}

/// Sets a mark within another act.
pub(super) fn set(
    tx: &mut Tx,
    actor: &Actor,
    fresh: &mut Interaction,
    mark: &Mark,
    reason: &str,
    now: Timestamp,
) -> Result<(), ActError> {
    if Mark::parse(&mark.mark, Some(&mark.detail)).as_ref() != Some(mark) {
        return Err(ActError::MarkUnknown);
    }
    if mark.mark == "other" && reason.trim().is_empty() {
        return Err(ActError::ReasonMissing);
    }
    let before = standing(tx, fresh, mark)?;
    let source = match &before {
        Some(marked) if marked.source != Source::Person => Source::Confirmed,
        _ => Source::Person,
    };
    let id = before.as_ref().map_or_else(|| tx.new_id(), |marked| marked.id);
    let marked = Marked {
        id,
        mark: mark.clone(),
        reason: reason.trim().into(),
        source,
        at: now,
        by_agent: actor.agent,
    };
    mark::put(tx, fresh.record.id, &marked)?;
    if !before.is_some_and(|marked| marked.counts()) {
        counted(tx, fresh, ("marked", &mark.mark, &mark.detail, 1), fresh.record.occurred_at)?;
    }
    settle(tx, fresh)?;
    Ok(())
}

/// Sets the mark of a record that is made of the contact, within that act.
pub(crate) fn set_mark(
    tx: &mut Tx,
    actor: &Actor,
    fresh: &mut Interaction,
    mark: &Mark,
    now: Timestamp,
) -> Result<(), ActError> {
    set(tx, actor, fresh, mark, "", now)
}

/// Confirms a guess within another act; `false` when there is no such guess.
pub(super) fn confirm(
    tx: &mut Tx,
    actor: &Actor,
    fresh: &mut Interaction,
    guess: &str,
    now: Timestamp,
) -> Result<bool, ActError> {
    if guess == CATEGORY_GUESS {
        let Some(category) = fresh.category_guess.take() else { return Ok(false) };
        fresh.record.category_id = Some(category);
        return Ok(true);
    }
    let marks = mark::of(tx, fresh.record.id)?;
    let Some(guessed) = marks.into_iter().find(|marked| !marked.counts() && marked.mark.key() == guess)
    else {
        return Ok(false);
    };
    let reason = guessed.reason.clone();
    set(tx, actor, fresh, &guessed.mark, &reason, now)?;
    Ok(true)
}

fn refuse(tx: &mut Tx, fresh: &mut Interaction, guess: &str) -> Result<(), ActError> {
    if guess == CATEGORY_GUESS {
        return fresh.category_guess.take().map(|_| ()).ok_or(ActError::NotMarked);
    }
    let marks = mark::of(tx, fresh.record.id)?;
    let guessed = marks.into_iter().find(|marked| !marked.counts() && marked.mark.key() == guess);
    mark::delete(tx, guessed.ok_or(ActError::NotMarked)?.id)?;
    Ok(())
}

/// Brings the state into line with the marks that people stand behind.
pub(super) fn settle(tx: &mut Tx, fresh: &mut Interaction) -> Result<(), Error> {
    let marked = mark::of(tx, fresh.record.id)?.iter().any(Marked::counts);
    fresh.step(if marked { Step::Classify } else { Step::Unclassify });
    Ok(())
}

fn standing(tx: &mut Tx, fresh: &Interaction, mark: &Mark) -> Result<Option<Marked>, Error> {
    Ok(mark::of(tx, fresh.record.id)?.into_iter().find(|marked| marked.mark == *mark))
}
