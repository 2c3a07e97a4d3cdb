//! What issues, orders and feedback do alike: being written down, and being asked whether an act may change them. It knows no
//! kind's own rules; they come to it with their names of states and events. Start with `born`.

use db::{Error, Tx};
use serde_json::{Value as Json, json};

use crate::figure::{Count, count, day_of};
use crate::kernel::{Actor, RecordKind, Right, Timestamp};
use crate::search::{self, Doc, Scope};
use crate::spine::{self, Born, NewParty, NewRecord, Record, StateCategory, add_party, is_changed};
use crate::timeline::{EventKind, Happening, append};

/// Why an act on a record is not begun.
#[derive(Debug)]
pub enum Refused {
    /// Only who serves works records.
    NotAllowed,
    /// Somebody else changed it meanwhile.
    Changed,
    /// The database failed.
    Failed(Error),
}

impl From<Error> for Refused {
    fn from(error: Error) -> Refused {
        Refused::Failed(error)
    }
}

/// Turns the common refusals into an act's own.
#[macro_export]
macro_rules! refused_alike {
    ($name:ident) => {
        impl From<$crate::birth::Refused> for $name {
            fn from(refused: $crate::birth::Refused) -> $name {
                match refused {
                    $crate::birth::Refused::NotAllowed => $name::NotAllowed,
                    $crate::birth::Refused::Changed => $name::Changed,
                    $crate::birth::Refused::Failed(error) => $name::Failed(error),
                }
            }
        }
    };
}

/// Stores the spine of a new record with its reporter, its words in the index and its count. Tells nothing: `told` follows when
/// the kind's own row is there.
///
/// # Errors
/// What the engine refuses.
pub fn born(
    tx: &mut Tx,
    actor: &Actor,
    kind: RecordKind,
    state: &'static str,
    born: &Born,
    now: Timestamp,
) -> Result<Record, Error> {
    let provenance = if born.provenance.is_empty() { "live" } else { born.provenance };
    let new = NewRecord {
        kind,
        number: None,
        state,
        category: StateCategory::Open,
        title: born.title.clone(),
        conversation_id: born.conversation,
        customer_id: born.customer.0,
        organisation_id: born.customer.1,
        service_id: born.service,
        brand_id: born.brand,
        channel_id: born.channel,
        team_id: born.team,
        owner_id: born.owner,
        due_at: None,
        occurred_at: born.occurred_at.unwrap_or(now),
        created_by: actor.agent,
        provenance,
    };
    let record = spine::insert(tx, new, now)?;
    if let Some(customer) = born.customer.0 {
        let reporter =
            NewParty { role: "reporter".into(), customer_id: Some(customer), ..NewParty::default() };
        add_party(tx, record.id, &reporter)?;
    }
    index(tx, &record, &born.terms)?;
    counted(tx, &record)?;
    Ok(record)
}

fn index(tx: &mut Tx, record: &Record, terms: &str) -> Result<(), Error> {
    let scope =
        Scope { channel: record.channel_id, organisation: record.organisation_id, brand: record.brand_id };
    let doc = Doc {
        subject_kind: record.kind.code(),
        subject_id: record.id,
        message_id: None,
        occurred_at: record.occurred_at,
        terms,
        scope,
    };
    search::index(tx, doc)
}

fn counted(tx: &mut Tx, record: &Record) -> Result<(), Error> {
    if record.provenance != "live" {
        return Ok(());
    }
    let one = Count {
        measure: "born",
        day: day_of(record.occurred_at),
        channel: record.channel_id,
        team: record.team_id,
        agent: record.owner_id,
        mark: record.kind.code(),
        detail: "",
        n: 1,
    };
    count(tx, one)
}

/// The record, for an act of somebody who serves.
///
/// # Errors
/// `Refused`.
pub fn taken(tx: &mut Tx, actor: &Actor, record: &Record, seen: Option<i64>) -> Result<Record, Refused> {
    if !actor.may(Right::Serve) {
        return Err(Refused::NotAllowed);
    }
    let fresh = spine::take(tx, record.id)?;
    if is_changed(&fresh, seen) {
        return Err(Refused::Changed);
    }
    Ok(fresh)
}

/// Moves a record to a state and saves it; a done one is closed now.
///
/// # Errors
/// What the engine refuses.
pub fn moved(
    tx: &mut Tx,
    record: &mut Record,
    (state, category): (&str, StateCategory),
    now: Timestamp,
) -> Result<(), Error> {
    record.state = state.into();
    record.category = category;
    if category == StateCategory::Done {
        record.closed_at = Some(now);
        record.due_at = now;
    }
    spine::save(tx, record)
}

/// Tells the trace what happened to a record.
///
/// # Errors
/// What the engine refuses.
pub fn told(
    tx: &mut Tx,
    actor: &Actor,
    record: &Record,
    (kind, detail): (EventKind, Json),
    now: Timestamp,
) -> Result<(), Error> {
    let mut subjects = vec![(record.kind.code(), record.id)];
    subjects.extend(record.customer_id.map(|customer| ("customer", customer)));
    let detail = if detail.is_null() { json!({}) } else { detail };
    let happening = Happening { kind, conversation: record.conversation_id, subjects, detail };
    append(tx, actor, happening, now).map(|_| ())
}
