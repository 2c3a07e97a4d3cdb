//! A contact: its record on the spine and what only contacts have. SQL of its own row.

use db::{Error, Row, Tx, args};

use super::state::{State, Step};
use super::words::{Direction, Missed};
use crate::kernel::{RecordRef, Timestamp};
use crate::spine::{self, Record};

/// One contact or attempt.
#[derive(Clone, Debug)]
pub struct Interaction {
    /// What it shares with all records.
    pub record: Record,
    /// Who turned to whom.
    pub direction: Direction,
    /// Why nobody was reached.
    pub missed: Option<Missed>,
    /// Whether it came on an official channel.
    pub official: bool,
    /// When somebody answered or claimed it.
    pub connected_at: Option<Timestamp>,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
    /// When it was written down.
    pub entered_at: Timestamp,
    /// Whether it was written down afterwards.
    pub late_entry: bool,
    /// Who is really calling: `none`, `facts`, `code`, `strong`.
    pub assurance: String,
    /// The language of the contact, when known.
    pub language: Option<String>,
    /// What was agreed to follow a missed contact.
    pub follow_up: Option<String>,
    /// `agent` or `system`.
    pub closed_by: Option<String>,
    /// The reason that was stated when it was closed.
    pub close_reason: Option<String>,
    /// The fields of a form as JSON.
    pub form_fields: Option<String>,
    /// Keys of all that was guessed at the arrival, by commas.
    pub guessed: String,
    /// A guessed category that nobody has confirmed or refused.
    pub category_guess: Option<i64>,
    /// The thread that it may continue.
    pub offered_id: Option<i64>,
}

impl Interaction {
    /// `INT-1042`.
    pub fn reference(&self) -> RecordRef {
        self.record.reference()
    }

    /// Where it stands.
    pub fn state(&self) -> State {
        State::from_code(&self.record.state).unwrap_or(State::Attempted)
    }

    /// The thread; every contact has one.
    pub fn conversation(&self) -> i64 {
        self.record.conversation_id.expect("every contact is stored with its thread")
    }

    /// Takes a step of the life cycle; `false` when it is not possible.
    pub(super) fn step(&mut self, step: Step) -> bool {
        let Some(next) = self.state().after(step) else { return false };
        self.record.state = next.code().into();
        self.record.category = next.category();
        true
    }
}

/// The columns of the interaction's own row, in order.
struct Own {
    direction: String,
    missed: Option<String>,
    official: bool,
    connected_at: Option<Timestamp>,
    ended_at: Option<Timestamp>,
    entered_at: Timestamp,
    late_entry: bool,
    assurance: String,
    language: Option<String>,
    follow_up: Option<String>,
    closed_by: Option<String>,
    close_reason: Option<String>,
    form_fields: Option<String>,
    guessed: String,
    category_guess: Option<i64>,
    offered_id: Option<i64>,
}

impl db::FromRow for Own {
    fn from_row(row: &Row) -> Result<Own, Error> {
        Ok(Own {
            direction: row.get(0)?,
            missed: row.get(1)?,
            official: row.get(2)?,
            connected_at: row.get(3)?,
            ended_at: row.get(4)?,
            entered_at: row.get(5)?,
            late_entry: row.get(6)?,
            assurance: row.get(7)?,
            language: row.get(8)?,
            follow_up: row.get(9)?,
            closed_by: row.get(10)?,
            close_reason: row.get(11)?,
            form_fields: row.get(12)?,
            guessed: row.get(13)?,
            category_guess: row.get(14)?,
            offered_id: row.get(15)?,
        })
    }
}

/// The contact of a record.
pub(super) fn of(tx: &mut Tx, record: Record) -> Result<Interaction, Error> {
    let own: Own = tx.one(
        "SELECT direction, missed_reason, official, connected_at, ended_at, entered_at, late_entry, assurance, language, follow_up, closed_by,
                close_reason, form_fields, guessed, category_guess, offered_id FROM interaction WHERE id = $1",
        args![record.id],
    )?;
    Ok(Interaction {
        record,
        direction: Direction::from_code(&own.direction).unwrap_or(Direction::In),
        missed: own.missed.as_deref().and_then(Missed::from_code),
        official: own.official,
        connected_at: own.connected_at,
        ended_at: own.ended_at,
        entered_at: own.entered_at,
        late_entry: own.late_entry,
        assurance: own.assurance,
        language: own.language,
        follow_up: own.follow_up,
        closed_by: own.closed_by,
        close_reason: own.close_reason,
        form_fields: own.form_fields,
        guessed: own.guessed,
        category_guess: own.category_guess,
        offered_id: own.offered_id,
    })
}

/// The contact of an id, as an act's first statement.
///
/// # Errors
/// What the engine refuses, also when it is not there.
pub fn take(tx: &mut Tx, id: i64) -> Result<Interaction, Error> {
    let record = spine::take(tx, id)?;
    of(tx, record)
}

pub(super) fn insert(tx: &mut Tx, i: &Interaction) -> Result<(), Error> {
    tx.exec(
        "INSERT INTO interaction (id, direction, missed_reason, official, connected_at, ended_at, entered_at, late_entry, assurance, language,
           follow_up, closed_by, close_reason, form_fields, guessed, category_guess, offered_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)",
        args![
            i.record.id, i.direction.code(), i.missed.map(Missed::code), i.official, i.connected_at, i.ended_at, i.entered_at, i.late_entry,
            &i.assurance, i.language.as_deref(), i.follow_up.as_deref(), i.closed_by.as_deref(), i.close_reason.as_deref(),
            i.form_fields.as_deref(), &i.guessed, i.category_guess, i.offered_id
        ],
    )?;
    Ok(())
}

/// Writes record and own row back and raises the version.
pub(crate) fn save(tx: &mut Tx, i: &mut Interaction) -> Result<(), Error> {
    spine::save(tx, &mut i.record)?;
    tx.exec(
        "UPDATE interaction SET missed_reason = $2, connected_at = $3, ended_at = $4, assurance = $5, language = $6, follow_up = $7,
           closed_by = $8, close_reason = $9, category_guess = $10, offered_id = $11 WHERE id = $1",
        args![
            i.record.id, i.missed.map(Missed::code), i.connected_at, i.ended_at, &i.assurance, i.language.as_deref(),
            i.follow_up.as_deref(), i.closed_by.as_deref(), i.close_reason.as_deref(), i.category_guess, i.offered_id
        ],
    )?;
    Ok(())
}
