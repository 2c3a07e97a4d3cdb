//! The mailbox's row. One without servers is fed by the API and sends nothing.

use db::{Error, Tx, args};
use serde_json::json;

use super::event::MAILBOX_CHANGED;
use crate::access::require;
use crate::kernel::{Actor, Right, Timestamp, fold, key_of};
use crate::timeline::{Happening, append};

db::row! {
    /// A mailbox.
    #[derive(Clone, Debug)]
    pub struct Mailbox {
        /// Internal id.
        id: i64,
        /// Opaque key.
        key: String,
        /// Its name.
        name: String,
        /// Its address.
        address: String,
        /// The channel that its mail comes by.
        channel: i64,
        /// The brand that it speaks for.
        brand: i64,
        /// The team whose queue it feeds.
        team: Option<i64>,
        /// The service that its mail concerns.
        service: Option<i64>,
        /// The door's settings (JSON of the channels floor).
        settings: String,
        /// Sealed secrets.
        secrets: String,
        /// IMAP: which numbering `last_uid` belongs to.
        uid_validity: Option<i64>,
        /// IMAP: the last message that was kept.
        last_uid: Option<i64>,
        /// `unknown`, `well`, `slow`, `failing`, `off`.
        health: String,
        /// What was said when it was last tried.
        health_note: String,
        /// When it was last tried.
        checked_at: Option<Timestamp>,
        /// Whether it is in use.
        active: bool,
        /// For changing it.
        version: i64,
    }
}

/// What a form or program says of a mailbox.
#[derive(Clone, Debug)]
pub struct MailboxInput {
    /// Its name; empty takes the address.
    pub name: String,
    /// Its address.
    pub address: String,
    /// Internal id of the channel.
    pub channel: i64,
    /// Internal id of the brand.
    pub brand: i64,
    /// Internal id of the team.
    pub team: Option<i64>,
    /// Internal id of the service.
    pub service: Option<i64>,
    /// The door's settings (JSON).
    pub settings: String,
    /// Sealed secrets; `None` leaves them as they are.
    pub secrets: Option<String>,
    /// Whether it is in use.
    pub active: bool,
    /// The version that was seen; another one now is a conflict.
    pub version: Option<i64>,
}

crate::refusals! {
    /// Why a mailbox is not made, changed or shown.
    MailboxError {
        /// The doer may not.
        NotAllowed => Forbidden "access.right_missing",
        /// There is no such mailbox.
        Missing => Missing "mailbox.missing",
        /// The address is no address.
        AddressBad => Invalid "mailbox.address_bad" at "address",
        /// Another mailbox has the address.
        AddressTaken => Invalid "mailbox.address_taken" at "address",
        /// Somebody else changed it meanwhile.
        Changed => Conflict "record.changed",
    }
}

impl From<crate::access::Forbidden> for MailboxError {
    fn from(_: crate::access::Forbidden) -> MailboxError {
        MailboxError::NotAllowed
    }
}

/// All mailboxes by address.
///
/// # Errors
/// What the engine refuses.
pub fn list(tx: &mut Tx) -> Result<Vec<Mailbox>, Error> {
    tx.list(
        "SELECT id, key, name, address, channel_id, brand_id, team_id, service_id, settings, secrets, uid_validity, last_uid,
                health, health_note, checked_at, active, version FROM mailbox ORDER BY address LIMIT 500",
        &[],
    )
}

/// Those in use: what the doors watch.
///
/// # Errors
/// What the engine refuses.
pub fn active(tx: &mut Tx) -> Result<Vec<Mailbox>, Error> {
    Ok(list(tx)?.into_iter().filter(|mailbox| mailbox.active).collect())
}

/// The mailbox of a key.
///
/// # Errors
/// `mailbox.missing`, also for who may neither configure mail nor operate.
pub fn load(tx: &mut Tx, actor: &Actor, key: &str) -> Result<Mailbox, MailboxError> {
    if !actor.may(Right::ConfigureMail) && !actor.may(Right::Operate) {
        return Err(MailboxError::Missing);
    }
    let id: Option<i64> = tx.opt("SELECT id FROM mailbox WHERE key = $1", args![key])?;
    by_id(tx, id.ok_or(MailboxError::Missing)?)?.ok_or(MailboxError::Missing)
}

/// The mailbox of an id.
///
/// # Errors
/// What the engine refuses.
pub fn by_id(tx: &mut Tx, id: i64) -> Result<Option<Mailbox>, Error> {
    tx.opt(
        "SELECT id, key, name, address, channel_id, brand_id, team_id, service_id, settings, secrets, uid_validity, last_uid,
                health, health_note, checked_at, active, version FROM mailbox WHERE id = $1",
        args![id],
    )
}

/// The mailbox of an address.
///
/// # Errors
/// What the engine refuses.
pub fn by_address(tx: &mut Tx, address: &str) -> Result<Option<Mailbox>, Error> {
    let id: Option<i64> = tx.opt("SELECT id FROM mailbox WHERE address = $1", args![fold(address)])?;
    id.map_or(Ok(None), |id| by_id(tx, id))
}

/// Makes a mailbox (`known` is `None`) or changes one. New servers or secrets start its health anew.
///
/// # Errors
/// `MailboxError`.
pub fn save(
    tx: &mut Tx,
    actor: &Actor,
    known: Option<&Mailbox>,
    with: &MailboxInput,
    now: Timestamp,
) -> Result<Mailbox, MailboxError> {
    require(actor, Right::ConfigureMail)?;
    let id = known.map_or_else(|| tx.new_id(), |known| known.id);
    let address = checked_address(tx, id, &with.address)?;
    if known.is_some_and(|known| with.version.is_some_and(|seen| seen != known.version)) {
        return Err(MailboxError::Changed);
    }
    let name = if with.name.trim().is_empty() { address.as_str() } else { with.name.trim() };
    let kept = known.map_or("", |known| known.secrets.as_str());
    let secrets = with.secrets.as_deref().unwrap_or(kept);
    let health = if with.active { "unknown" } else { "off" };
    tx.exec(
        "INSERT INTO mailbox (id, key, name, address, channel_id, brand_id, team_id, service_id, settings, secrets, health, health_note, active, version, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, '', $12, 1, $13)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, address = excluded.address, channel_id = excluded.channel_id, brand_id = excluded.brand_id,
           team_id = excluded.team_id, service_id = excluded.service_id, settings = excluded.settings, secrets = excluded.secrets,
           health = excluded.health, health_note = '', active = excluded.active, version = mailbox.version + 1",
        args![
            id, key_of(id), name, &address, with.channel, with.brand, with.team, with.service, &with.settings, secrets, health,
            with.active, now
        ],
    )?;
    let detail = json!({ "address": address, "active": with.active });
    let happening =
        Happening { kind: MAILBOX_CHANGED, conversation: None, subjects: vec![("mailbox", id)], detail };
    append(tx, actor, happening, now)?;
    by_id(tx, id)?.ok_or(MailboxError::Missing)
}

fn checked_address(tx: &mut Tx, id: i64, typed: &str) -> Result<String, MailboxError> {
    let address = fold(typed);
    let possible = address.rsplit_once('@').is_some_and(|(local, domain)| {
        !local.is_empty() && !domain.is_empty() && !address.contains([' ', '<', '>'])
    });
    if !possible {
        return Err(MailboxError::AddressBad);
    }
    let taken: Option<i64> =
        tx.opt("SELECT id FROM mailbox WHERE address = $1 AND id <> $2", args![&address, id])?;
    if taken.is_some() { Err(MailboxError::AddressTaken) } else { Ok(address) }
}
