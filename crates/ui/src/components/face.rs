//! A drawn face: initials on a disc whose colour follows from the name. No picture is fetched.

use maud::{Markup, html};

/// 20, 28 and 48 px.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    Small,
    Middle,
    Large,
}

/// Decorative: the name stands beside it or in its button.
pub fn face(name: &str, size: Size) -> Markup {
    let class = match size {
        Size::Small => "face face-s",
        Size::Middle => "face",
        Size::Large => "face face-l",
    };
    html! {
        svg class=(class) viewBox="0 0 32 32" aria-hidden="true" data-tint=(tint(name)) {
            circle cx="16" cy="16" r="16" {}
            text x="16" y="16.5" text-anchor="middle" dominant-baseline="central" { (initials(name)) }
        }
    }
}

/// A robot's face: clearly no person.
pub fn robot(shell: &crate::Shell) -> Markup {
    html! { span .face .face-robot aria-hidden="true" { (crate::icon::small(shell, "bot")) } }
}

/// First letters of the first and the last word, two at most; a number or an empty name gives a sign.
fn initials(name: &str) -> String {
    let mut words = name.split_whitespace().filter_map(|word| word.chars().find(|c| c.is_alphabetic()));
    let first = words.next();
    let last = words.next_back();
    let both: String = first.into_iter().chain(last).flat_map(char::to_uppercase).collect();
    if both.is_empty() { "?".to_owned() } else { both }
}

/// One of six tints, the same for a name every time.
fn tint(name: &str) -> u32 {
    name.chars().fold(7_u32, |sum, c| sum.wrapping_mul(31).wrapping_add(c as u32)) % 6
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_the_first_letters_of_first_and_last_name() {
        let cases = [
            ("Anssi Aho", "AA"),
            ("Åsa Maria Öhman", "ÅÖ"),
            ("Maija", "M"),
            ("040 555 0123", "?"),
            ("", "?"),
        ];
        for (name, expected) in cases {
            assert_eq!(initials(name), expected, "{name}");
        }
    }
}
