//! `/api/v1/customers`: people who are served, their identities, merging, erasing.

use axum::extract::{Path, Query, State};
use axum::response::Response;
use db::Tx;
use desk::kernel::{Actor, key_of};
use desk::people::{Customer, customer, duplicate, merge, organisation};
use serde::Deserialize;
use serde_json::{Value, json};
use utoipa::ToSchema;

use crate::api::act::{Answer, Deed, show};
use crate::api::query::{Paging, listed};
use crate::app::App;
use crate::caller::Caller;
use crate::errors::Problem;

/// A customer as it is made or changed.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CustomerBody {
    /// Name.
    pub name: Option<String>,
    /// `fi`, `sv`, `en` or another tag.
    pub language: Option<String>,
    /// Title.
    pub title: Option<String>,
    /// Key of the organisation.
    pub organisation: Option<String>,
    /// What agents should read first.
    pub note: Option<String>,
    /// E-mail address; only when made.
    pub email: Option<String>,
    /// Telephone number; only when made.
    pub phone: Option<String>,
    /// The version that was seen, when changed.
    pub version: Option<i64>,
}

/// An identity as it is added.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct IdentityBody {
    /// `email`, `phone`, `handle` …
    pub kind: String,
    /// The value.
    pub value: String,
}

/// Another customer.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct OtherBody {
    /// Key of the other one.
    pub other: String,
}

/// One customer as JSON.
pub fn shown(tx: &mut Tx, one: &Customer) -> Result<Value, Problem> {
    let identities: Vec<Value> = customer::identities(tx, one.id)?
        .into_iter()
        .map(|i| json!({ "key": key_of(i.id), "kind": i.kind, "value": i.value, "verified_at": i.verified_at }))
        .collect();
    Ok(json!({
        "key": one.key, "name": one.name, "language": one.language, "title": one.title, "organisation": one.organisation.map(key_of),
        "note": one.note, "identities": identities, "erased_at": one.erased_at, "version": one.version,
    }))
}

/// People by name.
#[utoipa::path(get, path = "/api/v1/customers", tag = "people", params(("after" = Option<String>, Query), ("limit" = Option<usize>, Query)),
    responses((status = 200, description = "`{items, next}`")))]
pub async fn list(
    State(app): State<App>,
    caller: Caller,
    Query(paging): Query<Paging>,
) -> Result<Response, Problem> {
    show(&app, caller, move |tx, actor, _| {
        let page = customer::list(tx, actor, paging.after()?.as_ref(), paging.limit())?;
        Ok(listed(page, |one| json!({ "key": one.key, "name": one.name, "language": one.language, "organisation": one.organisation.map(key_of), "version": one.version })))
    })
    .await
}

/// One person.
#[utoipa::path(get, path = "/api/v1/customers/{key}", tag = "people", params(("key" = String, Path)), responses((status = 200)))]
pub async fn get(
    State(app): State<App>,
    caller: Caller,
    Path(key): Path<String>,
) -> Result<Response, Problem> {
    show(&app, caller, move |tx, actor, _| {
        let one = customer::load(tx, actor, &key)?;
        shown(tx, &one)
    })
    .await
}

/// Makes a person.
#[utoipa::path(post, path = "/api/v1/customers", tag = "people", request_body = CustomerBody, responses((status = 201)))]
pub async fn create(deed: Deed) -> Result<Response, Problem> {
    let body: CustomerBody = deed.body()?;
    deed.run(move |tx, actor, now| {
        let input = input(tx, actor, &body, None)?;
        let made = customer::create(tx, actor, &input, now)?;
        for (kind, value) in [("email", &body.email), ("phone", &body.phone)] {
            if let Some(value) = value {
                customer::add_identity(tx, actor, &made, kind, value, now)?;
            }
        }
        Ok(Answer::created(shown(tx, &made)?))
    })
    .await
}

/// Changes a person; what is absent stays.
#[utoipa::path(patch, path = "/api/v1/customers/{key}", tag = "people", params(("key" = String, Path)), request_body = CustomerBody, responses((status = 200)))]
pub async fn change(Path(key): Path<String>, deed: Deed) -> Result<Response, Problem> {
    let body: CustomerBody = deed.body()?;
    deed.run(move |tx, actor, now| {
        let known = customer::load(tx, actor, &key)?;
        let input = input(tx, actor, &body, Some(&known))?;
        let changed = customer::change(tx, actor, &known, &input, now)?;
        Ok(Answer::ok(shown(tx, &changed)?))
    })
    .await
}

fn input(
    tx: &mut Tx,
    actor: &Actor,
    body: &CustomerBody,
    known: Option<&Customer>,
) -> Result<customer::CustomerInput, Problem> {
    let organisation = match body.organisation.as_deref() {
        Some("") => None,
        Some(key) => Some(organisation::load(tx, actor, key)?.id),
        None => known.and_then(|known| known.organisation),
    };
    let kept = |given: &Option<String>, known: Option<&String>| {
        given.clone().or_else(|| known.cloned()).unwrap_or_default()
    };
    Ok(customer::CustomerInput {
        name: kept(&body.name, known.map(|k| &k.name)),
        language: body.language.clone().or_else(|| known.and_then(|k| k.language.clone())),
        title: kept(&body.title, known.map(|k| &k.title)),
        organisation,
        note: kept(&body.note, known.map(|k| &k.note)),
        version: body.version,
    })
}

/// Adds an address, number or handle.
#[utoipa::path(post, path = "/api/v1/customers/{key}/identities", tag = "people", params(("key" = String, Path)), request_body = IdentityBody, responses((status = 201)))]
pub async fn add_identity(Path(key): Path<String>, deed: Deed) -> Result<Response, Problem> {
    let body: IdentityBody = deed.body()?;
    deed.run(move |tx, actor, now| {
        let one = customer::load(tx, actor, &key)?;
        customer::add_identity(tx, actor, &one, &body.kind, &body.value, now)?;
        Ok(Answer::created(shown(tx, &one)?))
    })
    .await
}

/// Retires an identity.
#[utoipa::path(delete, path = "/api/v1/customers/{key}/identities/{identity}", tag = "people", params(("key" = String, Path), ("identity" = String, Path)), responses((status = 200)))]
pub async fn retire_identity(
    Path((key, identity)): Path<(String, String)>,
    deed: Deed,
) -> Result<Response, Problem> {
    deed.run(move |tx, actor, now| {
        let one = customer::load(tx, actor, &key)?;
        customer::retire_identity(tx, actor, &one, &identity, now)?;
        Ok(Answer::ok(shown(tx, &one)?))
    })
    .await
}

/// People who may be the same person, and merges that can be taken back.
#[utoipa::path(get, path = "/api/v1/customers/{key}/duplicates", tag = "people", params(("key" = String, Path)), responses((status = 200)))]
pub async fn duplicates(
    State(app): State<App>,
    caller: Caller,
    Path(key): Path<String>,
) -> Result<Response, Problem> {
    show(&app, caller, move |tx, actor, _| {
        let one = customer::load(tx, actor, &key)?;
        let mut items = Vec::new();
        for suggestion in duplicate::of(tx, one.id)? {
            let other = customer::by_id(tx, suggestion.other)?;
            items.push(json!({ "key": other.key, "name": other.name, "reason": suggestion.reason }));
        }
        let merges: Vec<Value> = merge::of(tx, one.id)?
            .iter()
            .map(|m| json!({ "key": key_of(m.id), "customer": key_of(m.merged), "at": m.at }))
            .collect();
        Ok(json!({ "items": items, "merges": merges }))
    })
    .await
}

/// Merges another customer into this one.
#[utoipa::path(post, path = "/api/v1/customers/{key}/merges", tag = "people", params(("key" = String, Path)), request_body = OtherBody, responses((status = 200)))]
pub async fn merge_into(Path(key): Path<String>, deed: Deed) -> Result<Response, Problem> {
    let body: OtherBody = deed.body()?;
    deed.run(move |tx, actor, now| {
        let (kept, other) = (customer::load(tx, actor, &key)?, customer::load(tx, actor, &body.other)?);
        let kept = merge::merge(tx, actor, &kept, &other, now)?;
        Ok(Answer::ok(shown(tx, &kept)?))
    })
    .await
}

/// Takes a merge back; answers the customer who is there again.
#[utoipa::path(delete, path = "/api/v1/customers/{key}/merges/{merge}", tag = "people", params(("key" = String, Path), ("merge" = String, Path)), responses((status = 200)))]
pub async fn unmerge(Path((key, merged)): Path<(String, String)>, deed: Deed) -> Result<Response, Problem> {
    deed.run(move |tx, actor, now| {
        let kept = customer::load(tx, actor, &key)?;
        let back = merge::unmerge(tx, actor, &kept, &merged, now)?;
        Ok(Answer::ok(shown(tx, &back)?))
    })
    .await
}

/// Says that two customers are not one person.
#[utoipa::path(post, path = "/api/v1/customers/{key}/duplicates/dismissal", tag = "people", params(("key" = String, Path)), request_body = OtherBody, responses((status = 200)))]
pub async fn dismiss(Path(key): Path<String>, deed: Deed) -> Result<Response, Problem> {
    let body: OtherBody = deed.body()?;
    deed.run(move |tx, actor, now| {
        let (one, other) = (customer::load(tx, actor, &key)?, customer::load(tx, actor, &body.other)?);
        duplicate::dismiss(tx, actor, one.id, other.id, now)?;
        Ok(Answer::ok(json!({ "dismissed": true })))
    })
    .await
}
