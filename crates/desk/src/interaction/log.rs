//! Writing a contact down by hand: a call, a talk in the hallway, an attempt in which nobody was reached (requirements R016, R027,
//! R028, R039). In seconds, also afterwards; both times are kept.

use db::{Error, Tx};
use jiff::ToSpan;
use serde_json::json;

use super::acting::tell;
use super::action;
use super::begin::{Begin, InThread, begin};
use super::event::{BEGUN, LOGGED};
use super::guess::guess_mark;
use super::interaction::Interaction;
use super::message::{self, Author, NewMessage};
use super::reply::index;
use super::state::State;
use super::thread::{add_moment, contacts};
use super::who::organisation_of;
use super::words::{ActionKind, Direction, Missed};
use crate::catalogue::{brand, channel, service};
use crate::conversation;
use crate::kernel::{Actor, Right, Timestamp};
use crate::spine::NewParty;

/// How long after it happened a contact still counts as written down at once.
const AT_ONCE_MINUTES: i64 = 10;
/// The setting: how many days back a contact may be written down.
const LATE_ENTRY_DAYS: &str = "late_entry_days";

/// How an attempt went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Somebody was reached.
    Connected,
    /// Nobody was.
    Missed(Missed),
}

impl Outcome {
    /// From a form's or the API's word: `connected`, or a reason of missed.
    pub fn from_code(code: &str) -> Option<Outcome> {
        match code {
            "connected" | "callback_agreed" => Some(Outcome::Connected),
            "message_left" => Some(Outcome::Missed(Missed::NoAnswer)),
            other => Missed::from_code(other).map(Outcome::Missed),
        }
    }

    /// The action that such a word tells of.
    pub fn action_of(code: &str) -> Option<ActionKind> {
        ActionKind::from_code(code)
            .filter(|kind| matches!(kind, ActionKind::MessageLeft | ActionKind::CallbackAgreed))
    }
}

/// A contact to write down.
#[derive(Clone, Debug)]
pub struct Log {
    /// The channel's key.
    pub channel: String,
    /// Who turned to whom.
    pub direction: Direction,
    /// How it went.
    pub outcome: Outcome,
    /// What was said.
    pub text: String,
    /// Search terms of the text, by `search::terms_of`, made before the transaction.
    pub terms: String,
    /// Its title; empty: the beginning of the text.
    pub title: String,
    /// The customer, when known.
    pub customer: Option<i64>,
    /// Further people who took part, and who it was when the customer is not known.
    pub participants: Vec<NewParty>,
    /// When it happened; `None`: now.
    pub occurred_at: Option<Timestamp>,
    /// Which service it concerns.
    pub service: Option<i64>,
    /// Whose queue it lies in when nobody was reached.
    pub team: Option<i64>,
    /// The matter that it continues, by the number that the customer knows.
    pub matter: Option<i64>,
    /// What was done at once: a message left, a call back agreed.
    pub action: Option<ActionKind>,
    /// Its language, when known.
    pub language: Option<String>,
    /// `live`, `legacy` or `practice`.
    pub provenance: &'static str,
}

impl Default for Log {
    fn default() -> Log {
        Log {
            channel: String::new(),
            direction: Direction::In,
            outcome: Outcome::Connected,
            text: String::new(),
            terms: String::new(),
            title: String::new(),
            customer: None,
            participants: Vec::new(),
            occurred_at: None,
            service: None,
            team: None,
            matter: None,
            action: None,
            language: None,
            provenance: "live",
        }
    }
}

crate::refusals! {
    /// Why a contact is not written down.
    LogError {
        /// Only who serves writes contacts down.
        NotAllowed => Forbidden "access.right_missing",
        /// There is no such channel in use.
        ChannelUnknown => Invalid "log.channel_unknown" at "channel",
        /// Somebody was reached, and nothing tells what was said.
        TextMissing => Invalid "log.text_missing" at "text",
        /// It has not happened yet.
        InFuture => Invalid "log.in_future" at "at",
        /// It is too long ago.
        TooOld => Invalid "log.too_old" at "at",
        /// There is no such customer.
        CustomerUnknown => Invalid "interaction.customer_unknown" at "customer",
        /// There is no such matter.
        MatterUnknown => Invalid "interaction.matter_unknown" at "matter",
    }
}

/// Writes a contact down. Whom somebody reached is in the writer's hands; an attempt of a customer that nobody answered waits in
/// the queue, one of ours in the writer's hands.
///
/// # Errors
/// `LogError`.
pub fn log(tx: &mut Tx, actor: &Actor, log: &Log, now: Timestamp) -> Result<Interaction, LogError> {
    if !actor.may(Right::Serve) {
        return Err(LogError::NotAllowed);
    }
    let channel = channel::load(tx, &log.channel).map_err(|_| LogError::ChannelUnknown)?;
    if !channel.active {
        return Err(LogError::ChannelUnknown);
    }
    if log.outcome == Outcome::Connected && log.text.trim().is_empty() {
        return Err(LogError::TextMissing);
    }
    let (occurred_at, late_entry) = happened(tx, log, now)?;
    let new = beginning(tx, actor, log, &channel, (occurred_at, late_entry))?;
    let interaction = begin(tx, &new, now)?;
    words(tx, actor, log, &interaction)?;
    moments(tx, log, &interaction)?;
    if let Some(kind) = log.action {
        action::put(tx, interaction.record.id, (kind, ""), actor.agent, now)?;
    }
    if let Some(agent) = actor.agent {
        conversation::mark_read(tx, agent, interaction.conversation(), now)?;
    }
    let detail = json!({ "channel": channel.key, "direction": log.direction.code(), "late": late_entry,
                         "missed": interaction.missed.map(Missed::code) });
    tell(tx, actor, &interaction, LOGGED, detail, now)?;
    Ok(interaction)
}

/// Begins a contact of ours in an older thread, so that something can be written to a customer whose contacts are all closed.
///
/// # Errors
/// `LogError`.
pub fn begin_outgoing(
    tx: &mut Tx,
    actor: &Actor,
    after: &Interaction,
    now: Timestamp,
) -> Result<Interaction, LogError> {
    if !actor.may(Right::Serve) {
        return Err(LogError::NotAllowed);
    }
    let channel = match after.record.channel_id {
        Some(channel) => channel::by_id(tx, channel)?,
        None => channel::load(tx, "mail").map_err(|_| LogError::ChannelUnknown)?,
    };
    let thread = InThread::Following { conversation: after.conversation(), after: after.record.id };
    let new = Begin {
        channel: &channel,
        direction: Direction::Out,
        state: State::Connected,
        missed: None,
        thread,
        title: after.record.title.clone(),
        customer: (after.record.customer_id, after.record.organisation_id),
        service: after.record.service_id,
        brand: after.record.brand_id,
        mailbox: None,
        team: after.record.team_id,
        owner: actor.agent,
        occurred_at: now,
        late_entry: false,
        created_by: actor.agent,
        assurance: "none",
        language: after.language.as_deref(),
        form_fields: None,
        guess: None,
        category_guess: None,
        offered: None,
        parties: Vec::new(),
        provenance: "live",
    };
    let interaction = begin(tx, &new, now)?;
    tell(tx, actor, &interaction, BEGUN, json!({ "after": after.reference().to_string() }), now)?;
    Ok(interaction)
}

fn happened(tx: &mut Tx, log: &Log, now: Timestamp) -> Result<(Timestamp, bool), LogError> {
    let Some(at) = log.occurred_at else { return Ok((now, false)) };
    if at > now.checked_add(1.minute()).unwrap_or(now) {
        return Err(LogError::InFuture);
    }
    let days: i64 = crate::setting::get(tx, LATE_ENTRY_DAYS, 400)?;
    if log.provenance == "live" && now.duration_since(at).as_hours() > days * 24 {
        return Err(LogError::TooOld);
    }
    Ok((at.min(now), now.duration_since(at).as_mins() > AT_ONCE_MINUTES))
}

fn beginning<'a>(
    tx: &mut Tx,
    actor: &Actor,
    log: &'a Log,
    channel: &'a channel::Channel,
    (occurred_at, late_entry): (Timestamp, bool),
) -> Result<Begin<'a>, LogError> {
    let missed = match log.outcome {
        Outcome::Connected => None,
        Outcome::Missed(reason) => Some(reason),
    };
    let waits = missed.is_some() && log.direction == Direction::In;
    let organisation = match log.customer {
        Some(customer) => organisation_of(tx, customer)?.ok_or(LogError::CustomerUnknown)?,
        None => None,
    };
    let title = if log.title.trim().is_empty() { beginning_of(&log.text) } else { log.title.clone() };
    Ok(Begin {
        channel,
        direction: log.direction,
        state: if missed.is_some() { State::Missed } else { State::Connected },
        missed,
        thread: thread_of(tx, log)?,
        guess: guess_mark(&title, &log.text).filter(|_| missed.is_none()),
        title,
        customer: (log.customer, organisation),
        service: match log.service {
            Some(service) => Some(service),
            None => service::only(tx)?,
        },
        brand: brand::usual(tx)?.map(|brand| brand.id),
        mailbox: None,
        team: log.team,
        owner: actor.agent.filter(|_| !waits),
        occurred_at,
        late_entry,
        created_by: actor.agent,
        assurance: "none",
        language: log.language.as_deref(),
        form_fields: None,
        category_guess: None,
        offered: None,
        parties: parties_of(log),
        provenance: log.provenance,
    })
}

fn thread_of(tx: &mut Tx, log: &Log) -> Result<InThread, LogError> {
    let Some(matter) = log.matter else { return Ok(InThread::New) };
    let thread = conversation::by_number(tx, matter)?.ok_or(LogError::MatterUnknown)?;
    let newest = contacts(tx, thread.id)?.pop().ok_or(LogError::MatterUnknown)?;
    Ok(InThread::Following { conversation: thread.id, after: newest.id })
}

fn parties_of(log: &Log) -> Vec<NewParty> {
    let role = if log.direction == Direction::In { "from" } else { "to" };
    let known = log.customer.map(|customer| NewParty {
        role: role.into(),
        customer_id: Some(customer),
        ..NewParty::default()
    });
    let mut parties: Vec<NewParty> = known.into_iter().collect();
    for party in &log.participants {
        let role = if party.role.is_empty() {
            if parties.is_empty() { role } else { "present" }
        } else {
            party.role.as_str()
        };
        parties.push(NewParty { role: role.into(), ..party.clone() });
    }
    parties
}

fn words(tx: &mut Tx, actor: &Actor, log: &Log, interaction: &Interaction) -> Result<(), Error> {
    if log.text.trim().is_empty() {
        return Ok(());
    }
    let new = NewMessage {
        kind: "log",
        author: Author { agent: actor.agent, name: actor.name.clone(), ..Author::default() },
        at: interaction.record.occurred_at,
        text: log.text.trim_end().into(),
        language: log.language.clone(),
        ..NewMessage::default()
    };
    let message = message::put(tx, interaction.conversation(), interaction.record.id, &new)?;
    index(tx, interaction, message, &log.terms, interaction.record.occurred_at)
}

fn moments(tx: &mut Tx, log: &Log, interaction: &Interaction) -> Result<(), Error> {
    let (id, at) = (interaction.record.id, interaction.record.occurred_at);
    match log.outcome {
        Outcome::Connected => add_moment(tx, id, ("answered", ""), at),
        Outcome::Missed(_) => add_moment(tx, id, ("ended", ""), at),
    }
}

/// The first sentence or line, not longer than a title should be.
fn beginning_of(text: &str) -> String {
    let first = text.trim().lines().next().unwrap_or_default();
    let sentence = first.split_inclusive(['.', '!', '?']).next().unwrap_or(first).trim();
    let sentence = if sentence.chars().count() < 8 { first.trim() } else { sentence };
    let mut title: String = sentence.chars().take(80).collect();
    if sentence.chars().count() > 80 {
        title.push('…');
    }
    title
}
