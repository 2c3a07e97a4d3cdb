//! What an event kind is. Each room declares its own kinds in its `event.rs`; `reactions` lists them all.

/// The job that runs what follows from an event; its payload is the event's id.
pub const REACT_JOB: &str = "event.react";

/// When the reactions to a kind of event run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reacts {
    /// Nothing follows.
    Never,
    /// As soon as the transaction is committed.
    AtOnce,
    /// After the time in which the act may be taken back (60 s, amendment A19).
    AfterUndo,
}

/// A kind of event: a stable name `room.verb` in the past tense, and when its reactions run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EventKind {
    /// For example `interaction.closed`.
    pub name: &'static str,
    /// When its reactions run.
    pub reacts: Reacts,
}

impl EventKind {
    /// A kind from which nothing follows.
    pub const fn quiet(name: &'static str) -> EventKind {
        EventKind { name, reacts: Reacts::Never }
    }

    /// A kind whose reactions run at once.
    pub const fn reacting(name: &'static str) -> EventKind {
        EventKind { name, reacts: Reacts::AtOnce }
    }

    /// A kind whose reactions wait until it can no longer be taken back.
    pub const fn undoable(name: &'static str) -> EventKind {
        EventKind { name, reacts: Reacts::AfterUndo }
    }
}
