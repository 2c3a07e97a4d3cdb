//! What the desk counts and shows: figures with their definitions and the rows behind them, and the daily ledger.
//! It reads figures and rows; it writes nothing but the signed days of the ledger. Start with `named.rs` and `ledger.rs`.

mod behind;
mod counts;
pub mod ledger;
mod named;

pub use behind::{CountedRow, behind};
pub use counts::{Counts, Label, Tally, counts};
pub use ledger::{LEDGER_JOB, SIGNED};
pub use named::{FIGURES, Figure, NamedFigure, Part, Unit, figure};

use jiff::civil::Date;

use crate::access::{Forbidden, require};
use crate::figure::{Dimension, Only, day_of_date};
use crate::kernel::{Actor, Right};

crate::refusals! {
    /// Why a figure is not told.
    ReportError {
        /// The doer may see no figures.
        NotAllowed => Forbidden "access.right_missing",
        /// There is no such figure.
        Missing => Missing "figure.missing",
        /// The period ends before it begins, or is longer than ten years.
        PeriodBad => Invalid "figure.period_bad" at "to",
    }
}

impl From<Forbidden> for ReportError {
    fn from(_: Forbidden) -> ReportError {
        ReportError::NotAllowed
    }
}

/// Of which period, broken down by what, limited to what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// First day.
    pub from: Date,
    /// Last day, included.
    pub to: Date,
    /// By what it is broken down.
    pub by: Dimension,
    /// Only this channel.
    pub channel: Option<i64>,
    /// Only this team.
    pub team: Option<i64>,
    /// Only this person.
    pub agent: Option<i64>,
    /// Only this mark: `service`, `service-order`, `issue` …
    pub mark: Option<String>,
}

impl Ask {
    /// A period, by channel, without limits.
    pub fn of(from: Date, to: Date) -> Ask {
        Ask { from, to, by: Dimension::Channel, channel: None, team: None, agent: None, mark: None }
    }

    /// Its first and last day, once it is allowed and possible. Figures of one person are seen by that person and by leads
    /// (requirements A17): who does not lead asks for their own.
    fn checked(&self, actor: &Actor) -> Result<(Ask, i64, i64), ReportError> {
        require(actor, Right::SeeFigures)?;
        let (from, to) = (day_of_date(self.from), day_of_date(self.to));
        if to < from || to - from > 3_660 {
            return Err(ReportError::PeriodBad);
        }
        let personal = self.by == Dimension::Agent || self.agent.is_some();
        let agent = if personal && !actor.may(Right::Lead) { actor.agent.or(Some(0)) } else { self.agent };
        Ok((Ask { agent, ..self.clone() }, from, to))
    }

    fn only(&self) -> Only {
        let (channel, team, agent) = (self.channel, self.team, self.agent);
        Only { channel, team, agent, mark: self.mark_and_detail().map(|(mark, _)| mark.to_string()) }
    }

    /// A mark, and the finer word behind a hyphen (`service-order`); empty when it has none.
    fn mark_and_detail(&self) -> Option<(&str, &str)> {
        let mark = self.mark.as_deref().filter(|mark| !mark.is_empty())?;
        Some(mark.split_once('-').unwrap_or((mark, "")))
    }

    fn meets(&self, line: &crate::figure::Line) -> bool {
        self.channel.is_none_or(|id| id == line.channel)
            && self.team.is_none_or(|id| id == line.team)
            && self.agent.is_none_or(|id| id == line.agent)
            && self.mark_and_detail().is_none_or(|(mark, detail)| {
                mark == line.mark && (detail.is_empty() || detail == line.detail)
            })
    }
}
