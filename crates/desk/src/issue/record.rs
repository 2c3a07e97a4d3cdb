//! Writing an issue down in the customer's own words.

use db::{Tx, args};
use serde_json::json;

use super::event::RECORDED;
use super::issue::{EFFECTS, Issue, State, of};
use crate::birth::{born, told};
use crate::kernel::{Actor, RecordKind, Right, Timestamp};
use crate::spine::Born;

/// A new issue.
#[derive(Clone, Debug, Default)]
pub struct NewIssue {
    /// What it shares with all records.
    pub born: Born,
    /// One of `EFFECTS`; empty is unknown.
    pub effect: String,
}

crate::refusals! {
    /// Why an issue is not written down.
    RecordError {
        /// Only who serves writes issues down.
        NotAllowed => Forbidden "access.right_missing",
        /// It needs a title.
        TitleMissing => Invalid "record.title_missing" at "title",
        /// There is no such effect.
        EffectUnknown => Invalid "issue.effect_unknown" at "effect",
    }
}

/// Writes an issue down.
///
/// # Errors
/// `RecordError`.
pub fn record(tx: &mut Tx, actor: &Actor, new: &NewIssue, now: Timestamp) -> Result<Issue, RecordError> {
    if !actor.may(Right::Serve) {
        return Err(RecordError::NotAllowed);
    }
    if new.born.title.trim().is_empty() {
        return Err(RecordError::TitleMissing);
    }
    let effect = if new.effect.is_empty() { "unknown" } else { new.effect.as_str() };
    if !EFFECTS.contains(&effect) {
        return Err(RecordError::EffectUnknown);
    }
    let record = born(tx, actor, RecordKind::Issue, State::Recorded.code(), &new.born, now)?;
    tx.exec(
        "INSERT INTO issue (id, own_words, effect, cause, resolution, can_work_again, resolved_at, erased_at)
         VALUES ($1, $2, $3, NULL, NULL, NULL, NULL, NULL)",
        args![record.id, &new.born.own_words, effect],
    )?;
    told(tx, actor, &record, (RECORDED, json!({ "effect": effect })), now)?;
    Ok(of(tx, record)?)
}
