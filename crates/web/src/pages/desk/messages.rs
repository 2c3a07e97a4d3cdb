//! Writing from the composer: answers, notes, drafts, presence, and taking an answer back.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use desk::conversation::{self, DraftKind};
use desk::interaction::{self, Closing, Reply};
use desk::kernel::{Right, id_of};
use desk::search;
use language::Lang;
use serde_json::json;

use super::acts::{after, conflict, nothing, refused_at};
use crate::errors::Problem;
use crate::frame::{Desk, Fields, Posted, is_formal};
use crate::presence::{Level, Somebody};
use crate::secret;

/// POST `/desk/interactions/{number}/messages`
///
/// # Errors
/// 403 for who may not serve.
pub async fn send(Path(number): Path<String>, Posted { desk, fields }: Posted) -> Result<Response, Problem> {
    let sent = if fields.text("kind") == "note" {
        note(&desk, &number, &fields).await
    } else {
        reply(&desk, &number, &fields).await
    };
    match sent {
        Ok((number, said, undo)) => {
            let one = {
                let number = number.clone();
                desk.act(move |tx, actor, _| Ok(interaction::load_named(tx, actor, &number)?)).await?
            };
            after(desk, &one, said, undo).await
        }
        Err(problem) if problem.status == StatusCode::CONFLICT && problem.code.starts_with("reply.") => {
            conflict(desk, &number, &fields).await
        }
        Err(problem) if is_formal(&problem) => refused_at(desk, &number, "messages", &fields, &problem).await,
        Err(problem) => Err(problem),
    }
}

type Sent = (String, &'static str, Option<String>);

/// Sends under the ticket of the form, so that a repeated post sends nothing twice.
async fn reply(desk: &Desk, number: &str, fields: &Fields) -> Result<Sent, Problem> {
    let reply = reply_of(desk, fields);
    let closing = Closing { guesses: fields.all("guess"), ..Closing::default() };
    let close = fields.text("do") == "close";
    let (ticket, digest) = ticket(desk, number, fields);
    let which = number.to_string();
    let undo = desk
        .act(move |tx, actor, now| {
            if let Some(known) = tx.ticket_answer(&ticket, &digest)? {
                return Ok(known["undo"].as_str().map(str::to_string));
            }
            let one = interaction::load_named(tx, actor, &which)?;
            let replied = if close {
                let mut closing = closing.clone();
                if closing.guesses.is_empty() {
                    closing.guesses = interaction::guesses(tx, &one)?;
                }
                interaction::answered(tx, actor, &one, (&reply, &closing), now)?
            } else {
                interaction::reply(tx, actor, &one, &reply, now)?
            };
            let undo = replied.undo.map(|undo| undo.key);
            tx.set_ticket_answer(&ticket, &digest, &json!({ "undo": undo }))?;
            Ok(undo)
        })
        .await?;
    Ok((number.to_string(), if close { "answered" } else { "reply" }, undo))
}

fn reply_of(desk: &Desk, fields: &Fields) -> Reply {
    let text = fields.raw("text").replace("\r\n", "\n");
    let language = language::guess(&text).or_else(|| Lang::from_code(fields.text("language")));
    Reply {
        terms: search::terms_of(&text, language),
        text,
        language: language.map(|lang| lang.code().to_string()),
        hold_seconds: desk.preferences.undo_seconds.clamp(0, 30),
        base_seq: fields.number("base_seq"),
        force: fields.is_on("force"),
        ..Reply::default()
    }
}

fn ticket(desk: &Desk, number: &str, fields: &Fields) -> (String, String) {
    let given = fields.some("ticket").unwrap_or_else(|| secret::fresh(""));
    let digest = secret::digest(&format!("{number}\n{}\n{}", fields.text("do"), fields.raw("text")));
    (format!("send:{}:{given}", desk.session.signed.agent), digest)
}

async fn note(desk: &Desk, number: &str, fields: &Fields) -> Result<Sent, Problem> {
    let text = fields.raw("text").replace("\r\n", "\n");
    let terms = search::terms_of(&text, language::guess(&text));
    let (ticket, digest) = ticket(desk, number, fields);
    let which = number.to_string();
    desk.act(move |tx, actor, now| {
        if tx.ticket_answer(&ticket, &digest)?.is_some() {
            return Ok(());
        }
        let one = interaction::load_named(tx, actor, &which)?;
        interaction::note(tx, actor, &one, (&text, &terms), now)?;
        tx.set_ticket_answer(&ticket, &digest, &json!({}))?;
        Ok(())
    })
    .await?;
    Ok((number.to_string(), "note", None))
}

/// POST `/desk/interactions/{number}/draft`
///
/// # Errors
/// 403 for who may not serve.
pub async fn draft(Path(number): Path<String>, Posted { desk, fields }: Posted) -> Result<Response, Problem> {
    desk.session.require(Right::Serve)?;
    let me = desk.session.signed.agent;
    desk.act(move |tx, actor, now| {
        let one = interaction::load_named(tx, actor, &number)?;
        let kind = if fields.text("kind") == "note" { DraftKind::Note } else { DraftKind::Reply };
        let text = fields.raw("text");
        if text.trim().is_empty() {
            conversation::discard(tx, me, one.conversation(), kind)?;
        } else {
            let seen = fields.number("base_seq").unwrap_or(0);
            conversation::keep_draft(tx, me, one.conversation(), kind, (text, seen), now)?;
        }
        Ok(())
    })
    .await?;
    Ok(nothing())
}

/// POST `/desk/interactions/{number}/presence`: also sets the read mark.
///
/// # Errors
/// 404 when there is no such contact.
pub async fn presence(
    Path(number): Path<String>,
    Posted { desk, fields }: Posted,
) -> Result<Response, Problem> {
    let (me, level) = (desk.session.signed.agent, fields.text("level").to_string());
    let here = level != "gone";
    let thread = desk
        .act(move |tx, actor, now| {
            let one = interaction::load_named(tx, actor, &number)?;
            if here {
                conversation::mark_read(tx, me, one.conversation(), now)?;
            }
            Ok(one.record.number)
        })
        .await?;
    let (key, now) = (desk.session.signed.key.clone(), desk.app.now());
    if here {
        let level = if level == "writing" { Level::Writing } else { Level::Here };
        let somebody = Somebody { agent: key, name: desk.actor().name.clone(), level };
        desk.app.presence().enter(thread, somebody, now);
    } else {
        desk.app.presence().leave(thread, &key, now);
    }
    Ok(nothing())
}

/// POST `/desk/messages/{key}/withdrawal`: takes a held answer back into the composer.
///
/// # Errors
/// 409 once it has begun to leave.
pub async fn withdraw(Path(key): Path<String>, Posted { desk, .. }: Posted) -> Result<Response, Problem> {
    let id = id_of(&key).ok_or_else(Problem::missing)?;
    let one = desk.act(move |tx, actor, now| Ok(interaction::take_back(tx, actor, id, now)?.0)).await?;
    after(desk, &one, "undone", None).await
}

/// POST `/desk/messages/{key}/arrival`: brings a message to the queue that was filed with a closed contact.
///
/// # Errors
/// 409 when the contact that holds it is open.
pub async fn bring_back(Path(key): Path<String>, Posted { desk, .. }: Posted) -> Result<Response, Problem> {
    let id = id_of(&key).ok_or_else(Problem::missing)?;
    let one = desk
        .act(move |tx, actor, now| {
            let message = interaction::message::by_id(tx, id)?.ok_or_else(Problem::missing)?;
            Ok(desk::intake::bring_back(tx, actor, &message, now)?)
        })
        .await?;
    after(desk, &one, "brought_back", None).await
}

/// POST `/desk/messages/{key}/retry`: tries a message again that failed or waits.
///
/// # Errors
/// 404 when there is no such message.
pub async fn retry(Path(key): Path<String>, Posted { desk, .. }: Posted) -> Result<Response, Problem> {
    let id = id_of(&key).ok_or_else(Problem::missing)?;
    desk.session.require(Right::Serve)?;
    let one = desk
        .act(move |tx, _, now| {
            let message = interaction::message::by_id(tx, id)?.ok_or_else(Problem::missing)?;
            desk::mailbox::delivery::again(tx, message.id, now)?;
            Ok(interaction::take(tx, message.interaction_id)?)
        })
        .await?;
    after(desk, &one, "retry", None).await
}
