//! The sealed trace of everything, newest first, and whether its chain verifies. Checking walks the whole chain, so it is done
//! only when it is asked for, on a thread of its own.

use std::collections::BTreeMap;

use axum::extract::RawQuery;
use axum::http::StatusCode;
use axum::response::Response;
use db::Tx;
use desk::kernel::{Right, fold, key_of};
use desk::reactions::{REGISTER, live};
use desk::timeline::{self, Entry};
use language::Words;
use maud::Markup;
use ui::admin::audit::{Audit, AuditLine, Verified};
use ui::form::{Choice, Form};
use ui::shell::{Place, Shell};
use ui::url;

use super::agent_choices;
use crate::errors::Problem;
use crate::frame::{Desk, Fields, Posted};
use crate::pages::desk::trace;

/// Lines of a page.
const PAGE: usize = 100;
/// Events that are read at once, and how often for one page.
const READ: i64 = 500;
const READS: usize = 8;

/// GET `/desk/admin/audit?q=&who=&kind=&from=&after=`
///
/// # Errors
/// 403 for who may not read the trace.
pub async fn get(desk: Desk, RawQuery(query): RawQuery) -> Result<Response, Problem> {
    let query = Fields::parse(query.unwrap_or_default().as_bytes());
    show(desk, query, None).await
}

/// POST `/desk/admin/audit/verification`
///
/// # Errors
/// 403 for who may not read the trace.
pub async fn verify(Posted { desk, .. }: Posted) -> Result<Response, Problem> {
    desk.session.require(Right::SeeAudit)?;
    let store = desk.app.store().clone();
    let checked = tokio::task::spawn_blocking(move || db::verify(&store)).await;
    let failed = |_| Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "request.failed");
    let report = checked.map_err(failed)??;
    let verified = Verified { ok: report.faults.is_empty(), at: desk.app.now(), up_to: up_to(&report) };
    for fault in &report.faults {
        tracing::error!(fault, "The chain of events does not verify.");
    }
    show(desk, Fields::default(), Some(verified)).await
}

/// How far the chain is whole: its length, or the place that the first fault names.
fn up_to(report: &db::Report) -> i64 {
    let Some(fault) = report.faults.first() else { return report.events };
    let digits = fault.split(|sign: char| !sign.is_ascii_digit());
    digits.filter_map(|number| number.parse().ok()).next().unwrap_or(report.events)
}

async fn show(desk: Desk, query: Fields, verified: Option<Verified>) -> Result<Response, Problem> {
    desk.show(Place::Admin, Some(Right::SeeAudit), move |tx, shell, desk| {
        let wanted = Wanted::read(&query, desk);
        let view = Audit { verified: verified.clone(), ..view(tx, shell, &wanted, &query)? };
        Ok::<Markup, Problem>(ui::admin::audit::page(shell, &view))
    })
    .await
}

/// What is sought in the trace.
struct Wanted {
    word: String,
    who: Option<String>,
    kind: Option<String>,
    from: Option<desk::kernel::Timestamp>,
    before: Option<i64>,
}

impl Wanted {
    fn read(query: &Fields, desk: &Desk) -> Wanted {
        let from = query.text("from").parse::<jiff::civil::Date>().ok();
        let midnight = from.map(|day| day.to_datetime(jiff::civil::Time::midnight()));
        Wanted {
            word: fold(query.text("q")),
            who: query.some("who"),
            kind: query.some("kind"),
            from: midnight.and_then(|start| desk.app.zone().to_timestamp(start).ok()),
            before: query.number("after"),
        }
    }

    fn meets(&self, words: Words, entry: &Entry, refs: &[String]) -> bool {
        let who = entry.actor_id.map(key_of);
        (self.who.is_none() || self.who == who)
            && self.kind.as_deref().is_none_or(|kind| kind == entry.kind)
            && (self.word.is_empty() || self.says(words, entry, refs))
    }

    fn says(&self, words: Words, entry: &Entry, refs: &[String]) -> bool {
        let detail = entry.detail.as_ref().map(ToString::to_string).unwrap_or_default();
        let texts = [trace::kind(words, &entry.kind), entry.kind.clone(), detail];
        texts.iter().chain(refs).any(|text| fold(text).contains(&self.word))
    }
}

fn view(tx: &mut Tx, shell: &Shell, wanted: &Wanted, query: &Fields) -> Result<Audit, Problem> {
    let names = trace::names(tx)?;
    let (found, next) = found(tx, shell, wanted)?;
    let lines = found
        .iter()
        .map(|(entry, refs)| AuditLine {
            line: trace::line(shell.words(), entry, &names),
            about: refs.iter().filter_map(|reference| about(shell.words(), reference)).collect(),
        })
        .collect();
    let filters = ["q", "who", "kind", "from"];
    Ok(Audit {
        filter: filters.into_iter().fold(Form::new(), |form, name| form.with_some(name, query.some(name))),
        kinds: kinds(shell.words()),
        agents: agent_choices(tx)?,
        lines,
        after: next.map(|seq| seq.to_string()),
        verified: None,
    })
}

type Found = Vec<(Entry, Vec<String>)>;

/// Events that meet what is sought, and the place where the next page starts. A page reads a bounded piece of the trace.
fn found(tx: &mut Tx, shell: &Shell, wanted: &Wanted) -> Result<(Found, Option<i64>), Problem> {
    let (mut before, mut found) = (wanted.before, Vec::new());
    for _ in 0..READS {
        let entries = timeline::newest(tx, before, READ)?;
        let refs = refs(tx, &entries)?;
        let whole = entries.len() as i64 == READ;
        for entry in entries {
            if wanted.from.is_some_and(|from| entry.at < from) {
                return Ok((found, None));
            }
            before = entry.seq;
            let touched = entry.seq.and_then(|seq| refs.get(&seq)).cloned().unwrap_or_default();
            if wanted.meets(shell.words(), &entry, &touched) {
                found.push((entry, touched));
            }
            if found.len() == PAGE {
                return Ok((found, before));
            }
        }
        if !whole {
            return Ok((found, None));
        }
    }
    Ok((found, before))
}

/// What the events of a stretch of the trace touched, by their place.
fn refs(tx: &mut Tx, entries: &[Entry]) -> Result<BTreeMap<i64, Vec<String>>, Problem> {
    let Some(first) = entries.iter().filter_map(|entry| entry.seq).min() else { return Ok(BTreeMap::new()) };
    let touched = live::after(tx, first - 1, entries.len() as i64)?;
    Ok(touched.into_iter().map(|one| (one.seq, one.refs)).collect())
}

/// A reference with its page: `INT-1042`, or a thing without a number by what it is.
fn about(words: Words, reference: &str) -> Option<(String, String)> {
    if reference.parse::<desk::kernel::RecordRef>().is_ok() {
        return Some((reference.into(), format!("/r/{reference}")));
    }
    let (kind, key) = reference.split_once(':')?;
    let (label, page) = match kind {
        "customer" => ("common-customer", url::customer(key)),
        "organisation" => ("common-organisation", url::organisation(key)),
        "mailbox" => ("admin-mailbox", url::admin_item("mailboxes", key)),
        "agent" => ("common-person", url::admin_item("users", key)),
        "form" => ("admin-form", url::admin_item("forms", key)),
        _ => return None,
    };
    Some((words.t(label), page))
}

fn kinds(words: Words) -> Vec<Choice> {
    let all = REGISTER.iter().copied().flatten();
    all.map(|kind| Choice::new(kind.name, trace::kind(words, kind.name))).collect()
}
