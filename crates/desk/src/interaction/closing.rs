//! What a closing must have: a pure rule over what is known of the contact. Section 2 of the requirements, amendments A3 and A19.

use super::mark::Marked;
use super::state::State;
use super::words::{ActionKind, Direction};

/// What the rule looks at.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Somebody wrote down or sent what was said.
    pub has_content: bool,
    /// The marks, guesses too.
    pub marks: Vec<Marked>,
    /// The actions that stand.
    pub actions: Vec<ActionKind>,
    /// Whether a category is asked for: full strictness, more than one service, and categories to choose from.
    pub category_asked: bool,
    /// Whether it has one.
    pub has_category: bool,
    /// A follow-up was said.
    pub has_follow_up: bool,
    /// A reason was stated.
    pub has_reason: bool,
}

crate::refusals! {
    /// A rule that a closing breaks.
    CloseError {
        /// Only who serves closes contacts.
        NotAllowed => Forbidden "access.right_missing",
        /// It is closed.
        AlreadyClosed => Conflict "closing.already_closed",
        /// Somebody else changed it meanwhile.
        Changed => Conflict "record.changed",
        /// Nobody has it.
        Unclaimed => Invalid "closing.unclaimed",
        /// Another has it.
        NotOwner(owner) => Forbidden "closing.not_owner",
        /// Nothing tells what was said.
        ContentMissing => Invalid "closing.content_missing" at "text",
        /// Nobody has said what it was about.
        MarkMissing => Invalid "closing.mark_missing" at "mark",
        /// Nobody has said where it stands in the tree.
        CategoryMissing => Invalid "closing.category_missing" at "category",
        /// Nothing was done.
        ActionMissing => Invalid "closing.action_missing" at "action",
        /// Referring elsewhere is all that was done.
        OnlyReferred => Invalid "closing.only_referred" at "action",
        /// A missed contact has neither follow-up nor reason.
        FollowUpMissing => Invalid "closing.follow_up_missing" at "follow_up",
        /// It has no such guess to confirm.
        GuessUnknown(guess) => Invalid "closing.guess_unknown" at "guesses",
    }
}

/// Every rule that a closing would break, in the order in which screens show them. Empty: it may be closed.
pub fn broken(state: State, direction: Direction, facts: &Facts) -> Vec<CloseError> {
    match state {
        State::Closed => vec![CloseError::AlreadyClosed],
        State::Attempted => vec![CloseError::Unclaimed],
        State::Missed => missed(direction, facts),
        State::Connected | State::Classified => connected(facts),
    }
}

fn missed(direction: Direction, facts: &Facts) -> Vec<CloseError> {
    let fine = direction == Direction::Out || facts.has_follow_up || facts.has_reason;
    if fine { Vec::new() } else { vec![CloseError::FollowUpMissing] }
}

fn connected(facts: &Facts) -> Vec<CloseError> {
    let mut broken = Vec::new();
    if !facts.has_content {
        broken.push(CloseError::ContentMissing);
    }
    if !facts.marks.iter().any(Marked::counts) {
        broken.push(CloseError::MarkMissing);
    }
    if facts.category_asked && !facts.has_category {
        broken.push(CloseError::CategoryMissing);
    }
    if facts.actions.is_empty() {
        broken.push(CloseError::ActionMissing);
    } else if facts.actions.iter().all(|action| *action == ActionKind::ReferredElsewhere) {
        broken.push(CloseError::OnlyReferred);
    }
    broken
}

#[cfg(test)]
mod tests {
    use super::super::mark::{Mark, Source};
    use super::*;
    use crate::kernel::{Refusal, Timestamp};

    fn marked(source: Source) -> Marked {
        let (mark, at) = (Mark::new("issue", ""), Timestamp::UNIX_EPOCH);
        Marked { id: 1, mark, reason: String::new(), source, at, by_agent: None }
    }

    fn whole() -> Facts {
        Facts {
            has_content: true,
            marks: vec![marked(Source::Person)],
            actions: vec![ActionKind::Replied],
            ..Facts::default()
        }
    }

    fn codes(state: State, direction: Direction, facts: &Facts) -> Vec<&'static str> {
        broken(state, direction, facts).iter().map(Refusal::code).collect()
    }

    #[test]
    fn a_closing_that_lacks_something_names_what() {
        let of = |change: fn(&mut Facts)| {
            let mut facts = whole();
            change(&mut facts);
            codes(State::Classified, Direction::In, &facts)
        };
        assert!(of(|_| {}).is_empty());
        assert_eq!(of(|facts| facts.has_content = false), ["closing.content_missing"]);
        assert_eq!(of(|facts| facts.marks.clear()), ["closing.mark_missing"]);
        assert_eq!(of(|facts| facts.marks = vec![marked(Source::Guess)]), ["closing.mark_missing"]);
        assert_eq!(of(|facts| facts.actions.clear()), ["closing.action_missing"]);
        assert_eq!(
            of(|facts| facts.actions = vec![ActionKind::ReferredElsewhere; 2]),
            ["closing.only_referred"]
        );
        assert_eq!(of(|facts| facts.category_asked = true), ["closing.category_missing"]);
        let everything = codes(State::Connected, Direction::In, &Facts::default());
        assert_eq!(everything, ["closing.content_missing", "closing.mark_missing", "closing.action_missing"]);
    }

    #[test]
    fn referring_elsewhere_beside_real_help_is_fine() {
        let mut facts = whole();
        facts.actions = vec![ActionKind::ReferredElsewhere, ActionKind::Advised];
        assert!(codes(State::Classified, Direction::In, &facts).is_empty());
    }

    #[test]
    fn a_missed_contact_needs_a_follow_up_or_a_reason_and_no_mark() {
        let nothing = Facts::default();
        assert_eq!(codes(State::Missed, Direction::In, &nothing), ["closing.follow_up_missing"]);
        assert!(codes(State::Missed, Direction::Out, &nothing).is_empty());
        assert!(
            codes(State::Missed, Direction::In, &Facts { has_reason: true, ..Facts::default() }).is_empty()
        );
        assert!(
            codes(State::Missed, Direction::In, &Facts { has_follow_up: true, ..Facts::default() })
                .is_empty()
        );
    }

    #[test]
    fn what_nobody_has_and_what_is_over_cannot_be_closed() {
        assert_eq!(codes(State::Attempted, Direction::In, &whole()), ["closing.unclaimed"]);
        assert_eq!(codes(State::Closed, Direction::In, &whole()), ["closing.already_closed"]);
    }
}
