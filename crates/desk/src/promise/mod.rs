//! Promised times of records: when one starts, by when it is due, whether it was kept. The nearest one that runs is the
//! record's due time, so that every queue is in the order of its promises. It counts no hours itself (`calendar` does) and
//! alarms nobody. Start with `promise.rs`.

mod clock;
#[expect(clippy::module_inception, reason = "the room is named after the thing it holds")]
mod promise;

pub use clock::{desk_calendar, due_of_channel};
pub use promise::{Kind, Promise, cancel, meet, of_record, reopen, restore, start};
