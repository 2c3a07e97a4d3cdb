//! Teams: who serves together. A team may hold contacts that nobody in it has taken yet.

use db::{Error, Tx, args};
use serde_json::json;

use super::event::TEAM_CHANGED;
use super::{CatalogueError, named, tell};
use crate::access::require;
use crate::kernel::{Actor, Names, Right, Timestamp, key_of};

/// A team.
#[derive(Clone, Debug)]
pub struct Team {
    /// Internal id.
    pub id: i64,
    /// Opaque key.
    pub key: String,
    /// Its names.
    pub names: Names,
    /// Whether it is in use.
    pub active: bool,
}

impl db::FromRow for Team {
    fn from_row(row: &db::Row) -> Result<Team, Error> {
        let names: String = row.get(2)?;
        Ok(Team { id: row.get(0)?, key: row.get(1)?, names: Names::from_json(&names), active: row.get(3)? })
    }
}

/// What a form or program says of a team.
#[derive(Clone, Debug)]
pub struct TeamInput {
    /// Its names.
    pub names: Names,
    /// Whether it is in use.
    pub active: bool,
    /// Its members; `None` leaves them as they are.
    pub members: Option<Vec<i64>>,
}

/// All teams in their order.
///
/// # Errors
/// What the engine refuses.
pub fn list(tx: &mut Tx) -> Result<Vec<Team>, Error> {
    tx.all("SELECT id, key, names, active FROM team ORDER BY position, id LIMIT 500", &[])
}

/// The team of a key.
///
/// # Errors
/// `catalogue.missing`.
pub fn load(tx: &mut Tx, key: &str) -> Result<Team, CatalogueError> {
    tx.opt("SELECT id, key, names, active FROM team WHERE key = $1", args![key])?
        .ok_or(CatalogueError::Missing)
}

/// The members of a team: ids of agents.
///
/// # Errors
/// What the engine refuses.
pub fn members(tx: &mut Tx, team: i64) -> Result<Vec<i64>, Error> {
    tx.all("SELECT agent_id FROM team_member WHERE team_id = $1 ORDER BY agent_id", args![team])
}

/// The teams of an agent: ids, oldest first.
///
/// # Errors
/// What the engine refuses.
pub fn of_agent(tx: &mut Tx, agent: i64) -> Result<Vec<i64>, Error> {
    tx.all("SELECT team_id FROM team_member WHERE agent_id = $1 ORDER BY team_id", args![agent])
}

/// Makes a team (`key` is `None`) or changes one.
///
/// # Errors
/// `CatalogueError`.
pub fn save(
    tx: &mut Tx,
    actor: &Actor,
    key: Option<&str>,
    input: &TeamInput,
    now: Timestamp,
) -> Result<Team, CatalogueError> {
    require(actor, Right::Configure)?;
    named(&input.names)?;
    let id = match key {
        Some(key) => load(tx, key)?.id,
        None => tx.new_id(),
    };
    tx.exec(
        "INSERT INTO team (id, key, names, active, position, version, created_at)
         VALUES ($1, $2, $3, $4, (SELECT COALESCE(max(position), 0) + 1 FROM team), 1, $5)
         ON CONFLICT (id) DO UPDATE SET names = excluded.names, active = excluded.active, version = team.version + 1",
        args![id, key_of(id), input.names.to_json(), input.active, now],
    )?;
    if let Some(members) = &input.members {
        tx.exec("DELETE FROM team_member WHERE team_id = $1", args![id])?;
        for agent in members {
            tx.exec("INSERT INTO team_member (team_id, agent_id) VALUES ($1, $2) ON CONFLICT (team_id, agent_id) DO NOTHING", args![id, *agent])?;
        }
    }
    tell(tx, actor, TEAM_CHANGED, ("team", id), json!({ "name": input.names, "active": input.active }), now)?;
    load(tx, &key_of(id))
}

/// Puts an agent into exactly these teams; part of saving the agent, whose event tells it.
///
/// # Errors
/// What the engine refuses.
pub fn put_agent(tx: &mut Tx, agent: i64, teams: &[i64]) -> Result<(), Error> {
    tx.exec("DELETE FROM team_member WHERE agent_id = $1", args![agent])?;
    for team in teams {
        tx.exec("INSERT INTO team_member (team_id, agent_id) VALUES ($1, $2) ON CONFLICT (team_id, agent_id) DO NOTHING", args![*team, agent])?;
    }
    Ok(())
}
