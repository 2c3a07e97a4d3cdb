//! How often inflected words meet their base forms in search, and how often other words meet.
//! Shared by the tests of word lists; it judges nothing: each list has floors of its own.

use std::collections::HashMap;

use language::{Lang, analyse};

/// An inflected form, its base form and their word class (`NOUN`, `VERB`, `ADJ`, `PROPN`).
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub struct Pair {
    pub class: String,
    pub form: String,
    pub base: String,
}

fn meet(one: &[String], other: &[String]) -> bool {
    one.iter().any(|term| other.contains(term))
}

fn terms(word: &str) -> Vec<String> {
    analyse(word, Some(Lang::Fi))
}

/// Asserts for each class that at least the given share of forms meets its base form; prints the shares.
pub fn assert_forms_meet(pairs: &[Pair], floors: &[(&str, f64)]) {
    let mut scores: HashMap<&str, (usize, usize)> = HashMap::new();
    for pair in pairs {
        let (met, all) = scores.entry(&pair.class).or_default();
        let found = meet(&terms(&pair.form), &terms(&pair.base));
        if !found {
            println!("{}: {} does not meet {}", pair.class, pair.form, pair.base);
        }
        *met += usize::from(found);
        *all += 1;
    }
    for (class, floor) in floors {
        let (met, all) = scores[class];
        let share = met as f64 / all as f64;
        println!("{class}: {met} of {all} = {share:.3}");
        assert!(share >= *floor, "{class}: {share:.3} is below {floor}");
    }
}

/// Asserts that of all pairs of forms whose base forms are strangers to each other less than the given share meets.
/// Each form is compared with up to `others` others.
pub fn assert_strangers_hardly_meet(pairs: &[Pair], others: usize, ceiling: f64) {
    let analysed: Vec<Vec<String>> = pairs.iter().map(|pair| terms(&pair.form)).collect();
    let (mut met, mut all) = (0_usize, 0_usize);
    for at in 0..pairs.len() {
        for step in 1..=others {
            let other = (at + step * 37 + 11) % pairs.len();
            let (one, two) = (&pairs[at], &pairs[other]);
            if one.base.contains(&two.base) || two.base.contains(&one.base) {
                continue;
            }
            all += 1;
            if meet(&analysed[at], &analysed[other]) {
                println!("{} meets {}", one.form, two.form);
                met += 1;
            }
        }
    }
    let share = met as f64 / all as f64;
    println!("different words: {met} of {all} = {:.4} %", share * 100.0);
    assert!(share < ceiling, "{share} is not below {ceiling}");
}
