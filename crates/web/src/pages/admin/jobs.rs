//! Jobs: what waits, and what was given up, to try again or to put away.

use axum::extract::Path;
use axum::response::Response;
use db::Tx;
use desk::interaction;
use desk::kernel::{Right, id_of, key_of};
use desk::mailbox::inbound;
use maud::Markup;
use ui::admin::Area;
use ui::admin::jobs::{DeadLetter, Jobs};
use ui::shell::{Place, Shell};
use ui::url;

use crate::errors::Problem;
use crate::frame::{Desk, Posted, to_saying};

/// Dead letters of the page.
const PAGE: i64 = 100;

/// GET `/desk/admin/jobs`
///
/// # Errors
/// 403 for who may not operate.
pub async fn get(desk: Desk) -> Result<Response, Problem> {
    desk.show(Place::Admin, Some(Right::Operate), |tx, shell, _| {
        let view = view(tx, shell)?;
        Ok::<Markup, Problem>(ui::admin::jobs::page(shell, &view))
    })
    .await
}

/// POST `/desk/admin/jobs/{id}/retry`
///
/// # Errors
/// 404 when it is no dead letter.
pub async fn retry(path: Path<String>, posted: Posted) -> Result<Response, Problem> {
    settle(posted, path, "said-retry", jobs::retry).await
}

/// POST `/desk/admin/jobs/{id}/dismissal`
///
/// # Errors
/// 404 when it is no dead letter.
pub async fn dismiss(path: Path<String>, posted: Posted) -> Result<Response, Problem> {
    settle(posted, path, "said-removal", |tx, id, _| jobs::dismiss(tx, id)).await
}

async fn settle<F>(
    Posted { desk, .. }: Posted,
    Path(key): Path<String>,
    said: &'static str,
    run: F,
) -> Result<Response, Problem>
where
    F: Fn(&mut Tx, i64, desk::kernel::Timestamp) -> Result<bool, db::Error> + Send + 'static,
{
    desk.session.require(Right::Operate)?;
    let id = id_of(&key).ok_or_else(Problem::missing)?;
    let there = desk.act(move |tx, _, now| Ok(run(tx, id, now)?)).await?;
    if there { Ok(to_saying(&url::admin(Area::Jobs.key()), said, None)) } else { Err(Problem::missing()) }
}

fn view(tx: &mut Tx, shell: &Shell) -> Result<Jobs, Problem> {
    let standing = jobs::standing(tx)?;
    let mut dead = Vec::new();
    for letter in jobs::dead_letters(tx, PAGE)? {
        dead.push(DeadLetter {
            about: about(tx, &letter.payload),
            id: key_of(letter.id),
            kind: letter.kind,
            at: letter.dead_at,
            attempts: letter.attempts,
            why: letter.last_error.unwrap_or_else(|| shell.t("common-unknown")),
        });
    }
    Ok(Jobs {
        waiting: standing.waiting,
        running: standing.running,
        oldest_due: standing.oldest_due,
        dead,
        after: None,
    })
}

/// The contact that a job was about, when its payload leads to one.
fn about(tx: &mut Tx, payload: &str) -> Option<(String, String)> {
    let payload: serde_json::Value = serde_json::from_str(payload).ok()?;
    let contact = match (payload["interaction"].as_i64(), payload["inbound"].as_i64()) {
        (Some(id), _) => id,
        (None, Some(id)) => inbound::by_id(tx, id).ok()??.interaction?,
        (None, None) => return None,
    };
    let number = interaction::take(tx, contact).ok()?.record.number;
    Some((format!("INT-{number}"), url::in_inbox("all", number)))
}
