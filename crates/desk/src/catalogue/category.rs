//! The category tree: free classes beside the 3P, as deep as the administrator likes.

use db::{Error, Tx, args};
use serde_json::json;

use super::event::CATEGORY_CHANGED;
use super::{CatalogueError, named, tell};
use crate::access::require;
use crate::kernel::{Actor, Names, Right, Timestamp, key_of};

/// A node of the tree.
#[derive(Clone, Debug)]
pub struct Category {
    /// Internal id.
    pub id: i64,
    /// Opaque key.
    pub key: String,
    /// The node above.
    pub parent: Option<i64>,
    /// The service that it belongs to; `None` belongs to all.
    pub service: Option<i64>,
    /// Its names.
    pub names: Names,
    /// Whether it can be chosen.
    pub active: bool,
}

impl db::FromRow for Category {
    fn from_row(row: &db::Row) -> Result<Category, Error> {
        let names: String = row.get(4)?;
        Ok(Category {
            id: row.get(0)?,
            key: row.get(1)?,
            parent: row.get(2)?,
            service: row.get(3)?,
            names: Names::from_json(&names),
            active: row.get(5)?,
        })
    }
}

/// What a form or program says of a category.
#[derive(Clone, Debug)]
pub struct CategoryInput {
    /// Its names.
    pub names: Names,
    /// The node above.
    pub parent: Option<i64>,
    /// The service that it belongs to.
    pub service: Option<i64>,
    /// Whether it can be chosen.
    pub active: bool,
}

/// All nodes, parents before children, each with its depth.
///
/// # Errors
/// What the engine refuses.
pub fn tree(tx: &mut Tx) -> Result<Vec<(usize, Category)>, Error> {
    let all: Vec<Category> = tx.all(
        "SELECT id, key, parent_id, service_id, names, active FROM category ORDER BY position, id LIMIT 2000",
        &[],
    )?;
    let mut ordered = Vec::with_capacity(all.len());
    place(&all, None, 0, &mut ordered);
    Ok(ordered)
}

fn place(all: &[Category], parent: Option<i64>, depth: usize, out: &mut Vec<(usize, Category)>) {
    for node in all.iter().filter(|node| node.parent == parent) {
        out.push((depth, node.clone()));
        if depth < 12 {
            place(all, Some(node.id), depth + 1, out);
        }
    }
}

/// The node of a key.
///
/// # Errors
/// `catalogue.missing`.
pub fn load(tx: &mut Tx, key: &str) -> Result<Category, CatalogueError> {
    tx.opt("SELECT id, key, parent_id, service_id, names, active FROM category WHERE key = $1", args![key])?
        .ok_or(CatalogueError::Missing)
}

/// Whether any node can be chosen for a service (or for none).
///
/// # Errors
/// What the engine refuses.
pub fn any_for(tx: &mut Tx, service: Option<i64>) -> Result<bool, Error> {
    let one: Option<i64> = tx.opt(
        "SELECT id FROM category WHERE active AND (service_id IS NULL OR service_id = $1) ORDER BY position LIMIT 1",
        args![service],
    )?;
    Ok(one.is_some())
}

/// Makes a node (`key` is `None`) or changes one.
///
/// # Errors
/// `CatalogueError`.
pub fn save(
    tx: &mut Tx,
    actor: &Actor,
    key: Option<&str>,
    input: &CategoryInput,
    now: Timestamp,
) -> Result<Category, CatalogueError> {
    require(actor, Right::Configure)?;
    named(&input.names)?;
    let id = match key {
        Some(key) => load(tx, key)?.id,
        None => tx.new_id(),
    };
    refuse_cycle(tx, id, input.parent)?;
    tx.exec(
        "INSERT INTO category (id, key, parent_id, service_id, names, active, position, version, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, (SELECT COALESCE(max(position), 0) + 1 FROM category), 1, $7)
         ON CONFLICT (id) DO UPDATE SET parent_id = excluded.parent_id, service_id = excluded.service_id, names = excluded.names,
           active = excluded.active, version = category.version + 1",
        args![id, key_of(id), input.parent, input.service, input.names.to_json(), input.active, now],
    )?;
    tell(
        tx,
        actor,
        CATEGORY_CHANGED,
        ("category", id),
        json!({ "name": input.names, "active": input.active }),
        now,
    )?;
    load(tx, &key_of(id))
}

fn refuse_cycle(tx: &mut Tx, id: i64, parent: Option<i64>) -> Result<(), CatalogueError> {
    let (mut above, mut steps) = (parent, 0);
    while let Some(node) = above {
        if node == id || steps > 12 {
            return Err(CatalogueError::Cycle);
        }
        let up: Option<Option<i64>> = tx.opt("SELECT parent_id FROM category WHERE id = $1", args![node])?;
        above = up.ok_or(CatalogueError::Missing)?;
        steps += 1;
    }
    Ok(())
}
