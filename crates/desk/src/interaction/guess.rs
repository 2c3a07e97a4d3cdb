//! Guessing from the words of a contact what it is about. Pure. A guess counts for nothing until a person says yes.

use language::Lang;

use super::mark::Mark;
use crate::catalogue::category::Category;
use crate::kernel::fold;

/// Beginnings of words that speak for a mark, in Finnish, Swedish and English, and how strongly.
const SIGNS: &[(&str, &str, i32, &[&str])] = &[
    (
        "issue",
        "",
        3,
        &[
            "ei toimi",
            "ei onnistu",
            "ei pysty",
            "ei aukea",
            "ei löydy",
            "virheilmoit",
            "kaatu",
            "jumi",
            "rikki",
            "häiriö",
            "katkes",
            "väärä",
            "väärän",
            "puuttu",
            "ei täsmää",
            "ongelm",
            "vika",
            "fungerar inte",
            "funkar inte",
            "går inte",
            "felmeddel",
            "trasig",
            "krasch",
            "problem",
            "saknas",
            "stämmer inte",
            "fel ",
            "does not work",
            "doesn't work",
            "not working",
            "broken",
            "error",
            "crash",
            "cannot",
            "can't",
            "unable",
            "failed",
            "fails",
            "wrong",
            "missing",
            "issue with",
        ],
    ),
    (
        "feedback",
        "",
        3,
        &[
            "palaute",
            "palautetta",
            "palautteen",
            "kiitos hyvä",
            "kiitos nopea",
            "kiitän",
            "mahtava",
            "loistav",
            "pettyny",
            "pettymys",
            "reklam",
            "valitus",
            "valitan",
            "toivoisin",
            "toivomme",
            "ehdot",
            "kehitysidea",
            "respons",
            "återkoppling",
            "besviken",
            "klagom",
            "jag föreslår",
            "jättebra",
            "feedback",
            "complain",
            "disappoint",
            "suggest",
            "great service",
            "well done",
            "i wish",
        ],
    ),
    (
        "service",
        "order",
        3,
        &[
            "tilaan",
            "tilaisin",
            "tilata",
            "tilauks",
            "haluaisin ostaa",
            "ostaisin",
            "tarvitsemme lisää",
            "beställ",
            "vill köpa",
            "köpa",
            "would like to order",
            "want to order",
            "place an order",
            "purchase",
            "like to buy",
        ],
    ),
    (
        "service",
        "status_enquiry",
        4,
        &[
            "missä vaiheessa",
            "milloin saan",
            "milloin saapu",
            "milloin tulee",
            "koska saan",
            "onko jo",
            "missä mennään",
            "tilauksen tila",
            "toimituksen tila",
            "seuranta",
            "när kommer",
            "när får jag",
            "hur går det",
            "status på",
            "what is the status",
            "when will",
            "where is my",
            "any news",
            "tracking",
        ],
    ),
    (
        "service",
        "advice",
        2,
        &[
            "miten",
            "kuinka",
            "neuvo",
            "ohje",
            "voiko",
            "voinko",
            "saako",
            "mistä löy",
            "onko mahdollista",
            "mitä maksaa",
            "paljonko",
            "hur gör",
            "hur kan",
            "hur man",
            "kan jag",
            "kan man",
            "var hittar",
            "vad kostar",
            "är det möjligt",
            "how do",
            "how can",
            "how to",
            "is it possible",
            "can i",
            "could you tell",
            "where can",
            "what does",
            "how much",
        ],
    ),
];

/// The mark that the words speak for, if they speak clearly for one.
pub fn guess_mark(subject: &str, text: &str) -> Option<Mark> {
    let head: String = text.chars().take(4_000).collect();
    let (subject, text) = (fold(subject), fold(&head));
    let mut scores: Vec<(i32, Mark)> = SIGNS
        .iter()
        .map(|(mark, detail, weight, signs)| {
            let found = |place: &str| signs.iter().filter(|sign| begins_a_word(place, sign)).count() as i32;
            ((2 * found(&subject) + found(&text)) * weight, Mark::new(mark, detail))
        })
        .filter(|(score, _)| *score > 0)
        .collect();
    scores.sort_by_key(|(score, _)| -score);
    match scores.as_slice() {
        [] => text.contains('?').then(|| Mark::new("service", "advice")),
        [(best, mark), rest @ ..] => rest.first().is_none_or(|(next, _)| best > next).then(|| mark.clone()),
    }
}

/// The category whose name the words mention; the longest name wins, and two equally good ones are no guess.
pub fn guess_category(subject: &str, text: &str, categories: &[Category]) -> Option<i64> {
    let head: String = text.chars().take(4_000).collect();
    let words = fold(&format!("{subject} {head}"));
    let mut found: Vec<(usize, i64)> = categories
        .iter()
        .filter(|category| category.active)
        .filter_map(|category| Some((longest(&words, category)?, category.id)))
        .collect();
    found.sort_unstable();
    match found.as_slice() {
        [.., (next, _), (best, _)] if next == best => None,
        [.., (_, category)] => Some(*category),
        [] => None,
    }
}

fn longest(words: &str, category: &Category) -> Option<usize> {
    Lang::ALL
        .into_iter()
        .map(|lang| stem(&fold(category.names.get(lang))))
        .filter(|stem| stem.chars().count() >= 4 && begins_a_word(words, stem))
        .map(|stem| stem.len())
        .max()
}

/// A name without its last letters, so that it is found in its inflected forms ("lasku" in "laskussa", "laskutus" in "laskutuksen").
fn stem(name: &str) -> String {
    let letters: Vec<char> = name.chars().collect();
    let keep = if letters.len() > 6 { letters.len() - 2 } else { letters.len() };
    letters[..keep].iter().collect()
}

fn begins_a_word(text: &str, sign: &str) -> bool {
    text.match_indices(sign)
        .any(|(at, _)| text[..at].chars().next_back().is_none_or(|before| !before.is_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::Names;

    #[test]
    fn what_a_contact_is_about_is_guessed_in_three_languages() {
        let table = [
            ("Lasku ei täsmää", "Hei, laskussa on väärä summa.", "issue"),
            ("Kirjautuminen", "Ohjelma kaatuu ja näyttää virheilmoituksen.", "issue"),
            ("Inloggning", "Det går inte att logga in, jag får ett felmeddelande.", "issue"),
            ("Login", "The app does not work, I get an error.", "issue"),
            ("Tilaus", "Haluaisin ostaa kolme lisälisenssiä, tilaisin ne heti.", "service:order"),
            ("Leverans", "När kommer mitt paket?", "service:status_enquiry"),
            ("Question", "How can I change my password?", "service:advice"),
            ("Kiitokset", "Haluan antaa palautetta: loistavaa palvelua.", "feedback"),
        ];
        for (subject, text, key) in table {
            assert_eq!(
                guess_mark(subject, text).map(|mark| mark.key()).as_deref(),
                Some(key),
                "{subject}: {text}"
            );
        }
        assert_eq!(guess_mark("Terve", "Olen Helsingissä maanantaina."), None);
    }

    #[test]
    fn a_category_is_guessed_by_its_name_in_the_words() {
        let category = |id: i64, fi: &str, sv: &str, en: &str| Category {
            id,
            key: String::new(),
            parent: None,
            service: None,
            names: Names::new(fi, sv, en),
            active: true,
        };
        let tree = [
            category(1, "Laskutus", "Fakturering", "Billing"),
            category(2, "Toimitus", "Leverans", "Delivery"),
        ];
        assert_eq!(guess_category("Laskutuksesta", "", &tree), Some(1));
        assert_eq!(guess_category("", "when is the delivery?", &tree), Some(2));
        assert_eq!(guess_category("", "Hei vaan", &tree), None);
    }
}
