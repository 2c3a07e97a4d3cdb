//! One-time links: invitations, password resets, sign-in links of the demonstration.

use db::{Error, Tx, args};
use jiff::ToSpan;
use serde_json::json;

use super::event::{LINK_MADE, PASSWORD_SET};
use super::signed::actor_of;
use crate::kernel::{Actor, Timestamp};
use crate::timeline::{Happening, append};

/// The job that makes a link and mails it; its payload is the agent's id and the purpose.
pub const MAIL_JOB: &str = "mail.link";

/// Has a link made and mailed to an agent. The secret is made by the job, so that it never lies in the database.
///
/// # Errors
/// What the engine refuses.
pub fn ask_for(tx: &mut Tx, agent: i64, purpose: Purpose, now: Timestamp) -> Result<(), Error> {
    jobs::enqueue(tx, MAIL_JOB, &json!({ "agent": agent, "purpose": purpose.code() }), now).map(|_| ())
}

/// What a link is good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A new colleague sets a password; seven days.
    Invitation,
    /// A forgotten password is set anew; two hours.
    Reset,
    /// Signs in at once; the demonstration's links, a year and many times.
    SignIn,
}

impl Purpose {
    /// From the word of a job or row.
    pub fn from_code(code: &str) -> Option<Purpose> {
        [Purpose::Invitation, Purpose::Reset, Purpose::SignIn].into_iter().find(|one| one.code() == code)
    }

    fn code(self) -> &'static str {
        match self {
            Purpose::Invitation => "invitation",
            Purpose::Reset => "reset",
            Purpose::SignIn => "sign_in",
        }
    }

    fn hours(self) -> i64 {
        match self {
            Purpose::Invitation => 7 * 24,
            Purpose::Reset => 2,
            Purpose::SignIn => 365 * 24,
        }
    }
}

crate::refusals! {
    /// Why a link does not open.
    LinkError {
        /// It is unknown, used or too old: all look the same.
        Gone => Missing "link.gone",
        /// The new password is too short.
        PasswordShort => Invalid "password.too_short" at "password",
    }
}

/// Makes a link for an agent; the digest of its secret is made above.
///
/// # Errors
/// What the engine refuses.
pub fn create(
    tx: &mut Tx,
    actor: &Actor,
    agent: i64,
    purpose: Purpose,
    token_hash: &str,
    now: Timestamp,
) -> Result<(), Error> {
    let until = now.checked_add(purpose.hours().hours()).unwrap_or(now);
    tx.exec(
        "INSERT INTO one_time_link (token_hash, agent_id, purpose, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)",
        args![token_hash, agent, purpose.code(), now, until],
    )?;
    let detail = json!({ "purpose": purpose.code() });
    append(
        tx,
        actor,
        Happening { kind: LINK_MADE, conversation: None, subjects: vec![("agent", agent)], detail },
        now,
    )?;
    Ok(())
}

/// Whom a link is for, without using it up (mail scanners open links).
///
/// # Errors
/// `link.gone`.
pub fn look(tx: &mut Tx, token_hash: &str, purpose: Purpose, now: Timestamp) -> Result<Actor, LinkError> {
    let agent: Option<i64> = tx.opt(
        "SELECT agent_id FROM one_time_link WHERE token_hash = $1 AND purpose = $2 AND used_at IS NULL AND expires_at > $3",
        args![token_hash, purpose.code(), now],
    )?;
    actor_of(tx, agent.ok_or(LinkError::Gone)?)?.ok_or(LinkError::Gone)
}

/// Uses a link to set a password (hashed above); all sessions of the person end.
///
/// # Errors
/// `link.gone`.
pub fn set_password(
    tx: &mut Tx,
    token_hash: &str,
    purpose: Purpose,
    password_hash: &str,
    now: Timestamp,
) -> Result<Actor, LinkError> {
    let actor = look(tx, token_hash, purpose, now)?;
    tx.exec("UPDATE one_time_link SET used_at = $2 WHERE token_hash = $1", args![token_hash, now])?;
    change_password(tx, &actor, password_hash, now)?;
    Ok(actor)
}

/// Sets the doer's password (hashed above); all sessions end.
///
/// # Errors
/// What the engine refuses.
pub fn change_password(tx: &mut Tx, actor: &Actor, password_hash: &str, now: Timestamp) -> Result<(), Error> {
    let agent = actor.agent.unwrap_or_default();
    tx.exec(
        "UPDATE agent SET password_hash = $2, version = version + 1 WHERE id = $1",
        args![agent, password_hash],
    )?;
    super::session::close_all(tx, agent)?;
    append(
        tx,
        actor,
        Happening {
            kind: PASSWORD_SET,
            conversation: None,
            subjects: vec![("agent", agent)],
            detail: json!({}),
        },
        now,
    )?;
    Ok(())
}
