//! What an arrival continues: by our own address token, by the message it answers, by the number in its subject. It is believed
//! only of somebody who takes part in that thread; else the thread is offered, and a person decides.

use db::{Error, Tx, args};
use jiff::ToSpan;

use super::arrival::Arrival;
use super::known::Known;
use super::place::ThreadState;
use crate::interaction::{Contact, contacts, message};
use crate::kernel::Timestamp;
use crate::mailbox;

/// A known customer's matter of so many days ago is offered.
const OFFER_DAYS: i64 = 14;

/// What an arrival continues.
#[derive(Clone, Debug, Default)]
pub(super) struct Continued {
    /// The thread, with its contacts, oldest first.
    thread: Option<(i64, Vec<Contact>)>,
    /// A thread that it may continue.
    pub offered: Option<i64>,
}

impl Continued {
    pub fn state(&self) -> ThreadState {
        match &self.thread {
            None => ThreadState::None,
            Some((_, contacts)) if contacts.iter().any(is_open) => ThreadState::Open,
            Some(_) => ThreadState::Closed,
        }
    }

    /// The thread and the contact that an arrival joins, is filed with or follows.
    pub fn newest(&self) -> Option<(i64, i64)> {
        let (conversation, contacts) = self.thread.as_ref()?;
        let contact = contacts.iter().rfind(|contact| is_open(contact)).or_else(|| contacts.last())?;
        Some((*conversation, contact.id))
    }
}

/// A missed call is no place for a letter: what follows it is a contact of its own.
fn is_open(contact: &Contact) -> bool {
    matches!(contact.state.as_str(), "attempted" | "connected" | "classified")
}

pub(super) fn continued(tx: &mut Tx, arrival: &Arrival, sender: &Known) -> Result<Continued, Error> {
    if let Some(conversation) = bounced(tx, arrival)? {
        return joined(tx, conversation);
    }
    let Some(conversation) = candidate(tx, arrival)? else {
        return Ok(Continued { thread: None, offered: recent(tx, arrival, sender)? });
    };
    if !arrival.forged && takes_part(tx, conversation, arrival, sender)? {
        return joined(tx, conversation);
    }
    Ok(Continued { thread: None, offered: Some(conversation) })
}

fn joined(tx: &mut Tx, conversation: i64) -> Result<Continued, Error> {
    let contacts = contacts(tx, conversation)?;
    Ok(Continued { thread: Some((conversation, contacts)), offered: None })
}

/// The thread of our message that came back; the message is marked so.
fn bounced(tx: &mut Tx, arrival: &Arrival) -> Result<Option<i64>, Error> {
    let Some(bounce) = &arrival.bounce else { return Ok(None) };
    let original = match &bounce.original {
        Some(rfc_id) => message::by_rfc_id(tx, rfc_id)?,
        None => None,
    };
    let Some(ours) = original.filter(|message| message.kind == "reply" || message.kind == "receipt") else {
        return Ok(None);
    };
    if bounce.permanent {
        mailbox::delivery::bounced(tx, ours.id, &bounce.note, arrival.occurred_at)?;
    }
    Ok(Some(ours.conversation_id))
}

fn candidate(tx: &mut Tx, arrival: &Arrival) -> Result<Option<i64>, Error> {
    if let Some(conversation) = arrival.token_conversation {
        let there: Option<i64> = tx.opt("SELECT id FROM conversation WHERE id = $1", args![conversation])?;
        if there.is_some() {
            return Ok(there);
        }
    }
    for rfc_id in arrival.in_reply_to.iter().chain(arrival.references.iter().rev()).take(20) {
        let found: Option<i64> = tx.opt(
            "SELECT conversation_id FROM message WHERE rfc_id = $1 ORDER BY id DESC LIMIT 1",
            args![rfc_id],
        )?;
        if found.is_some() {
            return Ok(found);
        }
    }
    let Some(number) = arrival.named_number else { return Ok(None) };
    let named: Option<Option<i64>> = tx.opt(
        "SELECT conversation_id FROM record WHERE kind = 'interaction' AND number = $1",
        args![number],
    )?;
    Ok(named.flatten())
}

fn takes_part(tx: &mut Tx, conversation: i64, arrival: &Arrival, sender: &Known) -> Result<bool, Error> {
    let address = arrival.from.address.to_lowercase();
    let found: Option<i64> = tx.opt(
        "SELECT v.id FROM conversation v WHERE v.id = $1 AND (v.customer_id = $2
            OR EXISTS (SELECT 1 FROM message m WHERE m.conversation_id = v.id AND (lower(m.author_address) = $3 OR m.customer_id = $2))
            OR EXISTS (SELECT 1 FROM message m JOIN recipient t ON t.message_id = m.id
                        WHERE m.conversation_id = v.id AND lower(t.address) = $3))",
        args![conversation, sender.customer, address],
    )?;
    Ok(found.is_some())
}

/// The newest matter of a customer who is known, when it is fresh: a person may say that this continues it (requirement R151).
fn recent(tx: &mut Tx, arrival: &Arrival, sender: &Known) -> Result<Option<i64>, Error> {
    let Some(customer) = sender.customer.filter(|_| !sender.new && !arrival.is_robot()) else {
        return Ok(None);
    };
    let since: Timestamp =
        arrival.occurred_at.checked_sub((OFFER_DAYS * 24).hours()).unwrap_or(arrival.occurred_at);
    tx.opt(
        "SELECT id FROM conversation WHERE customer_id = $1 AND last_at >= $2 ORDER BY last_at DESC LIMIT 1",
        args![customer, since],
    )
}
