//! Figures by name: each with a definition in words, its value, its parts, and the rows behind it (requirement R208).

use std::collections::BTreeMap;

use db::Tx;

use super::counts::{Label, Labels, part_of};
use super::{Ask, ReportError};
use crate::catalogue::channel;
use crate::figure::{Line, lines};
use crate::kernel::Actor;

/// In what a figure is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A count.
    Count,
    /// A share of a whole: `value` of `of`.
    Share,
}

/// A figure that can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NamedFigure {
    /// Its name in the API.
    pub name: &'static str,
    /// Key of its title.
    pub title: &'static str,
    /// Key of its definition.
    pub definition: &'static str,
    /// In what it is told.
    pub unit: Unit,
    measure: &'static str,
    /// Only this detail or mark; empty takes all.
    only: &'static str,
}

const fn named(
    name: &'static str,
    (title, definition): (&'static str, &'static str),
    unit: Unit,
    measure: &'static str,
    only: &'static str,
) -> NamedFigure {
    NamedFigure { name, title, definition, unit, measure, only }
}

/// Every figure there is.
pub const FIGURES: &[NamedFigure] = &[
    named("contacts", ("figure-contacts", "figure-contacts-definition"), Unit::Count, "stored", ""),
    named("inbound", ("figure-inbound", "figure-inbound-definition"), Unit::Count, "stored", "in"),
    named("outbound", ("figure-outbound", "figure-outbound-definition"), Unit::Count, "stored", "out"),
    named("missed", ("figure-missed", "figure-missed-definition"), Unit::Count, "missed", ""),
    named("late_entries", ("figure-late_entries", "figure-late_entries-definition"), Unit::Count, "late", ""),
    named("marks", ("figure-marks", "figure-marks-definition"), Unit::Count, "marked", ""),
    named("closed", ("figure-closed", "figure-closed-definition"), Unit::Count, "closed", ""),
    named("orders", ("figure-orders", "figure-orders-definition"), Unit::Count, "born", "order"),
    named("issues", ("figure-issues", "figure-issues-definition"), Unit::Count, "born", "issue"),
    named("feedback", ("figure-feedback", "figure-feedback-definition"), Unit::Count, "born", "feedback"),
    named(
        "accepted_guesses",
        ("figure-accepted_guesses", "figure-accepted_guesses-definition"),
        Unit::Share,
        "closed",
        "all_accepted",
    ),
    named(
        "unofficial_share",
        ("figure-unofficial_share", "figure-unofficial_share-definition"),
        Unit::Share,
        "stored",
        "",
    ),
];

/// The figure of a name.
pub(super) fn find(name: &str) -> Result<&'static NamedFigure, ReportError> {
    FIGURES.iter().find(|figure| figure.name == name).ok_or(ReportError::Missing)
}

/// One part of a breakdown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Internal id of the channel, team or agent; 0 for none.
    pub id: i64,
    /// What it is called.
    pub label: Label,
    /// Its value.
    pub value: i64,
    /// Of how many; the value itself for counts.
    pub of: i64,
}

/// A figure's answer.
#[derive(Clone, Debug)]
pub struct Figure {
    /// Which.
    pub figure: &'static NamedFigure,
    /// What was asked, as it was allowed.
    pub ask: Ask,
    /// The value.
    pub value: i64,
    /// Of how many; the value itself for counts.
    pub of: i64,
    /// Its parts, the largest first.
    pub parts: Vec<Part>,
}

/// Tells a figure.
///
/// # Errors
/// `ReportError`.
pub fn figure(tx: &mut Tx, actor: &Actor, name: &str, ask: &Ask) -> Result<Figure, ReportError> {
    let figure = find(name)?;
    let (ask, from, to) = ask.checked(actor)?;
    let unofficial: Vec<i64> = if figure.name == "unofficial_share" {
        channel::list(tx)?.into_iter().filter(|row| !row.official).map(|row| row.id).collect()
    } else {
        Vec::new()
    };
    let counted: Vec<Line> =
        lines(tx, figure.measure, from, to)?.into_iter().filter(|line| ask.meets(line)).collect();
    let mut sums: BTreeMap<(i64, String), (i64, i64)> = BTreeMap::new();
    for line in &counted {
        let taken = takes(figure, line, &unofficial);
        let sum = sums.entry(part_of(ask.by, line)).or_default();
        sum.0 += if taken { line.n } else { 0 };
        sum.1 += if taken || figure.unit == Unit::Share { line.n } else { 0 };
    }
    let labels = Labels::load(tx, ask.by)?;
    let mut parts: Vec<Part> = sums
        .into_iter()
        .filter(|(_, (_, of))| *of != 0)
        .map(|((id, mark), (value, of))| Part { id, label: labels.of(id, &mark), value, of })
        .collect();
    parts.sort_by_key(|part| (-part.value, part.id));
    let (value, of) = parts.iter().fold((0, 0), |(value, of), part| (value + part.value, of + part.of));
    Ok(Figure { figure, ask, value, of, parts })
}

fn takes(figure: &NamedFigure, line: &Line, unofficial: &[i64]) -> bool {
    match figure.name {
        "unofficial_share" => unofficial.contains(&line.channel),
        _ => figure.only.is_empty() || figure.only == line.detail || figure.only == line.mark,
    }
}
