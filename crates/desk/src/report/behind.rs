//! The rows behind a figure, newest first.

use db::{Tx, args};

use super::named::find;
use super::{Ask, ReportError};
use crate::access::require;
use crate::figure::start_of;
use crate::kernel::{Actor, Cursor, Page, RecordKind, RecordRef, Right, Timestamp};

db::row! {
    /// One row that was counted.
    #[derive(Clone, Debug)]
    pub struct CountedRow {
        /// Internal id of the record.
        id: i64,
        /// Its kind, the database's word.
        kind: String,
        /// Its number.
        number: i64,
        /// Its title.
        title: String,
        /// The time that put it into the period.
        at: Timestamp,
        /// Its channel.
        channel: Option<i64>,
        /// Name of the customer.
        customer: Option<String>,
        /// Its state.
        state: String,
    }
}

impl CountedRow {
    /// Its reference.
    pub fn reference(&self) -> Option<RecordRef> {
        RecordKind::from_code(&self.kind).map(|kind| RecordRef::new(kind, self.number))
    }
}

/// The rows that a figure counted. Behind a share stand the rows of its whole.
///
/// # Errors
/// `ReportError`; who may not see contacts sees no rows.
pub fn behind(
    tx: &mut Tx,
    actor: &Actor,
    name: &str,
    ask: &Ask,
    after: Option<&Cursor>,
    limit: usize,
) -> Result<Page<CountedRow>, ReportError> {
    require(actor, Right::SeeContacts)?;
    let figure = find(name)?;
    let (ask, from, to) = ask.checked(actor)?;
    let (start, end) = (start_of(from), start_of(to + 1));
    let (at, id) = after.map_or((end.as_microsecond(), 0), |cursor| (cursor.micros(), cursor.id));
    let page = Walk { ask, start, at, id, limit: limit as i64 + 1 };
    let rows = match figure.name {
        "closed" | "accepted_guesses" => page.closed(tx)?,
        "orders" => page.born(tx, RecordKind::Order)?,
        "issues" => page.born(tx, RecordKind::Issue)?,
        "feedback" => page.born(tx, RecordKind::Feedback)?,
        name => page.contacts(tx, name)?,
    };
    Ok(Page::cut(rows, limit, |row| Cursor { sort: row.at.as_microsecond().to_string(), id: row.id }))
}

struct Walk {
    ask: Ask,
    start: Timestamp,
    at: i64,
    id: i64,
    limit: i64,
}

impl Walk {
    fn contacts(&self, tx: &mut Tx, name: &str) -> Result<Vec<CountedRow>, db::Error> {
        let direction = match name {
            "inbound" => "in",
            "outbound" => "out",
            _ => "",
        };
        let (missed, late, marked) = (name == "missed", name == "late_entries", name == "marks");
        let (mark, finer) = self.ask.mark_and_detail().unwrap_or(("", ""));
        tx.list(
            "SELECT r.id, r.kind, r.number, r.title, r.occurred_at, r.channel_id, c.name, r.state
               FROM record r JOIN interaction i ON i.id = r.id LEFT JOIN customer c ON c.id = r.customer_id
              WHERE r.kind = 'interaction' AND r.occurred_at >= $1 AND (r.occurred_at, r.id) < ($2, $3)
                AND (CAST($4 AS BIGINT) IS NULL OR r.channel_id = $4) AND (CAST($5 AS BIGINT) IS NULL OR r.team_id = $5)
                AND (CAST($6 AS BIGINT) IS NULL OR (r.created_by = $6 AND (i.missed_reason IS NULL OR i.direction = 'out')))
                AND r.provenance = 'live' AND ($7 = '' OR i.direction = $7)
                AND (i.missed_reason IS NULL OR i.missed_reason NOT IN ('spam', 'auto_reply', 'list', 'loop', 'bounced'))
                AND (NOT $8 OR i.missed_reason IS NOT NULL) AND (NOT $9 OR i.late_entry)
                AND (NOT $10 OR EXISTS (SELECT 1 FROM mark m WHERE m.interaction_id = r.id AND ($11 = '' OR m.mark = $11)
                                            AND ($12 = '' OR m.detail = $12)))
              ORDER BY r.occurred_at DESC, r.id DESC LIMIT $13",
            args![
                self.start,
                self.at,
                self.id,
                self.ask.channel,
                self.ask.team,
                self.ask.agent,
                direction,
                missed,
                late,
                marked || !mark.is_empty(),
                mark,
                finer,
                self.limit
            ],
        )
    }

    fn closed(&self, tx: &mut Tx) -> Result<Vec<CountedRow>, db::Error> {
        tx.list(
            "SELECT r.id, r.kind, r.number, r.title, r.closed_at, r.channel_id, c.name, r.state
               FROM record r JOIN interaction i ON i.id = r.id AND i.closed_by = 'agent' LEFT JOIN customer c ON c.id = r.customer_id
              WHERE r.kind = 'interaction' AND r.state_category = 'done' AND r.provenance = 'live' AND r.closed_at >= $1 AND (r.closed_at, r.id) < ($2, $3)
                AND (CAST($4 AS BIGINT) IS NULL OR r.channel_id = $4) AND (CAST($5 AS BIGINT) IS NULL OR r.team_id = $5)
                AND (CAST($6 AS BIGINT) IS NULL OR r.owner_id = $6)
              ORDER BY r.closed_at DESC, r.id DESC LIMIT $7",
            args![self.start, self.at, self.id, self.ask.channel, self.ask.team, self.ask.agent, self.limit],
        )
    }

    fn born(&self, tx: &mut Tx, kind: RecordKind) -> Result<Vec<CountedRow>, db::Error> {
        tx.list(
            "SELECT r.id, r.kind, r.number, r.title, r.occurred_at, r.channel_id, c.name, r.state
               FROM record r LEFT JOIN customer c ON c.id = r.customer_id
              WHERE r.kind = $8 AND r.provenance = 'live' AND r.occurred_at >= $1 AND (r.occurred_at, r.id) < ($2, $3)
                AND (CAST($4 AS BIGINT) IS NULL OR r.channel_id = $4) AND (CAST($5 AS BIGINT) IS NULL OR r.team_id = $5)
                AND (CAST($6 AS BIGINT) IS NULL OR r.owner_id = $6)
              ORDER BY r.occurred_at DESC, r.id DESC LIMIT $7",
            args![
                self.start,
                self.at,
                self.id,
                self.ask.channel,
                self.ask.team,
                self.ask.agent,
                self.limit,
                kind.code()
            ],
        )
    }
}
