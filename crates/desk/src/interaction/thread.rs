//! Reading a whole thread: messages with recipients, files and states; contacts with their moments; what happened.

use std::collections::HashMap;

use db::{Error, Row, Tx, args};

use super::message::{self, Address, Message};
use crate::attachment::{self, Attachment};
use crate::conversation::{self, Conversation, Draft};
use crate::kernel::{Cursor, RecordRef, Timestamp};
use crate::timeline::{self, Entry};

/// A change of an outgoing message's state.
#[derive(Clone, Debug)]
pub struct Change {
    /// The new state.
    pub state: String,
    /// When.
    pub at: Timestamp,
    /// What the other server said.
    pub note: String,
}

/// A message with everything that hangs on it.
#[derive(Clone, Debug)]
pub struct Said {
    /// The message.
    pub message: Message,
    /// To whom: (`from`, `reply_to`, `to`, `cc`), address.
    pub recipients: Vec<(String, Address)>,
    /// Its files.
    pub attachments: Vec<Attachment>,
    /// The states that it went through, oldest first.
    pub changes: Vec<Change>,
    /// While it is held: when it leaves.
    pub held_until: Option<Timestamp>,
}

/// A fact about a contact that cannot be recovered later: offered, ringing, answered, hold, resumed, ended …
#[derive(Clone, Debug)]
pub struct Moment {
    /// The contact.
    pub interaction: i64,
    /// Which kind.
    pub kind: String,
    /// When.
    pub at: Timestamp,
    /// In words.
    pub note: String,
}

/// One contact of the thread.
#[derive(Clone, Debug)]
pub struct Contact {
    /// Internal id.
    pub id: i64,
    /// `INT-1042`.
    pub reference: RecordRef,
    /// Its state's code.
    pub state: String,
    /// The channel's internal id.
    pub channel: Option<i64>,
    /// `in` or `out`.
    pub direction: String,
    /// Why nobody was reached.
    pub missed: Option<String>,
    /// When it happened.
    pub occurred_at: Timestamp,
    /// When it was closed.
    pub closed_at: Option<Timestamp>,
}

impl db::FromRow for Contact {
    fn from_row(row: &Row) -> Result<Contact, Error> {
        Ok(Contact {
            id: row.get(0)?,
            reference: RecordRef::new(crate::kernel::RecordKind::Interaction, row.get(1)?),
            state: row.get(2)?,
            channel: row.get(3)?,
            direction: row.get(4)?,
            missed: row.get(5)?,
            occurred_at: row.get(6)?,
            closed_at: row.get(7)?,
        })
    }
}

/// A thread as a screen shows it.
#[derive(Clone, Debug)]
pub struct Thread {
    /// The thread.
    pub conversation: Conversation,
    /// Its contacts, oldest first.
    pub contacts: Vec<Contact>,
    /// The newest messages, oldest first; those that were taken back are left out.
    pub messages: Vec<Said>,
    /// Where older messages begin; `None` when all are shown.
    pub earlier: Option<Cursor>,
    /// Moments of the contacts.
    pub moments: Vec<Moment>,
    /// What happened, oldest first (the newest 200).
    pub events: Vec<Entry>,
    /// What is being written, by whom.
    pub drafts: Vec<Draft>,
    /// The newest sealed event of the thread; sending states it as `base_seq`.
    pub seq: i64,
}

/// The thread with its newest `limit` messages, or those before `earlier`; the caller has loaded a contact of it.
///
/// # Errors
/// What the engine refuses.
pub fn thread(
    tx: &mut Tx,
    conversation: i64,
    earlier: Option<&Cursor>,
    limit: usize,
) -> Result<Thread, Error> {
    let row = conversation::by_id(tx, conversation)?
        .ok_or_else(|| Error::other("the thread of a contact is gone"))?;
    let (messages, earlier) = said(tx, conversation, earlier, limit)?;
    let events = timeline::of_conversation(tx, conversation, 200)?;
    let seq = events.iter().filter_map(|event| event.seq).max().unwrap_or(0);
    Ok(Thread {
        conversation: row,
        contacts: contacts(tx, conversation)?,
        messages,
        earlier,
        moments: moments(tx, conversation)?,
        drafts: conversation::drafts(tx, conversation)?,
        events,
        seq,
    })
}

fn said(
    tx: &mut Tx,
    conversation: i64,
    earlier: Option<&Cursor>,
    limit: usize,
) -> Result<(Vec<Said>, Option<Cursor>), Error> {
    let before = earlier.map_or((i64::MAX, i64::MAX), |cursor| (cursor.micros(), cursor.id));
    let fetch = i64::try_from(limit).unwrap_or(100) + 1;
    let mut newest = message::of_conversation(tx, conversation, before, fetch)?;
    let more = newest.len() > limit;
    newest.truncate(limit);
    let Some(oldest) = newest.last() else { return Ok((Vec::new(), None)) };
    let since = oldest.at;
    let next = more.then(|| Cursor { sort: since.as_microsecond().to_string(), id: oldest.id });
    let mut beside = Beside::of(tx, conversation, since)?;
    newest.reverse();
    newest.retain(|message| message.state.as_deref() != Some("undone"));
    Ok((newest.into_iter().map(|message| beside.with(message)).collect(), next))
}

/// What hangs on the messages since a time, by message.
struct Beside {
    recipients: HashMap<i64, Vec<(String, Address)>>,
    attachments: HashMap<i64, Vec<Attachment>>,
    changes: HashMap<i64, Vec<Change>>,
    held: HashMap<i64, Timestamp>,
}

impl Beside {
    fn of(tx: &mut Tx, conversation: i64, since: Timestamp) -> Result<Beside, Error> {
        let mut beside = Beside {
            recipients: HashMap::new(),
            attachments: HashMap::new(),
            changes: HashMap::new(),
            held: HashMap::new(),
        };
        let recipients: Vec<(i64, String, String, String)> = tx.all(
            "SELECT m.id, t.kind, t.name, t.address FROM message m JOIN recipient t ON t.message_id = m.id
              WHERE m.conversation_id = $1 AND m.at >= $2 ORDER BY m.at, m.id, t.id",
            args![conversation, since],
        )?;
        for (id, kind, name, address) in recipients {
            beside.recipients.entry(id).or_default().push((kind, Address { name, address }));
        }
        for file in attachment::of_conversation(tx, conversation, since)? {
            beside.attachments.entry(file.message_id).or_default().push(file);
        }
        let changes: Vec<(i64, String, Timestamp, String)> = tx.all(
            "SELECT m.id, c.state, c.at, c.note FROM message m JOIN message_change c ON c.message_id = m.id
              WHERE m.conversation_id = $1 AND m.at >= $2 ORDER BY m.at, m.id, c.at, c.id",
            args![conversation, since],
        )?;
        for (id, state, at, note) in changes {
            beside.changes.entry(id).or_default().push(Change { state, at, note });
        }
        let held: Vec<(i64, Timestamp)> = tx.all(
            "SELECT m.id, d.hold_until FROM message m JOIN delivery d ON d.message_id = m.id
              WHERE m.conversation_id = $1 AND m.at >= $2 AND m.state = 'held'",
            args![conversation, since],
        )?;
        beside.held.extend(held);
        Ok(beside)
    }

    fn with(&mut self, message: Message) -> Said {
        Said {
            recipients: self.recipients.remove(&message.id).unwrap_or_default(),
            attachments: self.attachments.remove(&message.id).unwrap_or_default(),
            changes: self.changes.remove(&message.id).unwrap_or_default(),
            held_until: self.held.remove(&message.id),
            message,
        }
    }
}

/// The contacts of a thread, oldest first.
///
/// # Errors
/// What the engine refuses.
pub fn contacts(tx: &mut Tx, conversation: i64) -> Result<Vec<Contact>, Error> {
    tx.all(
        "SELECT r.id, r.number, r.state, r.channel_id, i.direction, i.missed_reason, r.occurred_at, r.closed_at
           FROM record r JOIN interaction i ON i.id = r.id
          WHERE r.conversation_id = $1 AND r.kind = 'interaction' ORDER BY r.occurred_at, r.id LIMIT 500",
        args![conversation],
    )
}

fn moments(tx: &mut Tx, conversation: i64) -> Result<Vec<Moment>, Error> {
    let rows: Vec<(i64, String, Timestamp, String)> = tx.all(
        "SELECT n.interaction_id, n.kind, n.at, n.note FROM record r JOIN interaction_moment n ON n.interaction_id = r.id
          WHERE r.conversation_id = $1 AND r.kind = 'interaction' ORDER BY n.at, n.id LIMIT 500",
        args![conversation],
    )?;
    let moment = |(interaction, kind, at, note)| Moment { interaction, kind, at, note };
    Ok(rows.into_iter().map(moment).collect())
}

/// Adds a moment (amendment A8): what the line or a person saw happen.
///
/// # Errors
/// What the engine refuses.
pub fn add_moment(
    tx: &mut Tx,
    interaction: i64,
    (kind, note): (&str, &str),
    at: Timestamp,
) -> Result<(), Error> {
    let id = tx.new_id();
    tx.exec(
        "INSERT INTO interaction_moment (id, interaction_id, kind, at, note) VALUES ($1, $2, $3, $4, $5)",
        args![id, interaction, kind, at, note],
    )?;
    Ok(())
}
