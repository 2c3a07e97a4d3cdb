//! Documents: one a message, record, customer or organisation. Their ids rise with the time of what they tell, so that walking
//! them backwards is newest first.

use db::{Error, Tx, args};
use language::{ANALYSER_VERSION, Lang, analyse};

use super::scope::{Scope, kind_term};
use crate::kernel::Timestamp;

/// What is to be found.
#[derive(Clone, Copy, Debug)]
pub struct Doc<'a> {
    /// `interaction`, `issue`, `order`, `feedback`, `customer`, `organisation`.
    pub subject_kind: &'a str,
    /// Internal id of the subject.
    pub subject_id: i64,
    /// The message whose words these are.
    pub message_id: Option<i64>,
    /// The time of what it tells: newest is shown first.
    pub occurred_at: Timestamp,
    /// Terms by `terms_of`, made before the transaction; single spaces between.
    pub terms: &'a str,
    /// What the document belongs to.
    pub scope: Scope,
}

/// The terms of a text; call it outside the transaction, it takes time.
pub fn terms_of(text: &str, lang: Option<Lang>) -> String {
    analyse(text, lang).join(" ")
}

/// Adds a document.
///
/// # Errors
/// What the engine refuses.
pub fn index(tx: &mut Tx, doc: Doc<'_>) -> Result<(), Error> {
    let terms = all_terms(&doc);
    let mut id = first_id(doc.occurred_at, tx.new_id());
    while !insert(tx, id, &doc, &terms)? {
        id += 1;
    }
    if !tx.is_postgres() {
        tx.exec("INSERT INTO search_terms (rowid, terms) VALUES ($1, $2)", args![id, terms])?;
    }
    Ok(())
}

/// Puts a document in the place of all that there are of its subject (a customer's new name).
///
/// # Errors
/// What the engine refuses.
pub fn replace(tx: &mut Tx, doc: Doc<'_>) -> Result<(), Error> {
    erase(tx, doc.subject_kind, doc.subject_id)?;
    index(tx, doc)
}

/// Takes all documents of a subject out of the index; answers how many there were.
///
/// # Errors
/// What the engine refuses.
pub fn erase(tx: &mut Tx, subject_kind: &str, subject_id: i64) -> Result<u64, Error> {
    if !tx.is_postgres() {
        tx.exec(
            "DELETE FROM search_terms WHERE rowid IN (SELECT id FROM search_doc WHERE subject_kind = $1 AND subject_id = $2)",
            args![subject_kind, subject_id],
        )?;
    }
    tx.exec(
        "DELETE FROM search_doc WHERE subject_kind = $1 AND subject_id = $2",
        args![subject_kind, subject_id],
    )
}

fn insert(tx: &mut Tx, id: i64, doc: &Doc<'_>, terms: &str) -> Result<bool, Error> {
    let version = ANALYSER_VERSION;
    let added = if tx.is_postgres() {
        tx.exec(
            "INSERT INTO search_doc (id, subject_kind, subject_id, message_id, occurred_at, analyser_version, terms)
             VALUES ($1, $2, $3, $4, $5, $6, array_to_tsvector(string_to_array(CAST($7 AS TEXT), ' '))) ON CONFLICT (id) DO NOTHING",
            args![id, doc.subject_kind, doc.subject_id, doc.message_id, doc.occurred_at, version, terms],
        )?
    } else {
        tx.exec(
            "INSERT INTO search_doc (id, subject_kind, subject_id, message_id, occurred_at, analyser_version)
             VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO NOTHING",
            args![id, doc.subject_kind, doc.subject_id, doc.message_id, doc.occurred_at, version],
        )?
    };
    Ok(added == 1)
}

pub(super) fn all_terms(doc: &Doc<'_>) -> String {
    let mut terms: Vec<&str> = doc.terms.split(' ').filter(|term| !term.is_empty()).collect();
    let scope = doc.scope.terms();
    terms.extend(scope.iter().map(String::as_str));
    terms.push(kind_term(doc.subject_kind));
    terms.join(" ")
}

/// 42 bits of milliseconds since 1970, then 21 bits that tell apart what happened in the same one.
fn first_id(at: Timestamp, fresh: i64) -> i64 {
    let millis = at.as_millisecond().clamp(0, (1 << 42) - 1);
    let apart = (fresh as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 43;
    (millis << 21) | apart as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_sort_by_the_time_of_what_they_tell() {
        let at = |text: &str| -> Timestamp { text.parse().unwrap() };
        let older = first_id(at("2026-01-01T00:00:00Z"), 99_999_999);
        let newer = first_id(at("2026-01-01T00:00:00.001Z"), 1);
        assert!(0 < older && older < newer);
        assert!(first_id(at("2090-01-01T00:00:00Z"), 7) > newer);
        assert!(first_id(at("1969-01-01T00:00:00Z"), 7) >= 0);
    }
}
