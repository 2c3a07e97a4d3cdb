//! Words that came or went. `text` is the author's own and never changes; it can only be erased.

use db::{Error, Tx, args};
use jiff::Timestamp;
use serde_json::json;

use super::acting::tell;
use super::event::MESSAGE_CHANGED;
use super::interaction::take;
use crate::attachment::{self, NewAttachment};
use crate::kernel::{Actor, key_of};
use crate::promise;
use crate::spine;

/// An address with the name beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// The name; may be empty.
    pub name: String,
    /// The address.
    pub address: String,
}

/// Who wrote a message.
#[derive(Clone, Debug, Default)]
pub struct Author {
    /// One of ours.
    pub agent: Option<i64>,
    /// A customer.
    pub customer: Option<i64>,
    /// The name as it was said.
    pub name: String,
    /// The address as it was said.
    pub address: String,
}

/// A message to store.
#[derive(Clone, Debug, Default)]
pub struct NewMessage {
    /// `customer`, `log`, `reply`, `note`, `receipt`.
    pub kind: &'static str,
    /// Who wrote it.
    pub author: Author,
    /// When.
    pub at: Timestamp,
    /// Its subject.
    pub subject: String,
    /// The author's own words.
    pub text: String,
    /// What was quoted.
    pub quoted: String,
    /// What stood under it.
    pub signature: String,
    /// Its language, when known.
    pub language: Option<String>,
    /// Blob of the styled original.
    pub html_digest: Option<String>,
    /// Blob of the raw original.
    pub raw_digest: Option<String>,
    /// Message-ID.
    pub rfc_id: Option<String>,
    /// Message-ID that it answers.
    pub in_reply_to: Option<String>,
    /// Whether a program wrote it.
    pub robot: bool,
    /// `held`, `queued` … of an outgoing message.
    pub state: Option<&'static str>,
    /// To whom: (`from`, `reply_to`, `to`, `cc`), address.
    pub recipients: Vec<(&'static str, Address)>,
    /// Its files.
    pub attachments: Vec<NewAttachment>,
}

db::row! {
    /// A stored message.
    #[derive(Clone, Debug)]
    pub struct Message {
        /// Internal id.
        id: i64,
        /// The thread.
        conversation_id: i64,
        /// The contact.
        interaction_id: i64,
        /// `customer`, `log`, `reply`, `note`, `receipt`.
        kind: String,
        /// One of ours who wrote it.
        agent_id: Option<i64>,
        /// A customer who wrote it.
        customer_id: Option<i64>,
        /// The author's name as it was said.
        author_name: String,
        /// The author's address as it was said.
        author_address: String,
        /// When.
        at: Timestamp,
        /// Its subject.
        subject: String,
        /// The author's own words.
        text: String,
        /// What was quoted.
        quoted: String,
        /// What stood under it.
        signature: String,
        /// Its language, when known.
        language: Option<String>,
        /// Blob of the styled original.
        html_digest: Option<String>,
        /// Blob of the raw original.
        raw_digest: Option<String>,
        /// Message-ID.
        rfc_id: Option<String>,
        /// Message-ID that it answers.
        in_reply_to: Option<String>,
        /// Whether a program wrote it.
        robot: bool,
        /// `held`, `queued`, `sent`, `deferred`, `failed`, `bounced`, `undone` of an outgoing message.
        state: Option<String>,
        /// When its words were erased.
        erased_at: Option<Timestamp>,
    }
}

impl Message {
    /// The opaque key by which pages and the API name it.
    pub fn key(&self) -> String {
        key_of(self.id)
    }
}

macro_rules! message_sql {
    ($rest:literal) => {
        concat!(
            "SELECT m.id, m.conversation_id, m.interaction_id, m.kind, m.agent_id, m.customer_id, COALESCE(a.name, m.author_name),
                    m.author_address, m.at, m.subject, m.text, m.quoted, m.signature, m.language, m.html_digest, m.raw_digest, m.rfc_id,
                    m.in_reply_to, m.robot, m.state, m.erased_at FROM message m LEFT JOIN agent a ON a.id = m.agent_id ",
            $rest
        )
    };
}

/// Stores a message with its recipients and files; answers its id.
///
/// # Errors
/// What the engine refuses.
pub fn put(tx: &mut Tx, conversation: i64, interaction: i64, new: &NewMessage) -> Result<i64, Error> {
    let id = tx.new_id();
    tx.exec(
        "INSERT INTO message (id, conversation_id, interaction_id, kind, agent_id, customer_id, author_name, author_address, at, subject, text,
           quoted, signature, language, html_digest, raw_digest, rfc_id, in_reply_to, robot, state, erased_at, retain_until)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, NULL, NULL)",
        args![
            id, conversation, interaction, new.kind, new.author.agent, new.author.customer, &new.author.name, &new.author.address, new.at,
            &new.subject, &new.text, &new.quoted, &new.signature, new.language.as_deref(), new.html_digest.as_deref(),
            new.raw_digest.as_deref(), new.rfc_id.as_deref(), new.in_reply_to.as_deref(), new.robot, new.state
        ],
    )?;
    for (kind, to) in &new.recipients {
        let recipient = tx.new_id();
        tx.exec(
            "INSERT INTO recipient (id, message_id, kind, name, address) VALUES ($1, $2, $3, $4, $5)",
            args![recipient, id, *kind, &to.name, &to.address],
        )?;
    }
    for file in &new.attachments {
        attachment::add(tx, id, file)?;
    }
    for digest in [&new.html_digest, &new.raw_digest].into_iter().flatten() {
        tx.use_blob(digest, "message", id)?;
    }
    if let Some(state) = new.state {
        note_state(tx, id, state, "", new.at)?;
    }
    Ok(id)
}

/// The message of an id.
///
/// # Errors
/// What the engine refuses.
pub fn by_id(tx: &mut Tx, id: i64) -> Result<Option<Message>, Error> {
    tx.opt(message_sql!("WHERE m.id = $1"), args![id])
}

/// The newest message with a Message-ID (without angle brackets).
///
/// # Errors
/// What the engine refuses.
pub fn by_rfc_id(tx: &mut Tx, rfc_id: &str) -> Result<Option<Message>, Error> {
    tx.opt(message_sql!("WHERE m.rfc_id = $1 ORDER BY m.id DESC LIMIT 1"), args![rfc_id])
}

/// The messages of a thread, newest first, up to `limit` before a time.
pub(super) fn of_conversation(
    tx: &mut Tx,
    conversation: i64,
    (before, before_id): (i64, i64),
    limit: i64,
) -> Result<Vec<Message>, Error> {
    tx.list(
        message_sql!(
            "WHERE m.conversation_id = $1 AND (m.at, m.id) < ($2, $3) ORDER BY m.at DESC, m.id DESC LIMIT $4"
        ),
        args![conversation, before, before_id, limit],
    )
}

/// The messages of one contact, oldest first.
///
/// # Errors
/// What the engine refuses.
pub fn of_interaction(tx: &mut Tx, interaction: i64) -> Result<Vec<Message>, Error> {
    tx.all(message_sql!("WHERE m.interaction_id = $1 ORDER BY m.at, m.id LIMIT 500"), args![interaction])
}

/// The message of a thread that an opaque key names.
///
/// # Errors
/// What the engine refuses.
pub fn of_key(tx: &mut Tx, conversation: i64, key: &str) -> Result<Option<Message>, Error> {
    let ids: Vec<i64> =
        tx.all("SELECT id FROM message WHERE conversation_id = $1 ORDER BY at, id", args![conversation])?;
    match ids.into_iter().find(|id| key_of(*id) == key) {
        Some(id) => by_id(tx, id),
        None => Ok(None),
    }
}

/// To whom a message goes or went: (`from`, `reply_to`, `to`, `cc`), address.
///
/// # Errors
/// What the engine refuses.
pub fn recipients(tx: &mut Tx, message: i64) -> Result<Vec<(String, Address)>, Error> {
    let rows: Vec<(String, String, String)> = tx
        .all("SELECT kind, name, address FROM recipient WHERE message_id = $1 ORDER BY id", args![message])?;
    Ok(rows.into_iter().map(|(kind, name, address)| (kind, Address { name, address })).collect())
}

/// Says under which Message-ID and as which bytes a message leaves, before it leaves.
///
/// # Errors
/// What the engine refuses.
pub fn set_built(tx: &mut Tx, message: i64, rfc_id: &str, raw_digest: &str) -> Result<(), Error> {
    tx.exec(
        "UPDATE message SET rfc_id = $2, raw_digest = $3 WHERE id = $1",
        args![message, rfc_id, raw_digest],
    )?;
    tx.use_blob(raw_digest, "message", message)
}

/// An outgoing message went on its way or did not: `queued`, `sent`, `deferred`, `failed`, `bounced`. Every change stays
/// (amendment A8). What failed or came back has not answered the customer: the promise runs again. Answers `false` when the
/// message was in that state already or has been taken back.
///
/// # Errors
/// What the engine refuses.
pub fn change_state(
    tx: &mut Tx,
    message: i64,
    state: &'static str,
    note: &str,
    now: Timestamp,
) -> Result<bool, Error> {
    let changed = tx.exec(
        "UPDATE message SET state = $2 WHERE id = $1 AND state <> $2 AND state <> 'undone'",
        args![message, state],
    )?;
    if changed == 0 && state != "deferred" {
        return Ok(false);
    }
    note_state(tx, message, state, note, now)?;
    let stored = by_id(tx, message)?.ok_or_else(|| Error::other("the message of a delivery is gone"))?;
    let mut interaction = take(tx, stored.interaction_id)?;
    if matches!(state, "failed" | "bounced") && stored.kind == "reply" && !interaction.record.is_done() {
        promise::reopen(tx, &mut interaction.record, stored.at)?;
        spine::save(tx, &mut interaction.record)?;
    }
    let detail = json!({ "message": key_of(message), "state": state, "kind": stored.kind });
    tell(tx, &Actor::system(), &interaction, MESSAGE_CHANGED, detail, now)?;
    Ok(changed == 1)
}

pub(super) fn note_state(
    tx: &mut Tx,
    message: i64,
    state: &str,
    note: &str,
    now: Timestamp,
) -> Result<(), Error> {
    let id = tx.new_id();
    tx.exec(
        "INSERT INTO message_change (id, message_id, state, at, note) VALUES ($1, $2, $3, $4, $5)",
        args![id, message, state, now, note],
    )?;
    Ok(())
}
