//! Where an arrival goes: a pure rule (amendments A1, A4, A19).

/// What became of an arrival.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A contact in a thread of its own.
    New,
    /// A message of the open contact of its thread.
    Joined,
    /// A new contact after a closed one.
    Followed,
    /// It was here already; nothing changed.
    Duplicate,
    /// Kept with what it follows, or closed at once; nobody needs to answer it.
    Filed,
}

impl Outcome {
    /// The word in the trace.
    pub fn code(self) -> &'static str {
        match self {
            Outcome::New => "new",
            Outcome::Joined => "joined",
            Outcome::Followed => "followed",
            Outcome::Duplicate => "duplicate",
            Outcome::Filed => "filed",
        }
    }
}

/// What an arrival is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Nature {
    /// A person wants something.
    Person,
    /// A person only thanks.
    Thanks,
    /// A program wrote it.
    Robot,
}

/// What its thread has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ThreadState {
    /// There is no thread.
    None,
    /// An open contact.
    Open,
    /// Closed contacts only.
    Closed,
}

/// Where it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// A new contact that waits.
    Wait,
    /// The open contact, which then waits.
    Join,
    /// The newest contact of the thread, and nothing waits for it.
    File,
    /// A new contact that is closed at once.
    CloseAtOnce,
}

pub(super) fn place(nature: Nature, thread: ThreadState) -> Place {
    match (nature, thread) {
        (Nature::Person, ThreadState::Open) => Place::Join,
        (Nature::Thanks, ThreadState::Open | ThreadState::Closed) | (Nature::Robot, ThreadState::Open) => {
            Place::File
        }
        (Nature::Robot, ThreadState::Closed | ThreadState::None) => Place::CloseAtOnce,
        (Nature::Person, ThreadState::Closed | ThreadState::None) | (Nature::Thanks, ThreadState::None) => {
            Place::Wait
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_person_wants_waits_and_what_nobody_wants_does_not() {
        use Nature::*;
        let table = [
            (Person, [Place::Wait, Place::Join, Place::Wait]),
            (Thanks, [Place::Wait, Place::File, Place::File]),
            (Robot, [Place::CloseAtOnce, Place::File, Place::CloseAtOnce]),
        ];
        for (nature, places) in table {
            for (thread, expected) in
                [ThreadState::None, ThreadState::Open, ThreadState::Closed].into_iter().zip(places)
            {
                assert_eq!(place(nature, thread), expected, "{nature:?} {thread:?}");
            }
        }
    }
}
