/// Words of thanks and of the courtesy around them, in Finnish, Swedish and English.
const THANKS: &[&str] = &[
    "kiitos",
    "kiitoksia",
    "kiitti",
    "kiitän",
    "kiitämme",
    "kiitokset",
    "kiittäen",
    "thx",
    "tnx",
    "ty",
    "thanks",
    "thank",
    "thankyou",
    "tack",
    "tackar",
    "cheers",
    "danke",
    "merci",
    "tänan",
    "appreciated",
    "appreciate",
];
/// Words that may stand beside them and ask for nothing.
const BESIDE: &[&str] = &[
    // Finnish
    "paljon",
    "paljo",
    "tuhannesti",
    "oikein",
    "hyvä",
    "hyvää",
    "hei",
    "moi",
    "moikka",
    "terve",
    "avusta",
    "avustasi",
    "avustanne",
    "avun",
    "vastauksesta",
    "vastauksestasi",
    "vastauksestanne",
    "nopeasta",
    "nopeasti",
    "pikaisesta",
    "tiedosta",
    "tiedoista",
    "viestistä",
    "viestistäsi",
    "ok",
    "okei",
    "selvä",
    "selvisi",
    "asia",
    "kunnossa",
    "on",
    "nyt",
    "toimii",
    "toimi",
    "se",
    "tämä",
    "homma",
    "hoidossa",
    "hienoa",
    "mahtavaa",
    "loistavaa",
    "super",
    "upeaa",
    "päivänjatkot",
    "päivänjatkoa",
    "mukavaa",
    "päivää",
    "viikonloppua",
    "kesää",
    "joulua",
    "teille",
    "sinulle",
    "kaikille",
    "terveisin",
    "terv",
    "t",
    "ystävällisin",
    "palvelusta",
    "hyvästä",
    "ja",
    "kivaa",
    "jatkoa",
    "tästä",
    "kun",
    "jo",
    "samoin",
    "erittäin",
    "todella",
    "suuri",
    "suuret",
    "vielä",
    "kerran",
    "vaivannäöstä",
    "yhteydenotosta",
    "loppuviikkoa",
    // Swedish
    "så",
    "mycket",
    "för",
    "hjälpen",
    "hjälp",
    "svaret",
    "svar",
    "snabbt",
    "snabba",
    "det",
    "fungerar",
    "funkar",
    "nu",
    "bra",
    "jättebra",
    "toppen",
    "perfekt",
    "utmärkt",
    "hej",
    "hälsningar",
    "mvh",
    "vänliga",
    "trevlig",
    "helg",
    "dag",
    "ha",
    "en",
    "fin",
    "okej",
    "då",
    "tusen",
    "information",
    "informationen",
    "hjärtligt",
    "er",
    "dig",
    "önskar",
    "själv",
    // English
    "you",
    "so",
    "much",
    "very",
    "a",
    "lot",
    "many",
    "for",
    "your",
    "the",
    "help",
    "reply",
    "response",
    "quick",
    "fast",
    "answer",
    "it",
    "works",
    "worked",
    "is",
    "working",
    "now",
    "great",
    "perfect",
    "excellent",
    "awesome",
    "brilliant",
    "good",
    "nice",
    "all",
    "okay",
    "got",
    "that",
    "this",
    "helped",
    "solved",
    "fixed",
    "regards",
    "best",
    "kind",
    "have",
    "day",
    "weekend",
    "hi",
    "hello",
    "again",
    "support",
    "prompt",
    "and",
    "to",
    "team",
    "everything",
    "fine",
    "well",
    "resolved",
    "i",
    "really",
    "info",
    "assistance",
    "update",
    "problem",
    "issue",
    "kindly",
    "as",
    "everyone",
    "too",
];
/// More words than this may hold something that wants an answer.
const MOST_WORDS: usize = 24;

/// Whether a text (the sender's own words, without quote and signature) only thanks: nothing is asked, nothing reported.
/// Finnish, Swedish and English. When in doubt it is not: a wrong yes hides a customer's question.
pub fn thanks_only(text: &str) -> bool {
    let text = text.trim();
    let asks = text.contains(['?', '@', '€', '$'])
        || text.contains("http")
        || text.contains(|c: char| c.is_ascii_digit());
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphabetic() && c != '\'' && c != '’')
        .filter(|word| !word.is_empty())
        .take(MOST_WORDS + 1)
        .collect();
    if asks || words.len() > MOST_WORDS || has_refusal(&words) {
        return false;
    }
    let thanks = words.iter().filter(|word| is_in(word, THANKS)).count();
    let foreign = words.iter().filter(|word| !is_known(word)).count();
    thanks > 0 && foreign <= names(text)
}

fn is_in(word: &str, list: &[&str]) -> bool {
    list.contains(&word.to_lowercase().as_str())
}

fn is_known(word: &str) -> bool {
    is_in(word, THANKS) || is_in(word, BESIDE)
}

/// How many words look like a name: in the greeting, or capitalised at the very end.
fn names(text: &str) -> usize {
    let capital = |word: &&str| word.starts_with(char::is_uppercase) && !is_known(word);
    let words = |line: &str| -> usize {
        line.split(|c: char| !c.is_alphabetic() && c != '-').filter(|word| !word.is_empty()).count()
    };
    let at_end: usize = text
        .rsplit(|c: char| !c.is_alphabetic() && c != '-')
        .filter(|word| !word.is_empty())
        .take_while(capital)
        .count();
    let greeting =
        text.lines().next().filter(|line| line.trim_end().ends_with([',', '!']) && words(line) <= 3);
    let greeted =
        greeting.map_or(0, |line| line.split(|c: char| !c.is_alphabetic()).skip(1).filter(capital).count());
    (at_end.min(3) + greeted).min(4)
}

/// "Thanks but it does not work" thanks, and asks.
fn has_refusal(words: &[&str]) -> bool {
    const AGAINST: &[&str] = &[
        "mutta", "ei", "eikä", "men", "inte", "but", "not", "however", "don't", "doesn't", "vaan", "still",
        "no",
    ];
    let finnish = words.iter().any(|word| word.to_lowercase().starts_with("kiit"));
    words.iter().any(|word| is_in(word, AGAINST) || finnish && is_in(word, &["en"]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thanks_alone_ask_for_nothing() {
        let only = [
            "Kiitos!",
            "Kiitos paljon avusta!",
            "Hei,\n\nkiitos nopeasta vastauksesta.\n\nTerveisin\nMaija",
            "Ok, kiitos",
            "Kiitos, nyt toimii!",
            "Suuret kiitokset",
            "Tack så mycket!",
            "Tack för snabbt svar, nu fungerar det.",
            "Hej!\nTack för hjälpen.\nMvh Anna",
            "Thanks!",
            "Thank you so much for your help!",
            "Thx",
            "Great, thanks.\n\nJohn",
            "It works now, thank you!",
            "Kiitti :)",
            "Mukavaa viikonloppua ja kiitos!",
        ];
        for text in only {
            assert!(thanks_only(text), "{text}");
        }
    }

    #[test]
    fn thanks_with_a_word_about_the_matter_are_no_thanks_only() {
        let more = [
            "",
            "Hei",
            "Kiitos, mutta ei toimi vieläkään",
            "Kiitos. Milloin paketti tulee?",
            "Kiitos, tilaus 1234 puuttuu",
            "Tack, men det fungerar inte",
            "Thanks but it still crashes",
            "Thanks, please cancel my subscription",
            "Kiitos tarjouksesta, otamme sen",
            "Kiitos, lähettäkää lasku",
            "Thank you for the invoice, the total is wrong",
            "En kiitos",
            "Kiitos vastauksesta, soittakaa minulle huomenna aamulla",
            "Tack, skicka fakturan",
        ];
        for text in more {
            assert!(!thanks_only(text), "{text}");
        }
    }
}
