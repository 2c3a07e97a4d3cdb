//! Seeking a person by a piece of the name, address or number: for pickers and the palette.

use db::{Tx, args};
use language::query;

use super::find::{Ask, SearchError};
use super::hit::plan_for_these_words;
use super::scope::Kind;
use crate::access::require;
use crate::kernel::{Actor, Right, fold};

/// So many of the newest matches are ranked.
const RANKED: i64 = 2_000;

db::row! {
    /// A person found.
    #[derive(Clone, Debug)]
    pub struct Person {
        /// Internal id.
        id: i64,
        /// Opaque key.
        key: String,
        /// Name.
        name: String,
        /// Name of the organisation.
        organisation: Option<String>,
    }
}

/// Customers who meet the words, best names first. `true` beside them when only the newest 2 000 matches were compared.
///
/// # Errors
/// `access.right_missing` for who may not see contacts.
pub fn people(
    tx: &mut Tx,
    actor: &Actor,
    typed: &str,
    limit: usize,
) -> Result<(Vec<Person>, bool), SearchError> {
    require(actor, Right::SeeContacts).map_err(|_| SearchError::NotAllowed)?;
    let ask = Ask { typed: typed.into(), words: query(typed), kind: Kind::People, ..Ask::default() };
    let Some(question) = ask.question(tx.is_postgres()) else { return Ok((Vec::new(), false)) };
    plan_for_these_words(tx)?;
    let mut found: Vec<Person> = if tx.is_postgres() {
        tx.all(
            "SELECT c.id, c.key, c.name, o.name FROM (SELECT id, subject_id FROM search_doc
                WHERE terms @@ CAST($1 AS TEXT)::tsquery ORDER BY id DESC LIMIT $2) d
               JOIN customer c ON c.id = d.subject_id LEFT JOIN organisation o ON o.id = c.organisation_id
              WHERE c.merged_into IS NULL AND c.erased_at IS NULL",
            args![question, RANKED],
        )?
    } else {
        tx.all(
            "SELECT c.id, c.key, c.name, o.name FROM (SELECT rowid AS doc FROM search_terms
                WHERE search_terms MATCH $1 ORDER BY rowid DESC LIMIT $2) t
               JOIN search_doc d ON d.id = t.doc JOIN customer c ON c.id = d.subject_id LEFT JOIN organisation o ON o.id = c.organisation_id
              WHERE c.merged_into IS NULL AND c.erased_at IS NULL",
            args![question, RANKED],
        )?
    };
    let bounded = found.len() as i64 >= RANKED;
    let sought = fold(typed);
    found.sort_by_cached_key(|person| (rank(&fold(&person.name), &sought), person.name.clone()));
    found.dedup_by_key(|person| person.id);
    found.truncate(limit);
    Ok((found, bounded))
}

/// 0 the very name · 1 the name begins so · 2 one of its words begins so · 3 something else met.
fn rank(name: &str, sought: &str) -> u8 {
    match name {
        _ if name == sought => 0,
        _ if name.starts_with(sought) => 1,
        _ if name.split(' ').any(|word| word.starts_with(sought)) => 2,
        _ => 3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_comes_first() {
        assert_eq!(rank("anssi", "anssi"), 0);
        assert_eq!(rank("anssi asiakas", "anssi"), 1);
        assert_eq!(rank("anssi asiakas", "asia"), 2);
        assert_eq!(rank("eeva salo", "anssi"), 3);
    }
}
