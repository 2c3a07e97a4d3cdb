//! `/api/v1/users`, `/tokens`, `/me`: people who serve, and their tokens.

use axum::extract::{Path, State};
use axum::response::Response;
use db::Tx;
use desk::access::{link, require, token};
use desk::catalogue::team;
use desk::kernel::{Right, key_of};
use desk::people::agent::{self, Agent};
use serde::Deserialize;
use serde_json::{Value, json};
use utoipa::ToSchema;

use crate::api::act::{Answer, Deed, show};
use crate::app::App;
use crate::caller::Caller;
use crate::errors::Problem;
use crate::secret;

/// A user as invited or changed.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UserBody {
    name: Option<String>,
    email: Option<String>,
    language: Option<String>,
    title: Option<String>,
    /// `administrator`, `lead`, `agent`, `repair`, `viewer`.
    roles: Option<Vec<String>>,
    /// Keys of teams.
    teams: Option<Vec<String>>,
    active: Option<bool>,
}

/// A token as it is made.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct TokenBody {
    name: String,
    /// `read`, `write`, `admin`.
    scopes: Vec<String>,
}

fn shown(tx: &mut Tx, one: &Agent) -> Result<Value, Problem> {
    let teams: Vec<String> = team::of_agent(tx, one.id)?.into_iter().map(key_of).collect();
    Ok(json!({
        "key": one.key, "name": one.name, "email": one.email, "language": one.language, "title": one.title,
        "roles": agent::roles(tx, one.id)?, "teams": teams, "active": one.active, "invited": !one.has_password,
    }))
}

/// Whoever calls.
#[utoipa::path(get, path = "/api/v1/me", tag = "people", responses((status = 200)))]
pub async fn me(State(app): State<App>, caller: Caller) -> Result<Response, Problem> {
    show(&app, caller, |tx, actor, _| {
        let one = agent::by_id(tx, actor.agent.unwrap_or_default())?;
        shown(tx, &one)
    })
    .await
}

/// People who serve, by name. Everyone who sees contacts sees names; addresses are for who manages people.
#[utoipa::path(get, path = "/api/v1/users", tag = "people", responses((status = 200)))]
pub async fn list(State(app): State<App>, caller: Caller) -> Result<Response, Problem> {
    show(&app, caller, |tx, actor, _| {
        if !actor.may(Right::ManagePeople) {
            require(actor, Right::SeeContacts)?;
        }
        let mut items = Vec::new();
        for one in agent::list(tx)? {
            items.push(if actor.may(Right::ManagePeople) {
                shown(tx, &one)?
            } else {
                json!({ "key": one.key, "name": one.name, "title": one.title, "active": one.active })
            });
        }
        Ok(json!({ "items": items, "next": null }))
    })
    .await
}

/// Invites a person; the invitation goes by mail.
#[utoipa::path(post, path = "/api/v1/users", tag = "people", request_body = UserBody, responses((status = 201)))]
pub async fn invite(deed: Deed) -> Result<Response, Problem> {
    save(deed, None).await
}

/// Changes a person; what is absent stays.
#[utoipa::path(patch, path = "/api/v1/users/{key}", tag = "people", params(("key" = String, Path)), request_body = UserBody, responses((status = 200)))]
pub async fn change(Path(key): Path<String>, deed: Deed) -> Result<Response, Problem> {
    save(deed, Some(key)).await
}

async fn save(deed: Deed, key: Option<String>) -> Result<Response, Problem> {
    let body: UserBody = deed.body()?;
    deed.run(move |tx, actor, now| {
        require(actor, Right::ManagePeople)?;
        let known = key.as_deref().map(|key| agent::load(tx, key)).transpose()?;
        let kept = |given: &Option<String>, known: Option<&String>| {
            given.clone().or_else(|| known.cloned()).unwrap_or_default()
        };
        let known = known.as_ref();
        let roles = match (&body.roles, known) {
            (Some(roles), _) => roles.clone(),
            (None, Some(known)) => agent::roles(tx, known.id)?,
            (None, None) => Vec::new(),
        };
        let input = agent::AgentInput {
            name: kept(&body.name, known.map(|k| &k.name)),
            email: kept(&body.email, known.map(|k| &k.email)),
            language: body
                .language
                .clone()
                .or_else(|| known.map(|k| k.language.clone()))
                .unwrap_or_else(|| "fi".into()),
            title: kept(&body.title, known.map(|k| &k.title)),
            roles,
            active: body.active.or_else(|| known.map(|k| k.active)).unwrap_or(true),
        };
        let saved = agent::save(tx, actor, key.as_deref(), &input, now)?;
        if let Some(keys) = &body.teams {
            let mut teams = Vec::new();
            for key in keys {
                teams.push(team::load(tx, key)?.id);
            }
            team::put_agent(tx, saved.id, &teams)?;
        }
        if key.is_none() {
            link::ask_for(tx, saved.id, link::Purpose::Invitation, now)?;
        }
        let body = shown(tx, &saved)?;
        Ok(if key.is_none() { Answer::created(body) } else { Answer::ok(body) })
    })
    .await
}

/// Tokens: one's own, or all for who manages people.
#[utoipa::path(get, path = "/api/v1/tokens", tag = "people", responses((status = 200)))]
pub async fn tokens(State(app): State<App>, caller: Caller) -> Result<Response, Problem> {
    show(&app, caller, |tx, actor, _| {
        let items: Vec<Value> = token::list(tx, actor)?
            .iter()
            .map(|t| json!({ "key": t.key, "name": t.name, "user": t.agent, "scopes": t.scopes.split(' ').collect::<Vec<_>>(), "created_at": t.created_at, "revoked_at": t.revoked_at }))
            .collect();
        Ok(json!({ "items": items, "next": null }))
    })
    .await
}

/// Makes a token; its secret stands in this answer and nowhere else.
#[utoipa::path(post, path = "/api/v1/tokens", tag = "people", request_body = TokenBody, responses((status = 201)))]
pub async fn create_token(deed: Deed) -> Result<Response, Problem> {
    let body: TokenBody = deed.body()?;
    let secret = secret::fresh("tk_");
    deed.run(move |tx, actor, now| {
        let scopes: Vec<&str> = body.scopes.iter().map(String::as_str).collect();
        let key = token::create(tx, actor, &body.name, &scopes, &secret::digest(&secret), now)?;
        Ok(Answer::created(json!({ "key": key, "name": body.name, "scopes": body.scopes, "token": secret })))
    })
    .await
}

/// Revokes a token at once.
#[utoipa::path(delete, path = "/api/v1/tokens/{key}", tag = "people", params(("key" = String, Path)), responses((status = 200)))]
pub async fn revoke_token(Path(key): Path<String>, deed: Deed) -> Result<Response, Problem> {
    deed.run(move |tx, actor, now| {
        token::revoke(tx, actor, &key, now)?;
        Ok(Answer::ok(json!({ "revoked": true })))
    })
    .await
}
