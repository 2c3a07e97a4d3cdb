//! Brands: names under which one desk serves. A row; portals, hours and templates come to it later.

use db::{Error, Tx, args};
use serde_json::json;

use super::event::BRAND_CHANGED;
use super::{CatalogueError, tell};
use crate::access::require;
use crate::kernel::{Actor, Names, Right, Timestamp, key_of};

db::row! {
    /// A brand.
    #[derive(Clone, Debug)]
    pub struct Brand {
        /// Internal id.
        id: i64,
        /// Opaque key.
        key: String,
        /// Its name.
        name: String,
        /// Language of what it sends when the customer's is not known.
        language: String,
        /// Signature under answers: a JSON object of three languages.
        signature: String,
        /// Whether it is in use.
        active: bool,
        /// For changing it.
        version: i64,
    }
}

/// What a form or program says of a brand.
#[derive(Clone, Debug)]
pub struct BrandInput {
    /// Its name.
    pub name: String,
    /// `fi`, `sv` or `en`.
    pub language: String,
    /// Signature in the three languages.
    pub signature: Names,
    /// Whether it is in use.
    pub active: bool,
}

/// All brands by name.
///
/// # Errors
/// What the engine refuses.
pub fn list(tx: &mut Tx) -> Result<Vec<Brand>, Error> {
    tx.all(
        "SELECT id, key, name, language, signature, active, version FROM brand ORDER BY name LIMIT 500",
        &[],
    )
}

/// The brand of a key.
///
/// # Errors
/// `catalogue.missing`.
pub fn load(tx: &mut Tx, key: &str) -> Result<Brand, CatalogueError> {
    tx.opt(
        "SELECT id, key, name, language, signature, active, version FROM brand WHERE key = $1",
        args![key],
    )?
    .ok_or(CatalogueError::Missing)
}

/// The oldest active brand: what nothing else says.
///
/// # Errors
/// What the engine refuses.
pub fn usual(tx: &mut Tx) -> Result<Option<Brand>, Error> {
    tx.opt(
        "SELECT id, key, name, language, signature, active, version FROM brand WHERE active ORDER BY id LIMIT 1",
        &[],
    )
}

/// Makes a brand (`key` is `None`) or changes one.
///
/// # Errors
/// `CatalogueError`.
pub fn save(
    tx: &mut Tx,
    actor: &Actor,
    key: Option<&str>,
    input: &BrandInput,
    now: Timestamp,
) -> Result<Brand, CatalogueError> {
    require(actor, Right::Configure)?;
    if input.name.trim().is_empty() {
        return Err(CatalogueError::NameMissing);
    }
    let id = match key {
        Some(key) => load(tx, key)?.id,
        None => tx.new_id(),
    };
    if !input.active && !another_active(tx, id)? {
        return Err(CatalogueError::LastOne);
    }
    let signature = input.signature.to_json();
    tx.exec(
        "INSERT INTO brand (id, key, name, language, signature, active, version, created_at) VALUES ($1, $2, $3, $4, $5, $6, 1, $7)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, language = excluded.language, signature = excluded.signature,
           active = excluded.active, version = brand.version + 1",
        args![id, key_of(id), input.name.trim(), &input.language, signature, input.active, now],
    )?;
    tell(
        tx,
        actor,
        BRAND_CHANGED,
        ("brand", id),
        json!({ "name": input.name.trim(), "active": input.active }),
        now,
    )?;
    load(tx, &key_of(id))
}

fn another_active(tx: &mut Tx, but: i64) -> Result<bool, Error> {
    let other: Option<i64> =
        tx.opt("SELECT id FROM brand WHERE active AND id <> $1 ORDER BY id LIMIT 1", args![but])?;
    Ok(other.is_some())
}
