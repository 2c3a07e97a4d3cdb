//! How often an inflected Finnish word meets its base form in search, and how often other words meet, on words of
//! running text that nobody chose: a treebank with hand-checked base forms, `finnish-lemmas` in the folder that
//! `TUKI_FIXTURES` names, else in `../shared/fixtures` beside the repository. It is read in place and never part of
//! the repository; where it is absent, the test says so and is skipped, and `finnish_words.rs` stands by itself.
//! The rules must stay general: never add one for a single word of this list.

mod meeting;

use std::collections::BTreeSet;
use std::path::PathBuf;

use meeting::Pair;

const CLASSES: [&str; 4] = ["NOUN", "VERB", "ADJ", "PROPN"];

#[test]
fn inflected_words_of_running_text_meet_their_base_forms() {
    let Some(pairs) = pairs() else { return };
    meeting::assert_forms_meet(&pairs, &[("NOUN", 0.92), ("VERB", 0.80), ("ADJ", 0.91), ("PROPN", 0.94)]);
}

/// About half of the pairs that still meet are kin (`muutos` and `muuttaa`), which the list calls different.
#[test]
fn words_of_running_text_hardly_ever_meet_others() {
    let Some(pairs) = pairs() else { return };
    meeting::assert_strangers_hardly_meet(&pairs, 199, 0.000_25);
}

/// The distinct pairs of the treebank, sorted; `None` where it is not there.
fn pairs() -> Option<Vec<Pair>> {
    let path = treebank();
    let Ok(text) = std::fs::read_to_string(&path) else {
        eprintln!("skipped: {} is not there (set TUKI_FIXTURES)", path.display());
        return None;
    };
    Some(text.lines().filter_map(pair).collect::<BTreeSet<Pair>>().into_iter().collect())
}

fn treebank() -> PathBuf {
    let beside = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/fixtures");
    let fixtures = std::env::var_os("TUKI_FIXTURES").map_or_else(beside, PathBuf::from);
    fixtures.join("finnish-lemmas/fi_tdt-ud-dev.conllu")
}

/// A word line of CoNLL-U: column 2 is the form, 3 the base form (`#` between the parts of a compound), 4 the class.
fn pair(line: &str) -> Option<Pair> {
    let mut columns = line.split('\t').skip(1);
    let form = columns.next()?.to_lowercase();
    let base = columns.next()?.to_lowercase().replace('#', "");
    let class = columns.next()?.to_owned();
    let is_word = |word: &str| !word.is_empty() && word.chars().all(char::is_alphabetic);
    let counts = CLASSES.contains(&class.as_str()) && is_word(&form) && is_word(&base) && form != base;
    counts.then_some(Pair { class, form, base })
}
