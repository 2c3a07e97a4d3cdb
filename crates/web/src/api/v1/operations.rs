//! `/api/v1/search`, `/figures`, `/ledger`, `/mailboxes`, `/parked`, `/dead-letters`, `/events`, `/demo/clock`.

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use db::Tx;
use desk::access::require;
use desk::catalogue::{brand, channel, service, team};
use desk::figure::Dimension;
use desk::kernel::{Actor, RecordRef, Right, Timestamp, key_of};
use desk::mailbox::{self, Mailbox, MailboxInput, inbound};
use desk::people::{agent, customer};
use desk::reactions::live;
use desk::report::{self, ledger};
use desk::search;
use jiff::civil::Date;
use serde::Deserialize;
use serde_json::{Value, json};
use utoipa::ToSchema;

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
pub async fn search(State(app): State<App>, caller: Caller, Query(sought): Query<Sought>, Query(paging): Query<Paging>) -> Result<Response, Problem> {
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
        ask.by = Dimension::from_code(code).ok_or_else(|| Problem::bad_request("figure.dimension_unknown"))?;
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
pub async fn figure(State(app): State<App>, caller: Caller, Path(name): Path<String>, Query(period): Query<Period>) -> Result<Response, Problem> {
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
pub async fn ledger_days(State(app): State<App>, caller: Caller, Query(paging): Query<Paging>) -> Result<Response, Problem> {
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

/// A mailbox as it is made or changed.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct MailboxBody {
    name: Option<String>,
    address: Option<String>,
    /// Key of the channel; usually `mail`.
    channel: Option<String>,
    brand: Option<String>,
    team: Option<String>,
    service: Option<String>,
    /// `{imap: {host, port, security, user}, smtp: {…}, folder, start_with, mark_seen, receipt, sender_name, aliases}`.
    #[schema(value_type = Option<Object>)]
    settings: Option<Value>,
    imap_password: Option<String>,
    smtp_password: Option<String>,
    active: Option<bool>,
    version: Option<i64>,
}

fn show_mailbox(one: &Mailbox) -> Value {
    let settings: Value = serde_json::from_str(&one.settings).unwrap_or(Value::Null);
    json!({
        "key": one.key, "name": one.name, "address": one.address, "channel": key_of(one.channel), "brand": key_of(one.brand),
        "team": one.team.map(key_of), "service": one.service.map(key_of), "settings": settings, "health": one.health,
        "health_note": one.health_note, "checked_at": one.checked_at, "active": one.active, "version": one.version,
    })
}

/// Mailboxes by address.
#[utoipa::path(get, path = "/api/v1/mailboxes", tag = "mail", responses((status = 200)))]
pub async fn mailboxes(State(app): State<App>, caller: Caller) -> Result<Response, Problem> {
    show(&app, caller, |tx, actor, _| {
        if !actor.may(Right::ConfigureMail) {
            require(actor, Right::Operate)?;
        }
        let items: Vec<Value> = mailbox::list(tx)?.iter().map(show_mailbox).collect();
        Ok(json!({ "items": items, "next": null }))
    })
    .await
}

/// One mailbox.
#[utoipa::path(get, path = "/api/v1/mailboxes/{key}", tag = "mail", params(("key" = String, Path)), responses((status = 200)))]
pub async fn mailbox_one(State(app): State<App>, caller: Caller, Path(key): Path<String>) -> Result<Response, Problem> {
    show(&app, caller, move |tx, actor, _| Ok(show_mailbox(&mailbox::load(tx, actor, &key)?))).await
}

/// Makes a mailbox.
#[utoipa::path(post, path = "/api/v1/mailboxes", tag = "mail", request_body = MailboxBody, responses((status = 201)))]
pub async fn create_mailbox(deed: Deed) -> Result<Response, Problem> {
    save_mailbox(deed, None).await
}

/// Changes a mailbox; what is absent stays.
#[utoipa::path(patch, path = "/api/v1/mailboxes/{key}", tag = "mail", params(("key" = String, Path)), request_body = MailboxBody, responses((status = 200)))]
pub async fn change_mailbox(Path(key): Path<String>, deed: Deed) -> Result<Response, Problem> {
    save_mailbox(deed, Some(key)).await
}

async fn save_mailbox(deed: Deed, key: Option<String>) -> Result<Response, Problem> {
    let body: MailboxBody = deed.body()?;
    let seal = deed.app().key().clone();
    deed.run(move |tx, actor, now| {
        let known = key.as_deref().map(|key| mailbox::load(tx, actor, key)).transpose()?;
        let input = mailbox_input(tx, &body, known.as_ref(), &seal)?;
        let saved = mailbox::save(tx, actor, known.as_ref(), &input, now)?;
        let body = show_mailbox(&saved);
        Ok(if known.is_none() { Answer::created(body) } else { Answer::ok(body) })
    })
    .await
}

fn mailbox_input(tx: &mut Tx, body: &MailboxBody, known: Option<&Mailbox>, seal: &channels::seal::SealKey) -> Result<MailboxInput, Problem> {
    use channels::email::settings::{MailboxSecrets, MailboxSettings};
    let channel = match (&body.channel, known) {
        (Some(key), _) => channel::load(tx, key)?.id,
        (None, Some(known)) => known.channel,
        (None, None) => channel::load(tx, "mail")?.id,
    };
    let brand = match (&body.brand, known) {
        (Some(key), _) => brand::load(tx, key)?.id,
        (None, Some(known)) => known.brand,
        (None, None) => brand::usual(tx)?.ok_or_else(|| Problem::field("brand", "catalogue.missing"))?.id,
    };
    let settings = match &body.settings {
        Some(value) => serde_json::from_value::<MailboxSettings>(value.clone())
            .map_err(|error| Problem::field("settings", "request.body_malformed").with("what", error.to_string()))?,
        None => known.map(|k| MailboxSettings::from_json(&k.settings)).unwrap_or_default(),
    };
    let mut secrets: MailboxSecrets =
        known.and_then(|k| seal.open(&k.secrets).ok()).and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
    let changed = known.is_none() || body.imap_password.is_some() || body.smtp_password.is_some();
    if let Some(password) = &body.imap_password {
        secrets.imap_password.clone_from(password);
    }
    if let Some(password) = &body.smtp_password {
        secrets.smtp_password.clone_from(password);
    }
    let sealed = seal.seal(&serde_json::to_string(&secrets).expect("two texts are always JSON"));
    Ok(MailboxInput {
        name: body.name.clone().or_else(|| known.map(|k| k.name.clone())).unwrap_or_default(),
        address: body.address.clone().or_else(|| known.map(|k| k.address.clone())).unwrap_or_default(),
        channel,
        brand,
        team: body.team.as_deref().map(|key| team::load(tx, key).map(|t| t.id)).transpose()?.or_else(|| known.and_then(|k| k.team)),
        service: body.service.as_deref().map(|key| service::load(tx, key).map(|s| s.id)).transpose()?.or_else(|| known.and_then(|k| k.service)),
        settings: settings.to_json(),
        secrets: changed.then_some(sealed),
        active: body.active.or_else(|| known.map(|k| k.active)).unwrap_or(true),
        version: body.version,
    })
}

/// Takes a raw message (RFC 5322, any bytes) as if it had come to the mailbox. Exact duplicates change nothing.
#[utoipa::path(post, path = "/api/v1/mailboxes/{key}/messages", tag = "mail", params(("key" = String, Path)), request_body(content = Vec<u8>, content_type = "message/rfc822"), responses((status = 202)))]
pub async fn push(State(app): State<App>, caller: Caller, Path(key): Path<String>, body: axum::body::Body) -> Result<Response, Problem> {
    let lang = caller.lang();
    let mailbox = {
        let (actor, key) = (caller.actor.clone(), key);
        app.read(move |tx| -> Result<Mailbox, Problem> {
            if !actor.may(Right::ConfigureMail) && !actor.may(Right::Operate) {
                require(&actor, Right::ConfigureMail)?;
            }
            Ok(mailbox::load(tx, &actor, &key)?)
        })
        .await
        .map_err(|problem| problem.in_language(lang))?
    };
    let read = axum::body::to_bytes(body, channels::email::imap::LARGEST as usize).await;
    let raw = read.map_err(|_| Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "request.too_large").in_language(lang))?;
    if raw.is_empty() {
        return Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "mailbox.message_empty").in_language(lang));
    }
    let kept = channels::email::keep::keep(app.store(), &mailbox, &channels::email::keep::Source::Pushed, raw.to_vec(), app.now()).await;
    let (id, known) = match kept.map_err(Problem::from)? {
        inbound::Kept::New(id) => (id, false),
        inbound::Kept::AlreadySeen(id) => (id, true),
    };
    let body = json!({ "key": key_of(id), "known": known });
    Ok((StatusCode::ACCEPTED, axum::Json(body)).into_response())
}

/// Speaks to both sides of a mailbox.
#[utoipa::path(post, path = "/api/v1/mailboxes/{key}/test", tag = "mail", params(("key" = String, Path)), responses((status = 200)))]
pub async fn test_mailbox(State(app): State<App>, caller: Caller, Path(key): Path<String>) -> Result<Response, Problem> {
    require(&caller.actor, Right::ConfigureMail)?;
    let actor = caller.actor.clone();
    let mailbox = app.read(move |tx| mailbox::load(tx, &actor, &key)).await?;
    let steps = channels::email::test::test(&mailbox, app.key()).await;
    let items: Vec<Value> = steps.iter().map(|s| json!({ "side": s.side, "ok": s.ok, "note": s.note })).collect();
    Ok(axum::Json(json!({ "items": items })).into_response())
}

/// How a pushed message fared.
#[utoipa::path(get, path = "/api/v1/inbound/{key}", tag = "mail", params(("key" = String, Path)), responses((status = 200)))]
pub async fn inbound_one(State(app): State<App>, caller: Caller, Path(key): Path<String>) -> Result<Response, Problem> {
    show(&app, caller, move |tx, actor, _| {
        let one = inbound::load(tx, actor, &key)?;
        let interaction = one.interaction.map(|id| desk::interaction::take(tx, id)).transpose()?;
        Ok(show_inbound(&one, interaction.map(|i| i.reference().to_string())))
    })
    .await
}

fn show_inbound(one: &inbound::Inbound, interaction: Option<String>) -> Value {
    json!({ "key": one.key(), "state": one.state, "reason": one.reason, "bytes": one.bytes, "received_at": one.received_at, "interaction": interaction })
}

/// What could not be read or routed.
#[utoipa::path(get, path = "/api/v1/parked", tag = "mail", params(("after" = Option<String>, Query), ("limit" = Option<usize>, Query)), responses((status = 200)))]
pub async fn parked(State(app): State<App>, caller: Caller, Query(paging): Query<Paging>) -> Result<Response, Problem> {
    show(&app, caller, move |tx, actor, _| {
        let page = inbound::parked(tx, actor, None, paging.after()?.as_ref(), paging.limit())?;
        Ok(listed(page, |one| show_inbound(one, None)))
    })
    .await
}

/// Tries a parked message again.
#[utoipa::path(post, path = "/api/v1/parked/{key}/retry", tag = "mail", params(("key" = String, Path)), responses((status = 200)))]
pub async fn retry_parked(Path(key): Path<String>, deed: Deed) -> Result<Response, Problem> {
    deed.run(move |tx, actor, now| {
        let one = inbound::load(tx, actor, &key)?;
        inbound::retry(tx, actor, &one, now)?;
        Ok(Answer::ok(json!({ "retried": true })))
    })
    .await
}

/// Why something is filed away or erased.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct FilingBody {
    reason: String,
}

/// Files a parked message away by hand.
#[utoipa::path(post, path = "/api/v1/parked/{key}/filing", tag = "mail", params(("key" = String, Path)), request_body = FilingBody, responses((status = 200)))]
pub async fn file_parked(Path(key): Path<String>, deed: Deed) -> Result<Response, Problem> {
    let body: FilingBody = deed.body()?;
    deed.run(move |tx, actor, now| {
        let one = inbound::load(tx, actor, &key)?;
        inbound::file_away(tx, actor, &one, &body.reason, now)?;
        Ok(Answer::ok(json!({ "filed": true })))
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
pub async fn events(State(app): State<App>, caller: Caller, Query(since): Query<Since>) -> Result<Response, Problem> {
    show(&app, caller, move |tx, actor, _| {
        require(actor, Right::SeeContacts)?;
        let touched = live::after(tx, since.after.unwrap_or(0), since.limit.unwrap_or(50).clamp(1, 500))?;
        let next = touched.last().map(|one| one.seq);
        let items: Vec<Value> = touched.iter().map(|t| json!({ "seq": t.seq, "kind": t.kind, "refs": t.refs })).collect();
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
