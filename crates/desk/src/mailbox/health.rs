//! How a mailbox fares: said by its door, told by one event when it changes.

use db::{Error, Tx, args};
use serde_json::json;

use super::event::MAILBOX_HEALTH;
use crate::kernel::{Actor, Timestamp};
use crate::timeline::{Happening, append};

/// How a mailbox fares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Health {
    /// Not tried yet.
    Unknown,
    /// Works.
    Well,
    /// Works, but slowly.
    Slow,
    /// Does not work.
    Failing,
    /// Not in use.
    Off,
}

impl Health {
    /// The word in the database.
    pub fn code(self) -> &'static str {
        match self {
            Health::Unknown => "unknown",
            Health::Well => "well",
            Health::Slow => "slow",
            Health::Failing => "failing",
            Health::Off => "off",
        }
    }
}

/// Notes how it went. Only a change appends an event; the time of the last try is always kept.
///
/// # Errors
/// What the engine refuses.
pub fn note(tx: &mut Tx, mailbox: i64, health: Health, note: &str, now: Timestamp) -> Result<(), Error> {
    let before: Option<String> = tx.opt("SELECT health FROM mailbox WHERE id = $1", args![mailbox])?;
    tx.exec(
        "UPDATE mailbox SET health = $2, health_note = $3, checked_at = $4 WHERE id = $1",
        args![mailbox, health.code(), note, now],
    )?;
    if before.is_none_or(|before| before == health.code()) {
        return Ok(());
    }
    let detail = json!({ "health": health.code(), "note": note });
    let subjects = vec![("mailbox", mailbox)];
    append(
        tx,
        &Actor::system(),
        Happening { kind: MAILBOX_HEALTH, conversation: None, subjects, detail },
        now,
    )?;
    Ok(())
}

db::row! {
    /// What waits at a mailbox; both counts stop at 1 000.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub struct Waiting {
        /// Internal id of the mailbox.
        mailbox: i64,
        /// How many messages.
        n: i64,
    }
}

/// Parked messages by mailbox.
///
/// # Errors
/// What the engine refuses.
pub fn parked(tx: &mut Tx) -> Result<Vec<Waiting>, Error> {
    tx.all(
        "SELECT mailbox_id, count(*) FROM (SELECT mailbox_id FROM inbound WHERE state = 'parked' ORDER BY received_at, id LIMIT 1000) parked GROUP BY mailbox_id",
        &[],
    )
}

/// Messages that wait to leave, by mailbox.
///
/// # Errors
/// What the engine refuses.
pub fn waiting_out(tx: &mut Tx) -> Result<Vec<Waiting>, Error> {
    tx.all(
        "SELECT mailbox_id, count(*) FROM (SELECT mailbox_id FROM delivery WHERE state IN ('held', 'queued', 'deferred') AND mailbox_id IS NOT NULL LIMIT 1000) waiting GROUP BY mailbox_id",
        &[],
    )
}
