//! Who is this contact? By kind and value; an unknown sender becomes a person of their own.

use db::{Error, Tx, args};

use super::customer::{CustomerInput, insert, insert_identity};
use super::identity::{folded, is_possible};
use crate::kernel::Timestamp;

/// The person whom an identity leads to.
///
/// # Errors
/// What the engine refuses.
pub fn find(tx: &mut Tx, kind: &str, value: &str) -> Result<Option<i64>, Error> {
    tx.opt(
        "SELECT customer_id FROM identity WHERE kind = $1 AND folded = $2 AND retired_at IS NULL",
        args![kind, folded(kind, value)],
    )
}

/// The person whom an identity leads to, or a new one named as the sender says. `true` when new; the caller's event tells it.
/// `None` when the value cannot be an identity.
///
/// # Errors
/// What the engine refuses.
pub fn find_or_create(
    tx: &mut Tx,
    (kind, value): (&str, &str),
    name: &str,
    language: Option<&str>,
    now: Timestamp,
) -> Result<Option<(i64, bool)>, Error> {
    if !is_possible(kind, value) {
        return Ok(None);
    }
    if let Some(known) = find(tx, kind, value)? {
        return Ok(Some((known, false)));
    }
    let shown = if name.trim().is_empty() { value.trim() } else { name.trim() };
    let input = CustomerInput {
        name: shown.into(),
        language: language.map(str::to_string),
        ..CustomerInput::default()
    };
    let customer = insert(tx, &input, now)?;
    insert_identity(tx, customer, kind, value, &folded(kind, value), now)?;
    Ok(Some((customer, true)))
}
