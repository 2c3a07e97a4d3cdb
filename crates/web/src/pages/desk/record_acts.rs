//! What is done to an issue, an order or a piece of feedback from its page: one act each, then back to the page.

use axum::extract::Path;
use axum::response::Response;
use db::Tx;
use desk::assignment::{self, Hand};
use desk::feedback::{self, Answer};
use desk::interaction::Reply;
use desk::issue::{self, Closing, Resolution};
use desk::kernel::{Actor, RecordKind, RecordRef, Timestamp};
use desk::order::{self, Delivery};
use desk::{search, spanning, spine};
use ui::url;

use super::record::{One, show};
use super::view;
use crate::errors::Problem;
use crate::frame::{Desk, Fields, Posted, is_formal, to_saying};
use crate::pages::admin::{agent_id, service_id};

/// POST `/desk/issues/{number}/{act}`
///
/// # Errors
/// 404 for an act that there is not.
pub async fn issue(path: Path<(String, String)>, posted: Posted) -> Result<Response, Problem> {
    act(posted, RecordKind::Issue, path).await
}

/// POST `/desk/orders/{number}/{act}`
///
/// # Errors
/// 404 for an act that there is not.
pub async fn order(path: Path<(String, String)>, posted: Posted) -> Result<Response, Problem> {
    act(posted, RecordKind::Order, path).await
}

/// POST `/desk/feedback/{number}/{act}`
///
/// # Errors
/// 404 for an act that there is not.
pub async fn feedback(path: Path<(String, String)>, posted: Posted) -> Result<Response, Problem> {
    act(posted, RecordKind::Feedback, path).await
}

async fn act(
    Posted { desk, fields }: Posted,
    kind: RecordKind,
    Path((number, act)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let (given, which, name) = (fields.clone(), number.clone(), act.clone());
    let reply = reply(&desk, &fields);
    let done = desk
        .act(move |tx, actor, now| {
            let one = One::load(tx, actor, kind, &which)?;
            run(tx, actor, &one, (&name, &given, &reply), now)?;
            Ok(one.record().reference())
        })
        .await;
    match done {
        Ok(reference) => Ok(to_saying(&page_of(reference), &format!("said-record-{act}"), None)),
        Err(problem) if is_formal(&problem) => {
            let form = fields.form(desk.words(), Some(&problem));
            let mut response = show(desk, kind, number, Some((act, form))).await?;
            *response.status_mut() = problem.status;
            Ok(response)
        }
        Err(problem) => Err(problem),
    }
}

fn page_of(reference: RecordRef) -> String {
    url::record(view::kind(reference.kind), reference.number)
}

/// How an answer to feedback leaves; its words are analysed before the transaction.
fn reply(desk: &Desk, fields: &Fields) -> Reply {
    let text = fields.raw("answer").replace("\r\n", "\n").trim().to_string();
    let language = language::guess(&text);
    Reply {
        terms: search::terms_of(&text, language),
        language: language.map(|lang| lang.code().to_string()),
        hold_seconds: desk.preferences.undo_seconds,
        text,
        ..Reply::default()
    }
}

fn run(
    tx: &mut Tx,
    actor: &Actor,
    one: &One,
    (act, fields, reply): (&str, &Fields, &Reply),
    now: Timestamp,
) -> Result<(), Problem> {
    let seen = fields.number("version");
    let record = one.record();
    match (act, one) {
        ("owner", _) => {
            let hand = Hand {
                owner: Some(agent_id(tx, fields.text("owner"))?),
                facing_owner: Some(agent_id(tx, fields.text("facing_owner"))?),
                team: None,
            };
            assignment::assign(tx, actor, record, hand, seen, now)?;
        }
        ("service", _) => {
            let service = service_id(tx, fields.text("service"))?;
            spine::set_service(tx, actor, record, service, seen, now)?;
        }
        ("title", _) => {
            spine::rename(tx, actor, record, fields.text("title"), seen, now)?;
        }
        ("resolution", One::Issue(one)) => {
            issue::resolve(tx, actor, one, &resolution(fields), now)?;
        }
        ("closure", One::Issue(one)) => {
            let closing = Closing { informed: fields.is_on("informed"), version: seen };
            issue::close(tx, actor, one, closing, now)?;
        }
        ("delivery", One::Order(one)) => {
            let delivery = Delivery { note: fields.text("delivery_note").to_string(), version: seen };
            order::deliver(tx, actor, one, &delivery, now)?;
        }
        ("closure", One::Order(one)) => {
            order::close(tx, actor, one, seen, now)?;
        }
        ("answer", One::Feedback(one)) => {
            let answer = Answer { text: reply.text.clone(), version: seen };
            if fields.is_on("send") {
                spanning::answer_feedback(tx, actor, one, (&answer, reply), now)?;
            } else {
                feedback::answer(tx, actor, one, &answer, now)?;
            }
        }
        ("closure", One::Feedback(one)) => {
            feedback::close(tx, actor, one, seen, now)?;
        }
        _ => return Err(Problem::missing()),
    }
    Ok(())
}

fn resolution(fields: &Fields) -> Resolution {
    Resolution {
        cause: fields.text("cause").to_string(),
        resolution: fields.text("resolution").replace("\r\n", "\n"),
        can_work_again: fields.text("can_work_again").to_string(),
        version: fields.number("version"),
    }
}
