//! `/api/v1/orders`, `/issues`, `/feedback`: what contacts gave rise to.

use axum::extract::{Path, Query, State};
use axum::response::Response;
use db::Tx;
use desk::catalogue::service;
use desk::feedback::{self, Feedback};
use desk::issue::{self, Issue};
use desk::kernel::{RecordKind, RecordRef, key_of};
use desk::order::{self, Order};
use desk::people::{agent, customer};
use desk::spine::{self, Filter, Record, RecordRow};
use desk::{assignment, timeline};
use serde::Deserialize;
use serde_json::{Value, json};
use utoipa::ToSchema;

use super::interactions::hand;
use super::interactions::shown::{links, person, promises, whom};
use crate::api::act::{Answer, Deed, show};
use crate::api::query::{Paging, listed};
use crate::app::App;
use crate::caller::Caller;
use crate::errors::Problem;

/// Which records a list gives.
#[derive(Debug, Default, Deserialize)]
pub struct Wanted {
    state: Option<String>,
    owner: Option<String>,
    customer: Option<String>,
    service: Option<String>,
}

/// How an issue is resolved.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ResolutionBody {
    cause: String,
    resolution: String,
    /// `yes`, `presumed`, `no`.
    can_work_again: String,
    version: Option<i64>,
}

/// Delivery, answer, closing: what each needs.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct StepBody {
    /// Of a delivery.
    note: String,
    /// Of an answer.
    text: String,
    /// Of the closing of an issue: all parties know.
    informed: Option<bool>,
    version: Option<i64>,
}

/// What all kinds share, as JSON.
fn spine_of(tx: &mut Tx, record: &Record) -> Result<Value, Problem> {
    let parties: Vec<Value> = spine::parties(tx, record.id)?
        .iter()
        .map(|p| json!({ "role": p.role, "name": p.name, "address": p.address, "customer": p.customer_id.map(key_of), "user": p.agent_id.map(key_of) }))
        .collect();
    Ok(json!({
        "ref": record.reference().to_string(), "state": record.state, "category": record.category.code(), "version": record.version,
        "title": record.title, "service": record.service_id.map(key_of), "customer": whom(tx, record.customer_id),
        "owner": person(tx, record.owner_id), "facing_owner": person(tx, record.facing_owner_id), "team": record.team_id.map(key_of),
        "parties": parties, "links": links(tx, record.id)?, "promises": promises(tx, record.id)?, "due_at": record.due(),
        "occurred_at": record.occurred_at, "created_at": record.created_at, "closed_at": record.closed_at, "provenance": record.provenance,
    }))
}

/// An issue.
pub fn issue(tx: &mut Tx, one: &Issue) -> Result<Value, Problem> {
    let mut body = spine_of(tx, &one.record)?;
    body["own_words"] = json!(one.own_words);
    body["effect"] = json!(one.effect);
    body["cause"] = json!(one.cause);
    body["resolution"] = json!(one.resolution);
    body["can_work_again"] = json!(one.can_work_again);
    body["resolved_at"] = json!(one.resolved_at);
    Ok(body)
}

/// An order.
pub fn order(tx: &mut Tx, one: &Order) -> Result<Value, Problem> {
    let mut body = spine_of(tx, &one.record)?;
    body["own_words"] = json!(one.own_words);
    body["kind"] = json!(one.order_kind);
    body["delivery_note"] = json!(one.delivery_note);
    body["delivered_at"] = json!(one.delivered_at);
    Ok(body)
}

/// A piece of feedback.
pub fn feedback(tx: &mut Tx, one: &Feedback) -> Result<Value, Problem> {
    let mut body = spine_of(tx, &one.record)?;
    body["own_words"] = json!(one.own_words);
    body["kind"] = json!(one.feedback_kind);
    body["origin"] = json!(one.origin);
    body["answer"] = json!(one.answer);
    body["answered_at"] = json!(one.answered_at);
    Ok(body)
}

fn row(row: &RecordRow) -> Value {
    let pair = |pair: &Option<(String, String)>| {
        pair.as_ref().map(|(key, name)| json!({ "key": key, "name": name }))
    };
    json!({
        "ref": row.reference.to_string(), "state": row.state, "category": row.category.code(), "version": row.version, "title": row.title,
        "customer": pair(&row.customer), "owner": pair(&row.owner), "service": row.service.as_ref().map(|(key, _)| key), "due_at": row.due_at,
        "occurred_at": row.occurred_at, "closed_at": row.closed_at,
    })
}

async fn list(
    app: App,
    caller: Caller,
    kind: RecordKind,
    paging: Paging,
    wanted: Wanted,
) -> Result<Response, Problem> {
    show(&app, caller, move |tx, actor, _| {
        let filter = match (&wanted.owner, &wanted.customer, &wanted.service, wanted.state.as_deref()) {
            (Some(key), ..) => Filter::OwnedBy(agent::load(tx, key)?.id),
            (_, Some(key), ..) => Filter::OfCustomer(customer::load(tx, actor, key)?.id),
            (_, _, Some(key), _) => Filter::OfService(service::load(tx, key)?.id),
            (_, _, _, Some("open")) => Filter::Open,
            (_, _, _, Some("done" | "closed")) => Filter::Done,
            (_, _, _, None | Some("all")) => Filter::All,
            _ => return Err(Problem::bad_request("request.view_unknown")),
        };
        let (after, limit) = (paging.after()?, paging.limit());
        let page = match kind {
            RecordKind::Issue => issue::queue(tx, actor, filter, after.as_ref(), limit)?,
            RecordKind::Order => order::queue(tx, actor, filter, after.as_ref(), limit)?,
            _ => feedback::queue(tx, actor, filter, after.as_ref(), limit)?,
        };
        Ok(listed(page, row))
    })
    .await
}

fn number(kind: RecordKind, text: &str) -> Result<i64, Problem> {
    RecordRef::parse_as(kind, text).map(|reference| reference.number).ok_or_else(Problem::missing)
}

macro_rules! kind_routes {
    ($list:ident, $get:ident, $assign:ident, $room:ident, $kind:expr, $path:literal, $one:literal, $assignment:literal) => {
        /// Records of the kind; `state` is `open`, `done` or `all`.
        #[utoipa::path(get, path = $path, tag = "records", params(("state" = Option<String>, Query), ("owner" = Option<String>, Query),
            ("customer" = Option<String>, Query), ("service" = Option<String>, Query), ("after" = Option<String>, Query), ("limit" = Option<usize>, Query)),
            responses((status = 200)))]
        pub async fn $list(State(app): State<App>, caller: Caller, Query(paging): Query<Paging>, Query(wanted): Query<Wanted>) -> Result<Response, Problem> {
            list(app, caller, $kind, paging, wanted).await
        }

        /// One record.
        #[utoipa::path(get, path = $one, tag = "records", params(("ref" = String, Path)), responses((status = 200), (status = 404)))]
        pub async fn $get(State(app): State<App>, caller: Caller, Path(reference): Path<String>) -> Result<Response, Problem> {
            show(&app, caller, move |tx, actor, _| {
                let one = $room::load(tx, actor, number($kind, &reference)?)?;
                self::$room(tx, &one)
            })
            .await
        }

        /// Gives a record to a person or a team, or changes whom the customer sees.
        #[utoipa::path(post, path = $assignment, tag = "records", params(("ref" = String, Path)), request_body = super::interactions::AssignmentBody, responses((status = 200)))]
        pub async fn $assign(Path(reference): Path<String>, deed: Deed) -> Result<Response, Problem> {
            let body: super::interactions::AssignmentBody = deed.body()?;
            deed.run(move |tx, actor, now| {
                let one = $room::load(tx, actor, number($kind, &reference)?)?;
                let hand = hand(tx, &body)?;
                assignment::assign(tx, actor, &one.record, hand, body.version, now)?;
                let one = $room::load(tx, actor, one.record.number)?;
                Ok(Answer::ok(self::$room(tx, &one)?))
            })
            .await
        }
    };
}

kind_routes!(
    issues,
    issue_one,
    assign_issue,
    issue,
    RecordKind::Issue,
    "/api/v1/issues",
    "/api/v1/issues/{ref}",
    "/api/v1/issues/{ref}/assignment"
);
kind_routes!(
    orders,
    order_one,
    assign_order,
    order,
    RecordKind::Order,
    "/api/v1/orders",
    "/api/v1/orders/{ref}",
    "/api/v1/orders/{ref}/assignment"
);
kind_routes!(
    feedbacks,
    feedback_one,
    assign_feedback,
    feedback,
    RecordKind::Feedback,
    "/api/v1/feedback",
    "/api/v1/feedback/{ref}",
    "/api/v1/feedback/{ref}/assignment"
);

/// Resolves an issue.
#[utoipa::path(post, path = "/api/v1/issues/{ref}/resolution", tag = "records", params(("ref" = String, Path)), request_body = ResolutionBody, responses((status = 200), (status = 422)))]
pub async fn resolve_issue(Path(reference): Path<String>, deed: Deed) -> Result<Response, Problem> {
    let body: ResolutionBody = deed.body()?;
    deed.run(move |tx, actor, now| {
        let one = issue::load(tx, actor, number(RecordKind::Issue, &reference)?)?;
        let with = issue::Resolution {
            cause: body.cause.clone(),
            resolution: body.resolution.clone(),
            can_work_again: body.can_work_again.clone(),
            version: body.version,
        };
        let one = issue::resolve(tx, actor, &one, &with, now)?;
        Ok(Answer::ok(issue(tx, &one)?))
    })
    .await
}

/// Closes an issue.
#[utoipa::path(post, path = "/api/v1/issues/{ref}/closure", tag = "records", params(("ref" = String, Path)), request_body = StepBody, responses((status = 200), (status = 422)))]
pub async fn close_issue(Path(reference): Path<String>, deed: Deed) -> Result<Response, Problem> {
    let body: StepBody = deed.body()?;
    deed.run(move |tx, actor, now| {
        let one = issue::load(tx, actor, number(RecordKind::Issue, &reference)?)?;
        let with = issue::Closing { informed: body.informed.unwrap_or(false), version: body.version };
        let one = issue::close(tx, actor, &one, with, now)?;
        Ok(Answer::ok(issue(tx, &one)?))
    })
    .await
}

/// Delivers an order.
#[utoipa::path(post, path = "/api/v1/orders/{ref}/delivery", tag = "records", params(("ref" = String, Path)), request_body = StepBody, responses((status = 200), (status = 422)))]
pub async fn deliver_order(Path(reference): Path<String>, deed: Deed) -> Result<Response, Problem> {
    let body: StepBody = deed.body()?;
    deed.run(move |tx, actor, now| {
        let one = order::load(tx, actor, number(RecordKind::Order, &reference)?)?;
        let one = order::deliver(
            tx,
            actor,
            &one,
            &order::Delivery { note: body.note.clone(), version: body.version },
            now,
        )?;
        Ok(Answer::ok(order(tx, &one)?))
    })
    .await
}

/// Closes an order.
#[utoipa::path(post, path = "/api/v1/orders/{ref}/closure", tag = "records", params(("ref" = String, Path)), request_body = StepBody, responses((status = 200), (status = 422)))]
pub async fn close_order(Path(reference): Path<String>, deed: Deed) -> Result<Response, Problem> {
    let body: StepBody = deed.body()?;
    deed.run(move |tx, actor, now| {
        let one = order::load(tx, actor, number(RecordKind::Order, &reference)?)?;
        let one = order::close(tx, actor, &one, body.version, now)?;
        Ok(Answer::ok(order(tx, &one)?))
    })
    .await
}

/// Answers feedback.
#[utoipa::path(post, path = "/api/v1/feedback/{ref}/answer", tag = "records", params(("ref" = String, Path)), request_body = StepBody, responses((status = 200), (status = 422)))]
pub async fn answer_feedback(Path(reference): Path<String>, deed: Deed) -> Result<Response, Problem> {
    let body: StepBody = deed.body()?;
    deed.run(move |tx, actor, now| {
        let one = feedback::load(tx, actor, number(RecordKind::Feedback, &reference)?)?;
        let one = feedback::answer(
            tx,
            actor,
            &one,
            &feedback::Answer { text: body.text.clone(), version: body.version },
            now,
        )?;
        Ok(Answer::ok(feedback(tx, &one)?))
    })
    .await
}

/// Closes feedback.
#[utoipa::path(post, path = "/api/v1/feedback/{ref}/closure", tag = "records", params(("ref" = String, Path)), request_body = StepBody, responses((status = 200), (status = 422)))]
pub async fn close_feedback(Path(reference): Path<String>, deed: Deed) -> Result<Response, Problem> {
    let body: StepBody = deed.body()?;
    deed.run(move |tx, actor, now| {
        let one = feedback::load(tx, actor, number(RecordKind::Feedback, &reference)?)?;
        let one = feedback::close(tx, actor, &one, body.version, now)?;
        Ok(Answer::ok(feedback(tx, &one)?))
    })
    .await
}

/// The trace of a record: `kind` is `interactions`, `issues`, `orders` or `feedback`.
#[utoipa::path(get, path = "/api/v1/trace/{ref}", tag = "records", params(("ref" = String, Path)), responses((status = 200), (status = 404)))]
pub async fn trace(
    State(app): State<App>,
    caller: Caller,
    Path(reference): Path<String>,
) -> Result<Response, Problem> {
    show(&app, caller, move |tx, actor, _| {
        let reference: RecordRef = reference.parse().map_err(|()| Problem::missing())?;
        let record = spine::load(tx, actor, reference)?;
        let entries = timeline::of_subject(tx, reference.kind.code(), record.id, 500)?;
        let mut items = Vec::new();
        for entry in entries {
            let who = person(tx, entry.actor_id);
            items.push(json!({ "seq": entry.seq, "kind": entry.kind, "at": entry.at, "by": entry.actor_kind, "user": who, "detail": entry.detail }));
        }
        Ok(json!({ "items": items, "next": null }))
    })
    .await
}
