//! The search itself: newest first within what meets every word.

use language::{Query, query};

use super::exact::exact;
use super::hit::{Hit, walk};
use super::scope::{Kind, Scope, narrowing};
use crate::access::require;
use crate::kernel::{Actor, Cursor, Page, Right};
use db::Tx;

crate::refusals! {
    /// Why a search is not made.
    SearchError {
        /// The doer may see no contacts.
        NotAllowed => Forbidden "access.right_missing",
    }
}

/// What is sought. Make it outside the transaction: the words are analysed here.
#[derive(Clone, Debug, Default)]
pub struct Ask {
    /// As it was typed.
    pub typed: String,
    /// Its words, analysed.
    pub words: Query,
    /// Where to look.
    pub kind: Kind,
    /// To what it is limited.
    pub scope: Scope,
}

impl Ask {
    /// What was typed, everywhere.
    pub fn new(typed: &str) -> Ask {
        Ask { typed: typed.into(), words: query(typed), ..Ask::default() }
    }

    /// The same, looking only there.
    pub fn within(self, kind: Kind) -> Ask {
        Ask { kind, ..self }
    }

    /// The question in the engine's own language; `None` when no word was typed.
    pub(super) fn question(&self, postgres: bool) -> Option<String> {
        if self.words.is_empty() {
            return None;
        }
        let mut text =
            if postgres { language::tsquery(&self.words) } else { language::fts5_match(&self.words) };
        for group in narrowing(self.kind, self.scope) {
            let (sign, and, or) = if postgres { ('\'', " & ", " | ") } else { ('"', " AND ", " OR ") };
            let any: Vec<String> = group.iter().map(|term| format!("{sign}{term}{sign}")).collect();
            text = format!("{text}{and}({})", any.join(or));
        }
        Some(text)
    }
}

/// What was found.
#[derive(Clone, Debug)]
pub struct Found {
    /// What was meant exactly (a reference, an address, a telephone number); only on the first page.
    pub exact: Vec<Hit>,
    /// What meets the words, newest first.
    pub hits: Page<Hit>,
}

/// Searches. A subject found by several messages is shown once a page, by its newest.
///
/// # Errors
/// `access.right_missing` for who may not see contacts.
pub fn search(
    tx: &mut Tx,
    actor: &Actor,
    ask: &Ask,
    after: Option<&Cursor>,
    limit: usize,
) -> Result<Found, SearchError> {
    require(actor, Right::SeeContacts).map_err(|_| SearchError::NotAllowed)?;
    let limited = ask.scope != Scope::default();
    let exact = if after.is_none() && !limited { exact(tx, &ask.typed, ask.kind)? } else { Vec::new() };
    let Some(question) = ask.question(tx.is_postgres()) else {
        return Ok(Found { exact, hits: Page { items: Vec::new(), next: None } });
    };
    let before = after.map_or(i64::MAX, |cursor| cursor.id);
    let rows = walk(tx, &question, before, limit as i64 + 1)?;
    let mut hits =
        Page::cut(rows, limit, |hit| Cursor { sort: hit.at.as_microsecond().to_string(), id: hit.doc });
    let mut shown: Vec<i64> = exact.iter().map(|hit| hit.id).collect();
    hits.items.retain(|hit| {
        let fresh = !shown.contains(&hit.id);
        shown.push(hit.id);
        fresh
    });
    Ok(Found { exact, hits })
}
