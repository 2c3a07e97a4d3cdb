//! Invented messages of customers: the same ones for the same number, so that two runs can be compared.

/// Chance that can be repeated (splitmix64).
pub struct Chance(u64);

impl Chance {
    /// A stream of its own for each number.
    pub fn of(number: u64) -> Chance {
        Chance(number.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x7475_6b69)
    }

    /// Somewhere below `end`.
    pub fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % end.max(1)
    }

    /// One of several.
    pub fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[usize::try_from(self.below(of.len() as u64)).unwrap_or(0)]
    }
}

const FINNISH: &str = "en saa laskua auki verkkopalvelussa vaikka kirjauduin eilen samoilla tunnuksilla ja silloin se vielä aukesi \
    olisiko teillä neuvoa miten pääsen eteenpäin tilaus toimitettiin väärään osoitteeseen ja paketti odottaa nyt postissa \
    haluaisin vaihtaa liittymän suurempaan ennen kuin uusi kausi alkaa kiitos nopeasta vastauksesta viime viikolla sovellus \
    kaatuu aina kun yritän tallentaa liitteen mukana on kuvakaappaus virheestä voisiko joku soittaa minulle iltapäivällä";
const SWEDISH: &str = "jag kan inte öppna fakturan i webbtjänsten fast jag loggade in i går med samma uppgifter kunde ni berätta hur \
    jag kommer vidare beställningen levererades till fel adress och paketet väntar nu på posten jag skulle vilja byta till ett \
    större abonnemang innan nästa period börjar tack för det snabba svaret förra veckan programmet stannar varje gång jag sparar";
const ENGLISH: &str = "I cannot open the invoice on the web service although I signed in yesterday with the same name could you tell me \
    how to go on the order went to the wrong address and the parcel is waiting at the post office I would like to change to a \
    larger plan before the next period begins thank you for the quick answer last week the application stops whenever I save";
const FIRST: [&str; 16] = [
    "Aino", "Eino", "Helmi", "Väinö", "Lempi", "Onni", "Siiri", "Urho", "Sanni", "Otso", "Astrid", "Gustav",
    "Linnea", "Emil", "Grace", "Henry",
];
const LAST: [&str; 16] = [
    "Korhonen",
    "Virtanen",
    "Nieminen",
    "Mäkelä",
    "Hämäläinen",
    "Laine",
    "Heikkinen",
    "Koskinen",
    "Järvinen",
    "Lehtonen",
    "Lindqvist",
    "Holmström",
    "Sundell",
    "Walker",
    "Turner",
    "Reed",
];

/// A message of about so many characters.
pub fn message(number: u64, length: usize) -> String {
    let mut chance = Chance::of(number);
    let language = chance.one(&[FINNISH, FINNISH, FINNISH, FINNISH, SWEDISH, ENGLISH]);
    let words: Vec<&str> = language.split_whitespace().collect();
    let mut text = String::with_capacity(length + 24);
    while text.len() < length {
        text.push_str(chance.one(&words));
        // A few words of each message are its own, as names and numbers are in real ones.
        if chance.below(24) == 0 {
            text.push_str(&format!(" {}", chance.below(900_000) + 100_000));
        }
        text.push(if chance.below(12) == 0 { '\n' } else { ' ' });
    }
    text
}

/// A subject of a few words.
pub fn subject(number: u64) -> String {
    message(number ^ 0x5375, 24).replace('\n', " ").trim().to_owned()
}

/// A person's name and address; numbers beyond the number of people repeat them.
pub fn person(number: u64) -> (String, String) {
    let mut chance = Chance::of(number ^ 0x7065);
    let name = format!("{} {}", chance.one(&FIRST), chance.one(&LAST));
    (name, format!("asiakas{number}@example.fi"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_number_gives_the_same_message() {
        assert_eq!(message(7, 800), message(7, 800));
        assert_ne!(message(7, 800), message(8, 800));
        assert!((800..830).contains(&message(7, 800).len()));
    }
}
