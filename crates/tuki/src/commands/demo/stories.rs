//! The people and stories of the demonstration that a newcomer should meet first, dated to these days.

use db::{Store, Tx};
use desk::interaction::{self, Direction, Missed};
use desk::kernel::Timestamp;
use desk::search;
use jiff::SignedDuration;

use super::contact::{self, Stage, Told};
use super::people::{Desk, Person};

/// Tells the stories.
///
/// # Errors
/// When the desk refuses; the demonstration's data are then at fault.
pub async fn tell(store: &Store, desk: &Desk, now: Timestamp) -> anyhow::Result<()> {
    let desk = desk.clone();
    let told = store
        .write(move |tx| Ok::<_, db::Error>(tell_in(tx, &desk, now).map_err(|error| format!("{error:#}"))))
        .await?;
    told.map_err(|error| anyhow::anyhow!("a story of the demonstration: {error}"))
}

fn tell_in(tx: &mut Tx, desk: &Desk, now: Timestamp) -> anyhow::Result<()> {
    conversion(tx, desk, now)?;
    invoice(tx, desk, now)?;
    this_morning(tx, desk, now)
}

fn ago(now: Timestamp, minutes: i64) -> Timestamp {
    now.checked_sub(SignedDuration::from_mins(minutes)).unwrap_or(now)
}

fn who<'d>(desk: &'d Desk, word: &str) -> anyhow::Result<&'d Person> {
    desk.customers.iter().find(|one| one.word == word).ok_or_else(|| anyhow::anyhow!("{word} is missing"))
}

fn told<'t>(at: Timestamp, person: &'t Person, subject: &'t str, text: &'t str) -> Told<'t> {
    Told {
        at,
        person,
        channel: "mail",
        subject,
        text,
        service: "laskutus",
        category: "lasku",
        mark: "issue",
        record: "",
        feedback: "comment",
        reply: "",
        agent: "matti",
        stage: Stage::Waiting,
        patience: 9,
    }
}

/// The conversion application stopped again, and the work was done on the customer's behalf: three calls.
fn conversion(tx: &mut Tx, desk: &Desk, now: Timestamp) -> anyhow::Result<()> {
    let text = "Monimutkaisen tapahtuman tallennus ei onnistu. Muunnossovellus oli pysähtynyt eikä käynnistynyt. Muunsin ja tallensin tiedot asiakkaan puolesta, ja asiakas pääsi jatkamaan.";
    for (days, word, agent) in [(21, "eeva", "teemu"), (9, "ville", "matti"), (2, "eeva", "teemu")] {
        let call = Told {
            channel: "phone",
            service: "tallennus",
            category: "vika",
            record: "issue",
            agent,
            stage: Stage::Closed,
            ..told(ago(now, days * 24 * 60 + 90), who(desk, word)?, "Tallennus pysähtyy muunnokseen", text)
        };
        contact::talk(tx, desk, &call, Direction::In, call.at)?;
    }
    Ok(())
}

/// Anssi's invoice: answered in time, and a colleague's note beside it.
fn invoice(tx: &mut Tx, desk: &Desk, now: Timestamp) -> anyhow::Result<()> {
    let anssi = who(desk, "anssi")?;
    let first = Told {
        record: "issue",
        reply: "Hei Anssi, katsoin tilauksesi: laskulla oli palauttamasi paidan rivi. Hyvityslasku lähtee tänään, ja kerron sinulle huomenna kello 12 mennessä, kun se on perillä.",
        stage: Stage::Answered,
        ..told(
            ago(now, 26 * 60),
            anssi,
            "Lasku ei täsmää tilaukseen",
            "Hei, ostin kuukausi sitten tuotteen, ja paperilla tullut lasku ihmetyttää. Voisitteko tarkistaa, mitä olen tilannut?",
        )
    };
    let one = contact::write(tx, desk, &first)?;
    let note = "Hyvityslasku 20418 on tehty. Minna tarkisti, että se lähti.";
    let terms = search::terms_of(note, Some(language::Lang::Fi));
    interaction::note(tx, &desk.agents["maija"], &one, (note, &terms), ago(now, 25 * 60))?;
    let attempt =
        Told { channel: "phone", text: "", subject: "", ..told(ago(now, 24 * 60 + 20), anssi, "", "") };
    contact::missed(tx, desk, &attempt, Missed::NoAnswer, Direction::Out)?;
    Ok(())
}

/// What waits right now, in three languages.
fn this_morning(tx: &mut Tx, desk: &Desk, now: Timestamp) -> anyhow::Result<()> {
    let waiting = [
        (
            52,
            "asa",
            "Leveransen till bygget",
            "Hej! Leveransen till Pargas har inte kommit, och arbetarna väntar. Kan ni se var bilen är?",
            "toimitus",
        ),
        (
            41,
            "harriet",
            "Invoice in the wrong currency",
            "Hello, our last invoice came in kronor, but we have agreed on euros. Could you please correct it?",
            "laskutus",
        ),
        (
            33,
            "ville",
            "Verkkokaupan kassa jumittaa",
            "Kassa jää pyörimään, kun yritän maksaa puhelimella kaksi tuotetta kerralla. Kokeilin kahdella kortilla.",
            "kauppa",
        ),
        (
            18,
            "helmi",
            "Väärän värinen paita",
            "Hei, tilasin sinisen paidan, mutta paketissa oli punainen. Miten saan oikean? Tarvitsisin sen lauantain juhliin.",
            "toimitus",
        ),
        (
            6,
            "ritva",
            "Kiitos ja yksi ehdotus",
            "Kiitos eilisestä avusta! Ehdotus: voisiko ohjeessa olla kuva laskusta, niin viitteen löytäisi heti?",
            "laskutus",
        ),
    ];
    for (minutes, word, subject, text, service) in waiting {
        let one = Told { service, ..told(ago(now, minutes), who(desk, word)?, subject, text) };
        contact::write(tx, desk, &one)?;
    }
    let hung_up =
        Told { channel: "phone", text: "", subject: "", ..told(ago(now, 24), who(desk, "oskari")?, "", "") };
    contact::missed(tx, desk, &hung_up, Missed::Abandoned, Direction::In)?;
    Ok(())
}
