use std::collections::BTreeSet;

use super::register::{REGISTER, known};
use super::table::TABLE;
use crate::timeline::Reacts;

#[test]
fn every_kind_stands_once_in_the_register() {
    let mut names = BTreeSet::new();
    for kind in REGISTER.iter().copied().flatten() {
        assert!(names.insert(kind.name), "{} stands twice", kind.name);
        assert!(kind.name.split_once('.').is_some_and(|(room, verb)| !room.is_empty() && !verb.is_empty()));
    }
}

#[test]
fn every_kind_that_reacts_stands_in_the_table_and_every_row_is_a_known_kind() {
    for kind in REGISTER.iter().copied().flatten().filter(|kind| kind.reacts != Reacts::Never) {
        assert!(TABLE.iter().any(|(name, _)| *name == kind.name), "{} has no row in the table", kind.name);
    }
    for (name, follows) in TABLE {
        assert!(known(name), "{name} is in no register");
        let reacts =
            REGISTER.iter().copied().flatten().any(|kind| kind.name == *name && kind.reacts != Reacts::Never);
        assert!(reacts || follows.is_empty(), "{name} never reacts: its row is never read");
    }
}
