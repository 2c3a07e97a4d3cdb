//! Orders, issues and feedback made from the panel of a contact, any number of them.

use axum::extract::Path;
use axum::response::Response;
use db::Tx;
use desk::catalogue::service;
use desk::interaction::{self, Interaction};
use desk::kernel::{Actor, Timestamp};
use desk::search;
use desk::spanning::{self, Facts};

use super::acts::{after, refused_at};
use crate::errors::Problem;
use crate::frame::{Fields, Posted, is_formal};

/// POST `/desk/interactions/{number}/orders`
///
/// # Errors
/// 403 for who may not serve.
pub async fn spawn_order(path: Path<String>, posted: Posted) -> Result<Response, Problem> {
    spawn(posted, path, "orders", |tx, actor, one, (facts, fields), now| {
        let kind = fields.some("order_kind").unwrap_or_else(|| "basic".into());
        Ok(spanning::spawn_order(tx, actor, one, (facts, &kind), now)?.1)
    })
    .await
}

/// POST `/desk/interactions/{number}/issues`
///
/// # Errors
/// 403 for who may not serve.
pub async fn spawn_issue(path: Path<String>, posted: Posted) -> Result<Response, Problem> {
    spawn(posted, path, "issues", |tx, actor, one, (facts, fields), now| {
        let effect = fields.some("effect").unwrap_or_else(|| "unknown".into());
        Ok(spanning::spawn_issue(tx, actor, one, (facts, &effect), now)?.1)
    })
    .await
}

/// POST `/desk/interactions/{number}/feedback`
///
/// # Errors
/// 403 for who may not serve.
pub async fn spawn_feedback(path: Path<String>, posted: Posted) -> Result<Response, Problem> {
    spawn(posted, path, "feedback", |tx, actor, one, (facts, fields), now| {
        let kind =
            fields.some("feedback_kind").or_else(|| fields.some("kind")).unwrap_or_else(|| "comment".into());
        Ok(spanning::spawn_feedback(tx, actor, one, (facts, &kind, "spontaneous"), now)?.1)
    })
    .await
}

type Birth = fn(&mut Tx, &Actor, &Interaction, (&Facts, &Fields), Timestamp) -> Result<Interaction, Problem>;

async fn spawn(
    Posted { desk, fields }: Posted,
    Path(number): Path<String>,
    act: &'static str,
    birth: Birth,
) -> Result<Response, Problem> {
    let words = format!("{} {}", fields.raw("title"), fields.raw("text"));
    let terms = search::terms_of(&words, language::guess(&words));
    let (given, which) = (fields.clone(), number.clone());
    let made = desk
        .act(move |tx, actor, now| {
            let one = interaction::load_named(tx, actor, &which)?;
            let service = match given.some("service") {
                Some(key) => Some(service::load(tx, &key)?.id),
                None => None,
            };
            let facts = Facts {
                title: given.text("title").into(),
                own_words: given.raw("text").replace("\r\n", "\n").trim().into(),
                terms: terms.clone(),
                service,
                team: None,
                owner: None,
            };
            birth(tx, actor, &one, (&facts, &given), now)
        })
        .await;
    match made {
        Ok(one) => after(desk, &one, act, None).await,
        Err(problem) if is_formal(&problem) => refused_at(desk, &number, act, &fields, &problem).await,
        Err(problem) => Err(problem),
    }
}
