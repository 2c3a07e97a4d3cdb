//! `/api/v1/organisations`.

use axum::extract::{Path, Query, State};
use axum::response::Response;
use db::Tx;
use desk::people::customer;
use desk::people::organisation::{self, Organisation};
use serde::Deserialize;
use serde_json::{Value, json};
use utoipa::ToSchema;

use crate::api::act::{Answer, Deed, show};
use crate::api::query::{Paging, listed};
use crate::app::App;
use crate::caller::Caller;
use crate::errors::Problem;

/// An organisation as it is made or changed.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OrganisationBody {
    /// Name.
    pub name: Option<String>,
    /// What agents should read first.
    pub note: Option<String>,
    /// The version that was seen, when changed.
    pub version: Option<i64>,
}

fn brief(one: &Organisation) -> Value {
    json!({ "key": one.key, "name": one.name, "note": one.note, "version": one.version })
}

fn shown(tx: &mut Tx, one: &Organisation) -> Result<Value, Problem> {
    let people = customer::of_organisation(tx, one.id, 200)?;
    let people: Vec<Value> =
        people.iter().map(|p| json!({ "key": p.key, "name": p.name, "title": p.title })).collect();
    let mut body = brief(one);
    body["customers"] = Value::Array(people);
    Ok(body)
}

/// Organisations by name.
#[utoipa::path(get, path = "/api/v1/organisations", tag = "people", params(("after" = Option<String>, Query), ("limit" = Option<usize>, Query)), responses((status = 200)))]
pub async fn list(
    State(app): State<App>,
    caller: Caller,
    Query(paging): Query<Paging>,
) -> Result<Response, Problem> {
    show(&app, caller, move |tx, actor, _| {
        Ok(listed(organisation::list(tx, actor, paging.after()?.as_ref(), paging.limit())?, brief))
    })
    .await
}

/// One organisation with its people.
#[utoipa::path(get, path = "/api/v1/organisations/{key}", tag = "people", params(("key" = String, Path)), responses((status = 200)))]
pub async fn get(
    State(app): State<App>,
    caller: Caller,
    Path(key): Path<String>,
) -> Result<Response, Problem> {
    show(&app, caller, move |tx, actor, _| {
        let one = organisation::load(tx, actor, &key)?;
        shown(tx, &one)
    })
    .await
}

/// Makes an organisation.
#[utoipa::path(post, path = "/api/v1/organisations", tag = "people", request_body = OrganisationBody, responses((status = 201)))]
pub async fn create(deed: Deed) -> Result<Response, Problem> {
    let body: OrganisationBody = deed.body()?;
    deed.run(move |tx, actor, now| {
        let given =
            (body.name.as_deref().unwrap_or_default(), body.note.as_deref().unwrap_or_default(), None);
        let made = organisation::save(tx, actor, None, given, now)?;
        Ok(Answer::created(shown(tx, &made)?))
    })
    .await
}

/// Changes an organisation; what is absent stays.
#[utoipa::path(patch, path = "/api/v1/organisations/{key}", tag = "people", params(("key" = String, Path)), request_body = OrganisationBody, responses((status = 200)))]
pub async fn change(Path(key): Path<String>, deed: Deed) -> Result<Response, Problem> {
    let body: OrganisationBody = deed.body()?;
    deed.run(move |tx, actor, now| {
        let known = organisation::load(tx, actor, &key)?;
        let given = (
            body.name.as_deref().unwrap_or(&known.name),
            body.note.as_deref().unwrap_or(&known.note),
            body.version,
        );
        let changed = organisation::save(tx, actor, Some(&known), given, now)?;
        Ok(Answer::ok(shown(tx, &changed)?))
    })
    .await
}
