//! THE act: a contact comes in. Five steps: who is it, what does it continue, log the attempt, append the words, tell the trace.
//! Everything happens in one transaction; what follows (receipt, notices, search of people) follows from the event.

use db::{Error, Tx};
use serde_json::json;

use super::arrival::{Arrival, Understood};
use super::duplicate;
use super::known::{self, Known};
use super::place::{Nature, Outcome, Place, place};
use super::thread::{self, Continued};
use crate::catalogue::{category, channel, service};
use crate::conversation;
use crate::interaction::message::{self, Author, NewMessage};
use crate::interaction::{
    self, Begin, Direction, InThread, Interaction, Missed, State, begin, event, guess_category, save,
    waits_again,
};
use crate::kernel::Timestamp;
use crate::spine::NewParty;

/// What became of an arrival, and where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arrived {
    /// The stored message.
    pub message: i64,
    /// The contact that holds it.
    pub interaction: i64,
    /// The thread.
    pub conversation: i64,
    /// What became of it.
    pub outcome: Outcome,
}

/// Takes a contact in.
///
/// # Errors
/// What the engine refuses; nothing is stored then.
pub fn arrive(tx: &mut Tx, understood: &Understood, now: Timestamp) -> Result<Arrived, Error> {
    let arrival = &understood.arrival;
    if let Some(known) = duplicate::of(tx, arrival)? {
        return Ok(known);
    }
    let sender = known::sender(tx, arrival, now)?;
    let continued = thread::continued(tx, arrival, &sender)?;
    let (mut contact, outcome) = attempted(tx, understood, &sender, &continued, now)?;
    let message = appended(tx, understood, &sender, &contact)?;
    told(tx, arrival, &sender, (&mut contact, message, outcome), now)?;
    let (interaction, conversation) = (contact.record.id, contact.conversation());
    Ok(Arrived { message, interaction, conversation, outcome })
}

/// The third step: the contact that the arrival belongs to, which is a new one unless it joins or is filed.
fn attempted(
    tx: &mut Tx,
    understood: &Understood,
    sender: &Known,
    continued: &Continued,
    now: Timestamp,
) -> Result<(Interaction, Outcome), Error> {
    let placed = place(nature(&understood.arrival), continued.state());
    let kept = matches!(placed, Place::Join | Place::File);
    if let Some((_, contact)) = continued.newest().filter(|_| kept) {
        let mut contact = interaction::take(tx, contact)?;
        if placed == Place::File {
            return Ok((contact, Outcome::Filed));
        }
        waits_again(tx, &mut contact, understood.arrival.occurred_at)?;
        return Ok((contact, Outcome::Joined));
    }
    let contact = begun(tx, understood, sender, continued, placed, now)?;
    let outcome = match (placed, continued.newest()) {
        (Place::CloseAtOnce, _) => Outcome::Filed,
        (_, Some(_)) => Outcome::Followed,
        (_, None) => Outcome::New,
    };
    Ok((contact, outcome))
}

fn nature(arrival: &Arrival) -> Nature {
    if arrival.is_robot() {
        Nature::Robot
    } else if arrival.thanks_only {
        Nature::Thanks
    } else {
        Nature::Person
    }
}

fn begun(
    tx: &mut Tx,
    understood: &Understood,
    sender: &Known,
    continued: &Continued,
    placed: Place,
    now: Timestamp,
) -> Result<Interaction, Error> {
    let arrival = &understood.arrival;
    let channel = channel::by_id(tx, arrival.channel)?;
    let closed = placed == Place::CloseAtOnce;
    let thread = continued
        .newest()
        .map_or(InThread::New, |(conversation, after)| InThread::Following { conversation, after });
    let new = Begin {
        channel: &channel,
        direction: Direction::In,
        state: if closed { State::Closed } else { State::Attempted },
        missed: arrival.reason(),
        thread,
        title: title_of(arrival),
        customer: (sender.customer, sender.organisation),
        service: match arrival.service {
            Some(service) => Some(service),
            None => service::only(tx)?,
        },
        brand: arrival.brand,
        mailbox: arrival.mailbox,
        team: arrival.team,
        owner: None,
        occurred_at: arrival.occurred_at.min(now),
        late_entry: false,
        created_by: None,
        assurance: if arrival.assurance.is_empty() || arrival.forged { "none" } else { &arrival.assurance },
        language: arrival.language.as_deref(),
        form_fields: arrival.form_fields.clone(),
        guess: understood.guess.clone().filter(|_| !closed),
        category_guess: if closed { None } else { category_of(tx, arrival)? },
        offered: continued.offered,
        parties: parties_of(arrival, sender),
        provenance: if arrival.provenance.is_empty() { "live" } else { arrival.provenance },
    };
    begin(tx, &new, now)
}

/// The subject, or the beginning of the words when there is none.
fn title_of(arrival: &Arrival) -> String {
    let said = |text: &str| !text.trim().is_empty();
    if said(&arrival.subject) {
        arrival.subject.clone()
    } else if said(&arrival.text) {
        arrival.text.chars().take(80).collect()
    } else {
        arrival.attachments.first().map(|file| file.name.clone()).unwrap_or_default()
    }
}

fn category_of(tx: &mut Tx, arrival: &Arrival) -> Result<Option<i64>, Error> {
    let tree: Vec<category::Category> = category::tree(tx)?.into_iter().map(|(_, node)| node).collect();
    let fits = |node: &category::Category| {
        node.service.is_none() || arrival.service.is_none() || node.service == arrival.service
    };
    let fitting: Vec<category::Category> = tree.into_iter().filter(fits).collect();
    Ok(guess_category(&arrival.subject, &arrival.text, &fitting))
}

fn parties_of(arrival: &Arrival, sender: &Known) -> Vec<NewParty> {
    let from = NewParty {
        role: "from".into(),
        customer_id: sender.customer,
        name: arrival.from.name.clone(),
        address: arrival.from.address.clone(),
        ..NewParty::default()
    };
    let copies = arrival.cc.iter().map(|copy| NewParty {
        role: "cc".into(),
        name: copy.name.clone(),
        address: copy.address.clone(),
        ..NewParty::default()
    });
    std::iter::once(from).chain(copies).collect()
}

/// The fourth step: the words, the files, the index.
fn appended(
    tx: &mut Tx,
    understood: &Understood,
    sender: &Known,
    contact: &Interaction,
) -> Result<i64, Error> {
    let arrival = &understood.arrival;
    let list = |kind: &'static str, of: &[message::Address]| -> Vec<(&'static str, message::Address)> {
        of.iter().cloned().map(|address| (kind, address)).collect()
    };
    let recipients =
        [list("reply_to", &arrival.reply_to), list("to", &arrival.to), list("cc", &arrival.cc)].concat();
    let new = NewMessage {
        kind: "customer",
        author: Author {
            agent: None,
            customer: sender.customer,
            name: arrival.from.name.clone(),
            address: arrival.from.address.clone(),
        },
        at: arrival.occurred_at,
        subject: arrival.subject.clone(),
        text: arrival.text.clone(),
        quoted: arrival.quoted.clone(),
        signature: arrival.signature.clone(),
        language: arrival.language.clone(),
        html_digest: arrival.html_digest.clone(),
        raw_digest: arrival.raw_digest.clone(),
        rfc_id: arrival.rfc_id.clone(),
        in_reply_to: arrival.in_reply_to.clone(),
        robot: arrival.is_robot(),
        state: None,
        recipients,
        attachments: arrival.attachments.clone(),
    };
    let message = message::put(tx, contact.conversation(), contact.record.id, &new)?;
    interaction::index(tx, contact, message, &understood.terms, arrival.occurred_at)?;
    Ok(message)
}

/// The fifth step: what joined makes the contact new again to its readers; every arrival is told once.
fn told(
    tx: &mut Tx,
    arrival: &Arrival,
    sender: &Known,
    (contact, message, outcome): (&mut Interaction, i64, Outcome),
    now: Timestamp,
) -> Result<(), Error> {
    let joined = outcome == Outcome::Joined;
    if joined {
        conversation::touch(tx, contact.conversation(), now)?;
        save(tx, contact)?;
    }
    if outcome == Outcome::Filed {
        let detail = if arrival.is_robot() { "robot" } else { "thanks" };
        interaction::counted(tx, contact, ("filed", "", detail, 1), contact.record.occurred_at)?;
    }
    let kind = match outcome {
        Outcome::Joined => event::JOINED,
        Outcome::Filed | Outcome::Duplicate => event::FILED,
        Outcome::New | Outcome::Followed => event::ARRIVED,
    };
    let detail = json!({ "outcome": outcome.code(), "message": crate::kernel::key_of(message), "new_customer": sender.new,
                         "robot": arrival.reason().map(Missed::code), "forged": arrival.forged });
    interaction::tell(tx, &sender.actor(arrival), contact, kind, detail, now)?;
    Ok(())
}
