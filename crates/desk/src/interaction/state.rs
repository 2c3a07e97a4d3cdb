//! The life of a contact: attempted → connected → classified → closed, or attempted → missed → closed. Never opened again.

use crate::spine::StateCategory;

/// Where a contact stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It came and nobody has it yet.
    Attempted,
    /// Somebody has it.
    Connected,
    /// It is said what it was about.
    Classified,
    /// Nobody was reached.
    Missed,
    /// It is over.
    Closed,
}

/// What may happen to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Somebody answers or claims it.
    Connect,
    /// A person says what it was about.
    Classify,
    /// The last such word is taken back.
    Unclassify,
    /// Nobody was reached.
    Miss,
    /// It is over.
    Close,
}

impl State {
    /// Every state, in the order of the life cycle.
    pub const ALL: [State; 5] =
        [State::Attempted, State::Connected, State::Classified, State::Missed, State::Closed];

    /// The state after a step; `None` when the step is not possible.
    pub fn after(self, step: Step) -> Option<State> {
        match (self, step) {
            (State::Attempted, Step::Connect) => Some(State::Connected),
            (State::Attempted, Step::Miss) => Some(State::Missed),
            (State::Connected, Step::Classify) => Some(State::Classified),
            (State::Classified, Step::Unclassify) => Some(State::Connected),
            (State::Classified | State::Missed, Step::Close) => Some(State::Closed),
            _ => None,
        }
    }

    /// The word in the database.
    pub fn code(self) -> &'static str {
        match self {
            State::Attempted => "attempted",
            State::Connected => "connected",
            State::Classified => "classified",
            State::Missed => "missed",
            State::Closed => "closed",
        }
    }

    /// From the database's word.
    pub fn from_code(code: &str) -> Option<State> {
        State::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Its shape: a missed contact is work too.
    pub fn category(self) -> StateCategory {
        if self == State::Closed { StateCategory::Done } else { StateCategory::Open }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_life_of_a_contact_has_these_steps_and_no_others() {
        use State::*;
        use Step::*;
        let possible = [
            (Attempted, Connect, Connected),
            (Attempted, Miss, Missed),
            (Connected, Classify, Classified),
            (Classified, Unclassify, Connected),
            (Classified, Close, Closed),
            (Missed, Close, Closed),
        ];
        for state in State::ALL {
            for step in [Connect, Classify, Unclassify, Miss, Close] {
                let expected =
                    possible.iter().find(|(from, by, _)| (*from, *by) == (state, step)).map(|(_, _, to)| *to);
                assert_eq!(state.after(step), expected, "{state:?} {step:?}");
            }
        }
        assert!(State::ALL.iter().all(|state| State::from_code(state.code()) == Some(*state)));
    }
}
