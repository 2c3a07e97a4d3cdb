//! Raw messages that a door saw, kept before they are understood. Nothing is ever dropped: what cannot be read or routed is parked.

use db::{Error, Tx, args};
use serde_json::json;

use super::Mailbox;
use super::event::{INBOUND_FILED, INBOUND_PARKED, INBOUND_RETRIED};
use super::row::MailboxError;
use crate::access::require;
use crate::figure::{Count, count, day_of};
use crate::kernel::{Actor, Cursor, Page, Right, Timestamp, id_of, key_of};
use crate::timeline::{EventKind, Happening, append};

/// The job that understands one raw message; its payload is `{"inbound": id}`.
pub const ARRIVE_JOB: &str = "mail.arrive";

/// A message as its source knows it.
#[derive(Clone, Copy, Debug)]
pub struct Seen<'a> {
    /// What the source calls it: numbering and number (IMAP), or the digest (API).
    pub source_ref: &'a str,
    /// Digest of the raw bytes, which are durable already.
    pub digest: &'a str,
    /// How many bytes.
    pub bytes: i64,
    /// IMAP: the position that the mailbox reaches with this message (`uid_validity`, `last_uid`).
    pub position: Option<(i64, i64)>,
}

/// What keeping did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It is new.
    New(i64),
    /// The source showed it before.
    AlreadySeen(i64),
}

/// Keeps a raw message, the job that understands it and the mailbox's position, all or nothing.
///
/// # Errors
/// What the engine refuses.
pub fn keep(tx: &mut Tx, mailbox: &Mailbox, seen: Seen<'_>, now: Timestamp) -> Result<Kept, Error> {
    let id = tx.new_id();
    let added = tx.exec(
        "INSERT INTO inbound (id, mailbox_id, source_ref, digest, bytes, received_at, state, reason)
         VALUES ($1, $2, $3, $4, $5, $6, 'waiting', '') ON CONFLICT (mailbox_id, source_ref) DO NOTHING",
        args![id, mailbox.id, seen.source_ref, seen.digest, seen.bytes, now],
    )?;
    if let Some((validity, uid)) = seen.position {
        set_position(tx, mailbox.id, validity, uid)?;
    }
    if added == 0 {
        let known = tx.one(
            "SELECT id FROM inbound WHERE mailbox_id = $1 AND source_ref = $2",
            args![mailbox.id, seen.source_ref],
        )?;
        return Ok(Kept::AlreadySeen(known));
    }
    tx.use_blob(seen.digest, "inbound", id)?;
    let channel = Some(mailbox.channel);
    count(
        tx,
        Count {
            measure: "seen",
            day: day_of(now),
            channel,
            team: None,
            agent: None,
            mark: "",
            detail: "",
            n: 1,
        },
    )?;
    jobs::enqueue(tx, ARRIVE_JOB, &json!({ "inbound": id }), now)?;
    Ok(Kept::New(id))
}

/// Sets how far an IMAP mailbox has been read. A new numbering starts anew; within one it never goes back.
///
/// # Errors
/// What the engine refuses.
pub fn set_position(tx: &mut Tx, mailbox: i64, uid_validity: i64, last_uid: i64) -> Result<(), Error> {
    tx.exec(
        "UPDATE mailbox SET uid_validity = $2, last_uid = $3 WHERE id = $1
            AND (uid_validity IS NULL OR uid_validity <> $2 OR last_uid IS NULL OR last_uid < $3)",
        args![mailbox, uid_validity, last_uid],
    )?;
    Ok(())
}

/// Whether the source showed a message before.
///
/// # Errors
/// What the engine refuses.
pub fn is_known(tx: &mut Tx, mailbox: i64, source_ref: &str) -> Result<bool, Error> {
    let known: Option<i64> = tx.opt(
        "SELECT id FROM inbound WHERE mailbox_id = $1 AND source_ref = $2",
        args![mailbox, source_ref],
    )?;
    Ok(known.is_some())
}

/// Since when a mailbox is here, and when its newest message was kept.
///
/// # Errors
/// What the engine refuses.
pub fn reach(tx: &mut Tx, mailbox: i64) -> Result<(Timestamp, Option<Timestamp>), Error> {
    let since = tx.one("SELECT created_at FROM mailbox WHERE id = $1", args![mailbox])?;
    let newest = tx.opt(
        "SELECT received_at FROM inbound WHERE mailbox_id = $1 ORDER BY id DESC LIMIT 1",
        args![mailbox],
    )?;
    Ok((since, newest))
}

/// A message and its contact, as far as they are.
pub type Became = (Option<i64>, Option<i64>);

/// What became of the same bytes before, in any mailbox: the first that was understood.
///
/// # Errors
/// What the engine refuses.
pub fn same_bytes(tx: &mut Tx, inbound: &Inbound) -> Result<Option<Became>, Error> {
    tx.opt(
        "SELECT message_id, interaction_id FROM inbound WHERE digest = $1 AND id <> $2 AND state IN ('arrived', 'filed', 'duplicate')
          ORDER BY id LIMIT 1",
        args![&inbound.digest, inbound.id],
    )
}

db::row! {
    /// A raw message.
    #[derive(Clone, Debug)]
    pub struct Inbound {
        /// Internal id.
        id: i64,
        /// Internal id of the mailbox.
        mailbox: i64,
        /// Digest of the raw bytes.
        digest: String,
        /// How many bytes.
        bytes: i64,
        /// When it was kept.
        received_at: Timestamp,
        /// `waiting`, `arrived`, `duplicate`, `filed`, `parked`.
        state: String,
        /// Why it is in this state, as a code or the parser's words.
        reason: String,
        /// The message it became.
        message: Option<i64>,
        /// The interaction it belongs to.
        interaction: Option<i64>,
    }
}

impl Inbound {
    /// Opaque key.
    pub fn key(&self) -> String {
        key_of(self.id)
    }
}

/// The raw message of an id.
///
/// # Errors
/// What the engine refuses.
pub fn by_id(tx: &mut Tx, id: i64) -> Result<Option<Inbound>, Error> {
    tx.opt(
        "SELECT id, mailbox_id, digest, bytes, received_at, state, reason, message_id, interaction_id FROM inbound WHERE id = $1",
        args![id],
    )
}

/// The raw message of a key, for who may operate.
///
/// # Errors
/// `mailbox.missing`.
pub fn load(tx: &mut Tx, actor: &Actor, key: &str) -> Result<Inbound, MailboxError> {
    require(actor, Right::Operate).map_err(|_| MailboxError::Missing)?;
    let id = id_of(key).ok_or(MailboxError::Missing)?;
    by_id(tx, id)?.ok_or(MailboxError::Missing)
}

/// How a raw message was understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is a message of an interaction.
    Arrived,
    /// It was here before.
    Duplicate,
    /// It is filed with what it follows, or with a closed interaction of its own (thanks, robots).
    Filed,
    /// It could not be read or routed; a person decides.
    Parked,
}

impl Fate {
    /// The word in the database.
    pub fn code(self) -> &'static str {
        match self {
            Fate::Arrived => "arrived",
            Fate::Duplicate => "duplicate",
            Fate::Filed => "filed",
            Fate::Parked => "parked",
        }
    }
}

/// Settles a waiting or parked message. Settling twice changes nothing and answers `false`.
///
/// # Errors
/// What the engine refuses.
pub fn settle(
    tx: &mut Tx,
    inbound: i64,
    fate: Fate,
    reason: &str,
    (message, interaction): (Option<i64>, Option<i64>),
    now: Timestamp,
) -> Result<bool, Error> {
    let changed = tx.exec(
        "UPDATE inbound SET state = $2, reason = $3, message_id = $4, interaction_id = $5, settled_at = $6
          WHERE id = $1 AND state = 'waiting'",
        args![inbound, fate.code(), reason, message, interaction, now],
    )?;
    if changed == 1 && fate == Fate::Parked {
        let detail = json!({ "reason": reason });
        tell(tx, &Actor::system(), INBOUND_PARKED, inbound, detail, now)?;
    }
    Ok(changed == 1)
}

/// What is parked, newest first; all mailboxes or one.
///
/// # Errors
/// `access.right_missing`.
pub fn parked(
    tx: &mut Tx,
    actor: &Actor,
    mailbox: Option<i64>,
    after: Option<&Cursor>,
    limit: usize,
) -> Result<Page<Inbound>, MailboxError> {
    require(actor, Right::Operate)?;
    let (at, id) = after.map_or((i64::MAX, i64::MAX), |cursor| (cursor.micros(), cursor.id));
    let rows: Vec<Inbound> = tx.list(
        "SELECT id, mailbox_id, digest, bytes, received_at, state, reason, message_id, interaction_id FROM inbound
          WHERE state = 'parked' AND (received_at, id) < ($1, $2) AND (CAST($3 AS BIGINT) IS NULL OR mailbox_id = $3)
          ORDER BY received_at DESC, id DESC LIMIT $4",
        args![at, id, mailbox, limit as i64 + 1],
    )?;
    Ok(Page::cut(rows, limit, |row| Cursor {
        sort: row.received_at.as_microsecond().to_string(),
        id: row.id,
    }))
}

/// Tries a parked message again.
///
/// # Errors
/// `access.right_missing`; `mailbox.missing` when it is not parked.
pub fn retry(tx: &mut Tx, actor: &Actor, inbound: &Inbound, now: Timestamp) -> Result<(), MailboxError> {
    require(actor, Right::Operate)?;
    let changed = tx.exec(
        "UPDATE inbound SET state = 'waiting', reason = '', settled_at = NULL WHERE id = $1 AND state = 'parked'",
        args![inbound.id],
    )?;
    if changed == 0 {
        return Err(MailboxError::Missing);
    }
    jobs::enqueue(tx, ARRIVE_JOB, &json!({ "inbound": inbound.id }), now)?;
    tell(tx, actor, INBOUND_RETRIED, inbound.id, json!({}), now)?;
    Ok(())
}

/// Files a parked message away with a reason.
///
/// # Errors
/// `access.right_missing`; `mailbox.missing` when it is not parked.
pub fn file_away(
    tx: &mut Tx,
    actor: &Actor,
    inbound: &Inbound,
    reason: &str,
    now: Timestamp,
) -> Result<(), MailboxError> {
    require(actor, Right::Operate)?;
    let changed = tx.exec(
        "UPDATE inbound SET state = 'filed', reason = $2, settled_at = $3, settled_by = $4 WHERE id = $1 AND state = 'parked'",
        args![inbound.id, reason, now, actor.agent],
    )?;
    if changed == 0 {
        return Err(MailboxError::Missing);
    }
    tell(tx, actor, INBOUND_FILED, inbound.id, json!({ "reason": reason }), now)?;
    Ok(())
}

fn tell(
    tx: &mut Tx,
    actor: &Actor,
    kind: EventKind,
    inbound: i64,
    detail: serde_json::Value,
    now: Timestamp,
) -> Result<(), Error> {
    let subjects = vec![("inbound", inbound)];
    append(tx, actor, Happening { kind, conversation: None, subjects, detail }, now).map(|_| ())
}
