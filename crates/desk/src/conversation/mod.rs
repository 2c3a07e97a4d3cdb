//! The thread that holds contacts, messages and records together. It has no state: only a number that the customer knows (that
//! of its first contact) and its members. Drafts and read marks are nobody's act and leave no trace. Start with `thread.rs`.

mod draft;
mod read_mark;
mod thread;

pub use draft::{Draft, DraftKind, discard, drafts, keep_draft};
pub use read_mark::{mark_read, mark_unread, read_until};
pub use thread::{Conversation, NewConversation, begin, by_id, by_number, set_customer, touch};
