//! An order, an issue, a piece of feedback out of one contact, any number of each (requirements R014, R019, R023). The record is
//! linked to the contact, keeps the customer's own words, and making it sets the contact's mark (amendment A2).

use db::{Error, Tx};

use crate::feedback::{self, Feedback, NewFeedback};
use crate::interaction::{self, ActError, Interaction, Mark, message};
use crate::issue::{self, Issue, NewIssue};
use crate::kernel::{Actor, RecordRef, Timestamp};
use crate::linking::{LinkKind, link};
use crate::order::{self, NewOrder, Order};
use crate::spine::Born;

/// What a person says of the new record; the rest comes from the contact.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// What it is about; empty: the contact's title.
    pub title: String,
    /// The customer's own words; empty: those of the contact's first message.
    pub own_words: String,
    /// Search terms of title and words, by `search::terms_of`, made before the transaction.
    pub terms: String,
    /// Which service it concerns; `None`: the contact's.
    pub service: Option<i64>,
    /// Whose queue it lies in; `None`: the contact's.
    pub team: Option<i64>,
    /// Who works on it; `None`: the doer.
    pub owner: Option<i64>,
}

/// Why nothing is made: what the contact refuses, or what the new record refuses.
#[derive(Debug)]
pub enum SpawnError {
    /// The contact.
    Contact(ActError),
    /// The issue.
    Issue(issue::RecordError),
    /// The order.
    Order(order::ReceiveError),
    /// The feedback.
    Feedback(feedback::ReceiveError),
}

/// Makes an issue out of a contact. `effect` is one of `issue::EFFECTS`.
///
/// # Errors
/// `SpawnError`.
pub fn spawn_issue(
    tx: &mut Tx,
    actor: &Actor,
    contact: &Interaction,
    (facts, effect): (&Facts, &str),
    now: Timestamp,
) -> Result<(Issue, Interaction), SpawnError> {
    let fresh = open(tx, actor, contact)?;
    let new = NewIssue { born: born(tx, actor, &fresh, facts)?, effect: effect.into() };
    let made = issue::record(tx, actor, &new, now)?;
    let fresh =
        tied(tx, actor, fresh, (made.record.id, made.record.reference(), Mark::new("issue", "")), now)?;
    Ok((made, fresh))
}

/// Makes an order out of a contact. `kind` is one of `order::ORDER_KINDS`.
///
/// # Errors
/// `SpawnError`.
pub fn spawn_order(
    tx: &mut Tx,
    actor: &Actor,
    contact: &Interaction,
    (facts, kind): (&Facts, &str),
    now: Timestamp,
) -> Result<(Order, Interaction), SpawnError> {
    let fresh = open(tx, actor, contact)?;
    let new = NewOrder { born: born(tx, actor, &fresh, facts)?, order_kind: kind.into() };
    let made = order::receive(tx, actor, &new, now)?;
    let mark = Mark::new("service", "order");
    let fresh = tied(tx, actor, fresh, (made.record.id, made.record.reference(), mark), now)?;
    Ok((made, fresh))
}

/// Makes a piece of feedback out of a contact. `kind` is one of `feedback::FEEDBACK_KINDS`, `origin` one of `feedback::ORIGINS`.
///
/// # Errors
/// `SpawnError`.
pub fn spawn_feedback(
    tx: &mut Tx,
    actor: &Actor,
    contact: &Interaction,
    (facts, kind, origin): (&Facts, &str, &str),
    now: Timestamp,
) -> Result<(Feedback, Interaction), SpawnError> {
    let fresh = open(tx, actor, contact)?;
    let new = NewFeedback {
        born: born(tx, actor, &fresh, facts)?,
        feedback_kind: kind.into(),
        origin: origin.into(),
    };
    let made = feedback::receive(tx, actor, &new, now)?;
    let mark = Mark::new("feedback", "");
    let fresh = tied(tx, actor, fresh, (made.record.id, made.record.reference(), mark), now)?;
    Ok((made, fresh))
}

fn open(tx: &mut Tx, actor: &Actor, contact: &Interaction) -> Result<Interaction, SpawnError> {
    interaction::taken(tx, actor, contact, None).map_err(SpawnError::Contact)
}

fn born(tx: &mut Tx, actor: &Actor, contact: &Interaction, facts: &Facts) -> Result<Born, Error> {
    let record = &contact.record;
    let own_words = if facts.own_words.trim().is_empty() {
        first_words(tx, record.id)?
    } else {
        facts.own_words.trim().to_string()
    };
    let title = if facts.title.trim().is_empty() { record.title.clone() } else { facts.title.clone() };
    Ok(Born {
        title,
        own_words,
        terms: facts.terms.clone(),
        service: facts.service.or(record.service_id),
        customer: (record.customer_id, record.organisation_id),
        conversation: record.conversation_id,
        channel: record.channel_id,
        brand: record.brand_id,
        team: facts.team.or(record.team_id),
        owner: facts.owner.or(actor.agent),
        occurred_at: None,
        provenance: if record.provenance == "practice" { "practice" } else { "live" },
    })
}

/// The customer's own words: of a written contact the first message, of a call what was written down.
fn first_words(tx: &mut Tx, contact: i64) -> Result<String, Error> {
    let messages = message::of_interaction(tx, contact)?;
    let first = messages
        .iter()
        .find(|message| message.kind == "customer")
        .or_else(|| messages.iter().find(|message| message.kind == "log"));
    Ok(first.map(|message| message.text.clone()).unwrap_or_default())
}

/// Ties the record to its contact: the link, the mark, the action, all within this one act.
fn tied(
    tx: &mut Tx,
    actor: &Actor,
    mut contact: Interaction,
    (record, reference, mark): (i64, RecordRef, Mark),
    now: Timestamp,
) -> Result<Interaction, SpawnError> {
    link(tx, LinkKind::OpenedFrom, record, contact.record.id, actor.agent, now)?;
    interaction::recorded(tx, actor, &mut contact, &reference.to_string(), now)?;
    interaction::set_mark(tx, actor, &mut contact, &mark, now).map_err(SpawnError::Contact)?;
    interaction::save(tx, &mut contact)?;
    Ok(contact)
}

impl From<Error> for SpawnError {
    fn from(error: Error) -> SpawnError {
        SpawnError::Contact(ActError::Failed(error))
    }
}

impl From<issue::RecordError> for SpawnError {
    fn from(refused: issue::RecordError) -> SpawnError {
        SpawnError::Issue(refused)
    }
}

impl From<order::ReceiveError> for SpawnError {
    fn from(refused: order::ReceiveError) -> SpawnError {
        SpawnError::Order(refused)
    }
}

impl From<feedback::ReceiveError> for SpawnError {
    fn from(refused: feedback::ReceiveError) -> SpawnError {
        SpawnError::Feedback(refused)
    }
}

crate::refusal_of_either!(SpawnError { Contact, Issue, Order, Feedback });
