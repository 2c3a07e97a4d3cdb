//! API tokens: made with a secret that is shown once, revoked at once.

use axum::extract::Path;
use axum::response::Response;
use db::Tx;
use desk::access::token::{self, SCOPES};
use desk::kernel::Actor;
use maud::Markup;
use ui::admin::tokens::{TokenRow, Tokens};
use ui::admin::{Area, Edit};
use ui::form::{Choice, Form};
use ui::shell::{Place, Shell};

use super::area::refused;
use crate::errors::Problem;
use crate::frame::{Desk, Posted, is_formal, to_saying};
use crate::secret;

/// GET `/desk/admin/tokens`
///
/// # Errors
/// 401 for strangers.
pub async fn list(desk: Desk) -> Result<Response, Problem> {
    desk.show(Place::Admin, None, |tx, shell, desk| draw(tx, shell, desk.actor(), None, None)).await
}

/// GET `/desk/admin/tokens/new`
///
/// # Errors
/// 401 for strangers.
pub async fn form(desk: Desk) -> Result<Response, Problem> {
    desk.show(Place::Admin, None, |tx, shell, desk| {
        let form = Form::new().with("scope", "read");
        draw(tx, shell, desk.actor(), Some(Edit { key: None, form }), None)
    })
    .await
}

/// POST `/desk/admin/tokens/new`: the page that follows shows the secret, once.
///
/// # Errors
/// 401 for strangers.
pub async fn create(Posted { desk, fields }: Posted) -> Result<Response, Problem> {
    let secret = secret::fresh("tk_");
    let (given, hash) = (fields.clone(), secret::digest(&secret));
    let made = desk
        .act(move |tx, actor, now| {
            let scopes = given.all("scope");
            let scopes: Vec<&str> = scopes.iter().map(String::as_str).collect();
            Ok(token::create(tx, actor, given.text("name"), &scopes, &hash, now)?)
        })
        .await;
    match made {
        Ok(_) => {
            desk.show(Place::Admin, None, move |tx, shell, desk| {
                draw(tx, shell, desk.actor(), None, Some(secret.clone()))
            })
            .await
        }
        Err(problem) if is_formal(&problem) => {
            let edit = Edit { key: None, form: fields.form(desk.words(), Some(&problem)) };
            let drawn = desk.show(Place::Admin, None, move |tx, shell, desk| {
                draw(tx, shell, desk.actor(), Some(edit.clone()), None)
            });
            drawn.await.map(refused)
        }
        Err(problem) => Err(problem),
    }
}

/// POST `/desk/admin/tokens/{key}/revocation`
///
/// # Errors
/// 404 when it is not there or not one's own.
pub async fn revoke(Path(key): Path<String>, Posted { desk, .. }: Posted) -> Result<Response, Problem> {
    desk.act(move |tx, actor, now| Ok(token::revoke(tx, actor, &key, now)?)).await?;
    Ok(to_saying(&ui::url::admin(Area::Tokens.key()), "common-saved", None))
}

fn draw(
    tx: &mut Tx,
    shell: &Shell,
    actor: &Actor,
    edit: Option<Edit>,
    secret: Option<String>,
) -> Result<Markup, Problem> {
    let rows = token::list(tx, actor)?
        .into_iter()
        .map(|one| TokenRow {
            key: one.key,
            name: one.name,
            owner: one.agent,
            scopes: one.scopes.split(' ').map(str::to_string).collect(),
            created_at: one.created_at,
            last_used_at: one.last_used_at,
            expires_at: None,
            revoked: one.revoked_at.is_some(),
        })
        .collect();
    let scopes = SCOPES
        .iter()
        .map(|scope| Choice::new(*scope, shell.t(&format!("admin-tokens-scope-{scope}"))))
        .collect();
    Ok(ui::admin::tokens::page(shell, &Tokens { rows, edit, scopes, secret }))
}
