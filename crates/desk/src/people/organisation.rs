//! Organisations that customers belong to.

use db::{Tx, args};
use serde_json::json;

use super::event::{ORGANISATION_CHANGED, ORGANISATION_CREATED};
use crate::access::require;
use crate::kernel::{Actor, Cursor, Page, Right, Timestamp, key_of, sort_key};
use crate::timeline::{Happening, append};

db::row! {
    /// An organisation.
    #[derive(Clone, Debug)]
    pub struct Organisation {
        /// Internal id.
        id: i64,
        /// Opaque key.
        key: String,
        /// Name.
        name: String,
        /// Sort key of the name.
        sort_key: String,
        /// What agents should read first.
        note: String,
        /// For changing it.
        version: i64,
    }
}

crate::refusals! {
    /// Why an organisation is not made or changed.
    OrganisationError {
        /// The doer may not.
        NotAllowed => Forbidden "access.right_missing",
        /// There is no such organisation.
        Missing => Missing "organisation.missing",
        /// No name.
        NameMissing => Invalid "organisation.name_missing" at "name",
        /// Somebody else changed it meanwhile.
        Changed => Conflict "record.changed",
    }
}

impl From<crate::access::Forbidden> for OrganisationError {
    fn from(_: crate::access::Forbidden) -> OrganisationError {
        OrganisationError::NotAllowed
    }
}

/// The organisation of a key.
///
/// # Errors
/// `organisation.missing`.
pub fn load(tx: &mut Tx, actor: &Actor, key: &str) -> Result<Organisation, OrganisationError> {
    require(actor, Right::SeeContacts).map_err(|_| OrganisationError::Missing)?;
    tx.opt("SELECT id, key, name, sort_key, note, version FROM organisation WHERE key = $1", args![key])?
        .ok_or(OrganisationError::Missing)
}

/// The organisation of an id.
///
/// # Errors
/// `organisation.missing`.
pub fn by_id(tx: &mut Tx, id: i64) -> Result<Organisation, OrganisationError> {
    tx.opt("SELECT id, key, name, sort_key, note, version FROM organisation WHERE id = $1", args![id])?
        .ok_or(OrganisationError::Missing)
}

/// Organisations by name.
///
/// # Errors
/// `access.right_missing`.
pub fn list(
    tx: &mut Tx,
    actor: &Actor,
    after: Option<&Cursor>,
    limit: usize,
) -> Result<Page<Organisation>, OrganisationError> {
    require(actor, Right::SeeContacts)?;
    let (sort, id) = after.map_or((String::new(), 0), |cursor| (cursor.sort.clone(), cursor.id));
    let rows: Vec<Organisation> = tx.list(
        "SELECT id, key, name, sort_key, note, version FROM organisation WHERE (sort_key, id) > ($1, $2) ORDER BY sort_key, id LIMIT $3",
        args![sort, id, limit as i64 + 1],
    )?;
    Ok(Page::cut(rows, limit, |row| Cursor { sort: row.sort_key.clone(), id: row.id }))
}

/// Makes an organisation (`known` is `None`) or changes one.
///
/// # Errors
/// `OrganisationError`.
pub fn save(
    tx: &mut Tx,
    actor: &Actor,
    known: Option<&Organisation>,
    (name, note, version): (&str, &str, Option<i64>),
    now: Timestamp,
) -> Result<Organisation, OrganisationError> {
    require(actor, Right::Serve)?;
    if name.trim().is_empty() {
        return Err(OrganisationError::NameMissing);
    }
    if known.is_some_and(|known| version.is_some_and(|seen| seen != known.version)) {
        return Err(OrganisationError::Changed);
    }
    let id = known.map_or_else(|| tx.new_id(), |known| known.id);
    tx.exec(
        "INSERT INTO organisation (id, key, name, sort_key, note, version, created_at, provenance) VALUES ($1, $2, $3, $4, $5, 1, $6, 'live')
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, sort_key = excluded.sort_key, note = excluded.note, version = organisation.version + 1",
        args![id, key_of(id), name.trim(), sort_key(name), note, now],
    )?;
    let kind = if known.is_some() { ORGANISATION_CHANGED } else { ORGANISATION_CREATED };
    let detail = json!({ "name": name.trim() });
    append(
        tx,
        actor,
        Happening { kind, conversation: None, subjects: vec![("organisation", id)], detail },
        now,
    )?;
    by_id(tx, id)
}
