//! Three months of an ordinary desk: about three hundred contacts over all channels in three languages, in working hours.

use db::Store;
use desk::interaction::{Direction, Missed};
use desk::kernel::Timestamp;
use jiff::SignedDuration;
use jiff::civil::Weekday;
use jiff::tz::TimeZone;
use serde::Deserialize;

use super::contact::{self, Stage, Told};
use super::people::{Desk, Person};

/// Days that are lived through.
const DAYS: i64 = 88;
/// Who serves in turn.
const TURNS: [&str; 5] = ["matti", "maija", "matti", "minna", "teemu"];

#[derive(Deserialize)]
struct Contacts {
    contact: Vec<Said>,
    talk: Vec<Said>,
}

#[derive(Clone, Deserialize)]
struct Said {
    language: String,
    #[serde(default)]
    subject: String,
    text: String,
    service: String,
    category: String,
    mark: String,
    #[serde(default)]
    record: String,
    #[serde(default)]
    feedback: String,
    #[serde(default)]
    reply: String,
}

/// Lives through the days, oldest first.
///
/// # Errors
/// When the desk refuses; the demonstration's data are then at fault.
pub async fn live(store: &Store, desk: &Desk, now: Timestamp) -> anyhow::Result<()> {
    let said: Contacts = toml::from_str(include_str!("../../../demo/contacts.toml"))?;
    let zone = TimeZone::get("Europe/Helsinki")?;
    let mut chance = Chance(20_260_101);
    for back in (0..DAYS).rev() {
        let day = now.checked_sub(SignedDuration::from_hours(24 * back))?.to_zoned_datetime(zone.clone());
        if matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
            continue;
        }
        let plan = plan(&mut chance, &day, back, now)?;
        let (desk, contacts, talks) = (desk.clone(), said.contact.clone(), said.talk.clone());
        let lived = store
            .write(move |tx| {
                let outcome = plan.iter().try_for_each(|step| step.live(tx, &desk, (&contacts, &talks)));
                Ok::<_, db::Error>(outcome.map_err(|error| format!("{error:#}")))
            })
            .await?;
        lived.map_err(|error| anyhow::anyhow!("a day of the demonstration: {error}"))?;
    }
    Ok(())
}

/// A small repeatable chance: the same demonstration every time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }
}

/// One contact of a day.
struct Step {
    at: Timestamp,
    kind: u64,
    which: usize,
    whom: usize,
    agent: &'static str,
    patience: i64,
    stage: Stage,
    now: Timestamp,
}

fn plan(
    chance: &mut Chance,
    day: &jiff::ZonedDateTime,
    back: i64,
    now: Timestamp,
) -> anyhow::Result<Vec<Step>> {
    let mut steps = Vec::new();
    let many = 4 + chance.below(3);
    let opening = day.start_of_day()?.timestamp().as_second() + 8 * 3600;
    for _ in 0..many {
        let at = Timestamp::from_second(opening + chance.below(7 * 3600 + 1800) as i64)?;
        let stage = match back {
            0 => [Stage::Waiting, Stage::Waiting, Stage::Taken, Stage::Answered][chance.below(4) as usize],
            1 => [Stage::Closed, Stage::Closed, Stage::Taken, Stage::Answered][chance.below(4) as usize],
            _ => Stage::Closed,
        };
        steps.push(Step {
            at,
            kind: chance.below(100),
            which: chance.below(1000) as usize,
            whom: chance.below(1000) as usize,
            agent: TURNS[chance.below(TURNS.len() as u64) as usize],
            patience: 5 + chance.below(110) as i64,
            stage,
            now,
        });
    }
    steps.retain(|step| step.at.as_second() + (step.patience + 20) * 60 < now.as_second());
    steps.sort_by_key(|step| step.at);
    Ok(steps)
}

impl Step {
    fn live(
        &self,
        tx: &mut db::Tx,
        desk: &Desk,
        (contacts, talks): (&[Said], &[Said]),
    ) -> anyhow::Result<()> {
        let said = match self.kind {
            0..68 => &contacts[self.which % contacts.len()],
            _ => &talks[self.which % talks.len()],
        };
        let person = self.person(desk, &said.language);
        match self.kind {
            0..56 => contact::write(tx, desk, &self.told(said, person, "mail")),
            56..68 => contact::write(tx, desk, &self.told(said, person, "form")),
            68..80 => contact::talk(tx, desk, &self.told(said, person, "phone"), Direction::In, self.at),
            80..84 => contact::talk(tx, desk, &self.told(said, person, "phone"), Direction::Out, self.at),
            84..88 => contact::talk(
                tx,
                desk,
                &self.told(said, person, "own_phone"),
                Direction::In,
                self.afterwards()?,
            ),
            88..91 => contact::talk(
                tx,
                desk,
                &self.told(said, person, "meeting"),
                Direction::In,
                self.afterwards()?,
            ),
            91..93 => contact::talk(
                tx,
                desk,
                &self.told(said, person, "own_mail"),
                Direction::In,
                self.afterwards()?,
            ),
            _ => self.nobody(tx, desk, person),
        }
        .map(|_| ())
    }

    /// What was written down later the same day.
    fn afterwards(&self) -> anyhow::Result<Timestamp> {
        Ok(self.at.checked_add(SignedDuration::from_mins(self.patience))?.min(self.now))
    }

    fn person<'d>(&self, desk: &'d Desk, language: &str) -> &'d Person {
        let speaking: Vec<&Person> = desk.customers.iter().filter(|one| one.language == language).collect();
        speaking[self.whom % speaking.len()]
    }

    fn told<'t>(&self, said: &'t Said, person: &'t Person, channel: &'t str) -> Told<'t> {
        Told {
            at: self.at,
            person,
            channel,
            subject: &said.subject,
            text: &said.text,
            service: &said.service,
            category: &said.category,
            mark: &said.mark,
            record: &said.record,
            feedback: if said.feedback.is_empty() { "comment" } else { &said.feedback },
            reply: if matches!(channel, "mail" | "form") { &said.reply } else { "" },
            agent: self.agent,
            stage: self.stage,
            patience: self.patience,
        }
    }

    /// Attempts that reached nobody: the customer hung up, or we called in vain.
    fn nobody(
        &self,
        tx: &mut db::Tx,
        desk: &Desk,
        person: &Person,
    ) -> anyhow::Result<desk::interaction::Interaction> {
        let (why, direction, reason) = match self.kind {
            93..96 => (Missed::Abandoned, Direction::In, "Soitettiin takaisin samana päivänä."),
            96..98 => (Missed::OutOfHours, Direction::In, "Asiakas soitti uudelleen aukioloaikana."),
            _ => (Missed::NoAnswer, Direction::Out, "Yritetään uudelleen huomenna."),
        };
        let told = Told {
            at: self.at,
            person,
            channel: "phone",
            subject: "",
            text: "",
            service: "",
            category: "",
            mark: "",
            record: "",
            feedback: "",
            reply: reason,
            agent: self.agent,
            stage: self.stage,
            patience: self.patience,
        };
        contact::missed(tx, desk, &told, why, direction)
    }
}
