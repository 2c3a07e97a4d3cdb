//! `/api/v1/interactions`: contacts and attempts, and everything that is done to them.

mod acts;
mod bodies;
mod messages;
pub mod shown;

pub use acts::*;
pub use bodies::AssignmentBody;
pub use messages::*;
pub use shown::{shown, thread_of};

use axum::extract::{Path, Query, State};
use axum::response::Response;
use db::Tx;
use desk::catalogue::{channel, service, team};
use desk::interaction::{self, Direction, Log, Narrow, Outcome, View};
use desk::kernel::{Actor, RecordKind, RecordRef, Timestamp};
use desk::people::{agent, customer, identify};
use desk::search;
use desk::spine::NewParty;
use serde::Deserialize;

use bodies::{LogBody, PersonBody};

use crate::api::act::{Answer, Deed, show};
use crate::api::query::{Paging, listed};
use crate::app::App;
use crate::caller::Caller;
use crate::errors::Problem;

/// Which contacts a list gives.
#[derive(Debug, Default, Deserialize)]
pub struct Wanted {
    view: Option<String>,
    channel: Option<String>,
    service: Option<String>,
    owner: Option<String>,
    customer: Option<String>,
}

/// Contacts: `view` is `open` (usual), `mine`, `queue`, `missed`, `closed`, `all` or `team:KEY`; most urgent first, closed ones
/// and all newest first.
#[utoipa::path(get, path = "/api/v1/interactions", tag = "contacts",
    params(("view" = Option<String>, Query), ("channel" = Option<String>, Query), ("service" = Option<String>, Query), ("owner" = Option<String>, Query),
        ("customer" = Option<String>, Query), ("after" = Option<String>, Query), ("limit" = Option<usize>, Query)),
    responses((status = 200, description = "`{items, next}`")))]
pub async fn list(
    State(app): State<App>,
    caller: Caller,
    Query(paging): Query<Paging>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Problem> {
    show(&app, caller, move |tx, actor, _| {
        let (view, narrow) = (view(tx, wanted.view.as_deref())?, narrow(tx, actor, &wanted)?);
        let page = interaction::queue(tx, actor, view, narrow, paging.after()?.as_ref(), paging.limit())?;
        Ok(listed(page, shown::row))
    })
    .await
}

fn view(tx: &mut Tx, name: Option<&str>) -> Result<View, Problem> {
    Ok(match name.unwrap_or("open") {
        "open" => View::Open,
        "mine" => View::Mine,
        "queue" => View::Unclaimed,
        "missed" => View::Missed,
        "closed" => View::Done,
        "all" => View::All,
        other => match other.strip_prefix("team:") {
            Some(key) => View::Team(team::load(tx, key)?.id),
            None => return Err(Problem::bad_request("request.view_unknown")),
        },
    })
}

fn narrow(tx: &mut Tx, actor: &Actor, wanted: &Wanted) -> Result<Narrow, Problem> {
    let mut narrow = Narrow::default();
    if let Some(key) = &wanted.channel {
        narrow.channel = Some(channel::load(tx, key)?.id);
    }
    if let Some(key) = &wanted.service {
        narrow.service = Some(service::load(tx, key)?.id);
    }
    if let Some(key) = &wanted.owner {
        narrow.owner = Some(agent::load(tx, key)?.id);
    }
    if let Some(key) = &wanted.customer {
        narrow.customer = Some(customer::load(tx, actor, key)?.id);
    }
    Ok(narrow)
}

/// One contact.
#[utoipa::path(get, path = "/api/v1/interactions/{ref}", tag = "contacts", params(("ref" = String, Path)), responses((status = 200), (status = 404)))]
pub async fn get(
    State(app): State<App>,
    caller: Caller,
    Path(reference): Path<String>,
) -> Result<Response, Problem> {
    show(&app, caller, move |tx, actor, _| {
        let one = interaction::load_named(tx, actor, &reference)?;
        shown(tx, &one)
    })
    .await
}

/// Logs a contact or a failed attempt.
#[utoipa::path(post, path = "/api/v1/interactions", tag = "contacts", request_body = LogBody, responses((status = 201)))]
pub async fn log(deed: Deed) -> Result<Response, Problem> {
    let body: LogBody = deed.body()?;
    let text = body.text.clone().unwrap_or_default();
    let language = language::guess(&text);
    let terms = search::terms_of(&text, language);
    let code = language.map(|lang| lang.code().to_string());
    deed.run(move |tx, actor, now| {
        let log = log_of(tx, actor, &body, (&terms, code.clone()), now)?;
        let made = interaction::log(tx, actor, &log, now)?;
        Ok(Answer::created(shown(tx, &made)?))
    })
    .await
}

fn log_of(
    tx: &mut Tx,
    actor: &Actor,
    body: &LogBody,
    (terms, guessed): (&str, Option<String>),
    now: Timestamp,
) -> Result<Log, Problem> {
    let direction = body.direction.as_deref().unwrap_or("in");
    let direction = Direction::from_code(direction)
        .ok_or_else(|| Problem::field("direction", "interaction.direction_unknown"))?;
    let outcome = body.outcome.as_deref().unwrap_or("connected");
    let service = match &body.service {
        Some(key) => Some(service::load(tx, key)?.id),
        None => None,
    };
    let team = match &body.team {
        Some(key) => Some(team::load(tx, key)?.id),
        None => None,
    };
    let mut participants = Vec::new();
    for person in body.participants.iter().flatten() {
        participants.push(party(tx, actor, person)?);
    }
    let customer = match &body.customer {
        Some(person) => one_customer(tx, actor, person, now)?,
        None => None,
    };
    Ok(Log {
        channel: body.channel.clone(),
        direction,
        outcome: Outcome::from_code(outcome)
            .ok_or_else(|| Problem::field("outcome", "interaction.outcome_unknown"))?,
        text: body.text.clone().unwrap_or_default(),
        terms: terms.into(),
        title: body.title.clone().unwrap_or_default(),
        customer,
        participants,
        occurred_at: body.at,
        service,
        team,
        matter: body
            .matter
            .as_deref()
            .and_then(|text| RecordRef::parse_as(RecordKind::Interaction, text))
            .map(|r| r.number),
        action: Outcome::action_of(outcome),
        language: body.language.clone().or(guessed),
        provenance: "live",
    })
}

/// The customer that a body names: by key, or by address or number, or a new one by name.
pub(super) fn one_customer(
    tx: &mut Tx,
    actor: &Actor,
    person: &PersonBody,
    now: Timestamp,
) -> Result<Option<i64>, Problem> {
    let details = match person {
        PersonBody::Key(text) if text.is_empty() => return Ok(None),
        PersonBody::Key(text) => return Ok(Some(by_text(tx, actor, text)?)),
        PersonBody::Details(details) => details,
    };
    if let Some(key) = &details.key {
        return Ok(Some(customer::load(tx, actor, key)?.id));
    }
    for (kind, value) in [("email", &details.email), ("phone", &details.phone)] {
        if let Some(value) = value
            && let Some(known) = identify::find(tx, kind, value)?
        {
            return Ok(Some(known));
        }
    }
    let name = details
        .name
        .clone()
        .or_else(|| details.email.clone())
        .or_else(|| details.phone.clone())
        .unwrap_or_default();
    let input = customer::CustomerInput { name, ..customer::CustomerInput::default() };
    let made = customer::create(tx, actor, &input, now)?;
    for (kind, value) in [("email", &details.email), ("phone", &details.phone)] {
        if let Some(value) = value {
            customer::add_identity(tx, actor, &made, kind, value, now)?;
        }
    }
    Ok(Some(made.id))
}

/// A text names a customer by key, or by an address or number that is known.
fn by_text(tx: &mut Tx, actor: &Actor, text: &str) -> Result<i64, Problem> {
    if let Ok(found) = customer::load(tx, actor, text) {
        return Ok(found.id);
    }
    let kind = if text.contains('@') { "email" } else { "phone" };
    let known = identify::find(tx, kind, text)?;
    known.ok_or_else(|| Problem::field("customer", "interaction.customer_unknown"))
}

pub(super) fn party(tx: &mut Tx, actor: &Actor, person: &PersonBody) -> Result<NewParty, Problem> {
    let mut party = NewParty { role: "present".into(), ..NewParty::default() };
    match person {
        PersonBody::Key(text) => match customer::load(tx, actor, text) {
            Ok(found) => (party.customer_id, party.name) = (Some(found.id), found.name),
            Err(_) => party.name.clone_from(text),
        },
        PersonBody::Details(details) => {
            if let Some(key) = &details.key {
                let found = customer::load(tx, actor, key)?;
                (party.customer_id, party.name) = (Some(found.id), found.name);
            } else {
                party.name = details.name.clone().unwrap_or_default();
                party.address = details.email.clone().or_else(|| details.phone.clone()).unwrap_or_default();
            }
        }
    }
    Ok(party)
}
