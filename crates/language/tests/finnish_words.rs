//! Finnish inflected words of customer service meet their base forms in search, and other words hardly ever do.
//! The list `words/finnish.tsv` (word class, form, base form) was written for this test. Forms that do not meet are
//! printed and stay in the list: the rules must be general, none for a single word of it.

mod meeting;

use meeting::Pair;

fn pairs() -> Vec<Pair> {
    let pair = |line: &str| {
        let mut columns = line.split('\t').map(str::to_owned);
        let mut next = || columns.next().expect("three columns");
        Pair { class: next(), form: next(), base: next() }
    };
    include_str!("words/finnish.tsv").lines().map(pair).collect()
}

#[test]
fn words_of_customer_service_meet_their_base_forms() {
    meeting::assert_forms_meet(&pairs(), &[("NOUN", 0.95), ("VERB", 0.84), ("ADJ", 0.93)]);
}

/// Nearly all that meet are kin (`palaute` and `palauttaa`), which the list calls different.
#[test]
fn words_of_customer_service_hardly_ever_meet_others() {
    let pairs = pairs();
    meeting::assert_strangers_hardly_meet(&pairs, pairs.len() - 1, 0.001);
}
