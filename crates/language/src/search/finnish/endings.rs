//! Endings come off from the right: clitic, possessive, then cases and verb endings, then what changes at the end
//! of a stem. A base form that happens to end like an ending loses the same as its inflected forms, so they meet.

use super::stem::{Stem, is_vowel};

pub(super) fn strip(stem: &mut Stem) {
    clitic(stem);
    possessive(stem);
    whole_word(stem);
    for _ in 0..3 {
        match ending(stem) {
            Some(Kind::Case) => {}
            Some(Kind::Verb) | None => break,
        }
    }
    changing_end(stem);
}

/// `-kin`, `-kaan`, `-ko`, `-han`, `-pa` after a whole word.
fn clitic(stem: &mut Stem) {
    for ending in ["kaan", "kin", "han", "ko", "pa"] {
        let before = stem.at(ending.len() + 1);
        let whole = is_vowel(before) || matches!(before, b'n' | b't');
        if whole && stem.ends(ending) && stem.len() >= ending.len() + 4 {
            stem.cut(ending.len());
            return;
        }
    }
}

/// `-nsa`, `-mme`, `-nne` after a vowel; `-ni` and `-si` only after a case, since many words end so.
fn possessive(stem: &mut Stem) {
    for ending in ["nsa", "mme", "nne"] {
        if stem.ends(ending) && stem.len() >= ending.len() + 3 && is_vowel(stem.at(ending.len() + 1)) {
            stem.cut(ending.len());
            return;
        }
    }
    let after_case = ["ssa", "sta", "lla", "lta", "lle", "kse"].iter().any(|case| stem.ends_before(2, case));
    if after_case && (stem.ends("ni") || stem.ends("si")) {
        stem.cut(2);
    }
}

/// What must not be taken for an ending: `-nen` (`-se-`) and `mies` (`miehe-`).
fn whole_word(stem: &mut Stem) {
    if stem.ends("nen") && stem.len() >= 6 && is_vowel(stem.at(4)) && stem.at(4) != b'e' {
        stem.replace(3, 's');
    } else if stem.ends("mies") {
        stem.replace(1, 'h');
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Another ending may stand before it.
    Case,
    /// What is left is a stem.
    Verb,
}

use Kind::{Case, Verb};

/// Endings by what they leave and by how many letters must stay before them.
const ENDINGS: &[(Kind, usize, &str)] = &[
    (Case, 3, "lla na ssa lta sta tta lle ksi llaan ssaan ltaan staan iden lleen seen kseen ien jen"),
    (Case, 3, "itten ihin siin isiin"),
    (Case, 4, "ja ten"),
    (Verb, 3, "da malla massa taessa ttaessa neita masta matta ttava nnee mme isimme mise tse tte"),
    (Verb, 3, "isitte mpi taisi ttaisi ttavi daan laan maan naan taan emman imman neiden leen neen"),
    (Verb, 3, "nneen minen taisiin ttaisiin neisiin tiin ltiin stiin ttiin isin mis vat ivat isivat"),
    (Verb, 3, "leet neet nneet reet seet isit lut nut nnut rut sut ltu ttu"),
    (Verb, 4, "kaa la ma mma mpa ra ta va tava nee isi tavi"),
    (Verb, 5, "stu"),
];

/// Takes off the longest ending that fits.
fn ending(stem: &mut Stem) -> Option<Kind> {
    let fitting = ENDINGS
        .iter()
        .flat_map(|(kind, rest, endings)| endings.split(' ').map(move |ending| (ending, *rest, *kind)));
    let longest = fitting
        .filter(|(ending, rest, _)| stem.len() >= ending.len() + rest && stem.ends(ending))
        .max_by_key(|(ending, ..)| ending.len());
    if let Some((ending, _, kind)) = longest {
        stem.cut(ending.len());
        return Some(kind);
    }
    if long_vowel(stem) {
        return Some(Verb);
    }
    (illative(stem) || last(stem)).then_some(Case)
}

/// `taloon`, `maahan`: the vowel says itself again.
fn illative(stem: &mut Stem) -> bool {
    let vowel = stem.at(2);
    if stem.at(1) != b'n' || !is_vowel(vowel) || stem.len() < 6 {
        return false;
    }
    if stem.at(3) == b'h' && stem.at(4) == vowel {
        stem.cut(3);
        return true;
    }
    if stem.at(3) == vowel {
        stem.cut(2);
        return true;
    }
    false
}

/// The second of two equal vowels in `ottaa`, `kirjaa`, `huonee-`.
fn long_vowel(stem: &mut Stem) -> bool {
    let double = is_vowel(stem.at(1)) && stem.at(1) == stem.at(2) && stem.len() >= 4;
    if double {
        stem.cut(1);
    }
    double
}

/// `talon`, `talot`.
fn last(stem: &mut Stem) -> bool {
    let falls = matches!(stem.at(1), b'n' | b't') && stem.len() >= 4;
    if falls {
        stem.cut(1);
    }
    falls
}

/// The ends of stems that change in inflection, and the vowels before endings.
fn changing_end(stem: &mut Stem) {
    vowels(stem);
    if dental(stem) || us(stem) {
        return;
    }
    for (end, falls, rest) in ENDS {
        if stem.ends(end) && stem.len() >= rest + falls && (is_vowel(stem.at(end.len() + 1)) || end.len() > 1)
        {
            stem.cut(*falls);
            vowels(stem);
            return;
        }
    }
}

/// End of the stem, how many letters fall, how many must stay.
const ENDS: &[(&str, usize, usize)] = &[
    ("ttav", 4, 3),
    ("tav", 3, 4),
    ("ttu", 3, 4),
    ("jok", 2, 3),
    ("mak", 2, 3),
    ("itu", 2, 5),
    ("etu", 2, 5),
    ("atu", 2, 5),
    ("mp", 2, 4),
    ("mm", 2, 4),
    ("ts", 2, 3),
    ("ks", 2, 3),
    ("s", 1, 3),
    ("m", 1, 4),
    ("v", 1, 4),
    ("el", 2, 4),
    ("il", 2, 4),
];

/// `vuosi`, `uusi`, `käsi`: `vuode-`, `uute-`, `käte-`.
fn dental(stem: &mut Stem) -> bool {
    let found = stem.ends("uos")
        || stem.ends("kas") && stem.len() == 3
        || stem.ends("ves") && stem.len() == 3
        || stem.ends("s") && stem.len() <= 4 && is_vowel(stem.at(3)) && is_vowel(stem.at(2));
    if found {
        stem.replace(1, 't');
    }
    found
}

/// `vastaus`, `vastaukse-`, `vastaust-`; `uutuus`, `uutuude-`, `uutuut-`: the `u` stays.
fn us(stem: &mut Stem) -> bool {
    for end in ["uks", "us", "uud", "uut"] {
        if stem.ends(end) && stem.len() > end.len() + 2 {
            stem.cut(end.trim_start_matches('u').len());
            if stem.ends("uu") {
                stem.cut(1);
            }
            return true;
        }
    }
    false
}

/// Final vowels fall, except `u`, while three letters stay.
pub(super) fn vowels(stem: &mut Stem) {
    while stem.len() > 3 && matches!(stem.at(1), b'a' | b'e' | b'i' | b'o') {
        stem.drop_vowel();
    }
}
