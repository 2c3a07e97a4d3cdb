//! `/api/v1/search`, `/dead-letters`, `/events`, erasing, and the clock of a demonstration.

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use desk::access::require;
use desk::kernel::{Actor, RecordRef, Right, Timestamp, key_of};
use desk::people::customer;
use desk::reactions::live;
use desk::search;
use serde::Deserialize;
use serde_json::{Value, json};
use utoipa::ToSchema;

use super::mailboxes::FilingBody;
use crate::api::act::{Answer, Deed, show};
use crate::api::query::{Paging, listed};
use crate::app::App;
use crate::caller::Caller;
use crate::errors::Problem;

/// What is sought.
#[derive(Debug, Default, Deserialize)]
pub struct Sought {
    q: Option<String>,
    kind: Option<String>,
}

/// Searches people, contacts and records; exact numbers and addresses come first, then newest first.
#[utoipa::path(get, path = "/api/v1/search", tag = "search", params(("q" = String, Query), ("kind" = Option<String>, Query), ("after" = Option<String>, Query), ("limit" = Option<usize>, Query)), responses((status = 200)))]
pub async fn search(
    State(app): State<App>,
    caller: Caller,
    Query(sought): Query<Sought>,
    Query(paging): Query<Paging>,
) -> Result<Response, Problem> {
    let kind = match sought.kind.as_deref() {
        Some(code) => search::Kind::from_code(code),
        None => search::Kind::All,
    };
    let ask = search::Ask::new(sought.q.as_deref().unwrap_or_default()).within(kind);
    show(&app, caller, move |tx, actor, _| {
        let found = search::search(tx, actor, &ask, paging.after()?.as_ref(), paging.limit())?;
        let hit = |one: &search::Hit| {
            json!({
                "ref": one.reference.as_ref().map(RecordRef::to_string), "key": one.key, "kind": one.kind, "title": one.title,
                "customer": one.customer, "at": one.at, "state": one.state,
                "excerpt": one.text.chars().take(200).collect::<String>(), "language": one.language,
            })
        };
        let exact: Vec<Value> = found.exact.iter().map(hit).collect();
        let mut body = listed(found.hits, hit);
        let rest = body["items"].as_array().cloned().unwrap_or_default();
        body["exact"] = json!(exact);
        body["items"] = json!(exact.into_iter().chain(rest).collect::<Vec<_>>());
        Ok(body)
    })
    .await
}

/// Jobs that were given up.
#[utoipa::path(get, path = "/api/v1/dead-letters", tag = "operations", responses((status = 200)))]
pub async fn dead_letters(State(app): State<App>, caller: Caller) -> Result<Response, Problem> {
    show(&app, caller, |tx, actor, _| {
        require(actor, Right::Operate)?;
        let items: Vec<Value> = jobs::dead_letters(tx, 200)?
            .iter()
            .map(|d| json!({ "key": key_of(d.id), "kind": d.kind, "attempts": d.attempts, "error": d.last_error, "dead_at": d.dead_at }))
            .collect();
        Ok(json!({ "items": items, "next": null }))
    })
    .await
}

/// Tries a dead letter again.
#[utoipa::path(post, path = "/api/v1/dead-letters/{key}/retry", tag = "operations", params(("key" = String, Path)), responses((status = 200)))]
pub async fn retry_dead(Path(key): Path<String>, deed: Deed) -> Result<Response, Problem> {
    deed.run(move |tx, actor, now| {
        require(actor, Right::Operate)?;
        let id = desk::kernel::id_of(&key).ok_or_else(Problem::missing)?;
        if !jobs::retry(tx, id, now)? {
            return Err(Problem::missing());
        }
        Ok(Answer::ok(json!({ "retried": true })))
    })
    .await
}

/// Where to read on in the sealed order.
#[derive(Debug, Default, Deserialize)]
pub struct Since {
    after: Option<i64>,
    limit: Option<i64>,
}

/// The sealed order of events after `after` (a `seq`): kinds and references, never contents.
#[utoipa::path(get, path = "/api/v1/events", tag = "operations", params(("after" = Option<i64>, Query), ("limit" = Option<i64>, Query)), responses((status = 200)))]
pub async fn events(
    State(app): State<App>,
    caller: Caller,
    Query(since): Query<Since>,
) -> Result<Response, Problem> {
    show(&app, caller, move |tx, actor, _| {
        require(actor, Right::SeeContacts)?;
        let touched = live::after(tx, since.after.unwrap_or(0), since.limit.unwrap_or(50).clamp(1, 500))?;
        let next = touched.last().map(|one| one.seq);
        let items: Vec<Value> =
            touched.iter().map(|t| json!({ "seq": t.seq, "kind": t.kind, "refs": t.refs })).collect();
        Ok(json!({ "items": items, "next": next }))
    })
    .await
}

/// Erases the personal text of a customer; done by a job in steps.
#[utoipa::path(post, path = "/api/v1/customers/{key}/erasure", tag = "people", params(("key" = String, Path)), responses((status = 200), (status = 403)))]
pub async fn erase(Path(key): Path<String>, deed: Deed) -> Result<Response, Problem> {
    let body: FilingBody = deed.body()?;
    deed.run(move |tx, actor, now| {
        let one = customer::load(tx, actor, &key)?;
        desk::erasure::erase(tx, actor, &one, &body.reason, now)?;
        Ok(Answer::ok(json!({ "erasing": true })))
    })
    .await
}

/// The time that a demonstration is set to.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct ClockBody {
    /// RFC 3339.
    #[schema(value_type = String)]
    now: Timestamp,
}

/// Sets the clock of a demonstration that was started with `--test-clock`.
#[utoipa::path(put, path = "/api/v1/demo/clock", tag = "operations", request_body = ClockBody, responses((status = 200), (status = 404)))]
pub async fn set_clock(deed: Deed) -> Result<Response, Problem> {
    let body: ClockBody = deed.body()?;
    let app = deed.app().clone();
    let actor: &Actor = deed.actor();
    require(actor, Right::Configure)?;
    if !app.is_demo() || !app.clock().set(body.now) {
        return Err(Problem::missing());
    }
    app.wake();
    Ok(axum::Json(json!({ "now": app.now() })).into_response())
}
