//! One contact of the demonstration, lived through the same acts that agents and doors use.

use db::Tx;
use desk::intake::{self, Arrival, Sender};
use desk::interaction::{
    self, ActionKind, Class, Closing, Direction, Interaction, Log, Mark, Missed, Outcome, Reply,
};
use desk::kernel::{Actor, Timestamp};
use desk::mailbox::delivery::{self, Claim};
use desk::search;
use jiff::SignedDuration;

use super::people::{Desk, Person};
use super::record;

/// How far a contact has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd)]
pub enum Stage {
    /// Nobody has taken it.
    Waiting,
    /// Somebody has.
    Taken,
    /// It has been answered and is still open.
    Answered,
    /// It is over.
    Closed,
}

/// What is told of a contact.
#[derive(Clone, Debug)]
pub struct Told<'a> {
    /// When it came.
    pub at: Timestamp,
    /// Who.
    pub person: &'a Person,
    /// Key of the channel.
    pub channel: &'a str,
    /// Subject; may be empty.
    pub subject: &'a str,
    /// Words.
    pub text: &'a str,
    /// Service, by its word.
    pub service: &'a str,
    /// Category, by its word.
    pub category: &'a str,
    /// Mark.
    pub mark: &'a str,
    /// `order`, `issue`, `feedback` or empty.
    pub record: &'a str,
    /// Kind of feedback.
    pub feedback: &'a str,
    /// The answer; may be empty.
    pub reply: &'a str,
    /// Who serves, by the word.
    pub agent: &'a str,
    /// How far it has come.
    pub stage: Stage,
    /// Minutes until it is taken.
    pub patience: i64,
}

/// So many minutes later.
pub fn later(at: Timestamp, minutes: i64) -> Timestamp {
    at.checked_add(SignedDuration::from_mins(minutes)).unwrap_or(at)
}

/// A written contact that comes in by itself.
///
/// # Errors
/// When the desk refuses; the demonstration's data are then at fault.
pub fn write(tx: &mut Tx, desk: &Desk, told: &Told) -> anyhow::Result<Interaction> {
    let mail = told.channel == "mail";
    let arrival = Arrival {
        channel: desk.channels[told.channel],
        brand: desk.brand,
        mailbox: Some(desk.mailbox),
        team: desk.teams.get("palvelu").copied(),
        from: Sender {
            kind: "email".into(),
            address: told.person.email.clone(),
            name: told.person.name.clone(),
        },
        subject: told.subject.into(),
        text: format!("{}\n\n{}", told.text, told.person.name),
        language: Some(told.person.language.clone()),
        rfc_id: mail.then(|| format!("{}.{}", told.at.as_microsecond(), told.person.email)),
        occurred_at: told.at,
        assurance: "none".into(),
        provenance: "live",
        ..Arrival::default()
    };
    if told.channel == "form" {
        let form = desk::form::load(tx, &desk.form)?;
        desk::form::received(tx, &form, told.at)?;
    }
    let arrived = intake::arrive(tx, &arrival.understood(), told.at)?;
    let one = interaction::take(tx, arrived.interaction)?;
    serve(tx, desk, told, one)
}

/// A call, a meeting or a hallway talk that somebody wrote down.
///
/// # Errors
/// When the desk refuses.
pub fn talk(
    tx: &mut Tx,
    desk: &Desk,
    told: &Told,
    direction: Direction,
    entered: Timestamp,
) -> anyhow::Result<Interaction> {
    let actor = &desk.agents[told.agent];
    let one = interaction::log(tx, actor, &log_of(told, direction, Outcome::Connected), entered)?;
    serve(tx, desk, &Told { at: entered, ..told.clone() }, one)
}

/// An attempt that reached nobody.
///
/// # Errors
/// When the desk refuses.
pub fn missed(
    tx: &mut Tx,
    desk: &Desk,
    told: &Told,
    why: Missed,
    direction: Direction,
) -> anyhow::Result<Interaction> {
    let actor = &desk.agents[told.agent];
    let one = interaction::log(tx, actor, &log_of(told, direction, Outcome::Missed(why)), told.at)?;
    if told.stage < Stage::Closed {
        return Ok(one);
    }
    let closing = Closing { reason: Some(told.reply.into()), ..Closing::default() };
    Ok(interaction::close(tx, actor, &one, &closing, later(told.at, told.patience))?.interaction)
}

fn log_of(told: &Told, direction: Direction, outcome: Outcome) -> Log {
    Log {
        channel: told.channel.into(),
        direction,
        outcome,
        text: told.text.into(),
        terms: search::terms_of(told.text, language::Lang::from_code(&told.person.language)),
        title: told.subject.into(),
        customer: Some(told.person.id),
        participants: Vec::new(),
        occurred_at: Some(told.at),
        service: None,
        team: None,
        matter: None,
        action: None,
        language: Some(told.person.language.clone()),
        provenance: "live",
    }
}

/// Takes, marks, records, answers and closes, as far as the contact has come.
fn serve(tx: &mut Tx, desk: &Desk, told: &Told, mut one: Interaction) -> anyhow::Result<Interaction> {
    if told.stage == Stage::Waiting {
        return Ok(one);
    }
    let (actor, at) = (&desk.agents[told.agent], later(told.at, told.patience));
    if one.record.owner_id.is_none() {
        one = interaction::claim(tx, actor, &one, None, at)?.interaction;
    }
    if told.stage == Stage::Taken {
        return Ok(one);
    }
    one = classified(tx, desk, told, one, actor, later(at, 1))?;
    one = record::born(tx, desk, told, one, actor, later(at, 3))?;
    if told.reply.is_empty() {
        one = interaction::add_action(tx, actor, &one, (ActionKind::Advised, ""), None, later(at, 4))?
            .interaction;
    } else {
        one = answered(tx, told, one, actor, later(at, 6))?;
    }
    if told.stage == Stage::Closed {
        one = interaction::close(tx, actor, &one, &Closing::default(), later(at, 8))?.interaction;
    }
    Ok(one)
}

fn classified(
    tx: &mut Tx,
    desk: &Desk,
    told: &Told,
    one: Interaction,
    actor: &Actor,
    at: Timestamp,
) -> anyhow::Result<Interaction> {
    let mark = Mark::parse(told.mark, None).ok_or_else(|| anyhow::anyhow!("{} is no mark", told.mark))?;
    let one = interaction::mark(tx, actor, &one, (&mark, ""), None, at)?.interaction;
    let class = Class {
        service: Some(desk.services.get(told.service).copied()),
        category: Some(desk.categories.get(told.category).copied()),
    };
    Ok(interaction::classify(tx, actor, &one, class, None, at)?.interaction)
}

/// An answer that left at its time: the past needs no post office.
fn answered(
    tx: &mut Tx,
    told: &Told,
    one: Interaction,
    actor: &Actor,
    at: Timestamp,
) -> anyhow::Result<Interaction> {
    let reply = Reply {
        text: told.reply.into(),
        terms: search::terms_of(told.reply, language::Lang::from_code(&told.person.language)),
        language: Some(told.person.language.clone()),
        hold_seconds: 0,
        ..Reply::default()
    };
    let replied = interaction::reply(tx, actor, &one, &reply, at)?;
    if let Some(id) = delivery::of_message(tx, replied.message)?
        && matches!(delivery::claim(tx, id, at)?, Claim::Take(_))
    {
        delivery::sent(tx, id, at)?;
    }
    Ok(interaction::take(tx, one.record.id)?)
}
