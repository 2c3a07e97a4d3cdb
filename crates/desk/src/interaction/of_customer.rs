//! The one timeline of a customer (or of an organisation): contacts over all channels and what was born of them, newest first.

use db::{Error, Row, Tx, args};

use super::words::{Direction, Missed};
use crate::kernel::{Actor, Cursor, Names, Page, RecordKind, RecordRef, Right, Timestamp};
use crate::spine::{LoadError, StateCategory};

/// Whose timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// A customer's.
    Customer(i64),
    /// That of an organisation's people.
    Organisation(i64),
}

/// A line of the timeline.
#[derive(Clone, Debug)]
pub struct TimelineRow {
    /// Internal id of the record.
    pub id: i64,
    /// Kind and number.
    pub reference: RecordRef,
    /// The thread, for reading what was said.
    pub conversation: Option<i64>,
    /// What it is about.
    pub title: String,
    /// Its state's code.
    pub state: String,
    /// Its state's shape.
    pub category: StateCategory,
    /// The channel's key, names and icon.
    pub channel: Option<(String, Names, String)>,
    /// Of a contact: who turned to whom.
    pub direction: Option<Direction>,
    /// Of a contact: why nobody was reached.
    pub missed: Option<Missed>,
    /// The beginning of what was said in a contact first.
    pub preview: String,
    /// Who has it.
    pub owner: Option<String>,
    /// When it happened.
    pub occurred_at: Timestamp,
}

impl db::FromRow for TimelineRow {
    fn from_row(row: &Row) -> Result<TimelineRow, Error> {
        let (kind, category): (String, String) = (row.get(1)?, row.get(6)?);
        let (channel, names, icon): (Option<String>, Option<String>, Option<String>) =
            (row.get(7)?, row.get(8)?, row.get(9)?);
        let (direction, missed): (Option<String>, Option<String>) = (row.get(10)?, row.get(11)?);
        let preview: Option<String> = row.get(12)?;
        Ok(TimelineRow {
            id: row.get(0)?,
            reference: RecordRef::new(
                RecordKind::from_code(&kind).ok_or_else(|| Error::other("a record of an unknown kind"))?,
                row.get(2)?,
            ),
            conversation: row.get(3)?,
            title: row.get(4)?,
            state: row.get(5)?,
            category: StateCategory::from_code(&category),
            channel: channel
                .zip(icon)
                .map(|(key, icon)| (key, Names::from_json(&names.unwrap_or_default()), icon)),
            direction: direction.as_deref().and_then(Direction::from_code),
            missed: missed.as_deref().and_then(Missed::from_code),
            preview: preview.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" "),
            owner: row.get(13)?,
            occurred_at: row.get(14)?,
        })
    }
}

macro_rules! timeline_sql {
    ($whose:literal) => {
        concat!(
            "SELECT r.id, r.kind, r.number, r.conversation_id, r.title, r.state, r.state_category, h.key, h.names, h.icon, i.direction,
                    i.missed_reason,
                    (SELECT substr(m.text, 1, 200) FROM message m WHERE m.interaction_id = r.id AND m.kind <> 'note' ORDER BY m.at, m.id LIMIT 1),
                    a.name, r.occurred_at
               FROM record r LEFT JOIN interaction i ON i.id = r.id LEFT JOIN channel h ON h.id = r.channel_id
                    LEFT JOIN agent a ON a.id = r.owner_id
              WHERE ", $whose, " = $1 AND (CAST($2 AS TEXT) IS NULL OR r.kind = $2) AND (r.occurred_at, r.id) < ($3, $4)
              ORDER BY r.occurred_at DESC, r.id DESC LIMIT $5"
        )
    };
}

/// A page of the timeline; `kind` narrows it to one kind of record.
///
/// # Errors
/// `record.missing` for who may not see contacts.
pub fn of_customer(
    tx: &mut Tx,
    actor: &Actor,
    whose: Of,
    kind: Option<RecordKind>,
    after: Option<&Cursor>,
    limit: usize,
) -> Result<Page<TimelineRow>, LoadError> {
    if !actor.may(Right::SeeContacts) {
        return Err(LoadError::Missing);
    }
    let (sql, id) = match whose {
        Of::Customer(id) => (timeline_sql!("r.customer_id"), id),
        Of::Organisation(id) => (timeline_sql!("r.organisation_id"), id),
    };
    let (sort, last) = after.map_or((i64::MAX, i64::MAX), |cursor| (cursor.micros(), cursor.id));
    let fetch = i64::try_from(limit).unwrap_or(50) + 1;
    let rows = tx.list(sql, args![id, kind.map(RecordKind::code), sort, last, fetch])?;
    let position =
        |row: &TimelineRow| Cursor { sort: row.occurred_at.as_microsecond().to_string(), id: row.id };
    Ok(Page::cut(rows, limit, position))
}

/// The open records of a customer, newest first, at most `limit`.
///
/// # Errors
/// What the engine refuses.
pub fn open_of_customer(tx: &mut Tx, customer: i64, limit: i64) -> Result<Vec<TimelineRow>, Error> {
    tx.list(
        "SELECT r.id, r.kind, r.number, r.conversation_id, r.title, r.state, r.state_category, h.key, h.names, h.icon, i.direction,
                i.missed_reason, NULL, a.name, r.occurred_at
           FROM record r LEFT JOIN interaction i ON i.id = r.id LEFT JOIN channel h ON h.id = r.channel_id
                LEFT JOIN agent a ON a.id = r.owner_id
          WHERE r.customer_id = $1 AND r.state_category <> 'done' ORDER BY r.occurred_at DESC, r.id DESC LIMIT $2",
        args![customer, limit],
    )
}

db::row! {
    /// The last thing that was said to a customer.
    #[derive(Clone, Debug)]
    pub struct LastSaid {
        /// The words.
        text: String,
        /// Who said it.
        who: String,
        /// When.
        at: Timestamp,
        /// The number of the contact.
        number: i64,
    }
}

/// What was said to a customer last: the newest answer or log.
///
/// # Errors
/// What the engine refuses.
pub fn last_said(tx: &mut Tx, customer: i64) -> Result<Option<LastSaid>, Error> {
    tx.opt(
        "SELECT m.text, m.author_name, m.at, r.number
           FROM (SELECT id, number FROM record WHERE customer_id = $1 AND kind = 'interaction' ORDER BY occurred_at DESC, id DESC LIMIT 20) r
                JOIN message m ON m.interaction_id = r.id
          WHERE m.kind IN ('reply', 'log') AND (m.state IS NULL OR m.state <> 'undone') ORDER BY m.at DESC, m.id DESC LIMIT 1",
        args![customer],
    )
}
