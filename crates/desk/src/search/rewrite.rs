//! Writing a document anew when the analyser has changed; it keeps its place.

use db::{Error, Tx, args};
use language::ANALYSER_VERSION;

use super::doc::{Doc, all_terms};
use crate::kernel::Timestamp;

db::row! {
    /// A document of an older analyser.
    #[derive(Clone, Debug)]
    pub struct Older {
        /// Its position.
        doc: i64,
        /// Kind of its subject.
        kind: String,
        /// Internal id of its subject.
        subject: i64,
        /// The message whose words it holds.
        message: Option<i64>,
        /// Its time.
        at: Timestamp,
    }
}

/// The next documents after a position that an older analyser wrote; at most `limit`.
///
/// # Errors
/// What the engine refuses.
pub fn older(tx: &mut Tx, after: i64, limit: i64) -> Result<Vec<Older>, Error> {
    tx.list(
        "SELECT id, subject_kind, subject_id, message_id, occurred_at FROM search_doc
          WHERE id > $1 AND analyser_version <> $2 ORDER BY id LIMIT $3",
        args![after, ANALYSER_VERSION, limit],
    )
}

/// Puts new terms under an old document.
///
/// # Errors
/// What the engine refuses.
pub fn rewrite(tx: &mut Tx, position: i64, doc: &Doc<'_>) -> Result<(), Error> {
    let terms = all_terms(doc);
    if tx.is_postgres() {
        tx.exec(
            "UPDATE search_doc SET analyser_version = $2, terms = array_to_tsvector(string_to_array(CAST($3 AS TEXT), ' ')) WHERE id = $1",
            args![position, ANALYSER_VERSION, terms],
        )?;
        return Ok(());
    }
    tx.exec("DELETE FROM search_terms WHERE rowid = $1", args![position])?;
    tx.exec("INSERT INTO search_terms (rowid, terms) VALUES ($1, $2)", args![position, terms])?;
    tx.exec("UPDATE search_doc SET analyser_version = $2 WHERE id = $1", args![position, ANALYSER_VERSION])?;
    Ok(())
}
