//! The SQL of the spine. `save` raises the version, so that a later reader sees that something happened.

use db::{Error, Row, Tx, args};

use super::LoadError;
use super::record::{NewRecord, Record, StateCategory};
use crate::kernel::{Actor, RecordKind, RecordRef, Right, Timestamp};

macro_rules! record_sql {
    ($where:literal) => {
        concat!(
            "SELECT id, kind, number, version, state, state_category, title, conversation_id, customer_id, organisation_id, service_id,
                    category_id, brand_id, channel_id, team_id, owner_id, facing_owner_id, due_at, occurred_at, created_at, created_by,
                    closed_at, provenance, retain_until, legal_hold FROM record ",
            $where
        )
    };
}

impl db::FromRow for Record {
    fn from_row(row: &Row) -> Result<Record, Error> {
        let (kind, category): (String, String) = (row.get(1)?, row.get(5)?);
        Ok(Record {
            id: row.get(0)?,
            kind: RecordKind::from_code(&kind).ok_or_else(|| Error::other(format!("unknown kind {kind}")))?,
            number: row.get(2)?,
            version: row.get(3)?,
            state: row.get(4)?,
            category: StateCategory::from_code(&category),
            title: row.get(6)?,
            conversation_id: row.get(7)?,
            customer_id: row.get(8)?,
            organisation_id: row.get(9)?,
            service_id: row.get(10)?,
            category_id: row.get(11)?,
            brand_id: row.get(12)?,
            channel_id: row.get(13)?,
            team_id: row.get(14)?,
            owner_id: row.get(15)?,
            facing_owner_id: row.get(16)?,
            due_at: row.get(17)?,
            occurred_at: row.get(18)?,
            created_at: row.get(19)?,
            created_by: row.get(20)?,
            closed_at: row.get(21)?,
            provenance: row.get(22)?,
            retain_until: row.get(23)?,
            legal_hold: row.get(24)?,
        })
    }
}

/// Stores a new record under the next number of its kind.
///
/// # Errors
/// What the engine refuses.
pub fn insert(tx: &mut Tx, new: NewRecord, now: Timestamp) -> Result<Record, Error> {
    let number = match new.number {
        Some(taken) => taken,
        None => tx.next_number(new.kind.code())?,
    };
    let r = new.numbered(tx, number, now);
    tx.exec(
        "INSERT INTO record (id, kind, number, version, state, state_category, title, conversation_id, customer_id, organisation_id, service_id,
           category_id, brand_id, channel_id, team_id, owner_id, facing_owner_id, due_at, occurred_at, created_at, created_by,
           closed_at, provenance, retain_until, legal_hold)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25)",
        args![
            r.id, r.kind.code(), r.number, r.version, &r.state, r.category.code(), &r.title, r.conversation_id, r.customer_id,
            r.organisation_id, r.service_id, r.category_id, r.brand_id, r.channel_id, r.team_id, r.owner_id, r.facing_owner_id, r.due_at,
            r.occurred_at, r.created_at, r.created_by, r.closed_at, &r.provenance, r.retain_until, r.legal_hold
        ],
    )?;
    Ok(r)
}

/// The record of an id, as an act's first statement.
///
/// # Errors
/// What the engine refuses, also when it is not there.
pub fn take(tx: &mut Tx, id: i64) -> Result<Record, Error> {
    tx.one(record_sql!("WHERE id = $1"), args![id])
}

/// The record of a reference, whoever asks; for what Tuki itself does.
///
/// # Errors
/// What the engine refuses.
pub fn find(tx: &mut Tx, reference: RecordRef) -> Result<Option<Record>, Error> {
    tx.opt(record_sql!("WHERE kind = $1 AND number = $2"), args![reference.kind.code(), reference.number])
}

/// The record of a reference, for somebody who may see it.
///
/// # Errors
/// `record.missing`.
pub fn load(tx: &mut Tx, actor: &Actor, reference: RecordRef) -> Result<Record, LoadError> {
    if !actor.may(Right::SeeContacts) {
        return Err(LoadError::Missing);
    }
    find(tx, reference)?.ok_or(LoadError::Missing)
}

/// Writes what may change back and raises the version; an act's last statement on the record.
///
/// # Errors
/// What the engine refuses.
pub fn save(tx: &mut Tx, record: &mut Record) -> Result<(), Error> {
    record.version += 1;
    let r = &*record;
    tx.exec(
        "UPDATE record SET version = $2, state = $3, state_category = $4, title = $5, conversation_id = $6, customer_id = $7,
           organisation_id = $8, service_id = $9, category_id = $10, team_id = $11, owner_id = $12, facing_owner_id = $13, due_at = $14,
           closed_at = $15 WHERE id = $1",
        args![
            r.id, r.version, &r.state, r.category.code(), &r.title, r.conversation_id, r.customer_id, r.organisation_id, r.service_id,
            r.category_id, r.team_id, r.owner_id, r.facing_owner_id, r.due_at, r.closed_at
        ],
    )?;
    Ok(())
}
