//! The desk's settings: one JSON value a key, each with a default.
//! One's own preferences are not here but on the agent's row. Start with `get`.

use db::{Error, Tx, args};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::json;

use crate::kernel::{Actor, Timestamp};
use crate::timeline::{EventKind, Happening, append};

/// A setting was changed.
pub const CHANGED: EventKind = EventKind::quiet("setting.changed");

/// The organisation's name, its time zone and default language.
pub const ORGANISATION: &str = "organisation";
/// Business hours and holidays of the default calendar.
pub const CALENDAR: &str = "calendar";
/// Whether contacts on unofficial channels are warned about (they are always recorded).
pub const OFFICIAL_ONLY: &str = "official_only";

/// By which analyser all search terms are written.
pub const ANALYSER: &str = "search.analyser";

/// A setting, or its default when it was never set.
///
/// # Errors
/// What the engine refuses.
pub fn get<T: DeserializeOwned>(tx: &mut Tx, key: &str, default: T) -> Result<T, Error> {
    let stored: Option<String> = tx.opt("SELECT value FROM setting WHERE key = $1", args![key])?;
    Ok(stored.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or(default))
}

/// Stores a setting; the caller has asked for the right.
///
/// # Errors
/// What the engine refuses.
pub fn put<T: Serialize>(
    tx: &mut Tx,
    actor: &Actor,
    key: &str,
    value: &T,
    now: Timestamp,
) -> Result<(), Error> {
    note(tx, key, value, now)?;
    let detail = json!({ "key": key });
    append(tx, actor, Happening { kind: CHANGED, conversation: None, subjects: vec![], detail }, now)?;
    Ok(())
}

/// Stores what the desk remembers for itself, such as how far a job has come; no act.
///
/// # Errors
/// What the engine refuses.
pub fn note<T: Serialize>(tx: &mut Tx, key: &str, value: &T, now: Timestamp) -> Result<(), Error> {
    let text = serde_json::to_string(value).map_err(|error| Error::other(error.to_string()))?;
    tx.exec(
        "INSERT INTO setting (key, value, changed_at) VALUES ($1, $2, $3)
         ON CONFLICT (key) DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at",
        args![key, text, now],
    )?;
    Ok(())
}
