//! Messages of contacts.

use axum::extract::{Path, Query, State};
use axum::response::Response;
use desk::interaction::{self, Closing, Done, Reply};
use desk::kernel::{Cursor, id_of};
use desk::search;
use language::Lang;
use serde_json::json;

use super::acts::with_undo;
use super::bodies::MessageBody;
use super::{shown, thread_of};
use crate::api::act::{Answer, Deed, show};
use crate::api::query::Paging;
use crate::app::App;
use crate::caller::Caller;
use crate::errors::Problem;

/// The thread of a contact: its newest messages; `after` leads to older ones.
#[utoipa::path(get, path = "/api/v1/interactions/{ref}/messages", tag = "contacts",
    params(("ref" = String, Path), ("after" = Option<String>, Query), ("limit" = Option<usize>, Query)), responses((status = 200)))]
pub async fn messages(
    State(app): State<App>,
    caller: Caller,
    Path(reference): Path<String>,
    Query(paging): Query<Paging>,
) -> Result<Response, Problem> {
    show(&app, caller, move |tx, actor, _| {
        let one = interaction::load_named(tx, actor, &reference)?;
        let earlier: Option<Cursor> = paging.after()?;
        let thread = interaction::thread(tx, one.conversation(), earlier.as_ref(), paging.limit())?;
        Ok(thread_of(&thread))
    })
    .await
}

/// Answers, or writes a note.
#[utoipa::path(post, path = "/api/v1/interactions/{ref}/messages", tag = "contacts", params(("ref" = String, Path)), request_body = MessageBody, responses((status = 201), (status = 409)))]
pub async fn write(Path(reference): Path<String>, deed: Deed) -> Result<Response, Problem> {
    let body: MessageBody = deed.body()?;
    if body.kind.as_deref() == Some("note") {
        return note(reference, deed, body).await;
    }
    if !matches!(body.kind.as_deref(), None | Some("reply")) {
        return Err(Problem::field("kind", "message.kind_unknown").in_language(deed.actor().lang));
    }
    let reply = reply_of(&body);
    deed.run(move |tx, actor, now| {
        let one = interaction::load_named(tx, actor, &reference)?;
        let replied = interaction::reply(tx, actor, &one, &reply, now)?;
        let message = desk::kernel::key_of(replied.message);
        let mut answer = with_undo(tx, &Done { interaction: replied.interaction, undo: replied.undo })?;
        answer["message"] = json!(message);
        Ok(Answer::created(answer))
    })
    .await
}

fn reply_of(body: &MessageBody) -> Reply {
    let language = body.language.as_deref().and_then(Lang::from_code).or_else(|| language::guess(&body.text));
    let addresses = |typed: &[String]| {
        let parsed = typed.iter().flat_map(|one| mail::address::parse(one));
        parsed
            .map(|one| desk::interaction::message::Address {
                name: one.name.unwrap_or_default(),
                address: one.address,
            })
            .collect()
    };
    Reply {
        text: body.text.clone(),
        terms: search::terms_of(&body.text, language),
        to: addresses(&body.to),
        cc: addresses(&body.cc),
        language: language.map(|lang| lang.code().into()),
        hold_seconds: body.hold_seconds.unwrap_or(8),
        base_seq: body.base_seq,
        force: body.force,
        ..Reply::default()
    }
}

async fn note(reference: String, deed: Deed, body: MessageBody) -> Result<Response, Problem> {
    let terms = search::terms_of(&body.text, language::guess(&body.text));
    deed.run(move |tx, actor, now| {
        let one = interaction::load_named(tx, actor, &reference)?;
        let (fresh, message) = interaction::note(tx, actor, &one, (&body.text, &terms), now)?;
        let mut answer = shown(tx, &fresh)?;
        answer["message"] = json!(desk::kernel::key_of(message));
        Ok(Answer::created(answer))
    })
    .await
}

/// The composite act *answered*: sends, confirms the guesses that are named, closes.
#[utoipa::path(post, path = "/api/v1/interactions/{ref}/answer", tag = "contacts", params(("ref" = String, Path)), request_body = MessageBody, responses((status = 201), (status = 409), (status = 422)))]
pub async fn answer(Path(reference): Path<String>, deed: Deed) -> Result<Response, Problem> {
    let body: MessageBody = deed.body()?;
    let reply = reply_of(&body);
    deed.run(move |tx, actor, now| {
        let one = interaction::load_named(tx, actor, &reference)?;
        let closing = Closing { version: body.version, guesses: body.guesses.clone(), ..Closing::default() };
        let replied = interaction::answered(tx, actor, &one, (&reply, &closing), now)?;
        let message = desk::kernel::key_of(replied.message);
        let mut answer = with_undo(tx, &Done { interaction: replied.interaction, undo: replied.undo })?;
        answer["message"] = json!(message);
        Ok(Answer::created(answer))
    })
    .await
}

/// Takes an answer back while it is held.
#[utoipa::path(delete, path = "/api/v1/interactions/{ref}/messages/{key}", tag = "contacts", params(("ref" = String, Path), ("key" = String, Path)), responses((status = 200), (status = 409)))]
pub async fn take_back(
    Path((reference, key)): Path<(String, String)>,
    deed: Deed,
) -> Result<Response, Problem> {
    deed.run(move |tx, actor, now| {
        interaction::load_named(tx, actor, &reference)?;
        let message = id_of(&key).ok_or_else(Problem::missing)?;
        let (one, text) = interaction::take_back(tx, actor, message, now)?;
        let mut answer = shown(tx, &one)?;
        answer["text"] = json!(text);
        Ok(Answer::ok(answer))
    })
    .await
}

/// Brings a message to the queue that was filed with a closed contact; the answer is the new contact.
#[utoipa::path(post, path = "/api/v1/interactions/{ref}/messages/{key}/arrival", tag = "contacts", params(("ref" = String, Path), ("key" = String, Path)), responses((status = 201), (status = 409)))]
pub async fn bring_back(
    Path((reference, key)): Path<(String, String)>,
    deed: Deed,
) -> Result<Response, Problem> {
    deed.run(move |tx, actor, now| {
        let holder = interaction::load_named(tx, actor, &reference)?;
        let id = id_of(&key).ok_or_else(Problem::missing)?;
        let message = interaction::message::by_id(tx, id)?.ok_or_else(Problem::missing)?;
        if message.interaction_id != holder.record.id {
            return Err(Problem::missing());
        }
        let brought = desk::intake::bring_back(tx, actor, &message, now)?;
        Ok(Answer::created(shown(tx, &brought)?))
    })
    .await
}
