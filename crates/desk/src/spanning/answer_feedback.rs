//! Answering feedback so that its giver hears it: the words go out through the open contact of its thread, or through a new one
//! of ours after the closed ones, and are written down as the answer.

use db::{Error, Tx};

use crate::feedback::{self, Answer, AnswerError, Feedback};
use crate::interaction::{self, Interaction, LogError, Reply, ReplyError, State, contacts};
use crate::kernel::{Actor, Timestamp};

/// Why feedback is not answered.
#[derive(Debug)]
pub enum AnswerFeedbackError {
    /// The feedback refuses.
    Answer(AnswerError),
    /// The message cannot be sent.
    Reply(ReplyError),
    /// No contact can be begun.
    Begin(LogError),
}

/// Sends the answer and writes it down; nothing is written down when nothing can be sent.
///
/// # Errors
/// `AnswerFeedbackError`.
pub fn answer_feedback(
    tx: &mut Tx,
    actor: &Actor,
    feedback: &Feedback,
    (answer, reply): (&Answer, &Reply),
    now: Timestamp,
) -> Result<Feedback, AnswerFeedbackError> {
    let answered = feedback::answer(tx, actor, feedback, answer, now)?;
    let contact = contact(tx, actor, feedback, now)?;
    let reply = Reply { text: answer.text.clone(), force: true, ..reply.clone() };
    interaction::reply(tx, actor, &contact, &reply, now)?;
    Ok(answered)
}

fn contact(
    tx: &mut Tx,
    actor: &Actor,
    feedback: &Feedback,
    now: Timestamp,
) -> Result<Interaction, AnswerFeedbackError> {
    let Some(conversation) = feedback.record.conversation_id else {
        return Err(AnswerFeedbackError::Reply(ReplyError::NoAddress));
    };
    let all = contacts(tx, conversation)?;
    let open = all.iter().rfind(|contact| contact.state != State::Closed.code());
    let Some(newest) = open.or(all.last()) else {
        return Err(AnswerFeedbackError::Reply(ReplyError::NoAddress));
    };
    let contact = interaction::take(tx, newest.id)?;
    if open.is_some() {
        return Ok(contact);
    }
    Ok(interaction::begin_outgoing(tx, actor, &contact, now)?)
}

impl From<Error> for AnswerFeedbackError {
    fn from(error: Error) -> AnswerFeedbackError {
        AnswerFeedbackError::Reply(ReplyError::Failed(error))
    }
}

impl From<AnswerError> for AnswerFeedbackError {
    fn from(refused: AnswerError) -> AnswerFeedbackError {
        AnswerFeedbackError::Answer(refused)
    }
}

impl From<ReplyError> for AnswerFeedbackError {
    fn from(refused: ReplyError) -> AnswerFeedbackError {
        AnswerFeedbackError::Reply(refused)
    }
}

impl From<LogError> for AnswerFeedbackError {
    fn from(refused: LogError) -> AnswerFeedbackError {
        AnswerFeedbackError::Begin(refused)
    }
}

crate::refusal_of_either!(AnswerFeedbackError { Answer, Reply, Begin });
