use super::*;

#[test]
fn sentences_of_quoting_are_known_in_many_languages() {
    let sentences = [
        "On Mon, Dec 1, 2025 at 9:12 AM Tuki <tuki@desk.fi> wrote:",
        "On Mon, Dec 1, 2025 at 9:12 AM Tuki <\ntuki@desk.fi> wrote:",
        "Tuki <tuki@desk.fi> wrote on 1.12.2025 9:12:",
        "ma 1. jouluk. 2025 klo 9.12 Tuki (tuki@desk.fi) kirjoitti:",
        "Tuki kirjoitti 1.12.2025 klo 9.12:",
        "Tuki <tuki@desk.fi> kirjoitti 1.12.2025 kello 9.12:",
        "maanantai 1. joulukuuta 2025 Tuki <tuki@desk.fi> kirjoitti:",
        "1.12.2025 9.12, Tuki kirjoitti:",
        "Den mån 1 dec. 2025 kl 09:12 skrev Tuki <tuki@desk.fi>:",
        "1 dec. 2025 kl. 09:12 skrev Tuki <tuki@desk.fi>:",
        "Den 2025-12-01 kl. 09:12, skrev Tuki:",
        "Am 01.12.25 um 09:12 schrieb Tuki:",
        "Am Mo., 1. Dez. 2025 um 09:12 Uhr schrieb Tuki <tuki@desk.fi>:",
        "Le lun. 1 déc. 2025 à 09:12, Tuki <tuki@desk.fi> a écrit :",
        "El lun, 1 dic 2025 a las 9:12, Tuki (<tuki@desk.fi>) escribió:",
        "Il giorno lun 1 dic 2025 alle ore 09:12 Tuki <tuki@desk.fi> ha scritto:",
        "Op ma 1 dec 2025 om 09:12 schreef Tuki <tuki@desk.fi>:",
        "Em seg., 1 de dez. de 2025 às 09:12, Tuki <tuki@desk.fi> escreveu:",
        "W dniu pon., 1 gru 2025 o 09:12 Tuki <tuki@desk.fi> napisał(a):",
        "пн, 1 дек. 2025 г. в 09:12, Tuki <tuki@desk.fi>:",
        "2025-12-01 9:12 GMT+02:00 Tuki <tuki@desk.fi>:",
        "---- On Mon, 01 Dec 2025 09:12:00 +0200 Tuki <tuki@desk.fi> wrote ----",
    ];
    for sentence in sentences {
        let split = split(&format!("Omat sanat.\n\n{sentence}\n\n> vanha\n"));
        assert_eq!(split.own, "Omat sanat.", "{sentence}");
        assert!(split.quoted.contains("vanha"), "{sentence}");
    }
}

#[test]
fn sentences_of_people_stay() {
    let texts = [
        "Hän kirjoitti minulle eilen.\nMitä teen?",
        "On Monday I wrote to you:\nnothing came back.",
        "Asia: lasku\nNumero: 7\nSumma: 120 €",
        "To: do this in 2 weeks\nand then that",
        "Tilaus 1.12.2025 klo 9.12:\nkaksi pumppua",
        "From here on it is fine.\nDate: tomorrow\nplease",
        "Arvo > 5\n5 > 3",
        "Lähetetty paketti katosi.",
        "a - b\n- c\n- d",
        "Sent from the warehouse yesterday were two boxes, and only one of them has come to us until now.",
    ];
    for text in texts {
        assert_eq!(split(text).own, text);
    }
}

#[test]
fn answers_between_the_lines_keep_what_they_answer() {
    let split = split("Hei,\n\n> Onko 1?\nOn.\n\n> Onko 2?\nEi.\n\n> loppu\n> vielä");
    assert_eq!(split.own, "Hei,\n\n> Onko 1?\nOn.\n\n> Onko 2?\nEi.");
    assert_eq!(split.quoted, "> loppu\n> vielä");
}

#[test]
fn signatures_stand_apart_and_long_texts_below_a_dash_do_not() {
    let with = split("Hei\n\n-- \nMaija\n09 123\n");
    assert_eq!(
        (with.own.as_str(), with.signature.as_str()),
        ("Hei", "-- \nMaija\n09 123".replace("-- ", "--").as_str())
    );
    let long = format!("Hei\n--\n{}", "rivi\n".repeat(40));
    assert_eq!(split(&long).own, long.trim_end());
    assert_eq!(split("Hei\n\nSkickat från min iPhone").signature, "Skickat från min iPhone");
    assert_eq!(split("Skickat från min iPhone").own, "");
}

#[test]
fn nothing_comes_of_nothing() {
    assert_eq!(split(""), Split::default());
    assert_eq!(split("\n \n"), Split::default());
}

#[test]
fn heads_give_their_fields_away() {
    let text = "-----Alkuperäinen viesti-----\n*Lähettäjä:* Anssi [mailto:anssi@koti.fi]\n*Lähetetty:* 1.12.2025\n\
                *Vastaanottaja:* Maija\n*Aihe:* Pumppu\n\nEi käynnisty.";
    let split = split(text);
    let inside = split.forwarded.unwrap();
    assert_eq!(inside.from, Some(Address::named("Anssi", "anssi@koti.fi")));
    assert_eq!(inside.subject.as_deref(), Some("Pumppu"));
    assert_eq!(inside.text, "Ei käynnisty.");
    assert_eq!(split.own, "Ei käynnisty.");
}
