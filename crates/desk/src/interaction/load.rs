//! Loading a contact for somebody: the right and the row arrive together.

use db::Tx;

use super::interaction::{Interaction, of};
use crate::kernel::{Actor, RecordKind, RecordRef};
use crate::spine::{self, LoadError};

/// The contact of a number, if the reader may see contacts; missing and not visible look alike.
///
/// # Errors
/// `record.missing`.
pub fn load(tx: &mut Tx, actor: &Actor, number: i64) -> Result<Interaction, LoadError> {
    let record = spine::load(tx, actor, RecordRef::new(RecordKind::Interaction, number))?;
    Ok(of(tx, record)?)
}

/// The contact that a text names: `INT-1042` or `1042`.
///
/// # Errors
/// `record.missing`.
pub fn load_named(tx: &mut Tx, actor: &Actor, text: &str) -> Result<Interaction, LoadError> {
    let reference = RecordRef::parse_as(RecordKind::Interaction, text).ok_or(LoadError::Missing)?;
    load(tx, actor, reference.number)
}
