use crate::Lang;

/// The language of a text by its most frequent words and letters; `None` when unsure.
pub fn guess(text: &str) -> Option<Lang> {
    let mut scores = [0.0_f32; 3];
    for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).take(MAX_WORDS) {
        let word = word.to_lowercase();
        for (score, lang) in scores.iter_mut().zip(Lang::ALL) {
            *score += weight(&word, lang);
        }
    }
    surest(scores)
}

/// So many words are enough to tell.
const MAX_WORDS: usize = 400;
/// The best must have this much, and this many times the next one.
const ENOUGH: f32 = 1.0;
const MARGIN: f32 = 1.5;

fn surest(scores: [f32; 3]) -> Option<Lang> {
    let mut ranked: Vec<(f32, Lang)> = scores.into_iter().zip(Lang::ALL).collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (best, next) = (ranked[0], ranked[1]);
    (best.0 >= ENOUGH && best.0 >= next.0 * MARGIN).then_some(best.1)
}

fn weight(word: &str, lang: Lang) -> f32 {
    if frequent(lang).contains(&word) {
        return 1.0;
    }
    signs(lang).iter().filter(|sign| word.contains(**sign)).count().min(2) as f32 * 0.4
        + endings(lang).iter().any(|ending| word.len() > ending.len() + 2 && word.ends_with(ending)) as u8
            as f32
            * 0.4
}

fn frequent(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::Fi => FINNISH,
        Lang::Sv => SWEDISH,
        Lang::En => ENGLISH,
    }
}

/// Letters and runs that the language has and the other two hardly.
fn signs(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::Fi => {
            &["ää", "öö", "yy", "aa", "uu", "ii", "kk", "yö", "äy", "uo", "ie", "hd", "lk", "äi", "öi"]
        }
        Lang::Sv => &["å", "sj", "stj", "ck", "ör", "fö", "kt", "xt"],
        Lang::En => &["th", "wh", "ough", "w", "sh", "ea", "oo", "ee", "tion"],
    }
}

fn endings(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::Fi => &[
            "ssa", "ssä", "sta", "stä", "lla", "llä", "lta", "ltä", "lle", "ksi", "nut", "nyt", "isin",
            "tte", "mme", "nen", "ista", "istä", "aan", "ään", "een", "iin", "ko", "kö", "kin", "ut", "yt",
            "us", "ys", "uksen", "ä", "ö", "yksen",
        ],
        Lang::Sv => {
            &["ar", "er", "or", "arna", "erna", "ningen", "ning", "het", "igt", "lig", "ade", "at", "an"]
        }
        Lang::En => &["ing", "ed", "ly", "tion", "ment", "ould", "ness", "ght", "ork", "ry", "ble"],
    }
}

const FINNISH: &[&str] = &[
    "ja",
    "on",
    "ei",
    "en",
    "että",
    "se",
    "hei",
    "kiitos",
    "mutta",
    "kun",
    "ole",
    "olen",
    "oli",
    "olisi",
    "voi",
    "voin",
    "voiko",
    "miten",
    "mitä",
    "mikä",
    "missä",
    "milloin",
    "miksi",
    "minun",
    "meidän",
    "teidän",
    "minä",
    "me",
    "te",
    "tämä",
    "tämän",
    "sen",
    "niin",
    "myös",
    "nyt",
    "vielä",
    "jo",
    "kuin",
    "joka",
    "jos",
    "tai",
    "kanssa",
    "mukaan",
    "terveisin",
    "ystävällisin",
    "terveisiä",
    "moi",
    "terve",
    "huomenta",
    "saa",
    "saan",
    "saanko",
    "saako",
    "ovat",
    "eivät",
    "emme",
    "ette",
    "lasku",
    "laskun",
    "tilaus",
    "toimi",
    "pitäisi",
    "kuinka",
    "sitten",
    "sekä",
    "eikä",
    "ollut",
];
const SWEDISH: &[&str] = &[
    "och",
    "att",
    "det",
    "är",
    "jag",
    "inte",
    "en",
    "ett",
    "på",
    "som",
    "för",
    "med",
    "har",
    "hej",
    "tack",
    "kan",
    "ni",
    "vi",
    "av",
    "till",
    "den",
    "om",
    "så",
    "men",
    "min",
    "mitt",
    "mina",
    "när",
    "hur",
    "vad",
    "varför",
    "vill",
    "från",
    "er",
    "ert",
    "era",
    "hälsningar",
    "vänliga",
    "mvh",
    "skulle",
    "ska",
    "hos",
    "var",
    "också",
    "eller",
    "nu",
    "efter",
    "kunde",
    "fick",
    "får",
    "mig",
    "oss",
    "detta",
    "denna",
    "fungerar",
    "beställning",
    "faktura",
    "fakturan",
    "hejsan",
];
const ENGLISH: &[&str] = &[
    "the", "and", "is", "are", "was", "to", "of", "in", "it", "i", "you", "not", "my", "we", "our", "your",
    "for", "with", "have", "has", "hi", "hello", "thanks", "thank", "please", "can", "could", "would", "how",
    "what", "when", "why", "this", "that", "but", "do", "does", "did", "be", "been", "from", "at", "on",
    "an", "a", "if", "or", "regards", "best", "invoice", "order", "card", "me", "dear", "will", "there",
    "any", "still", "get", "got", "need", "help", "where",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_customer_sentences_are_told_apart() {
        let cases = [
            ("Hei, en löydä laskua mistään.", Some(Lang::Fi)),
            ("Tilaus ei ole tullut perille", Some(Lang::Fi)),
            ("Kirjautuminen ei onnistu", Some(Lang::Fi)),
            ("Väärä väri paidassa", Some(Lang::Fi)),
            ("Kiitos nopeasta avusta!", Some(Lang::Fi)),
            ("Tallennus epäonnistuu aina iltaisin", Some(Lang::Fi)),
            ("Hej, jag hittar inte fakturan.", Some(Lang::Sv)),
            ("Beställningen har inte kommit fram", Some(Lang::Sv)),
            ("Det går inte att logga in", Some(Lang::Sv)),
            ("Kan ni ringa upp mig i morgon?", Some(Lang::Sv)),
            ("Fel färg på skjortan", Some(Lang::Sv)),
            ("Hi, I can't find the invoice.", Some(Lang::En)),
            ("My order has not arrived", Some(Lang::En)),
            ("Login does not work", Some(Lang::En)),
            ("Wrong colour of the shirt", Some(Lang::En)),
            ("How do I change my password?", Some(Lang::En)),
            ("", None),
            ("ISS-310", None),
            ("OK", None),
            ("Anna Virtanen", None),
            ("12345", None),
        ];
        for (text, lang) in cases {
            assert_eq!(guess(text), lang, "{text}");
        }
    }
}
