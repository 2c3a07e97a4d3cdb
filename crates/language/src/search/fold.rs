//! Case and marks. `å`, `ä` and `ö` are letters of their own in Finnish and Swedish and stay; every other
//! accent falls (`é` is `e`, `š` is `s`), `ø` is `ö` and `æ` is `ä`, as Finns and Swedes read them.

/// One written letter in lower case without foreign accents; nothing for a combining mark.
pub(super) fn letter(letter: char) -> impl Iterator<Item = char> {
    letter.to_lowercase().filter(|c| !is_mark(*c)).map(plain)
}

fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{feff}')
}

/// Puts `a` and its combining dots together, as some systems send them apart.
pub(super) fn composed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        let joined = match (out.chars().last(), letter) {
            (Some('a'), '\u{308}') => 'ä',
            (Some('A'), '\u{308}') => 'Ä',
            (Some('o'), '\u{308}') => 'ö',
            (Some('O'), '\u{308}') => 'Ö',
            (Some('a'), '\u{30a}') => 'å',
            (Some('A'), '\u{30a}') => 'Å',
            _ => {
                out.push(letter);
                continue;
            }
        };
        out.pop();
        out.push(joined);
    }
    out
}

fn plain(letter: char) -> char {
    match letter {
        'à' | 'á' | 'â' | 'ã' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'ď' | 'ð' | 'đ' => 'd',
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
        'ğ' | 'ģ' => 'g',
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'į' | 'ı' => 'i',
        'ķ' => 'k',
        'ł' | 'ļ' | 'ľ' => 'l',
        'ñ' | 'ń' | 'ň' | 'ņ' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ō' | 'ő' => 'o',
        'ø' => 'ö',
        'æ' => 'ä',
        'ŕ' | 'ř' => 'r',
        'ś' | 'š' | 'ş' | 'ș' | 'ß' => 's',
        'ť' | 'ţ' | 'ț' => 't',
        'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' | 'ų' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ž' | 'ż' => 'z',
        other => other,
    }
}

/// The word as someone without Nordic letters types it: `ä` and `å` as `a`, `ö` as `o`.
pub(super) fn without_nordic(word: &str) -> String {
    word.chars()
        .map(|c| match c {
            'ä' | 'å' => 'a',
            'ö' => 'o',
            other => other,
        })
        .collect()
}

/// The words that a word typed without Nordic letters may stand for: in Finnish all vowels are of one
/// harmony, in Swedish mostly one letter differs. At most `MAX_VARIANTS`.
pub(super) fn with_nordic(word: &str) -> Vec<String> {
    let mut out = Vec::new();
    if !word.contains('u') && word.contains(['a', 'o']) {
        out.push(word.replace('a', "ä").replace('o', "ö"));
    }
    for (at, letter) in word.char_indices() {
        let others: &[&str] = match letter {
            'a' => &["ä", "å"],
            'o' => &["ö"],
            _ => &[],
        };
        for other in others {
            out.push(format!("{}{other}{}", &word[..at], &word[at + 1..]));
        }
    }
    out.truncate(MAX_VARIANTS);
    out
}

const MAX_VARIANTS: usize = 10;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nordic_letters_stay_and_other_accents_fall() {
        let fold = |text: &str| composed(text).chars().flat_map(letter).collect::<String>();
        assert_eq!(fold("ÅÄÖ Café Łódź ŠØ"), "åäö cafe lodz sö");
        assert_eq!(fold("la\u{308}hetys"), "lähetys");
    }

    #[test]
    fn a_word_typed_without_dots_may_stand_for_the_word_with_them() {
        assert!(with_nordic("lahetys").contains(&"lähetys".to_owned()));
        assert!(with_nordic("oljya").contains(&"öljyä".to_owned()));
        assert!(with_nordic("fraga").contains(&"fråga".to_owned()));
        assert_eq!(without_nordic("sähköåä"), "sahkoaa");
    }
}
