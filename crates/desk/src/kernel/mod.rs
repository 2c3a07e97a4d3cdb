//! What every room stands on: time, identity, references, names, pages and refusals.
//! It holds no rule of the trade and no SQL. Start with `actor.rs` (who does it) and `refusal.rs` (how a rule says no).

mod actor;
mod clock;
mod fold;
mod key;
mod names;
mod page;
mod record_ref;
mod refusal;

pub use actor::{Actor, ActorKind, Right, Rights};
pub use clock::{Clock, NO_DUE, Timestamp};
pub use fold::{fold, sort_key};
pub use key::{id_of, key_of};
pub use names::Names;
pub use page::{Cursor, Page};
pub use record_ref::{RecordKind, RecordRef};
pub use refusal::{Refusal, RefusalKind};
