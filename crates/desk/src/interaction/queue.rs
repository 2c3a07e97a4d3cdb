//! The one queue over all channels in the order of its promises (requirement R020), and its views. Every view walks an index;
//! the further filters are looked at on the way.

use db::{Error, Row, Tx, Value};

use super::words::{Direction, Missed};
use crate::kernel::{Actor, Cursor, NO_DUE, Names, Page, RecordKind, RecordRef, Right, Timestamp};
use crate::spine::LoadError;

/// Which contacts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// Open ones of the reader.
    Mine,
    /// Open ones that nobody has.
    Unclaimed,
    /// All open ones.
    Open,
    /// Open ones of a team.
    Team(i64),
    /// Open ones of a channel.
    Channel(i64),
    /// Open ones in which nobody was reached.
    Missed,
    /// Closed ones, newest first.
    Done,
    /// All, newest first.
    All,
}

/// What the rows of a view must also be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Narrow {
    /// Of this channel.
    pub channel: Option<i64>,
    /// Concerning this service.
    pub service: Option<i64>,
    /// Owned by this agent.
    pub owner: Option<i64>,
    /// Of this customer.
    pub customer: Option<i64>,
}

/// A line of the queue.
#[derive(Clone, Debug)]
pub struct QueueRow {
    /// Internal id.
    pub id: i64,
    /// `INT-1042`.
    pub reference: RecordRef,
    /// The number that the customer knows.
    pub matter: i64,
    /// Raised by every act.
    pub version: i64,
    /// The state's code.
    pub state: String,
    /// What it is about.
    pub title: String,
    /// The beginning of the newest words that are no note.
    pub preview: String,
    /// The language of the contact.
    pub language: Option<String>,
    /// The customer's opaque key and name.
    pub customer: Option<(String, String)>,
    /// The name that the contact itself gave.
    pub from_name: String,
    /// The channel's key, names and icon.
    pub channel: (String, Names, String),
    /// Whether the channel is official.
    pub official: bool,
    /// Who turned to whom.
    pub direction: Direction,
    /// Why nobody was reached.
    pub missed: Option<Missed>,
    /// The owner's opaque key and name.
    pub owner: Option<(String, String)>,
    /// When it happened.
    pub occurred_at: Timestamp,
    /// When the last message came or went.
    pub last_at: Timestamp,
    /// When the promise that is due started, and when it is due.
    pub due: Option<(Timestamp, Timestamp)>,
    /// When it was closed.
    pub closed_at: Option<Timestamp>,
    /// Whether there is something that the reader has not read.
    pub unread: bool,
    /// Keys of the marks that people stand behind.
    pub marks: Vec<String>,
    /// Kinds of the records that were opened from it.
    pub kinds: Vec<RecordKind>,
    sort: i64,
}

impl db::FromRow for QueueRow {
    fn from_row(row: &Row) -> Result<QueueRow, Error> {
        let (customer_key, customer_name): (Option<String>, Option<String>) = (row.get(6)?, row.get(7)?);
        let (owner_key, owner_name): (Option<String>, Option<String>) = (row.get(8)?, row.get(9)?);
        let (channel, names, icon): (Option<String>, Option<String>, Option<String>) =
            (row.get(10)?, row.get(11)?, row.get(12)?);
        let (direction, missed): (String, Option<String>) = (row.get(14)?, row.get(15)?);
        let (due, closed_at): (i64, Option<Timestamp>) = (row.get(18)?, row.get(20)?);
        let started: Option<Timestamp> = row.get(19)?;
        let read: Option<Timestamp> = row.get(21)?;
        let last_at: Timestamp = row.get(17)?;
        let (marks, kinds): (Option<String>, Option<String>) = (row.get(22)?, row.get(23)?);
        let preview: Option<String> = row.get(24)?;
        let from_name: Option<String> = row.get(26)?;
        Ok(QueueRow {
            id: row.get(0)?,
            reference: RecordRef::new(RecordKind::Interaction, row.get(1)?),
            matter: row.get(2)?,
            version: row.get(3)?,
            state: row.get(4)?,
            title: row.get(5)?,
            preview: preview.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" "),
            language: row.get(25)?,
            customer: customer_key.zip(customer_name),
            from_name: from_name.unwrap_or_default(),
            channel: (
                channel.unwrap_or_default(),
                Names::from_json(&names.unwrap_or_default()),
                icon.unwrap_or_default(),
            ),
            official: row.get(13)?,
            direction: Direction::from_code(&direction).unwrap_or(Direction::In),
            missed: missed.as_deref().and_then(Missed::from_code),
            owner: owner_key.zip(owner_name),
            occurred_at: row.get(16)?,
            last_at,
            due: (closed_at.is_none() && due < NO_DUE)
                .then(|| Timestamp::from_microsecond(due).ok())
                .flatten()
                .map(|due| (started.unwrap_or(due), due)),
            closed_at,
            unread: closed_at.is_none() && read.is_none_or(|read| read < last_at),
            marks: listed(marks),
            kinds: kinds_of(kinds),
            sort: row.get(27)?,
        })
    }
}

fn listed(joined: Option<String>) -> Vec<String> {
    let keys = joined.unwrap_or_default();
    keys.split(',').filter(|key| !key.is_empty()).map(|key| key.trim_end_matches(':').to_string()).collect()
}

fn kinds_of(joined: Option<String>) -> Vec<RecordKind> {
    let found = listed(joined);
    RecordKind::ALL.into_iter().filter(|kind| found.iter().any(|code| code == kind.code())).collect()
}

macro_rules! queue_sql {
    ($sort:literal, $where:literal, $order:literal) => {
        concat!(
            "SELECT r.id, r.number, v.number, r.version, r.state, r.title, c.key, c.name, a.key, a.name, h.key, h.names, h.icon, i.official,
                    i.direction, i.missed_reason, r.occurred_at, v.last_at, r.due_at,
                    (SELECT min(p.started_at) FROM promise p WHERE p.record_id = r.id AND p.state = 'running'),
                    r.closed_at, (SELECT e.at FROM read_mark e WHERE e.agent_id = $2 AND e.conversation_id = r.conversation_id),
                    (SELECT string_agg(k.mark || ':' || k.detail, ',') FROM mark k WHERE k.interaction_id = r.id AND k.source <> 'guess'),
                    (SELECT string_agg(b.kind, ',') FROM link l JOIN record b ON b.id = l.from_id
                      WHERE l.to_id = r.id AND l.kind = 'opened_from' AND l.undone_at IS NULL),
                    (SELECT substr(m.text, 1, 200) FROM message m
                      WHERE m.interaction_id = r.id AND m.kind <> 'note' AND m.kind <> 'receipt' ORDER BY m.at DESC, m.id DESC LIMIT 1),
                    i.language, (SELECT min(y.name) FROM party y WHERE y.record_id = r.id AND y.role = 'from'), ", $sort, "
               FROM record r JOIN interaction i ON i.id = r.id JOIN conversation v ON v.id = r.conversation_id
                    LEFT JOIN customer c ON c.id = r.customer_id LEFT JOIN agent a ON a.id = r.owner_id
                    LEFT JOIN channel h ON h.id = r.channel_id
              WHERE r.kind = 'interaction' AND (CAST($6 AS BIGINT) IS NULL OR r.channel_id = $6)
                AND (CAST($7 AS BIGINT) IS NULL OR r.service_id = $7) AND (CAST($8 AS BIGINT) IS NULL OR r.owner_id = $8)
                AND (CAST($9 AS BIGINT) IS NULL OR r.customer_id = $9) AND ",
            $where, " ORDER BY ", $order, " LIMIT $5"
        )
    };
}

/// A page of a view.
///
/// # Errors
/// `record.missing` for who may not see contacts.
pub fn queue(
    tx: &mut Tx,
    actor: &Actor,
    view: View,
    narrow: Narrow,
    after: Option<&Cursor>,
    limit: usize,
) -> Result<Page<QueueRow>, LoadError> {
    if !actor.may(Right::SeeContacts) {
        return Err(LoadError::Missing);
    }
    let (sql, of) = text(view, narrow, actor);
    let newest_first = matches!(view, View::Done | View::All);
    let start = if newest_first { (i64::MAX, i64::MAX) } else { (i64::MIN, i64::MIN) };
    let (sort, id) = after.map_or(start, |cursor| (cursor.micros(), cursor.id));
    let fetch = i64::try_from(limit).unwrap_or(50) + 1;
    let args: Vec<Value> = vec![
        of.into(),
        actor.agent.into(),
        sort.into(),
        id.into(),
        fetch.into(),
        narrow.channel.into(),
        narrow.service.into(),
        narrow.owner.into(),
        narrow.customer.into(),
    ];
    let rows = tx.list(sql, &args)?;
    Ok(Page::cut(rows, limit, |row: &QueueRow| Cursor { sort: row.sort.to_string(), id: row.id }))
}

/// The statement of a view, and what its index starts with. Of further filters the narrowest that has an index leads.
fn text(view: View, narrow: Narrow, actor: &Actor) -> (&'static str, Option<i64>) {
    match (view, narrow) {
        (View::Mine, _) => (OWNED, actor.agent),
        (View::Unclaimed, _) => (UNCLAIMED, None),
        (View::Team(team), _) => (TEAM, Some(team)),
        (View::Channel(channel), _) => (CHANNEL, Some(channel)),
        (View::Missed, _) => (MISSED, None),
        (View::Open, Narrow { owner: Some(owner), .. }) => (OWNED, Some(owner)),
        (View::Open, Narrow { channel: Some(channel), .. }) => (CHANNEL, Some(channel)),
        (View::Open, _) => (OPEN, None),
        (View::Done, Narrow { customer: Some(customer), .. }) => (DONE_CUSTOMER, Some(customer)),
        (View::Done, Narrow { owner: Some(owner), .. }) => (DONE_OWNER, Some(owner)),
        (View::Done, Narrow { channel: Some(channel), .. }) => (DONE_CHANNEL, Some(channel)),
        (View::Done, _) => (DONE, None),
        (View::All, Narrow { customer: Some(customer), .. }) => (ALL_CUSTOMER, Some(customer)),
        (View::All, Narrow { service: Some(service), .. }) => (ALL_SERVICE, Some(service)),
        (View::All, _) => (ALL, None),
    }
}

const OWNED: &str = queue_sql!(
    "r.due_at",
    "r.owner_id = $1 AND r.state_category = 'open' AND (r.due_at, r.id) > ($3, $4)",
    "r.due_at, r.id"
);
const UNCLAIMED: &str = queue_sql!(
    "r.due_at",
    "CAST($1 AS BIGINT) IS NULL AND r.owner_id IS NULL AND r.state_category = 'open' AND (r.due_at, r.id) > ($3, $4)",
    "r.owner_id, r.due_at, r.id"
);
const OPEN: &str = queue_sql!(
    "r.due_at",
    "CAST($1 AS BIGINT) IS NULL AND r.state_category = 'open' AND (r.due_at, r.id) > ($3, $4)",
    "r.due_at, r.id"
);
const TEAM: &str = queue_sql!(
    "r.due_at",
    "r.team_id = $1 AND r.state_category = 'open' AND (r.due_at, r.id) > ($3, $4)",
    "r.due_at, r.id"
);
const CHANNEL: &str = queue_sql!(
    "r.due_at",
    "r.channel_id = $1 AND r.state_category = 'open' AND (r.due_at, r.id) > ($3, $4)",
    "r.due_at, r.id"
);
const MISSED: &str = queue_sql!(
    "r.due_at",
    "CAST($1 AS BIGINT) IS NULL AND r.state = 'missed' AND (r.due_at, r.id) > ($3, $4)",
    "r.due_at, r.id"
);
const DONE: &str = queue_sql!(
    "r.due_at",
    "CAST($1 AS BIGINT) IS NULL AND r.state_category = 'done' AND (r.due_at, r.id) < ($3, $4)",
    "r.due_at DESC, r.id DESC"
);
const ALL: &str = queue_sql!(
    "r.occurred_at",
    "CAST($1 AS BIGINT) IS NULL AND (r.occurred_at, r.id) < ($3, $4)",
    "r.occurred_at DESC, r.id DESC"
);
const DONE_CUSTOMER: &str = queue_sql!(
    "r.occurred_at",
    "r.customer_id = $1 AND r.state_category = 'done' AND (r.occurred_at, r.id) < ($3, $4)",
    "r.occurred_at DESC, r.id DESC"
);
const DONE_OWNER: &str = queue_sql!(
    "r.due_at",
    "r.owner_id = $1 AND r.state_category = 'done' AND (r.due_at, r.id) < ($3, $4)",
    "r.due_at DESC, r.id DESC"
);
const DONE_CHANNEL: &str = queue_sql!(
    "r.due_at",
    "r.channel_id = $1 AND r.state_category = 'done' AND (r.due_at, r.id) < ($3, $4)",
    "r.due_at DESC, r.id DESC"
);
const ALL_CUSTOMER: &str = queue_sql!(
    "r.occurred_at",
    "r.customer_id = $1 AND (r.occurred_at, r.id) < ($3, $4)",
    "r.occurred_at DESC, r.id DESC"
);
const ALL_SERVICE: &str = queue_sql!(
    "r.occurred_at",
    "r.service_id = $1 AND (r.occurred_at, r.id) < ($3, $4)",
    "r.occurred_at DESC, r.id DESC"
);
