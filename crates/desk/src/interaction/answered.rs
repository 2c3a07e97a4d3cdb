//! The composite act *answered* (amendment A3): the answer is the action and the informing, the guesses that are named are
//! confirmed by the same key, and the contact is closed. One act, one event, one undo.

use db::Tx;
use serde_json::json;

use super::acting::{taken, told};
use super::close::{Closing, allowed, closed, detail_of};
use super::closing::CloseError;
use super::event::ANSWERED;
use super::interaction::Interaction;
use super::reply::{Replied, Reply, ReplyError, written};
use super::undo::{Before, offer};
use crate::kernel::{Actor, Timestamp, key_of};

/// Why it is not done: what sending refuses, or what closing refuses.
#[derive(Debug)]
pub enum AnsweredError {
    /// The answer cannot be sent.
    Reply(ReplyError),
    /// The contact cannot be closed.
    Close(CloseError),
}

/// Sends an answer, confirms the guesses that are named, closes.
///
/// # Errors
/// `AnsweredError`; nothing is sent when the contact cannot be closed.
pub fn answered(
    tx: &mut Tx,
    actor: &Actor,
    interaction: &Interaction,
    (reply, closing): (&Reply, &Closing),
    now: Timestamp,
) -> Result<Replied, AnsweredError> {
    let mut fresh = taken(tx, actor, interaction, closing.version).map_err(ReplyError::from)?;
    let mut before = Before::of(tx, &fresh)?;
    let message = written(tx, actor, &mut fresh, reply, now)?;
    before.message = Some(message);
    before.counted.push(("replied".into(), String::new(), String::new(), 1));
    allowed(tx, actor, &fresh)?;
    before.counted.push(closed(tx, actor, &mut fresh, closing, now)?);
    let mut detail = detail_of(tx, &fresh)?;
    detail["message"] = json!(key_of(message));
    detail["guesses"] = json!(closing.guesses);
    told(tx, actor, &mut fresh, ANSWERED, detail, now)?;
    let undo = offer(tx, actor, "answered", (&before, &fresh), now)?;
    Ok(Replied { interaction: fresh, message, undo })
}

impl From<ReplyError> for AnsweredError {
    fn from(refused: ReplyError) -> AnsweredError {
        AnsweredError::Reply(refused)
    }
}

impl From<CloseError> for AnsweredError {
    fn from(refused: CloseError) -> AnsweredError {
        AnsweredError::Close(refused)
    }
}

impl From<db::Error> for AnsweredError {
    fn from(error: db::Error) -> AnsweredError {
        AnsweredError::Reply(ReplyError::Failed(error))
    }
}

crate::refusal_of_either!(AnsweredError { Reply, Close });
