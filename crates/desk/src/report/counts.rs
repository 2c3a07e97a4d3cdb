//! The plain counts page: contacts by channel, team, person or mark.

use std::collections::BTreeMap;

use db::{Error, Tx};
use jiff::civil::Date;

use super::{Ask, ReportError};
use crate::catalogue::{channel, team};
use crate::figure::{Dimension, Line, by_day, date_of, lines};
use crate::kernel::{Actor, Names};
use crate::people::agent;

/// What a line of a breakdown is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Label {
    /// A configurable row: key and names.
    Row(String, Names),
    /// A person: key and name.
    Person(String, String),
    /// A mark or a kind of record, a word of the catalogue.
    Mark(String),
    /// Nobody and nothing in particular.
    None,
}

/// The counts of one line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Contacts, attempts included.
    pub contacts: i64,
    /// From customers to us.
    pub inbound: i64,
    /// From us to customers.
    pub outbound: i64,
    /// Where nobody was reached.
    pub missed: i64,
    /// Closed.
    pub closed: i64,
    /// Closings that accepted every guess as it was.
    pub guesses_accepted: i64,
    /// Logged long after they happened.
    pub late: i64,
}

/// The counts page.
#[derive(Clone, Debug)]
pub struct Counts {
    /// All lines together.
    pub total: Tally,
    /// Each line: the internal id (or 0), its label, its counts; the largest first.
    pub lines: Vec<(i64, Label, Tally)>,
    /// Contacts by day, every day of the period.
    pub days: Vec<(Date, i64)>,
}

/// Counts a period.
///
/// # Errors
/// `ReportError`.
pub fn counts(tx: &mut Tx, actor: &Actor, ask: &Ask) -> Result<Counts, ReportError> {
    let (ask, from, to) = ask.checked(actor)?;
    let marked = ask.by == Dimension::Mark || ask.mark.is_some();
    let measures: &[&str] = if marked { &["marked"] } else { &["stored", "missed", "closed", "late"] };
    let mut tallies: BTreeMap<(i64, String), Tally> = BTreeMap::new();
    let mut total = Tally::default();
    for measure in measures {
        for line in lines(tx, measure, from, to)?.iter().filter(|line| ask.meets(line)) {
            add(tallies.entry(part_of(ask.by, line)).or_default(), line);
            add(&mut total, line);
        }
    }
    let names = Labels::load(tx, ask.by)?;
    let mut found: Vec<(i64, Label, Tally)> =
        tallies.into_iter().map(|((id, mark), tally)| (id, names.of(id, &mark), tally)).collect();
    found.sort_by_key(|(id, _, tally)| (-tally.contacts, -tally.closed, *id));
    let known: BTreeMap<i64, i64> =
        by_day(tx, if marked { "marked" } else { "stored" }, (from, to), &ask.only())?.into_iter().collect();
    let days = (from..=to).map(|day| (date_of(day), known.get(&day).copied().unwrap_or(0))).collect();
    Ok(Counts { total, lines: found, days })
}

fn add(tally: &mut Tally, line: &Line) {
    match (line.measure.as_str(), line.detail.as_str()) {
        ("stored", direction) => {
            tally.contacts += line.n;
            *(if direction == "out" { &mut tally.outbound } else { &mut tally.inbound }) += line.n;
        }
        ("marked", _) => tally.contacts += line.n,
        ("missed", _) => tally.missed += line.n,
        ("late", _) => tally.late += line.n,
        ("closed", detail) => {
            tally.closed += line.n;
            tally.guesses_accepted += if detail == "all_accepted" { line.n } else { 0 };
        }
        _ => {}
    }
}

/// To which line of the breakdown a sum belongs: an id, or a mark.
pub(super) fn part_of(by: Dimension, line: &Line) -> (i64, String) {
    match by {
        Dimension::Channel => (line.channel, String::new()),
        Dimension::Team => (line.team, String::new()),
        Dimension::Agent => (line.agent, String::new()),
        Dimension::Mark => {
            let finer = if line.measure == "marked" && !line.detail.is_empty() {
                format!("{}-{}", line.mark, line.detail)
            } else {
                line.mark.clone()
            };
            (0, finer)
        }
    }
}

/// The names of a breakdown's lines, read once.
pub(super) struct Labels(BTreeMap<i64, Label>);

impl Labels {
    pub(super) fn load(tx: &mut Tx, by: Dimension) -> Result<Labels, Error> {
        let rows = match by {
            Dimension::Channel => {
                channel::list(tx)?.into_iter().map(|row| (row.id, Label::Row(row.key, row.names))).collect()
            }
            Dimension::Team => {
                team::list(tx)?.into_iter().map(|row| (row.id, Label::Row(row.key, row.names))).collect()
            }
            Dimension::Agent => {
                agent::list(tx)?.into_iter().map(|row| (row.id, Label::Person(row.key, row.name))).collect()
            }
            Dimension::Mark => BTreeMap::new(),
        };
        Ok(Labels(rows))
    }

    pub(super) fn of(&self, id: i64, mark: &str) -> Label {
        if mark.is_empty() {
            self.0.get(&id).cloned().unwrap_or(Label::None)
        } else {
            Label::Mark(mark.to_string())
        }
    }
}
