//! Consonant gradation: the strong and the weak grade at the end of a stem become one.

use super::endings::vowels;
use super::stem::Stem;

/// Endings in strong or weak grade, and what stands for both.
const GRADES: &[(&str, &str)] = &[
    ("kk", "k"),
    ("pp", "p"),
    ("tt", "t"),
    ("nk", "ng"),
    ("mp", "mm"),
    ("nt", "nn"),
    ("ns", "nn"),
    ("lt", "ll"),
    ("ls", "ll"),
    ("rt", "rr"),
    ("rs", "rr"),
    ("lk", "l"),
    ("rk", "r"),
    ("d", "t"),
    ("v", "p"),
];

pub(super) fn level(stem: &mut Stem) {
    let vowel = if stem.ends("u") && stem.len() > 3 { stem.pop() } else { None };
    consonants(stem);
    if let Some(vowel) = vowel {
        stem.push(vowel);
        return;
    }
    if stem.len() > 4 && stem.ends("n") {
        while stem.ends("n") {
            stem.cut(1);
        }
        vowels(stem);
    }
}

fn consonants(stem: &mut Stem) {
    for (grade, level) in GRADES {
        if stem.ends(grade) && stem.len() > grade.len() {
            stem.cut(grade.len());
            level.chars().for_each(|letter| stem.push(letter));
            return;
        }
    }
}
