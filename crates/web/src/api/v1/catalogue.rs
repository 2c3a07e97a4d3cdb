//! `/api/v1/services`, `/categories`, `/channels`, `/teams`, `/brands`: configurable rows.

use axum::extract::{Path, State};
use axum::response::Response;
use db::Tx;
use desk::catalogue::{brand, category, channel, service, team};
use desk::kernel::{Names, key_of};
use desk::people::agent;
use serde::Deserialize;
use serde_json::{Value, json};
use utoipa::ToSchema;

use crate::api::act::{Answer, Deed, show};
use crate::app::App;
use crate::caller::Caller;
use crate::errors::Problem;

/// Names in the three languages; at least one.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct NamesBody {
    fi: String,
    sv: String,
    en: String,
}

impl From<&NamesBody> for Names {
    fn from(body: &NamesBody) -> Names {
        Names::new(&body.fi, &body.sv, &body.en)
    }
}

/// A service as it is made or changed.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct ServiceBody {
    name: Option<NamesBody>,
    description: Option<String>,
    /// Key of the responsible manager.
    owner: Option<String>,
    active: Option<bool>,
}

/// A category as it is made or changed.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct CategoryBody {
    name: Option<NamesBody>,
    /// Key of the node above.
    parent: Option<String>,
    /// Key of the service.
    service: Option<String>,
    active: Option<bool>,
}

/// A channel as it is made or changed.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct ChannelBody {
    name: Option<NamesBody>,
    /// `call`, `mail`, `form`, `meeting`, `post` …; only when made.
    manner: Option<String>,
    icon: Option<String>,
    official: Option<bool>,
    active: Option<bool>,
    /// `full` or `light`.
    strictness: Option<String>,
    /// Service minutes.
    first_response_minutes: Option<i64>,
}

/// A team as it is made or changed.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct TeamBody {
    name: Option<NamesBody>,
    active: Option<bool>,
    /// Keys of its members.
    members: Option<Vec<String>>,
}

/// A brand as it is made or changed.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct BrandBody {
    name: Option<String>,
    language: Option<String>,
    signature: Option<NamesBody>,
    active: Option<bool>,
}

fn show_service(one: &service::Service) -> Value {
    json!({ "key": one.key, "name": one.names, "description": one.description, "owner": one.owner.map(key_of), "active": one.active })
}

fn show_category(one: &category::Category) -> Value {
    json!({ "key": one.key, "name": one.names, "parent": one.parent.map(key_of), "service": one.service.map(key_of), "active": one.active })
}

fn show_channel(one: &channel::Channel) -> Value {
    json!({
        "key": one.key, "name": one.names, "manner": one.manner, "icon": one.icon, "official": one.official, "active": one.active,
        "strictness": one.strictness, "first_response_minutes": one.first_response_minutes,
    })
}

fn show_team(tx: &mut Tx, one: &team::Team) -> Result<Value, Problem> {
    let members: Vec<String> = team::members(tx, one.id)?.into_iter().map(key_of).collect();
    Ok(json!({ "key": one.key, "name": one.names, "active": one.active, "members": members }))
}

fn show_brand(one: &brand::Brand) -> Value {
    let signature = Names::from_json(&one.signature);
    json!({ "key": one.key, "name": one.name, "language": one.language, "signature": signature, "active": one.active })
}

fn all(items: Vec<Value>) -> Value {
    json!({ "items": items, "next": null })
}

/// Services in their order.
#[utoipa::path(get, path = "/api/v1/services", tag = "configuration", responses((status = 200)))]
pub async fn services(State(app): State<App>, caller: Caller) -> Result<Response, Problem> {
    show(&app, caller, |tx, _, _| Ok(all(service::list(tx)?.iter().map(show_service).collect()))).await
}

/// One service.
#[utoipa::path(get, path = "/api/v1/services/{key}", tag = "configuration", params(("key" = String, Path)), responses((status = 200)))]
pub async fn service_one(
    State(app): State<App>,
    caller: Caller,
    Path(key): Path<String>,
) -> Result<Response, Problem> {
    show(&app, caller, move |tx, _, _| Ok(show_service(&service::load(tx, &key)?))).await
}

/// Makes a service.
#[utoipa::path(post, path = "/api/v1/services", tag = "configuration", request_body = ServiceBody, responses((status = 201)))]
pub async fn create_service(deed: Deed) -> Result<Response, Problem> {
    save_service(deed, None).await
}

/// Changes a service; what is absent stays.
#[utoipa::path(patch, path = "/api/v1/services/{key}", tag = "configuration", params(("key" = String, Path)), request_body = ServiceBody, responses((status = 200)))]
pub async fn change_service(Path(key): Path<String>, deed: Deed) -> Result<Response, Problem> {
    save_service(deed, Some(key)).await
}

async fn save_service(deed: Deed, key: Option<String>) -> Result<Response, Problem> {
    let body: ServiceBody = deed.body()?;
    deed.run(move |tx, actor, now| {
        let known = key.as_deref().map(|key| service::load(tx, key)).transpose()?;
        let owner = match &body.owner {
            Some(key) if !key.is_empty() => Some(agent::load(tx, key)?.id),
            Some(_) => None,
            None => known.as_ref().and_then(|k| k.owner),
        };
        let input = service::ServiceInput {
            names: body
                .name
                .as_ref()
                .map(Names::from)
                .or_else(|| known.as_ref().map(|k| k.names.clone()))
                .unwrap_or_default(),
            description: body
                .description
                .clone()
                .or_else(|| known.as_ref().map(|k| k.description.clone()))
                .unwrap_or_default(),
            owner,
            active: body.active.or_else(|| known.as_ref().map(|k| k.active)).unwrap_or(true),
        };
        let saved = service::save(tx, actor, key.as_deref(), &input, now)?;
        Ok(answer(key.is_none(), show_service(&saved)))
    })
    .await
}

/// The category tree, parents before children.
#[utoipa::path(get, path = "/api/v1/categories", tag = "configuration", responses((status = 200)))]
pub async fn categories(State(app): State<App>, caller: Caller) -> Result<Response, Problem> {
    show(&app, caller, |tx, _, _| {
        Ok(all(category::tree(tx)?.iter().map(|(_, node)| show_category(node)).collect()))
    })
    .await
}

/// Makes a category.
#[utoipa::path(post, path = "/api/v1/categories", tag = "configuration", request_body = CategoryBody, responses((status = 201)))]
pub async fn create_category(deed: Deed) -> Result<Response, Problem> {
    save_category(deed, None).await
}

/// Changes a category; what is absent stays.
#[utoipa::path(patch, path = "/api/v1/categories/{key}", tag = "configuration", params(("key" = String, Path)), request_body = CategoryBody, responses((status = 200)))]
pub async fn change_category(Path(key): Path<String>, deed: Deed) -> Result<Response, Problem> {
    save_category(deed, Some(key)).await
}

async fn save_category(deed: Deed, key: Option<String>) -> Result<Response, Problem> {
    let body: CategoryBody = deed.body()?;
    deed.run(move |tx, actor, now| {
        let known = key.as_deref().map(|key| category::load(tx, key)).transpose()?;
        let parent = match &body.parent {
            Some(key) if !key.is_empty() => Some(category::load(tx, key)?.id),
            Some(_) => None,
            None => known.as_ref().and_then(|k| k.parent),
        };
        let service = match &body.service {
            Some(key) if !key.is_empty() => Some(service::load(tx, key)?.id),
            Some(_) => None,
            None => known.as_ref().and_then(|k| k.service),
        };
        let input = category::CategoryInput {
            names: body
                .name
                .as_ref()
                .map(Names::from)
                .or_else(|| known.as_ref().map(|k| k.names.clone()))
                .unwrap_or_default(),
            parent,
            service,
            active: body.active.or_else(|| known.as_ref().map(|k| k.active)).unwrap_or(true),
        };
        let saved = category::save(tx, actor, key.as_deref(), &input, now)?;
        Ok(answer(key.is_none(), show_category(&saved)))
    })
    .await
}

/// Channels in their order.
#[utoipa::path(get, path = "/api/v1/channels", tag = "configuration", responses((status = 200)))]
pub async fn channels(State(app): State<App>, caller: Caller) -> Result<Response, Problem> {
    show(&app, caller, |tx, _, _| Ok(all(channel::list(tx)?.iter().map(show_channel).collect()))).await
}

/// Makes a channel of a new key, or changes one; what is absent stays.
#[utoipa::path(patch, path = "/api/v1/channels/{key}", tag = "configuration", params(("key" = String, Path)), request_body = ChannelBody, responses((status = 200)))]
pub async fn save_channel(Path(key): Path<String>, deed: Deed) -> Result<Response, Problem> {
    let body: ChannelBody = deed.body()?;
    deed.run(move |tx, actor, now| {
        let known = channel::list(tx)?.into_iter().find(|one| one.key == key);
        let input = channel_input(&body, known.as_ref());
        let saved = channel::save(tx, actor, &key, &input, now)?;
        Ok(answer(known.is_none(), show_channel(&saved)))
    })
    .await
}

fn channel_input(body: &ChannelBody, known: Option<&channel::Channel>) -> channel::ChannelInput {
    let text = |given: &Option<String>, known: Option<&String>, usual: &str| {
        given.clone().or_else(|| known.cloned()).unwrap_or_else(|| usual.to_string())
    };
    channel::ChannelInput {
        names: body
            .name
            .as_ref()
            .map(Names::from)
            .or_else(|| known.map(|k| k.names.clone()))
            .unwrap_or_default(),
        manner: text(&body.manner, known.map(|k| &k.manner), "other"),
        icon: text(&body.icon, known.map(|k| &k.icon), "message-circle"),
        official: body.official.or_else(|| known.map(|k| k.official)).unwrap_or(true),
        active: body.active.or_else(|| known.map(|k| k.active)).unwrap_or(true),
        strictness: text(&body.strictness, known.map(|k| &k.strictness), "full"),
        first_response_minutes: body
            .first_response_minutes
            .or_else(|| known.map(|k| k.first_response_minutes))
            .unwrap_or(240),
    }
}

/// Teams in their order.
#[utoipa::path(get, path = "/api/v1/teams", tag = "configuration", responses((status = 200)))]
pub async fn teams(State(app): State<App>, caller: Caller) -> Result<Response, Problem> {
    show(&app, caller, |tx, _, _| {
        let mut items = Vec::new();
        for one in team::list(tx)? {
            items.push(show_team(tx, &one)?);
        }
        Ok(all(items))
    })
    .await
}

/// Makes a team.
#[utoipa::path(post, path = "/api/v1/teams", tag = "configuration", request_body = TeamBody, responses((status = 201)))]
pub async fn create_team(deed: Deed) -> Result<Response, Problem> {
    save_team(deed, None).await
}

/// Changes a team; what is absent stays.
#[utoipa::path(patch, path = "/api/v1/teams/{key}", tag = "configuration", params(("key" = String, Path)), request_body = TeamBody, responses((status = 200)))]
pub async fn change_team(Path(key): Path<String>, deed: Deed) -> Result<Response, Problem> {
    save_team(deed, Some(key)).await
}

async fn save_team(deed: Deed, key: Option<String>) -> Result<Response, Problem> {
    let body: TeamBody = deed.body()?;
    deed.run(move |tx, actor, now| {
        let known = key.as_deref().map(|key| team::load(tx, key)).transpose()?;
        let mut members = Vec::new();
        for member in body.members.iter().flatten() {
            members.push(agent::load(tx, member)?.id);
        }
        let input = team::TeamInput {
            names: body
                .name
                .as_ref()
                .map(Names::from)
                .or_else(|| known.as_ref().map(|k| k.names.clone()))
                .unwrap_or_default(),
            active: body.active.or_else(|| known.as_ref().map(|k| k.active)).unwrap_or(true),
            members: body.members.as_ref().map(|_| members),
        };
        let saved = team::save(tx, actor, key.as_deref(), &input, now)?;
        let body = show_team(tx, &saved)?;
        Ok(answer(key.is_none(), body))
    })
    .await
}

/// Brands by name.
#[utoipa::path(get, path = "/api/v1/brands", tag = "configuration", responses((status = 200)))]
pub async fn brands(State(app): State<App>, caller: Caller) -> Result<Response, Problem> {
    show(&app, caller, |tx, _, _| Ok(all(brand::list(tx)?.iter().map(show_brand).collect()))).await
}

/// Makes a brand.
#[utoipa::path(post, path = "/api/v1/brands", tag = "configuration", request_body = BrandBody, responses((status = 201)))]
pub async fn create_brand(deed: Deed) -> Result<Response, Problem> {
    save_brand(deed, None).await
}

/// Changes a brand; what is absent stays.
#[utoipa::path(patch, path = "/api/v1/brands/{key}", tag = "configuration", params(("key" = String, Path)), request_body = BrandBody, responses((status = 200)))]
pub async fn change_brand(Path(key): Path<String>, deed: Deed) -> Result<Response, Problem> {
    save_brand(deed, Some(key)).await
}

async fn save_brand(deed: Deed, key: Option<String>) -> Result<Response, Problem> {
    let body: BrandBody = deed.body()?;
    deed.run(move |tx, actor, now| {
        let known = key.as_deref().map(|key| brand::load(tx, key)).transpose()?;
        let signature = body.signature.as_ref().map(Names::from);
        let input = brand::BrandInput {
            name: body.name.clone().or_else(|| known.as_ref().map(|k| k.name.clone())).unwrap_or_default(),
            language: body
                .language
                .clone()
                .or_else(|| known.as_ref().map(|k| k.language.clone()))
                .unwrap_or_else(|| "fi".into()),
            signature: signature
                .or_else(|| known.as_ref().map(|k| Names::from_json(&k.signature)))
                .unwrap_or_default(),
            active: body.active.or_else(|| known.as_ref().map(|k| k.active)).unwrap_or(true),
        };
        let saved = brand::save(tx, actor, key.as_deref(), &input, now)?;
        Ok(answer(key.is_none(), show_brand(&saved)))
    })
    .await
}

fn answer(is_new: bool, body: Value) -> Answer {
    if is_new { Answer::created(body) } else { Answer::ok(body) }
}
