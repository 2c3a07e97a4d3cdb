//! `/api/v1/figures` and `/ledger`: each figure with its definition and the rows behind it, and the signed days.

use axum::extract::{Path, Query, State};
use axum::response::Response;
use db::Tx;
use desk::access::require;
use desk::catalogue::{channel, team};
use desk::figure::Dimension;
use desk::kernel::{Right, Timestamp};
use desk::people::agent;
use desk::report::{self, ledger};
use jiff::civil::Date;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::api::act::show;
use crate::api::query::{Paging, listed};
use crate::app::App;
use crate::caller::Caller;
use crate::errors::Problem;

/// What a figure is asked about.
#[derive(Debug, Default, Deserialize)]
pub struct Period {
    from: Option<String>,
    to: Option<String>,
    by: Option<String>,
    channel: Option<String>,
    team: Option<String>,
    user: Option<String>,
    mark: Option<String>,
}

fn ask(tx: &mut Tx, period: &Period, now: Timestamp) -> Result<report::Ask, Problem> {
    let date = |text: &Option<String>, usual: Date| match text {
        Some(text) => text.parse().map_err(|_| Problem::bad_request("figure.period_bad")),
        None => Ok(usual),
    };
    let today = desk::figure::date_of(desk::figure::day_of(now));
    let month = today.checked_sub(jiff::Span::new().days(30)).unwrap_or(today);
    let mut ask = report::Ask::of(date(&period.from, month)?, date(&period.to, today)?);
    if let Some(code) = &period.by {
        ask.by =
            Dimension::from_code(code).ok_or_else(|| Problem::bad_request("figure.dimension_unknown"))?;
    }
    if let Some(key) = &period.channel {
        ask.channel = Some(channel::load(tx, key)?.id);
    }
    if let Some(key) = &period.team {
        ask.team = Some(team::load(tx, key)?.id);
    }
    if let Some(key) = &period.user {
        ask.agent = Some(agent::load(tx, key)?.id);
    }
    ask.mark.clone_from(&period.mark);
    Ok(ask)
}

fn unit(unit: report::Unit) -> &'static str {
    match unit {
        report::Unit::Count => "count",
        report::Unit::Share => "share",
    }
}

/// Every figure there is, with its definition.
#[utoipa::path(get, path = "/api/v1/figures", tag = "figures", responses((status = 200)))]
pub async fn figures(State(app): State<App>, caller: Caller) -> Result<Response, Problem> {
    let words = language::Words::new(caller.lang());
    show(&app, caller, move |_, actor, _| {
        require(actor, Right::SeeFigures)?;
        let items: Vec<Value> = report::FIGURES
            .iter()
            .map(|f| json!({ "name": f.name, "title": words.t(f.title), "definition": words.t(f.definition), "unit": unit(f.unit) }))
            .collect();
        Ok(json!({ "items": items, "next": null }))
    })
    .await
}

/// One figure over a period, with its definition and parts; `from`, `to` are dates, `by` a dimension.
#[utoipa::path(get, path = "/api/v1/figures/{name}", tag = "figures", params(("name" = String, Path), ("from" = Option<String>, Query), ("to" = Option<String>, Query), ("by" = Option<String>, Query)), responses((status = 200), (status = 404)))]
pub async fn figure(
    State(app): State<App>,
    caller: Caller,
    Path(name): Path<String>,
    Query(period): Query<Period>,
) -> Result<Response, Problem> {
    let lang = caller.lang();
    show(&app, caller, move |tx, actor, now| {
        let ask = ask(tx, &period, now)?;
        let found = report::figure(tx, actor, &name, &ask)?;
        let words = language::Words::new(lang);
        let parts: Vec<Value> = found
            .parts
            .iter()
            .map(|part| {
                let (key, label) = match &part.label {
                    report::Label::Row(key, names) => (Some(key.clone()), names.get(lang).to_string()),
                    report::Label::Person(key, name) => (Some(key.clone()), name.clone()),
                    report::Label::Mark(code) => (Some(code.clone()), words.t(&format!("record-mark-{code}"))),
                    report::Label::None => (None, String::new()),
                };
                json!({ "key": key, "label": label, "value": part.value, "of": part.of })
            })
            .collect();
        Ok(json!({
            "name": found.figure.name, "title": words.t(found.figure.title), "definition": words.t(found.figure.definition),
            "unit": unit(found.figure.unit), "from": ask.from, "to": ask.to, "value": found.value, "of": found.of, "parts": parts,
            "rows": format!("/api/v1/figures/{}/rows?from={}&to={}", found.figure.name, ask.from, ask.to),
        }))
    })
    .await
}

/// The rows behind a figure.
#[utoipa::path(get, path = "/api/v1/figures/{name}/rows", tag = "figures", params(("name" = String, Path), ("after" = Option<String>, Query)), responses((status = 200)))]
pub async fn figure_rows(
    State(app): State<App>,
    caller: Caller,
    Path(name): Path<String>,
    Query(period): Query<Period>,
    Query(paging): Query<Paging>,
) -> Result<Response, Problem> {
    show(&app, caller, move |tx, actor, now| {
        let ask = ask(tx, &period, now)?;
        let page = report::behind(tx, actor, &name, &ask, paging.after()?.as_ref(), paging.limit())?;
        Ok(listed(page, |row| {
            json!({ "ref": row.reference().map(|r| r.to_string()), "title": row.title, "at": row.at, "customer": row.customer, "state": row.state })
        }))
    })
    .await
}

/// The daily ledger, newest day first; today is live and not signed.
#[utoipa::path(get, path = "/api/v1/ledger", tag = "figures", params(("after" = Option<String>, Query), ("limit" = Option<usize>, Query)), responses((status = 200)))]
pub async fn ledger_days(
    State(app): State<App>,
    caller: Caller,
    Query(paging): Query<Paging>,
) -> Result<Response, Problem> {
    show(&app, caller, move |tx, actor, now| {
        let channels = channel::list(tx)?;
        let page = ledger::days(tx, actor, paging.after()?.as_ref(), paging.limit(), now)?;
        Ok(listed(page, |day| {
            let lines: Vec<Value> = day
                .lines
                .iter()
                .map(|l| {
                    let key = channels.iter().find(|c| c.id == l.channel).map(|c| c.key.clone());
                    json!({ "channel": key, "seen": l.seen, "stored": l.stored, "closed": l.closed, "open": l.open, "parked": l.parked, "difference": l.difference, "digest": l.digest })
                })
                .collect();
            json!({ "day": day.day, "signed_at": day.signed_at, "lines": lines })
        }))
    })
    .await
}
