//! The daily ledger (requirement R220): for each day and channel, seen at the source = stored = closed + open + parked.
//! A day is signed after midnight; each signature covers the one before it. Today is computed as it stands.

use std::collections::BTreeMap;

use db::{Error, Tx, args};
use jiff::civil::Date;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::ReportError;
use crate::access::require;
use crate::figure::{date_of, day_of, lines, start_of};
use crate::kernel::{Actor, Cursor, Page, Right, Timestamp};
use crate::timeline::{EventKind, Happening, append};

/// A day of the ledger was signed.
pub const SIGNED: EventKind = EventKind::quiet("ledger.signed");

/// The periodic job that signs the days that are over.
pub const LEDGER_JOB: &str = "report.ledger";

/// A contact logged later than this after it happened is not looked for (days).
const LATE_DAYS: i64 = 8;

/// So many days are signed in one go after a long stop.
const CATCH_UP: i64 = 31;

/// One channel of one day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LedgerLine {
    /// Internal id of the channel.
    pub channel: i64,
    /// What the source showed: kept messages, sent forms, logged contacts.
    pub seen: i64,
    /// What is stored.
    pub stored: i64,
    /// Of that, closed: also what was a duplicate or filed with what it follows.
    pub closed: i64,
    /// Of that, still open or being read.
    pub open: i64,
    /// Of that, parked for a person.
    pub parked: i64,
    /// Seen less stored; must be 0.
    pub difference: i64,
    /// The signature; empty until the day is over.
    pub digest: String,
}

/// One day.
#[derive(Clone, Debug)]
pub struct LedgerDay {
    /// Which.
    pub day: Date,
    /// When it was signed; `None` for today.
    pub signed_at: Option<Timestamp>,
    /// Its channels.
    pub lines: Vec<LedgerLine>,
}

/// The ledger, newest day first; the first page begins with today as it stands.
///
/// # Errors
/// `access.right_missing`.
pub fn days(
    tx: &mut Tx,
    actor: &Actor,
    after: Option<&Cursor>,
    limit: usize,
    now: Timestamp,
) -> Result<Page<LedgerDay>, ReportError> {
    require(actor, Right::SeeFigures)?;
    let today = day_of(now);
    let before = after.map_or(today + 1, |cursor| cursor.id);
    let mut found = Vec::new();
    if before > today {
        found.push(LedgerDay { day: date_of(today), signed_at: None, lines: lines_of(tx, today)? });
    }
    let first: Option<i64> = tx.opt(
        "SELECT day FROM (SELECT DISTINCT day FROM ledger_day WHERE day < $1 ORDER BY day DESC LIMIT $2) newest ORDER BY day LIMIT 1",
        args![before, limit as i64 + 1],
    )?;
    let rows: Vec<Signed> = tx.list(
        "SELECT day, channel_id, seen, stored, closed, still_open, parked, difference, digest, signed_at FROM ledger_day
          WHERE day >= $1 AND day < $2 ORDER BY day DESC, channel_id DESC",
        args![first.unwrap_or(before), before],
    )?;
    for row in rows {
        let day = date_of(row.day);
        if found.last().is_none_or(|last: &LedgerDay| last.day != day) {
            found.push(LedgerDay { day, signed_at: Some(row.signed_at), lines: Vec::new() });
        }
        let line = LedgerLine::from(row);
        found.last_mut().expect("a day was just put there").lines.insert(0, line);
    }
    Ok(Page::cut(found, limit, |day| Cursor { sort: String::new(), id: crate::figure::day_of_date(day.day) }))
}

db::row! {
    struct Signed {
        day: i64,
        channel: i64,
        seen: i64,
        stored: i64,
        closed: i64,
        open: i64,
        parked: i64,
        difference: i64,
        digest: String,
        signed_at: Timestamp,
    }
}

impl From<Signed> for LedgerLine {
    fn from(row: Signed) -> LedgerLine {
        LedgerLine {
            channel: row.channel,
            seen: row.seen,
            stored: row.stored,
            closed: row.closed,
            open: row.open,
            parked: row.parked,
            difference: row.difference,
            digest: row.digest,
        }
    }
}

/// One day as it stands now, computed from rows.
///
/// # Errors
/// What the engine refuses.
pub fn lines_of(tx: &mut Tx, day: i64) -> Result<Vec<LedgerLine>, Error> {
    let mut channels: BTreeMap<i64, LedgerLine> = BTreeMap::new();
    for line in lines(tx, "seen", day, day)? {
        channels.entry(line.channel).or_default().seen += line.n;
    }
    let (start, end) = (start_of(day), start_of(day + 1));
    for (channel, state, category, n) in kept_messages(tx, start, end)? {
        let line = channels.entry(channel).or_default();
        line.stored += n;
        *(match (state.as_str(), category.as_deref()) {
            ("parked", _) => &mut line.parked,
            ("duplicate" | "filed", _) | ("arrived", Some("done")) => &mut line.closed,
            _ => &mut line.open,
        }) += n;
    }
    for (channel, by_hand, category, n) in other_contacts(tx, start, end)? {
        let line = channels.entry(channel).or_default();
        line.stored += n;
        line.seen += if by_hand { n } else { 0 };
        *(if category == "done" { &mut line.closed } else { &mut line.open }) += n;
    }
    let closing = |(channel, line): (i64, LedgerLine)| LedgerLine {
        channel,
        difference: line.seen - line.stored,
        ..line
    };
    Ok(channels.into_iter().filter(|(channel, _)| *channel != 0).map(closing).collect())
}

type Kept = (i64, String, Option<String>, i64);

fn kept_messages(tx: &mut Tx, start: Timestamp, end: Timestamp) -> Result<Vec<Kept>, Error> {
    tx.all(
        "SELECT m.channel_id, i.state, r.state_category, count(*) FROM inbound i JOIN mailbox m ON m.id = i.mailbox_id
           LEFT JOIN record r ON r.id = i.interaction_id
          WHERE i.state IN ('waiting', 'arrived', 'duplicate', 'filed', 'parked') AND i.received_at >= $1 AND i.received_at < $2
          GROUP BY m.channel_id, i.state, r.state_category",
        args![start, end],
    )
}

/// Contacts that no mailbox brought: logged by a person (their source is that person), or sent by a form.
fn other_contacts(
    tx: &mut Tx,
    start: Timestamp,
    end: Timestamp,
) -> Result<Vec<(i64, bool, String, i64)>, Error> {
    tx.all(
        "SELECT r.channel_id, r.created_by IS NOT NULL, r.state_category, count(*) FROM record r JOIN channel c ON c.id = r.channel_id
          WHERE r.kind = 'interaction' AND r.occurred_at >= $1 AND r.occurred_at < $3 AND r.created_at >= $2 AND r.created_at < $3
            AND r.provenance = 'live' AND (r.created_by IS NOT NULL OR c.manner <> 'mail')
          GROUP BY r.channel_id, r.created_by IS NOT NULL, r.state_category",
        args![start.as_microsecond() - LATE_DAYS * 86_400_000_000, start, end],
    )
}

/// Signs every day that is over and not signed; answers how many. Signing twice changes nothing.
///
/// # Errors
/// What the engine refuses.
pub fn sign_past(tx: &mut Tx, now: Timestamp) -> Result<i64, Error> {
    let yesterday = day_of(now) - 1;
    let last: Option<i64> = tx.opt("SELECT day FROM ledger_day ORDER BY day DESC LIMIT 1", &[])?;
    let first = last.map_or(yesterday, |last| (last + 1).max(yesterday - CATCH_UP));
    for day in first..=yesterday {
        sign(tx, day, now)?;
    }
    Ok((yesterday - first + 1).max(0))
}

/// When the ledger is next to be signed: five minutes into the next day.
pub fn next_signing(now: Timestamp) -> Timestamp {
    let start = start_of(day_of(now) + 1);
    start.checked_add(jiff::SignedDuration::from_mins(5)).unwrap_or(start)
}

fn sign(tx: &mut Tx, day: i64, now: Timestamp) -> Result<(), Error> {
    let mut previous: String = tx
        .opt("SELECT digest FROM ledger_day ORDER BY day DESC, channel_id DESC LIMIT 1", &[])?
        .unwrap_or_default();
    let lines = lines_of(tx, day)?;
    let different = lines.iter().filter(|line| line.difference != 0).count();
    for line in &lines {
        let digest = digest(&previous, day, line);
        let id = tx.new_id();
        tx.exec(
            "INSERT INTO ledger_day (id, day, channel_id, seen, stored, closed, still_open, parked, difference, digest, signed_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (day, channel_id) DO NOTHING",
            args![
                id, day, line.channel, line.seen, line.stored, line.closed, line.open, line.parked, line.difference, &digest, now
            ],
        )?;
        previous = digest;
    }
    if lines.is_empty() {
        return Ok(());
    }
    let detail = json!({ "day": date_of(day).to_string(), "digest": previous, "channels": lines.len(), "different": different });
    append(
        tx,
        &Actor::system(),
        Happening { kind: SIGNED, conversation: None, subjects: vec![], detail },
        now,
    )?;
    Ok(())
}

/// Covers the signature before, the day and the numbers.
fn digest(previous: &str, day: i64, line: &LedgerLine) -> String {
    let text = format!(
        "{previous}\n{}\n{}\n{}\n{}\n{}\n{}\n{}",
        date_of(day),
        line.channel,
        line.seen,
        line.stored,
        line.closed,
        line.open,
        line.parked
    );
    Sha256::digest(text.as_bytes()).iter().fold(String::with_capacity(64), |mut hex, byte| {
        use std::fmt::Write;
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
