//! Configurable rows: brands, channels, services, the category tree, teams. Rows, never enums; retired rows stay readable.
//! It holds no rule about contacts. Each file lists, makes and changes one kind.

pub mod brand;
pub mod category;
pub mod channel;
mod event;
pub mod service;
pub mod team;

pub use event::EVENTS;

crate::refusals! {
    /// Why a configurable row is not made or changed.
    CatalogueError {
        /// Only who may configure changes it.
        NotAllowed => Forbidden "access.right_missing",
        /// There is no such row.
        Missing => Missing "catalogue.missing",
        /// It has no name in any language.
        NameMissing => Invalid "catalogue.name_missing" at "name",
        /// A category would lie under itself.
        Cycle => Invalid "catalogue.cycle" at "parent",
        /// The strictness is not one there is.
        StrictnessUnknown => Invalid "channel.strictness_unknown" at "strictness",
        /// The first-response target is not positive.
        TargetImpossible => Invalid "channel.target_impossible" at "first_response_minutes",
        /// The last active one must stay.
        LastOne => Invalid "catalogue.last_one",
        /// Somebody else changed it meanwhile.
        Changed => Conflict "record.changed",
        /// The key is taken.
        KeyTaken => Invalid "catalogue.key_taken" at "key",
    }
}

impl From<crate::access::Forbidden> for CatalogueError {
    fn from(_: crate::access::Forbidden) -> CatalogueError {
        CatalogueError::NotAllowed
    }
}

fn named(names: &crate::kernel::Names) -> Result<(), CatalogueError> {
    let empty = names.fi.trim().is_empty() && names.sv.trim().is_empty() && names.en.trim().is_empty();
    if empty { Err(CatalogueError::NameMissing) } else { Ok(()) }
}

/// Tells the trace that a row was made or changed.
fn tell(
    tx: &mut db::Tx,
    actor: &crate::kernel::Actor,
    kind: crate::timeline::EventKind,
    subject: (&'static str, i64),
    detail: serde_json::Value,
    now: crate::kernel::Timestamp,
) -> Result<(), db::Error> {
    let happening = crate::timeline::Happening { kind, conversation: None, subjects: vec![subject], detail };
    crate::timeline::append(tx, actor, happening, now).map(|_| ())
}
