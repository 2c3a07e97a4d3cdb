//! API tokens: their digest, whose they are, and how much of that person's rights they carry.

use db::{Error, Tx, args};
use serde_json::json;

use super::event::{TOKEN_MADE, TOKEN_REVOKED};
use super::roles::{Forbidden, require};
use super::signed::actor_of;
use crate::kernel::{Actor, ActorKind, Right, Rights, Timestamp, key_of};
use crate::timeline::{Happening, append};

/// The scopes that a token may carry.
pub const SCOPES: [&str; 3] = ["read", "write", "admin"];

crate::refusals! {
    /// Why a token is not made or revoked.
    TokenError {
        /// Tokens of others are made by who manages people.
        NotAllowed => Forbidden "access.right_missing",
        /// It has no name.
        NameMissing => Invalid "token.name_missing" at "name",
        /// It has no known scope.
        ScopeUnknown => Invalid "token.scope_unknown" at "scopes",
        /// There is no such token.
        Missing => Missing "token.missing",
    }
}

impl From<Forbidden> for TokenError {
    fn from(_: Forbidden) -> TokenError {
        TokenError::NotAllowed
    }
}

db::row! {
    /// A token as lists show it; its secret is told once and never stored.
    #[derive(Clone, Debug)]
    pub struct Token {
        /// Opaque key.
        key: String,
        /// What it is for.
        name: String,
        /// Whose rights it carries.
        agent: String,
        /// Scopes with spaces between.
        scopes: String,
        /// When it was made.
        created_at: Timestamp,
        /// When it was last used.
        last_used_at: Option<Timestamp>,
        /// When it was revoked.
        revoked_at: Option<Timestamp>,
    }
}

/// Makes a token for the doer; answers its key. The digest of its secret is made above.
///
/// # Errors
/// `TokenError`.
pub fn create(
    tx: &mut Tx,
    actor: &Actor,
    name: &str,
    scopes: &[&str],
    token_hash: &str,
    now: Timestamp,
) -> Result<String, TokenError> {
    let agent = actor.agent.ok_or(TokenError::NotAllowed)?;
    if name.trim().is_empty() {
        return Err(TokenError::NameMissing);
    }
    if scopes.is_empty() || scopes.iter().any(|scope| !SCOPES.contains(scope)) {
        return Err(TokenError::ScopeUnknown);
    }
    let id = tx.new_id();
    let key = key_of(id);
    tx.exec(
        "INSERT INTO api_token (id, key, name, token_hash, agent_id, scopes, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        args![id, &key, name.trim(), token_hash, agent, scopes.join(" "), now],
    )?;
    let detail = json!({ "name": name.trim(), "scopes": scopes });
    append(
        tx,
        actor,
        Happening { kind: TOKEN_MADE, conversation: None, subjects: vec![("agent", agent)], detail },
        now,
    )?;
    Ok(key)
}

/// The doer behind a token's digest: its person's rights within its scopes.
///
/// # Errors
/// What the engine refuses.
pub fn find(tx: &mut Tx, token_hash: &str, now: Timestamp) -> Result<Option<Actor>, Error> {
    let found: Option<(i64, String)> = tx.opt(
        "SELECT agent_id, scopes FROM api_token WHERE token_hash = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $2)",
        args![token_hash, now],
    )?;
    let Some((agent, scopes)) = found else { return Ok(None) };
    let Some(actor) = actor_of(tx, agent)? else { return Ok(None) };
    Ok(Some(Actor { kind: ActorKind::Token, rights: actor.rights.within(scope_rights(&scopes)), ..actor }))
}

/// Notes that a token was used, at most once a minute; no act.
///
/// # Errors
/// What the engine refuses.
pub fn touch(tx: &mut Tx, token_hash: &str, now: Timestamp) -> Result<(), Error> {
    tx.exec(
        "UPDATE api_token SET last_used_at = $2 WHERE token_hash = $1 AND (last_used_at IS NULL OR last_used_at < $3)",
        args![token_hash, now, now.as_microsecond() - 60_000_000],
    )?;
    Ok(())
}

/// All tokens for who manages people, one's own otherwise; newest first.
///
/// # Errors
/// What the engine refuses.
pub fn list(tx: &mut Tx, actor: &Actor) -> Result<Vec<Token>, Error> {
    let mine = actor.agent.unwrap_or_default();
    tx.all(
        "SELECT t.key, t.name, a.name, t.scopes, t.created_at, t.last_used_at, t.revoked_at FROM api_token t
           JOIN agent a ON a.id = t.agent_id WHERE $1 OR t.agent_id = $2 ORDER BY t.id DESC LIMIT 500",
        args![actor.may(Right::ManagePeople), mine],
    )
}

/// Revokes a token at once.
///
/// # Errors
/// `token.missing` when it is not there or not the doer's to revoke.
pub fn revoke(tx: &mut Tx, actor: &Actor, key: &str, now: Timestamp) -> Result<(), TokenError> {
    let owner: Option<i64> =
        tx.opt("SELECT agent_id FROM api_token WHERE key = $1 AND revoked_at IS NULL", args![key])?;
    let owner = owner.ok_or(TokenError::Missing)?;
    if actor.agent != Some(owner) {
        require(actor, Right::ManagePeople)?;
    }
    tx.exec("UPDATE api_token SET revoked_at = $2 WHERE key = $1", args![key, now])?;
    let detail = json!({ "token": key });
    append(
        tx,
        actor,
        Happening { kind: TOKEN_REVOKED, conversation: None, subjects: vec![("agent", owner)], detail },
        now,
    )?;
    Ok(())
}

fn scope_rights(scopes: &str) -> Rights {
    const READ: Rights = Rights::of(&[Right::SeeContacts, Right::SeeFigures]);
    const WRITE: Rights = READ.and(Rights::of(&[Right::Serve, Right::Lead, Right::Repair]));
    scopes.split(' ').fold(Rights::NONE, |all, scope| match scope {
        "admin" => Rights::ALL,
        "write" => all.and(WRITE),
        "read" => all.and(READ),
        _ => all,
    })
}
