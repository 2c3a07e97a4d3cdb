//! Channels: how contacts come and go. `manner` says which door and which form serve a channel; the rest is its row.

use db::{Error, Tx, args};
use serde_json::json;

use super::event::CHANNEL_CHANGED;
use super::{CatalogueError, named, tell};
use crate::access::require;
use crate::kernel::{Actor, Names, Right, Timestamp};

/// A channel.
#[derive(Clone, Debug)]
pub struct Channel {
    /// Internal id.
    pub id: i64,
    /// The key by which the API names it (`phone`, `own_mail` …).
    pub key: String,
    /// Its names.
    pub names: Names,
    /// `call`, `mail`, `form`, `meeting`, `social`, `chat`, `post` …
    pub manner: String,
    /// Name of its icon.
    pub icon: String,
    /// Whether contacts are meant to come this way.
    pub official: bool,
    /// Whether it is in use.
    pub active: bool,
    /// Place in lists; keys 1–8 follow it.
    pub position: i64,
    /// `full` or `light`: what a closing must have.
    pub strictness: String,
    /// First response within so many service minutes.
    pub first_response_minutes: i64,
}

impl db::FromRow for Channel {
    fn from_row(row: &db::Row) -> Result<Channel, Error> {
        let names: String = row.get(2)?;
        Ok(Channel {
            id: row.get(0)?,
            key: row.get(1)?,
            names: Names::from_json(&names),
            manner: row.get(3)?,
            icon: row.get(4)?,
            official: row.get(5)?,
            active: row.get(6)?,
            position: row.get(7)?,
            strictness: row.get(8)?,
            first_response_minutes: row.get(9)?,
        })
    }
}

/// What a form or program says of a channel.
#[derive(Clone, Debug)]
pub struct ChannelInput {
    /// Its names.
    pub names: Names,
    /// Which door serves it; kept when it exists already.
    pub manner: String,
    /// Name of its icon.
    pub icon: String,
    /// Whether contacts are meant to come this way.
    pub official: bool,
    /// Whether it is in use.
    pub active: bool,
    /// `full` or `light`.
    pub strictness: String,
    /// First response within so many service minutes.
    pub first_response_minutes: i64,
}

/// All channels in their order.
///
/// # Errors
/// What the engine refuses.
pub fn list(tx: &mut Tx) -> Result<Vec<Channel>, Error> {
    tx.all(
        "SELECT id, key, names, manner, icon, official, active, position, strictness, first_response_minutes FROM channel ORDER BY position, id LIMIT 500",
        &[],
    )
}

/// The channel of a key.
///
/// # Errors
/// `catalogue.missing`.
pub fn load(tx: &mut Tx, key: &str) -> Result<Channel, CatalogueError> {
    tx.opt(
        "SELECT id, key, names, manner, icon, official, active, position, strictness, first_response_minutes FROM channel WHERE key = $1",
        args![key],
    )?
    .ok_or(CatalogueError::Missing)
}

/// The channel of an id.
///
/// # Errors
/// What the engine refuses, also when it is not there.
pub fn by_id(tx: &mut Tx, id: i64) -> Result<Channel, Error> {
    tx.one(
        "SELECT id, key, names, manner, icon, official, active, position, strictness, first_response_minutes FROM channel WHERE id = $1",
        args![id],
    )
}

/// Makes a channel of a new key or changes one.
///
/// # Errors
/// `CatalogueError`.
pub fn save(
    tx: &mut Tx,
    actor: &Actor,
    key: &str,
    input: &ChannelInput,
    now: Timestamp,
) -> Result<Channel, CatalogueError> {
    require(actor, Right::Configure)?;
    named(&input.names)?;
    if !matches!(input.strictness.as_str(), "full" | "light") {
        return Err(CatalogueError::StrictnessUnknown);
    }
    if !(1..=100_000).contains(&input.first_response_minutes) {
        return Err(CatalogueError::TargetImpossible);
    }
    let id = tx.new_id();
    tx.exec(
        "INSERT INTO channel (id, key, names, manner, icon, official, active, position, strictness, first_response_minutes, version, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, (SELECT COALESCE(max(position), 0) + 1 FROM channel), $8, $9, 1, $10)
         ON CONFLICT (key) DO UPDATE SET names = excluded.names, icon = excluded.icon, official = excluded.official, active = excluded.active,
           strictness = excluded.strictness, first_response_minutes = excluded.first_response_minutes, version = channel.version + 1",
        args![
            id, key, input.names.to_json(), &input.manner, &input.icon, input.official, input.active, &input.strictness,
            input.first_response_minutes, now
        ],
    )?;
    let saved = load(tx, key)?;
    let detail = json!({ "key": key, "active": input.active, "official": input.official, "strictness": input.strictness });
    tell(tx, actor, CHANNEL_CHANGED, ("channel", saved.id), detail, now)?;
    Ok(saved)
}
