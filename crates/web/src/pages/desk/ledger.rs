//! The daily ledger: per day and channel what the source showed and what became of it.

use axum::extract::RawQuery;
use axum::response::Response;
use db::Tx;
use desk::catalogue::channel::{self, Channel};
use desk::kernel::{Actor, Cursor, Right};
use desk::report::ledger;
use maud::Markup;
use ui::desk::ledger::{Ledger, LedgerDay, LedgerLine};
use ui::shell::{Place, Shell};

use super::view;
use crate::errors::Problem;
use crate::frame::{Desk, Fields};

/// Days of a page.
const PAGE: usize = 14;
/// Characters of a signature that are shown.
const DIGEST: usize = 12;

/// GET `/desk/reports/ledger?after=`
///
/// # Errors
/// 403 for who may see no figures.
pub async fn get(desk: Desk, RawQuery(query): RawQuery) -> Result<Response, Problem> {
    let query = Fields::parse(query.unwrap_or_default().as_bytes());
    let after = query.some("after").and_then(|text| Cursor::decode(&text));
    desk.show(Place::Reports, Some(Right::SeeFigures), move |tx, shell, desk| {
        let page = page(tx, shell, desk.actor(), after.as_ref())?;
        Ok::<Markup, Problem>(ui::desk::ledger::page(shell, &page))
    })
    .await
}

fn page(tx: &mut Tx, shell: &Shell, actor: &Actor, after: Option<&Cursor>) -> Result<Ledger, Problem> {
    let found = ledger::days(tx, actor, after, PAGE, shell.now)?;
    let channels = channel::list(tx)?;
    let day = |day: ledger::LedgerDay| LedgerDay {
        day: day.day,
        signed_at: day.signed_at,
        lines: day.lines.iter().map(|one| line(shell, &channels, one)).collect(),
    };
    Ok(Ledger {
        after: found.next.map(|cursor| cursor.encode()),
        days: found.items.into_iter().map(day).collect(),
    })
}

fn line(shell: &Shell, channels: &[Channel], line: &ledger::LedgerLine) -> LedgerLine {
    let channel = channels.iter().find(|one| one.id == line.channel);
    LedgerLine {
        channel: channel.map(|one| view::channel_row(shell.lang, one)).unwrap_or_default(),
        seen: line.seen,
        stored: line.stored,
        closed: line.closed,
        open: line.open,
        parked: line.parked,
        difference: line.difference,
        digest: line.digest.chars().take(DIGEST).collect(),
    }
}
