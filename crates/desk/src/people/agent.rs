//! People who serve: invited by an administrator, with roles and teams, never deleted, only deactivated.

use db::{Error, Tx, args};
use serde_json::json;

use super::event::{AGENT_CHANGED, AGENT_INVITED};
use crate::access::{ROLES, require, session};
use crate::kernel::{Actor, Right, Timestamp, fold, key_of, sort_key};
use crate::timeline::{Happening, append};

db::row! {
    /// An agent.
    #[derive(Clone, Debug)]
    pub struct Agent {
        /// Internal id.
        id: i64,
        /// Opaque key.
        key: String,
        /// Name, as customers see it.
        name: String,
        /// Address for signing in and notices.
        email: String,
        /// Language of the desk for this person.
        language: String,
        /// Title.
        title: String,
        /// Whether the person can sign in.
        active: bool,
        /// Whether a password was ever set.
        has_password: bool,
    }
}

/// What a form or program says of an agent.
#[derive(Clone, Debug)]
pub struct AgentInput {
    /// Name.
    pub name: String,
    /// Address.
    pub email: String,
    /// `fi`, `sv` or `en`.
    pub language: String,
    /// Title.
    pub title: String,
    /// Roles.
    pub roles: Vec<String>,
    /// Whether the person can sign in.
    pub active: bool,
}

crate::refusals! {
    /// Why an agent is not invited or changed.
    AgentError {
        /// Only who manages people may.
        NotAllowed => Forbidden "access.right_missing",
        /// There is no such person.
        Missing => Missing "agent.missing",
        /// No name.
        NameMissing => Invalid "agent.name_missing" at "name",
        /// The address is no address.
        EmailBad => Invalid "agent.email_bad" at "email",
        /// Somebody has the address already.
        EmailTaken => Invalid "agent.email_taken" at "email",
        /// No role, or an unknown one.
        RoleUnknown => Invalid "agent.role_unknown" at "roles",
        /// The last administrator must stay one.
        LastAdministrator => Invalid "agent.last_administrator" at "roles",
    }
}

impl From<crate::access::Forbidden> for AgentError {
    fn from(_: crate::access::Forbidden) -> AgentError {
        AgentError::NotAllowed
    }
}

/// All agents by name.
///
/// # Errors
/// What the engine refuses.
pub fn list(tx: &mut Tx) -> Result<Vec<Agent>, Error> {
    tx.all(
        "SELECT id, key, name, email, language, title, active, password_hash IS NOT NULL FROM agent ORDER BY sort_key, id LIMIT 5000",
        &[],
    )
}

/// The agent of a key.
///
/// # Errors
/// `agent.missing`.
pub fn load(tx: &mut Tx, key: &str) -> Result<Agent, AgentError> {
    tx.opt(
        "SELECT id, key, name, email, language, title, active, password_hash IS NOT NULL FROM agent WHERE key = $1",
        args![key],
    )?
    .ok_or(AgentError::Missing)
}

/// The agent of an id.
///
/// # Errors
/// `agent.missing`.
pub fn by_id(tx: &mut Tx, id: i64) -> Result<Agent, AgentError> {
    load(tx, &key_of(id))
}

/// The active agent with an address, for password resets.
///
/// # Errors
/// What the engine refuses.
pub fn by_email(tx: &mut Tx, email: &str) -> Result<Option<Agent>, Error> {
    tx.opt(
        "SELECT id, key, name, email, language, title, active, password_hash IS NOT NULL FROM agent WHERE email = $1 AND active",
        args![fold(email)],
    )
}

/// An agent's roles.
///
/// # Errors
/// What the engine refuses.
pub fn roles(tx: &mut Tx, agent: i64) -> Result<Vec<String>, Error> {
    tx.all("SELECT role FROM agent_role WHERE agent_id = $1 ORDER BY role", args![agent])
}

/// Invites a person (`key` is `None`) or changes one. The invitation's mail is the caller's next step.
///
/// # Errors
/// `AgentError`.
pub fn save(
    tx: &mut Tx,
    actor: &Actor,
    key: Option<&str>,
    input: &AgentInput,
    now: Timestamp,
) -> Result<Agent, AgentError> {
    require(actor, Right::ManagePeople)?;
    check(input)?;
    let id = match key {
        Some(key) => load(tx, key)?.id,
        None => tx.new_id(),
    };
    let taken: Option<i64> =
        tx.opt("SELECT id FROM agent WHERE email = $1 AND id <> $2", args![fold(&input.email), id])?;
    if taken.is_some() {
        return Err(AgentError::EmailTaken);
    }
    tx.exec(
        "INSERT INTO agent (id, key, name, sort_key, email, language, title, settings, active, version, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, '{}', $8, 1, $9)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, sort_key = excluded.sort_key, email = excluded.email,
           language = excluded.language, title = excluded.title, active = excluded.active, version = agent.version + 1",
        args![id, key_of(id), input.name.trim(), sort_key(&input.name), fold(&input.email), &input.language, &input.title, input.active, now],
    )?;
    set_roles(tx, id, &input.roles)?;
    if key.is_some() {
        keep_an_administrator(tx)?;
    }
    if !input.active {
        session::close_all(tx, id)?;
    }
    let kind = if key.is_some() { AGENT_CHANGED } else { AGENT_INVITED };
    let detail = json!({ "name": input.name.trim(), "roles": input.roles, "active": input.active });
    append(tx, actor, Happening { kind, conversation: None, subjects: vec![("agent", id)], detail }, now)?;
    by_id(tx, id)
}

fn check(input: &AgentInput) -> Result<(), AgentError> {
    if input.name.trim().is_empty() {
        return Err(AgentError::NameMissing);
    }
    let email = fold(&input.email);
    let good = email
        .split_once('@')
        .is_some_and(|(local, domain)| !local.is_empty() && domain.len() > 2 && !email.contains(' '));
    if !good {
        return Err(AgentError::EmailBad);
    }
    if input.roles.is_empty() || input.roles.iter().any(|role| !ROLES.iter().any(|(name, _)| name == role)) {
        return Err(AgentError::RoleUnknown);
    }
    Ok(())
}

fn set_roles(tx: &mut Tx, agent: i64, roles: &[String]) -> Result<(), Error> {
    tx.exec("DELETE FROM agent_role WHERE agent_id = $1", args![agent])?;
    for role in roles {
        tx.exec(
            "INSERT INTO agent_role (agent_id, role) VALUES ($1, $2) ON CONFLICT (agent_id, role) DO NOTHING",
            args![agent, role],
        )?;
    }
    Ok(())
}

fn keep_an_administrator(tx: &mut Tx) -> Result<(), AgentError> {
    let one: Option<i64> = tx.opt(
        "SELECT a.id FROM agent_role r JOIN agent a ON a.id = r.agent_id WHERE r.role = 'administrator' AND a.active ORDER BY a.id LIMIT 1",
        &[],
    )?;
    if one.is_some() { Ok(()) } else { Err(AgentError::LastAdministrator) }
}

/// Stores one's own preferences; no act.
///
/// # Errors
/// What the engine refuses.
pub fn set_preferences(tx: &mut Tx, agent: i64, language: &str, settings: &str) -> Result<(), Error> {
    tx.exec("UPDATE agent SET language = $2, settings = $3 WHERE id = $1", args![agent, language, settings])?;
    Ok(())
}

/// When an agent was last seen at the desk.
///
/// # Errors
/// What the engine refuses.
pub fn seen_at(tx: &mut Tx, agent: i64) -> Result<Option<Timestamp>, Error> {
    tx.opt("SELECT seen_at FROM session WHERE agent_id = $1 ORDER BY seen_at DESC LIMIT 1", args![agent])
}
