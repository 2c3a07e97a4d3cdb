//! The record chain of a screen: where this came from, this, and what came of it.

use db::{Error, Tx};

use super::link::{Link, LinkKind, links_of};
use crate::kernel::RecordRef;
use crate::spine::{Record, StateCategory};

/// One chip of the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChainLink {
    /// Kind and number.
    pub reference: RecordRef,
    /// Its title.
    pub title: String,
    /// Its state's code.
    pub state: String,
    /// Its state's shape.
    pub category: StateCategory,
    /// How it hangs together with the record that is open; `None` for that record itself.
    pub kind: Option<LinkKind>,
}

/// The chain of a record: what it came from or follows, itself, what came of it.
///
/// # Errors
/// What the engine refuses.
pub fn chain(tx: &mut Tx, record: &Record) -> Result<Vec<ChainLink>, Error> {
    let (before, after): (Vec<Link>, Vec<Link>) =
        links_of(tx, record.id)?.into_iter().partition(|link| link.outward);
    let own = ChainLink {
        reference: record.reference(),
        title: record.title.clone(),
        state: record.state.clone(),
        category: record.category,
        kind: None,
    };
    Ok(before.into_iter().map(chip).chain([own]).chain(after.into_iter().map(chip)).collect())
}

/// What was opened from a contact.
///
/// # Errors
/// What the engine refuses.
pub fn children(tx: &mut Tx, record: i64) -> Result<Vec<ChainLink>, Error> {
    let links = links_of(tx, record)?;
    Ok(links
        .into_iter()
        .filter(|link| !link.outward && link.kind == LinkKind::OpenedFrom)
        .map(chip)
        .collect())
}

fn chip(link: Link) -> ChainLink {
    ChainLink {
        reference: link.reference,
        title: link.title,
        state: link.state,
        category: link.category,
        kind: Some(link.kind),
    }
}
