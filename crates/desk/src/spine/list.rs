//! Lists of records of one kind. Every filter walks an index of its own; further filters are looked at on the way.

use db::{Error, Row, Tx, args};

use super::record::StateCategory;
use crate::kernel::{Cursor, NO_DUE, Names, Page, RecordKind, RecordRef, Timestamp};

/// Which records.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    /// Open ones by due time.
    #[default]
    Open,
    /// Open ones of an agent by due time.
    OwnedBy(i64),
    /// Open ones of a team by due time.
    OfTeam(i64),
    /// All, newest first.
    All,
    /// Done ones, newest first.
    Done,
    /// All of a customer, newest first.
    OfCustomer(i64),
    /// All of a service, newest first.
    OfService(i64),
}

/// A line of a list.
#[derive(Clone, Debug)]
pub struct RecordRow {
    /// Internal id.
    pub id: i64,
    /// Kind and number.
    pub reference: RecordRef,
    /// Raised by every act.
    pub version: i64,
    /// The state's code.
    pub state: String,
    /// Its shape.
    pub category: StateCategory,
    /// What it is about.
    pub title: String,
    /// The customer's opaque key and name.
    pub customer: Option<(String, String)>,
    /// The owner's opaque key and name.
    pub owner: Option<(String, String)>,
    /// The service's opaque key and names.
    pub service: Option<(String, Names)>,
    /// When it is due, if a promise runs.
    pub due_at: Option<Timestamp>,
    /// When it happened.
    pub occurred_at: Timestamp,
    /// When it was closed.
    pub closed_at: Option<Timestamp>,
    sort: i64,
}

impl db::FromRow for RecordRow {
    fn from_row(row: &Row) -> Result<RecordRow, Error> {
        let kind: String = row.get(1)?;
        let kind =
            RecordKind::from_code(&kind).ok_or_else(|| Error::other(format!("unknown kind {kind}")))?;
        let category = StateCategory::from_code(&row.get::<String>(5)?);
        let due: i64 = row.get(11)?;
        let service: Option<(String, Names)> =
            pair(row, 15)?.map(|(key, names)| (key, Names::from_json(&names)));
        Ok(RecordRow {
            id: row.get(0)?,
            reference: RecordRef::new(kind, row.get(2)?),
            version: row.get(3)?,
            state: row.get(4)?,
            category,
            title: row.get(6)?,
            customer: pair(row, 7)?,
            owner: pair(row, 9)?,
            service,
            due_at: (category != StateCategory::Done && due < NO_DUE).then(|| row.get(11)).transpose()?,
            occurred_at: row.get(12)?,
            closed_at: row.get(13)?,
            sort: row.get(14)?,
        })
    }
}

fn pair(row: &Row, at: usize) -> Result<Option<(String, String)>, Error> {
    let (first, second): (Option<String>, Option<String>) = (row.get(at)?, row.get(at + 1)?);
    Ok(first.zip(second))
}

macro_rules! list_sql {
    ($sort:literal, $where:literal, $order:literal) => {
        concat!(
            "SELECT r.id, r.kind, r.number, r.version, r.state, r.state_category, r.title, c.key, c.name, a.key, a.name, r.due_at,
                    r.occurred_at, r.closed_at, ", $sort, ", s.key, s.names
               FROM record r LEFT JOIN customer c ON c.id = r.customer_id LEFT JOIN agent a ON a.id = r.owner_id
                    LEFT JOIN service s ON s.id = r.service_id WHERE ",
            $where, " ORDER BY ", $order, " LIMIT $4"
        )
    };
}

/// A page of a list; the caller has asked for the right.
///
/// # Errors
/// What the engine refuses.
pub fn list(
    tx: &mut Tx,
    kind: RecordKind,
    filter: Filter,
    after: Option<&Cursor>,
    limit: usize,
) -> Result<Page<RecordRow>, Error> {
    let newest_first = !matches!(filter, Filter::Open | Filter::OwnedBy(_) | Filter::OfTeam(_));
    let start = if newest_first { (i64::MAX, i64::MAX) } else { (i64::MIN, i64::MIN) };
    let (sort, id) = after.map_or(start, |cursor| (cursor.micros(), cursor.id));
    let fetch = i64::try_from(limit).unwrap_or(50) + 1;
    let (sql, what) = text(filter);
    let rows = match what {
        Some(of) => tx.list(sql, args![kind.code(), sort, id, fetch, of])?,
        None => tx.list(sql, args![kind.code(), sort, id, fetch])?,
    };
    Ok(Page::cut(rows, limit, |row: &RecordRow| Cursor { sort: row.sort.to_string(), id: row.id }))
}

fn text(filter: Filter) -> (&'static str, Option<i64>) {
    match filter {
        Filter::Open => (
            list_sql!(
                "r.due_at",
                "r.kind = $1 AND r.state_category = 'open' AND (r.due_at, r.id) > ($2, $3)",
                "r.due_at, r.id"
            ),
            None,
        ),
        Filter::OwnedBy(agent) => (
            list_sql!(
                "r.due_at",
                "r.owner_id = $5 AND r.kind = $1 AND r.state_category = 'open' AND (r.due_at, r.id) > ($2, $3)",
                "r.due_at, r.id"
            ),
            Some(agent),
        ),
        Filter::OfTeam(team) => (
            list_sql!(
                "r.due_at",
                "r.team_id = $5 AND r.kind = $1 AND r.state_category = 'open' AND (r.due_at, r.id) > ($2, $3)",
                "r.due_at, r.id"
            ),
            Some(team),
        ),
        Filter::All => (
            list_sql!(
                "r.occurred_at",
                "r.kind = $1 AND (r.occurred_at, r.id) < ($2, $3)",
                "r.occurred_at DESC, r.id DESC"
            ),
            None,
        ),
        Filter::Done => (
            list_sql!(
                "r.due_at",
                "r.kind = $1 AND r.state_category = 'done' AND (r.due_at, r.id) < ($2, $3)",
                "r.due_at DESC, r.id DESC"
            ),
            None,
        ),
        Filter::OfCustomer(customer) => (
            list_sql!(
                "r.occurred_at",
                "r.customer_id = $5 AND r.kind = $1 AND (r.occurred_at, r.id) < ($2, $3)",
                "r.occurred_at DESC, r.id DESC"
            ),
            Some(customer),
        ),
        Filter::OfService(service) => (
            list_sql!(
                "r.occurred_at",
                "r.service_id = $5 AND r.kind = $1 AND (r.occurred_at, r.id) < ($2, $3)",
                "r.occurred_at DESC, r.id DESC"
            ),
            Some(service),
        ),
    }
}
