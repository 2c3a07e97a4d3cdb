//! Sessions in the database: a cookie's digest, whose it is, and its CSRF token.

use db::{Error, Tx, args};
use jiff::ToSpan;
use serde_json::json;

use super::event::{SIGNED_IN, SIGNED_OUT};
use super::signed::actor_of;
use crate::kernel::{Actor, Timestamp};
use crate::timeline::{Happening, append};

/// How long a session lasts without use (hours).
const LASTS_HOURS: i64 = 14 * 24;
/// How often use is noted (microseconds).
const NOTED: i64 = 60_000_000;

/// A person with a session.
#[derive(Clone, Debug)]
pub struct Signed {
    /// The doer of acts.
    pub actor: Actor,
    /// The agent's id.
    pub agent: i64,
    /// The agent's opaque key.
    pub key: String,
    /// The token that forms carry.
    pub csrf: String,
    /// The person's own settings (JSON).
    pub settings: String,
    /// Roles, in words of the database.
    pub roles: Vec<String>,
}

/// Opens a session for a person who proved who they are.
///
/// # Errors
/// What the engine refuses.
pub fn open(tx: &mut Tx, actor: &Actor, token_hash: &str, csrf: &str, now: Timestamp) -> Result<(), Error> {
    let agent = actor.agent.ok_or_else(|| Error::other("only an agent has a session"))?;
    let until = now.checked_add(LASTS_HOURS.hours()).unwrap_or(now);
    tx.exec(
        "INSERT INTO session (token_hash, agent_id, csrf, created_at, seen_at, expires_at) VALUES ($1, $2, $3, $4, $4, $5)",
        args![token_hash, agent, csrf, now, until],
    )?;
    tell(tx, actor, SIGNED_IN, now)
}

/// The person behind a cookie's digest, if the session lasts.
///
/// # Errors
/// What the engine refuses.
pub fn find(tx: &mut Tx, token_hash: &str, now: Timestamp) -> Result<Option<Signed>, Error> {
    let found: Option<(i64, String, String, String)> = tx.opt(
        "SELECT s.agent_id, s.csrf, a.settings, a.key FROM session s JOIN agent a ON a.id = s.agent_id
          WHERE s.token_hash = $1 AND s.expires_at > $2",
        args![token_hash, now],
    )?;
    let Some((agent, csrf, settings, key)) = found else { return Ok(None) };
    let Some(actor) = actor_of(tx, agent)? else { return Ok(None) };
    let roles = tx.all("SELECT role FROM agent_role WHERE agent_id = $1 ORDER BY role", args![agent])?;
    Ok(Some(Signed { actor, agent, key, csrf, settings, roles }))
}

/// Notes that a session was used, at most once a minute; no act.
///
/// # Errors
/// What the engine refuses.
pub fn touch(tx: &mut Tx, token_hash: &str, now: Timestamp) -> Result<(), Error> {
    let until = now.checked_add(LASTS_HOURS.hours()).unwrap_or(now);
    tx.exec(
        "UPDATE session SET seen_at = $2, expires_at = $3 WHERE token_hash = $1 AND seen_at < $4",
        args![token_hash, now, until, now.as_microsecond() - NOTED],
    )?;
    Ok(())
}

/// Ends a session.
///
/// # Errors
/// What the engine refuses.
pub fn close(tx: &mut Tx, actor: &Actor, token_hash: &str, now: Timestamp) -> Result<(), Error> {
    tx.exec("DELETE FROM session WHERE token_hash = $1", args![token_hash])?;
    tell(tx, actor, SIGNED_OUT, now)
}

/// Ends all sessions of an agent (new password, deactivation).
///
/// # Errors
/// What the engine refuses.
pub fn close_all(tx: &mut Tx, agent: i64) -> Result<(), Error> {
    tx.exec("DELETE FROM session WHERE agent_id = $1", args![agent])?;
    Ok(())
}

/// Forgets what has expired.
///
/// # Errors
/// What the engine refuses.
pub fn sweep(tx: &mut Tx, now: Timestamp) -> Result<(), Error> {
    tx.exec("DELETE FROM session WHERE expires_at < $1", args![now])?;
    tx.exec(
        "DELETE FROM one_time_link WHERE expires_at < $1",
        args![now.as_microsecond() - 7 * 86_400_000_000],
    )?;
    tx.exec("DELETE FROM sign_in_attempt WHERE at < $1", args![now.as_microsecond() - 86_400_000_000])?;
    Ok(())
}

fn tell(tx: &mut Tx, actor: &Actor, kind: crate::timeline::EventKind, now: Timestamp) -> Result<(), Error> {
    let subjects = actor.agent.map(|agent| ("agent", agent)).into_iter().collect();
    append(tx, actor, Happening { kind, conversation: None, subjects, detail: json!({}) }, now)?;
    Ok(())
}
