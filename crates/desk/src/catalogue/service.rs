//! Services: what customers use (palvelu), each with a responsible manager.

use db::{Error, Tx, args};
use serde_json::json;

use super::event::SERVICE_CHANGED;
use super::{CatalogueError, named, tell};
use crate::access::require;
use crate::kernel::{Actor, Names, Right, Timestamp, key_of};

/// A service.
#[derive(Clone, Debug)]
pub struct Service {
    /// Internal id.
    pub id: i64,
    /// Opaque key.
    pub key: String,
    /// Its names.
    pub names: Names,
    /// What it is, for people.
    pub description: String,
    /// The responsible manager.
    pub owner: Option<i64>,
    /// Whether it is in use.
    pub active: bool,
}

impl db::FromRow for Service {
    fn from_row(row: &db::Row) -> Result<Service, Error> {
        let names: String = row.get(2)?;
        Ok(Service {
            id: row.get(0)?,
            key: row.get(1)?,
            names: Names::from_json(&names),
            description: row.get(3)?,
            owner: row.get(4)?,
            active: row.get(5)?,
        })
    }
}

/// What a form or program says of a service.
#[derive(Clone, Debug)]
pub struct ServiceInput {
    /// Its names.
    pub names: Names,
    /// What it is.
    pub description: String,
    /// Key of the responsible manager.
    pub owner: Option<i64>,
    /// Whether it is in use.
    pub active: bool,
}

/// All services in their order.
///
/// # Errors
/// What the engine refuses.
pub fn list(tx: &mut Tx) -> Result<Vec<Service>, Error> {
    tx.all(
        "SELECT id, key, names, description, owner_id, active FROM service ORDER BY position, id LIMIT 500",
        &[],
    )
}

/// The service of a key.
///
/// # Errors
/// `catalogue.missing`.
pub fn load(tx: &mut Tx, key: &str) -> Result<Service, CatalogueError> {
    tx.opt("SELECT id, key, names, description, owner_id, active FROM service WHERE key = $1", args![key])?
        .ok_or(CatalogueError::Missing)
}

/// The only active service, when there is exactly one: then nobody is asked for it.
///
/// # Errors
/// What the engine refuses.
pub fn only(tx: &mut Tx) -> Result<Option<i64>, Error> {
    let two: Vec<i64> = tx.all("SELECT id FROM service WHERE active ORDER BY id LIMIT 2", &[])?;
    Ok(if two.len() == 1 { two.first().copied() } else { None })
}

/// Makes a service (`key` is `None`) or changes one.
///
/// # Errors
/// `CatalogueError`.
pub fn save(
    tx: &mut Tx,
    actor: &Actor,
    key: Option<&str>,
    input: &ServiceInput,
    now: Timestamp,
) -> Result<Service, CatalogueError> {
    require(actor, Right::Configure)?;
    named(&input.names)?;
    let id = match key {
        Some(key) => load(tx, key)?.id,
        None => tx.new_id(),
    };
    tx.exec(
        "INSERT INTO service (id, key, names, description, owner_id, active, position, version, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, (SELECT COALESCE(max(position), 0) + 1 FROM service), 1, $7)
         ON CONFLICT (id) DO UPDATE SET names = excluded.names, description = excluded.description, owner_id = excluded.owner_id,
           active = excluded.active, version = service.version + 1",
        args![id, key_of(id), input.names.to_json(), &input.description, input.owner, input.active, now],
    )?;
    let detail = json!({ "name": input.names, "active": input.active });
    tell(tx, actor, SERVICE_CHANGED, ("service", id), detail, now)?;
    load(tx, &key_of(id))
}
