//! What a search found, with what a list shows of it.

use db::{Error, Row, Tx, args};

use crate::kernel::{RecordKind, RecordRef, Timestamp};

/// One thing found.
#[derive(Clone, Debug)]
pub struct Hit {
    /// Position of the document; 0 for an exact hit.
    pub doc: i64,
    /// `interaction`, `issue`, `order`, `feedback`, `customer`, `organisation`.
    pub kind: String,
    /// Internal id of the subject.
    pub id: i64,
    /// Its reference, when it is a record.
    pub reference: Option<RecordRef>,
    /// Its key, when it is a customer or an organisation.
    pub key: Option<String>,
    /// Title of the record, name of the person or organisation.
    pub title: String,
    /// Name of the customer of a record.
    pub customer: Option<String>,
    /// Time of what was found.
    pub at: Timestamp,
    /// State of the record.
    pub state: Option<String>,
    /// `open`, `waiting` or `done`.
    pub category: Option<String>,
    /// Channel of the record.
    pub channel: Option<i64>,
    /// Beginning of the message that was found; the excerpt is cut from it.
    pub text: String,
    /// Language of the message.
    pub language: Option<String>,
}

struct Found {
    doc: i64,
    kind: String,
    id: i64,
    at: Timestamp,
    record: Option<(i64, String, String, String)>,
    channel: Option<i64>,
    customer: Option<(String, String)>,
    organisation: Option<(String, String)>,
    text: Option<String>,
    language: Option<String>,
}

impl db::FromRow for Found {
    fn from_row(row: &Row) -> Result<Found, Error> {
        let number: Option<i64> = row.get(4)?;
        let record = match number {
            Some(number) => Some((number, row.get(5)?, row.get(6)?, row.get(7)?)),
            None => None,
        };
        let pair = |key: Option<String>, name: Option<String>| key.zip(name);
        Ok(Found {
            doc: row.get(0)?,
            kind: row.get(1)?,
            id: row.get(2)?,
            at: row.get(3)?,
            record,
            channel: row.get(8)?,
            customer: pair(row.get(9)?, row.get(10)?),
            organisation: pair(row.get(11)?, row.get(12)?),
            text: row.get(13)?,
            language: row.get(14)?,
        })
    }
}

impl From<Found> for Hit {
    fn from(found: Found) -> Hit {
        let own = if found.kind == "organisation" { &found.organisation } else { &found.customer };
        let (key, name) = own.clone().unwrap_or_default();
        let kind = RecordKind::from_code(&found.kind);
        let (number, title, state, category) = found.record.unwrap_or_default();
        Hit {
            doc: found.doc,
            reference: kind.map(|kind| RecordRef::new(kind, number)),
            key: kind.is_none().then_some(key),
            title: if kind.is_some() { title } else { name.clone() },
            customer: kind.is_some().then_some(name).filter(|name| !name.is_empty()),
            state: kind.is_some().then_some(state),
            category: kind.is_some().then_some(category),
            kind: found.kind,
            id: found.id,
            at: found.at,
            channel: found.channel,
            text: found.text.unwrap_or_default(),
            language: found.language,
        }
    }
}

/// A rare and a common word need different plans: PostgreSQL shall plan each search for its own words.
pub(super) fn plan_for_these_words(tx: &mut Tx) -> Result<(), Error> {
    if tx.is_postgres() {
        let _: String =
            tx.one("SELECT pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', TRUE)", &[])?;
    }
    Ok(())
}

/// The documents that meet a query in the engine's own language, newest first, before a position.
pub(super) fn walk(tx: &mut Tx, question: &str, before: i64, limit: i64) -> Result<Vec<Hit>, Error> {
    plan_for_these_words(tx)?;
    let found: Vec<Found> = if tx.is_postgres() {
        tx.all(
            "SELECT d.id, d.subject_kind, d.subject_id, d.occurred_at, r.number, r.title, r.state, r.state_category, r.channel_id,
                    c.key, c.name, o.key, o.name, substr(m.text, 1, 2000), m.language
               FROM (SELECT id, subject_kind, subject_id, message_id, occurred_at FROM search_doc
                      WHERE terms @@ CAST($1 AS TEXT)::tsquery AND id < $2 ORDER BY id DESC LIMIT $3) d
               LEFT JOIN record r ON r.id = d.subject_id LEFT JOIN message m ON m.id = d.message_id
               LEFT JOIN customer c ON c.id = COALESCE(r.customer_id, d.subject_id) LEFT JOIN organisation o ON o.id = d.subject_id
              ORDER BY d.id DESC",
            args![question, before, limit],
        )?
    } else {
        tx.all(
            "SELECT d.id, d.subject_kind, d.subject_id, d.occurred_at, r.number, r.title, r.state, r.state_category, r.channel_id,
                    c.key, c.name, o.key, o.name, substr(m.text, 1, 2000), m.language
               FROM search_terms t JOIN search_doc d ON d.id = t.rowid
               LEFT JOIN record r ON r.id = d.subject_id LEFT JOIN message m ON m.id = d.message_id
               LEFT JOIN customer c ON c.id = COALESCE(r.customer_id, d.subject_id) LEFT JOIN organisation o ON o.id = d.subject_id
              WHERE t.search_terms MATCH $1 AND t.rowid < $2 ORDER BY t.rowid DESC LIMIT $3",
            args![question, before, limit],
        )?
    };
    Ok(found.into_iter().map(Hit::from).collect())
}

/// The record of a reference as a hit.
pub(super) fn of_record(tx: &mut Tx, reference: RecordRef) -> Result<Option<Hit>, Error> {
    let found: Option<Found> = tx.opt(
        "SELECT CAST(0 AS BIGINT), r.kind, r.id, r.occurred_at, r.number, r.title, r.state, r.state_category, r.channel_id, c.key, c.name, NULL, NULL, NULL, NULL
           FROM record r LEFT JOIN customer c ON c.id = r.customer_id WHERE r.kind = $1 AND r.number = $2",
        args![reference.kind.code(), reference.number],
    )?;
    Ok(found.map(Hit::from))
}

/// A customer as a hit.
pub(super) fn of_customer(tx: &mut Tx, customer: i64) -> Result<Option<Hit>, Error> {
    let found: Option<Found> = tx.opt(
        "SELECT CAST(0 AS BIGINT), 'customer', id, created_at, CAST(NULL AS BIGINT), '', '', '', CAST(NULL AS BIGINT), key, name, NULL, NULL, NULL, NULL
           FROM customer WHERE id = $1",
        args![customer],
    )?;
    Ok(found.map(Hit::from))
}
