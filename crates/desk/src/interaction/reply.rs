//! Answering the customer in writing. The answer is held for its undo time, then it leaves; it is an action, and it keeps the
//! promise. Nobody answers past what they have not seen, unless they say so (requirement R149).

use db::{Error, Tx, args};
use jiff::ToSpan;
use serde_json::json;

use super::acted::added;
use super::acting::{ActError, counted, taken, told};
use super::event::{REPLIED, TAKEN_BACK};
use super::interaction::Interaction;
use super::message::{self, Address, Author, NewMessage};
use super::undo::{Before, Undo, offer};
use super::words::ActionKind;
use super::{claim, outgoing};
use crate::attachment::NewAttachment;
use crate::conversation::{self, DraftKind};
use crate::kernel::{Actor, Timestamp, key_of};
use crate::search::{self, Doc, Scope};
use crate::timeline;

/// An answer to send.
#[derive(Clone, Debug, Default)]
pub struct Reply {
    /// The words.
    pub text: String,
    /// Search terms of the words, by `search::terms_of`, made before the transaction.
    pub terms: String,
    /// To whom; empty: to who wrote last.
    pub to: Vec<Address>,
    /// Copies.
    pub cc: Vec<Address>,
    /// Its language, when known.
    pub language: Option<String>,
    /// Files; their bytes lie in the blobs already.
    pub attachments: Vec<NewAttachment>,
    /// How long it is held so that it can be taken back.
    pub hold_seconds: i64,
    /// The newest event that the writer had seen; `None`: the writer does not say.
    pub base_seq: Option<i64>,
    /// Send although there is something newer or somebody else has it.
    pub force: bool,
}

crate::refusals! {
    /// Why an answer is not sent.
    ReplyError {
        /// Only who serves answers.
        NotAllowed => Forbidden "access.right_missing",
        /// What is over is not answered; a new contact follows it.
        Closed => Conflict "interaction.closed",
        /// There are no words.
        Empty => Invalid "reply.empty" at "text",
        /// Nobody has an address to send it to.
        NoAddress => Invalid "reply.no_address" at "to",
        /// An address is none.
        AddressImpossible(address) => Invalid "reply.address_impossible" at "to",
        /// Something newer has come or gone that the writer had not seen.
        NewerMessages => Conflict "reply.newer_messages",
        /// Somebody else has it.
        OwnedByOther(owner) => Conflict "reply.owned_by_other",
    }
}

impl From<ActError> for ReplyError {
    fn from(refused: ActError) -> ReplyError {
        match refused {
            ActError::NotAllowed => ReplyError::NotAllowed,
            ActError::Failed(error) => ReplyError::Failed(error),
            _ => ReplyError::Closed,
        }
    }
}

/// What a sent answer gives back.
#[derive(Clone, Debug)]
pub struct Replied {
    /// The contact as it is now.
    pub interaction: Interaction,
    /// The message's id.
    pub message: i64,
    /// How to take it back while it is held.
    pub undo: Option<Undo>,
}

/// Writes an answer. Who answers what nobody has, takes it.
///
/// # Errors
/// `ReplyError`.
pub fn reply(
    tx: &mut Tx,
    actor: &Actor,
    interaction: &Interaction,
    reply: &Reply,
    now: Timestamp,
) -> Result<Replied, ReplyError> {
    let mut fresh = taken(tx, actor, interaction, None)?;
    let mut before = Before::of(tx, &fresh)?;
    let message = written(tx, actor, &mut fresh, reply, now)?;
    before.message = Some(message);
    before.counted.push(("replied".into(), String::new(), String::new(), 1));
    told(tx, actor, &mut fresh, REPLIED, json!({ "message": key_of(message) }), now)?;
    let undo = offer(tx, actor, "reply", (&before, &fresh), now)?;
    Ok(Replied { interaction: fresh, message, undo })
}

/// Writes an answer within another act; the caller saves the contact and tells the trace.
pub(super) fn written(
    tx: &mut Tx,
    actor: &Actor,
    fresh: &mut Interaction,
    reply: &Reply,
    now: Timestamp,
) -> Result<i64, ReplyError> {
    if reply.text.trim().is_empty() {
        return Err(ReplyError::Empty);
    }
    let to = if reply.to.is_empty() { reply_to(tx, fresh)? } else { reply.to.clone() };
    addresses_possible(&to, &reply.cc)?;
    if !reply.force {
        refuse_unseen(tx, actor, fresh, reply.base_seq)?;
    }
    let new = message_of(tx, actor, fresh, reply, to, now)?;
    let message = message::put(tx, fresh.conversation(), fresh.record.id, &new)?;
    let leaves = now.checked_add(reply.hold_seconds.clamp(0, 600).seconds()).unwrap_or(now);
    outgoing::hand_over(tx, (message, fresh.conversation()), "held", leaves)?;
    index(tx, fresh, message, &reply.terms, now)?;
    added(tx, actor, fresh, (ActionKind::Replied, ""), now)?;
    counted(tx, fresh, ("replied", "", "", 1), now)?;
    if let Some(agent) = actor.agent {
        conversation::discard(tx, agent, fresh.conversation(), DraftKind::Reply)?;
        conversation::mark_read(tx, agent, fresh.conversation(), now)?;
    }
    conversation::touch(tx, fresh.conversation(), now)?;
    Ok(message)
}

/// To whom an answer goes when nobody says otherwise: whom the customer's newest message asks to answer, or its author, or the
/// customer's own address.
///
/// # Errors
/// What the engine refuses.
pub fn reply_to(tx: &mut Tx, interaction: &Interaction) -> Result<Vec<Address>, Error> {
    let newest: Option<(i64, String, String)> = tx.opt(
        "SELECT id, author_name, author_address FROM message WHERE conversation_id = $1 AND kind = 'customer' AND NOT robot
          ORDER BY at DESC, id DESC LIMIT 1",
        args![interaction.conversation()],
    )?;
    if let Some((message, name, address)) = newest {
        let all = message::recipients(tx, message)?;
        let wished: Vec<Address> =
            all.into_iter().filter(|(kind, _)| kind == "reply_to").map(|(_, to)| to).collect();
        if !wished.is_empty() {
            return Ok(wished);
        }
        if address.contains('@') {
            return Ok(vec![Address { name, address }]);
        }
    }
    let own: Option<(String, String)> = tx.opt(
        "SELECT c.name, i.value FROM identity i JOIN customer c ON c.id = i.customer_id
          WHERE i.customer_id = $1 AND i.kind = 'email' AND i.retired_at IS NULL ORDER BY i.id LIMIT 1",
        args![interaction.record.customer_id],
    )?;
    Ok(own.map(|(name, address)| Address { name, address }).into_iter().collect())
}

fn addresses_possible(to: &[Address], cc: &[Address]) -> Result<(), ReplyError> {
    if to.is_empty() {
        return Err(ReplyError::NoAddress);
    }
    let possible = |address: &str| {
        let whole = !address.contains(|c: char| c.is_whitespace() || c.is_control() || "<>,;\"".contains(c));
        whole
            && address.split_once('@').is_some_and(|(local, domain)| {
                !local.is_empty() && !domain.is_empty() && !domain.contains('@')
            })
    };
    match to.iter().chain(cc).find(|one| !possible(&one.address)) {
        Some(one) => Err(ReplyError::AddressImpossible(one.address.clone())),
        None => Ok(()),
    }
}

/// Refuses what would be a second answer or one past a newer message.
fn refuse_unseen(
    tx: &mut Tx,
    actor: &Actor,
    fresh: &Interaction,
    base_seq: Option<i64>,
) -> Result<(), ReplyError> {
    if let Some(owner) = fresh.record.owner_id.filter(|owner| Some(*owner) != actor.agent) {
        return Err(ReplyError::OwnedByOther(claim::name_of(tx, owner)?));
    }
    let Some(base_seq) = base_seq else { return Ok(()) };
    let newer = timeline::after(tx, fresh.conversation(), base_seq)?;
    let said_back = |message: &serde_json::Value| {
        newer.iter().any(|entry| entry.kind == TAKEN_BACK.name && entry.fact("message") == Some(message))
    };
    let unseen = newer.iter().any(|entry| match entry.kind.as_str() {
        "interaction.arrived" | "interaction.joined" => true,
        "message.replied" | "interaction.answered" => {
            entry.actor_id != actor.agent && !entry.fact("message").is_some_and(said_back)
        }
        _ => false,
    });
    if unseen { Err(ReplyError::NewerMessages) } else { Ok(()) }
}

fn message_of(
    tx: &mut Tx,
    actor: &Actor,
    fresh: &Interaction,
    reply: &Reply,
    to: Vec<Address>,
    now: Timestamp,
) -> Result<NewMessage, Error> {
    let answered: Option<Option<String>> = tx.opt(
        "SELECT rfc_id FROM message WHERE conversation_id = $1 AND kind = 'customer' AND rfc_id IS NOT NULL ORDER BY at DESC, id DESC LIMIT 1",
        args![fresh.conversation()],
    )?;
    let copies = reply.cc.iter().cloned().map(|address| ("cc", address));
    Ok(NewMessage {
        kind: "reply",
        author: Author { agent: actor.agent, name: actor.name.clone(), ..Author::default() },
        at: now,
        subject: fresh.record.title.clone(),
        text: reply.text.trim_end().into(),
        language: reply.language.clone().or_else(|| fresh.language.clone()),
        in_reply_to: answered.flatten(),
        state: Some("held"),
        recipients: to.into_iter().map(|address| ("to", address)).chain(copies).collect(),
        attachments: reply.attachments.clone(),
        ..NewMessage::default()
    })
}

/// Puts the words of a message into the index under its contact.
pub(crate) fn index(
    tx: &mut Tx,
    fresh: &Interaction,
    message: i64,
    terms: &str,
    at: Timestamp,
) -> Result<(), Error> {
    let scope = Scope {
        channel: fresh.record.channel_id,
        organisation: fresh.record.organisation_id,
        brand: fresh.record.brand_id,
    };
    let doc = Doc {
        subject_kind: "interaction",
        subject_id: fresh.record.id,
        message_id: Some(message),
        occurred_at: at,
        terms,
        scope,
    };
    search::index(tx, doc)
}
