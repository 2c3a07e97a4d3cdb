//! A pulma: something that a customer cannot do. recorded → resolved → closed; later states come between and rename none.
//! It counts no advice (that is palvelu) and repairs no service. Start with `issue.rs`, then `record.rs`, `resolve.rs`, `close.rs`.

mod close;
mod event;
#[expect(clippy::module_inception, reason = "the room is named after the thing it holds")]
mod issue;
mod record;
mod resolve;

pub use close::{CloseError, Closing, close};
pub use event::EVENTS;
pub use issue::{CAUSES, EFFECTS, Issue, State, WORK_AGAIN, load, queue};
pub use record::{NewIssue, RecordError, record};
pub use resolve::{Resolution, ResolveError, resolve};
