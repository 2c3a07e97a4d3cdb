//! `/api/v1/mailboxes`, `/inbound`, `/parked`: doors of mail, raw messages pushed in, and what waits for a person.

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use db::Tx;
use desk::access::require;
use desk::catalogue::{brand, channel, service, team};
use desk::kernel::{Right, key_of};
use desk::mailbox::{self, Mailbox, MailboxInput, inbound};
use serde::Deserialize;
use serde_json::{Value, json};
use utoipa::ToSchema;

use crate::api::act::{Answer, Deed, show};
use crate::api::query::{Paging, listed};
use crate::app::App;
use crate::caller::Caller;
use crate::errors::Problem;

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
pub async fn mailbox_one(
    State(app): State<App>,
    caller: Caller,
    Path(key): Path<String>,
) -> Result<Response, Problem> {
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

fn mailbox_input(
    tx: &mut Tx,
    body: &MailboxBody,
    known: Option<&Mailbox>,
    seal: &channels::seal::SealKey,
) -> Result<MailboxInput, Problem> {
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
        Some(value) => serde_json::from_value::<MailboxSettings>(value.clone()).map_err(|error| {
            Problem::field("settings", "request.body_malformed").with("what", error.to_string())
        })?,
        None => known.map(|k| MailboxSettings::from_json(&k.settings)).unwrap_or_default(),
    };
    let mut secrets: MailboxSecrets = known
        .and_then(|k| seal.open(&k.secrets).ok())
        .and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_default();
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
        team: body
            .team
            .as_deref()
            .map(|key| team::load(tx, key).map(|t| t.id))
            .transpose()?
            .or_else(|| known.and_then(|k| k.team)),
        service: body
            .service
            .as_deref()
            .map(|key| service::load(tx, key).map(|s| s.id))
            .transpose()?
            .or_else(|| known.and_then(|k| k.service)),
        settings: settings.to_json(),
        secrets: changed.then_some(sealed),
        active: body.active.or_else(|| known.map(|k| k.active)).unwrap_or(true),
        version: body.version,
    })
}

/// Takes a raw message (RFC 5322, any bytes) as if it had come to the mailbox. Exact duplicates change nothing.
#[utoipa::path(post, path = "/api/v1/mailboxes/{key}/messages", tag = "mail", params(("key" = String, Path)), request_body(content = Vec<u8>, content_type = "message/rfc822"), responses((status = 202)))]
pub async fn push(
    State(app): State<App>,
    caller: Caller,
    Path(key): Path<String>,
    body: axum::body::Body,
) -> Result<Response, Problem> {
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
    let raw =
        read.map_err(|_| Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "request.too_large").in_language(lang))?;
    if raw.is_empty() {
        return Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "mailbox.message_empty").in_language(lang));
    }
    let kept = channels::email::keep::keep(
        app.store(),
        &mailbox,
        &channels::email::keep::Source::Pushed,
        raw.to_vec(),
        app.now(),
    )
    .await;
    let (id, known) = match kept.map_err(Problem::from)? {
        inbound::Kept::New(id) => (id, false),
        inbound::Kept::AlreadySeen(id) => (id, true),
    };
    let body = json!({ "key": key_of(id), "known": known });
    Ok((StatusCode::ACCEPTED, axum::Json(body)).into_response())
}

/// Speaks to both sides of a mailbox.
#[utoipa::path(post, path = "/api/v1/mailboxes/{key}/test", tag = "mail", params(("key" = String, Path)), responses((status = 200)))]
pub async fn test_mailbox(
    State(app): State<App>,
    caller: Caller,
    Path(key): Path<String>,
) -> Result<Response, Problem> {
    require(&caller.actor, Right::ConfigureMail)?;
    let actor = caller.actor.clone();
    let mailbox = app.read(move |tx| mailbox::load(tx, &actor, &key)).await?;
    let steps = channels::email::test::test(&mailbox, app.key()).await;
    let items: Vec<Value> =
        steps.iter().map(|s| json!({ "side": s.side, "ok": s.ok, "note": s.note })).collect();
    Ok(axum::Json(json!({ "items": items })).into_response())
}

/// How a pushed message fared.
#[utoipa::path(get, path = "/api/v1/inbound/{key}", tag = "mail", params(("key" = String, Path)), responses((status = 200)))]
pub async fn inbound_one(
    State(app): State<App>,
    caller: Caller,
    Path(key): Path<String>,
) -> Result<Response, Problem> {
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
pub async fn parked(
    State(app): State<App>,
    caller: Caller,
    Query(paging): Query<Paging>,
) -> Result<Response, Problem> {
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
    /// In words.
    pub reason: String,
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
