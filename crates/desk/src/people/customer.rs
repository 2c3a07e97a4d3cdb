//! Customers: persons who are served. A merged one points to the one that was kept.

use db::{Error, Tx, args};
use serde_json::json;

use super::event::{CUSTOMER_CHANGED, CUSTOMER_CREATED, IDENTITY_ADDED, IDENTITY_RETIRED};
use super::identity::{folded, is_possible};
use crate::access::require;
use crate::kernel::{Actor, Cursor, Page, Right, Timestamp, key_of, sort_key};
use crate::timeline::{EventKind, Happening, append};

db::row! {
    /// A customer.
    #[derive(Clone, Debug)]
    pub struct Customer {
        /// Internal id.
        id: i64,
        /// Opaque key.
        key: String,
        /// Name.
        name: String,
        /// Sort key of the name.
        sort_key: String,
        /// `fi`, `sv`, `en` or another tag, when known.
        language: Option<String>,
        /// Title.
        title: String,
        /// The organisation that the person belongs to.
        organisation: Option<i64>,
        /// What agents should read first.
        note: String,
        /// Whom this one was merged into.
        merged_into: Option<i64>,
        /// When the person's text was erased.
        erased_at: Option<Timestamp>,
        /// For changing it.
        version: i64,
    }
}

db::row! {
    /// An address, number or handle.
    #[derive(Clone, Debug)]
    pub struct Identity {
        /// Internal id.
        id: i64,
        /// `email`, `phone`, `handle` …
        kind: String,
        /// As it was written.
        value: String,
        /// When it was proved to be this person's.
        verified_at: Option<Timestamp>,
    }
}

/// What a form or program says of a customer.
#[derive(Clone, Debug, Default)]
pub struct CustomerInput {
    /// Name.
    pub name: String,
    /// Language tag.
    pub language: Option<String>,
    /// Title.
    pub title: String,
    /// The organisation.
    pub organisation: Option<i64>,
    /// What agents should read first.
    pub note: String,
    /// The version that was seen; another one now is a conflict.
    pub version: Option<i64>,
}

crate::refusals! {
    /// Why a customer is not made or changed.
    CustomerError {
        /// The doer may not.
        NotAllowed => Forbidden "access.right_missing",
        /// There is no such person.
        Missing => Missing "customer.missing",
        /// No name.
        NameMissing => Invalid "customer.name_missing" at "name",
        /// The value cannot be of its kind.
        IdentityBad => Invalid "customer.identity_bad" at "value",
        /// Somebody else has it.
        IdentityTaken(name) => Conflict "customer.identity_taken" at "value",
        /// Somebody else changed it meanwhile.
        Changed => Conflict "record.changed",
    }
}

impl From<crate::access::Forbidden> for CustomerError {
    fn from(_: crate::access::Forbidden) -> CustomerError {
        CustomerError::NotAllowed
    }
}

/// The customer of a key; one that was merged leads to the one that was kept.
///
/// # Errors
/// `customer.missing` also for who may not see contacts.
pub fn load(tx: &mut Tx, actor: &Actor, key: &str) -> Result<Customer, CustomerError> {
    require(actor, Right::SeeContacts).map_err(|_| CustomerError::Missing)?;
    let found: Option<i64> = tx.opt("SELECT id FROM customer WHERE key = $1", args![key])?;
    by_id(tx, found.ok_or(CustomerError::Missing)?)
}

/// The customer of an id, following merges.
///
/// # Errors
/// `customer.missing`.
pub fn by_id(tx: &mut Tx, id: i64) -> Result<Customer, CustomerError> {
    let mut id = id;
    for _ in 0..20 {
        let found: Option<Customer> = tx.opt(
            "SELECT id, key, name, sort_key, language, title, organisation_id, note, merged_into, erased_at, version FROM customer WHERE id = $1",
            args![id],
        )?;
        let found = found.ok_or(CustomerError::Missing)?;
        match found.merged_into {
            Some(kept) => id = kept,
            None => return Ok(found),
        }
    }
    Err(CustomerError::Missing)
}

/// A person's identities in use, oldest first.
///
/// # Errors
/// What the engine refuses.
pub fn identities(tx: &mut Tx, customer: i64) -> Result<Vec<Identity>, Error> {
    tx.all(
        "SELECT id, kind, value, verified_at FROM identity WHERE customer_id = $1 AND retired_at IS NULL ORDER BY id LIMIT 200",
        args![customer],
    )
}

/// Customers by name.
///
/// # Errors
/// `customer.missing` for who may not see contacts.
pub fn list(
    tx: &mut Tx,
    actor: &Actor,
    after: Option<&Cursor>,
    limit: usize,
) -> Result<Page<Customer>, CustomerError> {
    require(actor, Right::SeeContacts)?;
    let (sort, id) = after.map_or((String::new(), 0), |cursor| (cursor.sort.clone(), cursor.id));
    let rows: Vec<Customer> = tx.list(
        "SELECT id, key, name, sort_key, language, title, organisation_id, note, merged_into, erased_at, version FROM customer
          WHERE (sort_key, id) > ($1, $2) AND merged_into IS NULL ORDER BY sort_key, id LIMIT $3",
        args![sort, id, limit as i64 + 1],
    )?;
    Ok(Page::cut(rows, limit, |row| Cursor { sort: row.sort_key.clone(), id: row.id }))
}

/// The people of an organisation, by name.
///
/// # Errors
/// What the engine refuses.
pub fn of_organisation(tx: &mut Tx, organisation: i64, limit: i64) -> Result<Vec<Customer>, Error> {
    tx.list(
        "SELECT id, key, name, sort_key, language, title, organisation_id, note, merged_into, erased_at, version FROM customer
          WHERE organisation_id = $1 AND merged_into IS NULL ORDER BY sort_key, id LIMIT $2",
        args![organisation, limit],
    )
}

/// Makes a customer.
///
/// # Errors
/// `CustomerError`.
pub fn create(
    tx: &mut Tx,
    actor: &Actor,
    input: &CustomerInput,
    now: Timestamp,
) -> Result<Customer, CustomerError> {
    require(actor, Right::Serve)?;
    if input.name.trim().is_empty() {
        return Err(CustomerError::NameMissing);
    }
    let id = insert(tx, input, now)?;
    tell(tx, actor, CUSTOMER_CREATED, id, json!({ "name": input.name.trim() }), now)?;
    by_id(tx, id)
}

/// The row of a new customer; the caller appends the event.
pub(super) fn insert(tx: &mut Tx, input: &CustomerInput, now: Timestamp) -> Result<i64, Error> {
    let id = tx.new_id();
    tx.exec(
        "INSERT INTO customer (id, key, name, sort_key, language, title, organisation_id, note, legal_hold, version, created_at, provenance)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, FALSE, 1, $9, 'live')",
        args![
            id, key_of(id), input.name.trim(), sort_key(&input.name), input.language.clone(), &input.title, input.organisation,
            &input.note, now
        ],
    )?;
    Ok(id)
}

/// Changes a customer.
///
/// # Errors
/// `CustomerError`.
pub fn change(
    tx: &mut Tx,
    actor: &Actor,
    customer: &Customer,
    input: &CustomerInput,
    now: Timestamp,
) -> Result<Customer, CustomerError> {
    require(actor, Right::Serve)?;
    if input.name.trim().is_empty() {
        return Err(CustomerError::NameMissing);
    }
    if input.version.is_some_and(|seen| seen != customer.version) {
        return Err(CustomerError::Changed);
    }
    tx.exec(
        "UPDATE customer SET name = $2, sort_key = $3, language = $4, title = $5, organisation_id = $6, note = $7, version = version + 1 WHERE id = $1",
        args![
            customer.id, input.name.trim(), sort_key(&input.name), input.language.clone(), &input.title, input.organisation, &input.note
        ],
    )?;
    tell(tx, actor, CUSTOMER_CHANGED, customer.id, json!({ "name": input.name.trim() }), now)?;
    by_id(tx, customer.id)
}

/// Adds an address, number or handle.
///
/// # Errors
/// `customer.identity_bad`, `customer.identity_taken` with the other's name.
pub fn add_identity(
    tx: &mut Tx,
    actor: &Actor,
    customer: &Customer,
    kind: &str,
    value: &str,
    now: Timestamp,
) -> Result<(), CustomerError> {
    require(actor, Right::Serve)?;
    if !is_possible(kind, value) {
        return Err(CustomerError::IdentityBad);
    }
    let folded = folded(kind, value);
    let owner: Option<(i64, String)> = tx.opt(
        "SELECT c.id, c.name FROM identity i JOIN customer c ON c.id = i.customer_id WHERE i.kind = $1 AND i.folded = $2 AND i.retired_at IS NULL",
        args![kind, &folded],
    )?;
    match owner {
        Some((id, _)) if id == customer.id => return Ok(()),
        Some((_, name)) => return Err(CustomerError::IdentityTaken(name)),
        None => {}
    }
    insert_identity(tx, customer.id, kind, value, &folded, now)?;
    tell(tx, actor, IDENTITY_ADDED, customer.id, json!({ "kind": kind }), now)?;
    Ok(())
}

pub(super) fn insert_identity(
    tx: &mut Tx,
    customer: i64,
    kind: &str,
    value: &str,
    folded: &str,
    now: Timestamp,
) -> Result<(), Error> {
    let id = tx.new_id();
    tx.exec(
        "INSERT INTO identity (id, customer_id, home_id, kind, value, folded, created_at) VALUES ($1, $2, $2, $3, $4, $5, $6)",
        args![id, customer, kind, value.trim(), folded, now],
    )?;
    Ok(())
}

/// Retires an identity: it no longer leads here.
///
/// # Errors
/// `customer.missing` when it is not this person's.
pub fn retire_identity(
    tx: &mut Tx,
    actor: &Actor,
    customer: &Customer,
    identity: &str,
    now: Timestamp,
) -> Result<(), CustomerError> {
    require(actor, Right::Serve)?;
    let found = identities(tx, customer.id)?.into_iter().find(|one| key_of(one.id) == identity);
    let found = found.ok_or(CustomerError::Missing)?;
    tx.exec("UPDATE identity SET retired_at = $2 WHERE id = $1", args![found.id, now])?;
    tell(tx, actor, IDENTITY_RETIRED, customer.id, json!({ "kind": found.kind }), now)?;
    Ok(())
}

fn tell(
    tx: &mut Tx,
    actor: &Actor,
    kind: EventKind,
    id: i64,
    detail: serde_json::Value,
    now: Timestamp,
) -> Result<(), Error> {
    append(tx, actor, Happening { kind, conversation: None, subjects: vec![("customer", id)], detail }, now)
        .map(|_| ())
}
