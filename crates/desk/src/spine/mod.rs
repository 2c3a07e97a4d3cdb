//! What all kinds of records share: number, version, state and its category, service, owner, due time.
//! It knows no kind's own rules and appends only what every kind may do (`change.rs`). Every act on a record starts with
//! `take` and ends with `save`, which raises the version. Start with `record.rs`.

mod born;
mod change;
mod event;
mod list;
mod party;
mod record;
mod store;

pub use born::Born;
pub use change::{ChangeError, rename, set_service};
pub use event::EVENTS;
pub use list::{Filter, RecordRow, list};
pub use party::{NewParty, Party, add_party, parties};
pub(crate) use record::no_due;
pub use record::{NewRecord, Record, StateCategory};
pub use store::{find, insert, load, save, take};

crate::refusals! {
    /// Why a record is not shown.
    LoadError {
        /// It is not there, or may not be seen.
        Missing => Missing "record.missing",
    }
}

/// Refuses what was decided on an older reading of the record; `seen` is `None` when the caller does not mind.
pub fn is_changed(record: &Record, seen: Option<i64>) -> bool {
    seen.is_some_and(|seen| seen != record.version)
}
