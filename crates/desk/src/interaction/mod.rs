//! A contact: every attempt to pass information, in either direction, on any channel. It is closed when it is over and never
//! opened again; the work that it gave rise to lives on in records of its own. Rules: requirements section 2 and amendments A1–A4,
//! A19. It sends nothing: an answer is a row and a job. The story starts in `begin.rs` (its birth), `state.rs` (its life),
//! `closing.rs` (what its end needs) and `answered.rs` (the act that most contacts need only once).

mod acted;
mod acting;
pub mod action;
mod answered;
mod assign;
mod begin;
mod claim;
mod classify;
mod close;
mod closing;
mod counts;
pub mod event;
mod follow_up;
mod guess;
#[expect(clippy::module_inception, reason = "the room is named after the thing it holds")]
mod interaction;
mod load;
mod log;
mod logged;
pub mod mark;
mod marking;
pub mod message;
mod note;
mod of_customer;
mod outgoing;
mod queue;
pub mod receipt;
mod reply;
mod state;
mod take_back;
mod thread;
mod undo;
mod waits;
mod who;
mod words;

pub(crate) use acted::recorded;
pub use acted::{add_action, remove_action};
pub use acting::{ActError, Done};
pub(crate) use acting::{counted, taken, tell};
pub use answered::{AnsweredError, answered};
pub use assign::assign;
pub use begin::{Begin, InThread, begin};
pub use claim::{claim, release, take_over};
pub use classify::{Class, classify};
pub use close::{Closing, close, missing};
pub use closing::CloseError;
pub use counts::{BOUND, count, count_closed_since, count_late};
pub use event::EVENTS;
pub use follow_up::set_follow_up;
pub use guess::{guess_category, guess_mark};
pub(crate) use interaction::save;
pub use interaction::{Interaction, take};
pub use load::{load, load_named};
pub use log::{Log, LogError, Outcome, begin_outgoing, log};
pub use logged::{LoggedRow, logged_by};
pub use mark::{MARKS, Mark, Marked, Source};
pub(crate) use marking::set_mark;
pub use marking::{CATEGORY_GUESS, answer_guess, guesses, mark, unmark};
pub use note::{NoteError, note};
pub use of_customer::{LastSaid, Of, TimelineRow, last_said, of_customer, open_of_customer};
pub use outgoing::DELIVER_JOB;
pub use queue::{Narrow, QueueRow, View, queue};
pub(crate) use reply::index;
pub use reply::{Replied, Reply, ReplyError, reply, reply_to};
pub use state::{State, Step};
pub use take_back::{TakeBackError, take_back};
pub use thread::{Change, Contact, Moment, Said, Thread, add_moment, contacts, thread};
pub use undo::{UNDO_SECONDS, Undo, UndoError, undo};
pub(crate) use waits::waits_again;
pub use who::{ASSURANCES, add_participant, assure, continue_matter, set_customer};
pub use words::{ActionKind, Direction, Missed};
