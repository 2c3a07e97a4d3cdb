//! Acts on contacts.

use axum::extract::Path;
use axum::response::Response;
use db::Tx;
use desk::assignment::Hand;
use desk::catalogue::{category, service, team};
use desk::interaction::{self, ActionKind, Class, Closing, Done, Interaction, Mark};
use desk::kernel::{Actor, Timestamp};
use desk::people::agent;
use desk::search;
use desk::spanning::{self, Facts};
use serde_json::{Value, json};

use super::bodies::{
    ActionBody, AssignmentBody, BirthBody, ClassificationBody, ClosureBody, MarkBody, PersonBody, TextBody,
};
use super::{one_customer, party, shown};
use crate::api::act::{Answer, Deed};
use crate::api::v1::records;
use crate::errors::Problem;

/// Runs an act on the contact of a reference and answers the contact, with the key that takes the act back.
async fn on<F>(deed: Deed, reference: String, act: F) -> Result<Response, Problem>
where
    F: Fn(&mut Tx, &Actor, &Interaction, Timestamp) -> Result<Done, Problem> + Send + 'static,
{
    deed.run(move |tx, actor, now| {
        let one = interaction::load_named(tx, actor, &reference)?;
        let done = act(tx, actor, &one, now)?;
        Ok(Answer::ok(with_undo(tx, &done)?))
    })
    .await
}

pub(super) fn with_undo(tx: &mut Tx, done: &Done) -> Result<Value, Problem> {
    let mut body = shown(tx, &done.interaction)?;
    body["undo"] =
        done.undo.as_ref().map_or(Value::Null, |undo| json!({ "key": undo.key, "until": undo.until }));
    Ok(body)
}

/// Takes a contact that nobody has.
#[utoipa::path(post, path = "/api/v1/interactions/{ref}/claim", tag = "contacts", params(("ref" = String, Path)), responses((status = 200), (status = 409)))]
pub async fn claim(Path(reference): Path<String>, deed: Deed) -> Result<Response, Problem> {
    on(deed, reference, |tx, actor, one, now| Ok(interaction::claim(tx, actor, one, None, now)?)).await
}

/// Gives a contact back to the queue.
#[utoipa::path(delete, path = "/api/v1/interactions/{ref}/claim", tag = "contacts", params(("ref" = String, Path)), responses((status = 200)))]
pub async fn release(Path(reference): Path<String>, deed: Deed) -> Result<Response, Problem> {
    on(deed, reference, |tx, actor, one, now| Ok(interaction::release(tx, actor, one, None, now)?)).await
}

/// Gives a contact to a person or a team.
#[utoipa::path(post, path = "/api/v1/interactions/{ref}/assignment", tag = "contacts", params(("ref" = String, Path)), request_body = AssignmentBody, responses((status = 200)))]
pub async fn assign(Path(reference): Path<String>, deed: Deed) -> Result<Response, Problem> {
    let body: AssignmentBody = deed.body()?;
    on(deed, reference, move |tx, actor, one, now| {
        let hand = hand(tx, &body)?;
        Ok(interaction::assign(tx, actor, one, hand, body.version, now)?)
    })
    .await
}

/// To whom a body gives something.
pub fn hand(tx: &mut Tx, body: &AssignmentBody) -> Result<Hand, Problem> {
    let person = |tx: &mut Tx, key: &Option<String>| -> Result<Option<Option<i64>>, Problem> {
        Ok(match key.as_deref() {
            None => None,
            Some("") => Some(None),
            Some(key) => Some(Some(agent::load(tx, key)?.id)),
        })
    };
    let team = match body.team.as_deref() {
        None => None,
        Some("") => Some(None),
        Some(key) => Some(Some(team::load(tx, key)?.id)),
    };
    Ok(Hand { owner: person(tx, &body.owner)?, facing_owner: person(tx, &body.facing_owner)?, team })
}

/// Sets a mark, or several.
#[utoipa::path(post, path = "/api/v1/interactions/{ref}/marks", tag = "contacts", params(("ref" = String, Path)), request_body = MarkBody, responses((status = 200)))]
pub async fn mark(Path(reference): Path<String>, deed: Deed) -> Result<Response, Problem> {
    let body: MarkBody = deed.body()?;
    on(deed, reference, move |tx, actor, one, now| {
        let reason = body.reason.clone().unwrap_or_default();
        let mut done = None;
        let mut current = one.clone();
        for wanted in wanted(&body)? {
            let step = interaction::mark(
                tx,
                actor,
                &current,
                (&wanted, &reason),
                body.version.filter(|_| done.is_none()),
                now,
            )?;
            current = step.interaction.clone();
            done = Some(step);
        }
        done.ok_or_else(|| Problem::field("mark", "mark.unknown"))
    })
    .await
}

/// Takes a mark away.
#[utoipa::path(delete, path = "/api/v1/interactions/{ref}/marks", tag = "contacts", params(("ref" = String, Path)), request_body = MarkBody, responses((status = 200)))]
pub async fn unmark(Path(reference): Path<String>, deed: Deed) -> Result<Response, Problem> {
    let body: MarkBody = deed.body()?;
    on(deed, reference, move |tx, actor, one, now| {
        let wanted =
            wanted(&body)?.into_iter().next().ok_or_else(|| Problem::field("mark", "mark.unknown"))?;
        Ok(interaction::unmark(tx, actor, one, &wanted, body.version, now)?)
    })
    .await
}

fn wanted(body: &MarkBody) -> Result<Vec<Mark>, Problem> {
    let named = match &body.marks {
        Some(many) => many.iter().map(|mark| Mark::parse(mark, None)).collect::<Option<Vec<_>>>(),
        None => Mark::parse(&body.mark, body.detail.as_deref()).map(|one| vec![one]),
    };
    named.ok_or_else(|| Problem::field("mark", "mark.unknown"))
}

/// Adds an action.
#[utoipa::path(post, path = "/api/v1/interactions/{ref}/actions", tag = "contacts", params(("ref" = String, Path)), request_body = ActionBody, responses((status = 200)))]
pub async fn add_action(Path(reference): Path<String>, deed: Deed) -> Result<Response, Problem> {
    let body: ActionBody = deed.body()?;
    on(deed, reference, move |tx, actor, one, now| {
        let kind =
            ActionKind::from_code(&body.kind).ok_or_else(|| Problem::field("kind", "action.unknown"))?;
        Ok(interaction::add_action(
            tx,
            actor,
            one,
            (kind, body.note.as_deref().unwrap_or_default()),
            body.version,
            now,
        )?)
    })
    .await
}

/// Takes an action back.
#[utoipa::path(delete, path = "/api/v1/interactions/{ref}/actions/{action}", tag = "contacts", params(("ref" = String, Path), ("action" = String, Path)), responses((status = 200)))]
pub async fn remove_action(
    Path((reference, action)): Path<(String, String)>,
    deed: Deed,
) -> Result<Response, Problem> {
    on(deed, reference, move |tx, actor, one, now| {
        Ok(interaction::remove_action(tx, actor, one, &action, None, now)?)
    })
    .await
}

/// Sets service and category.
#[utoipa::path(post, path = "/api/v1/interactions/{ref}/classification", tag = "contacts", params(("ref" = String, Path)), request_body = ClassificationBody, responses((status = 200)))]
pub async fn classify(Path(reference): Path<String>, deed: Deed) -> Result<Response, Problem> {
    let body: ClassificationBody = deed.body()?;
    on(deed, reference, move |tx, actor, one, now| {
        let service = match body.service.as_deref() {
            None => None,
            Some("") => Some(None),
            Some(key) => Some(Some(service::load(tx, key)?.id)),
        };
        let category = match body.category.as_deref() {
            None => None,
            Some("") => Some(None),
            Some(key) => Some(Some(category::load(tx, key)?.id)),
        };
        Ok(interaction::classify(tx, actor, one, Class { service, category }, body.version, now)?)
    })
    .await
}

/// Says what follows a missed contact.
#[utoipa::path(post, path = "/api/v1/interactions/{ref}/follow-up", tag = "contacts", params(("ref" = String, Path)), request_body = TextBody, responses((status = 200)))]
pub async fn follow_up(Path(reference): Path<String>, deed: Deed) -> Result<Response, Problem> {
    let body: TextBody = deed.body()?;
    on(deed, reference, move |tx, actor, one, now| {
        Ok(interaction::set_follow_up(tx, actor, one, &body.text, now)?)
    })
    .await
}

/// Says who the customer is.
#[utoipa::path(post, path = "/api/v1/interactions/{ref}/customer", tag = "contacts", params(("ref" = String, Path)), responses((status = 200)))]
pub async fn set_customer(Path(reference): Path<String>, deed: Deed) -> Result<Response, Problem> {
    let body: serde_json::Map<String, Value> = deed.body()?;
    let person: PersonBody =
        serde_json::from_value(body.get("customer").cloned().unwrap_or(Value::Object(body.clone())))
            .map_err(|_| Problem::field("customer", "interaction.customer_unknown"))?;
    on(deed, reference, move |tx, actor, one, now| {
        let customer = one_customer(tx, actor, &person, now)?;
        Ok(Done { interaction: interaction::set_customer(tx, actor, one, customer, None, now)?, undo: None })
    })
    .await
}

/// Adds somebody who took part.
#[utoipa::path(post, path = "/api/v1/interactions/{ref}/participants", tag = "contacts", params(("ref" = String, Path)), responses((status = 200)))]
pub async fn add_participant(Path(reference): Path<String>, deed: Deed) -> Result<Response, Problem> {
    let body: PersonBody = deed.body()?;
    on(deed, reference, move |tx, actor, one, now| {
        let party = party(tx, actor, &body)?;
        Ok(Done { interaction: interaction::add_participant(tx, actor, one, &party, now)?, undo: None })
    })
    .await
}

/// Closes a contact by the rules; the answer to a broken rule names it.
#[utoipa::path(post, path = "/api/v1/interactions/{ref}/closure", tag = "contacts", params(("ref" = String, Path)), request_body = ClosureBody, responses((status = 200), (status = 422)))]
pub async fn close(Path(reference): Path<String>, deed: Deed) -> Result<Response, Problem> {
    let body: ClosureBody = deed.body()?;
    on(deed, reference, move |tx, actor, one, now| {
        Ok(interaction::close(tx, actor, one, &closing(&body), now)?)
    })
    .await
}

fn closing(body: &ClosureBody) -> Closing {
    Closing {
        version: body.version,
        guesses: body.guesses.clone(),
        reason: body.reason.clone(),
        follow_up: body.follow_up.clone(),
    }
}

/// Makes an order of a contact.
#[utoipa::path(post, path = "/api/v1/interactions/{ref}/orders", tag = "contacts", params(("ref" = String, Path)), request_body = BirthBody, responses((status = 201)))]
pub async fn spawn_order(Path(reference): Path<String>, deed: Deed) -> Result<Response, Problem> {
    let (body, terms) = birth(&deed)?;
    deed.run(move |tx, actor, now| {
        let one = interaction::load_named(tx, actor, &reference)?;
        let facts = facts(tx, &body, &terms)?;
        let kind = body.kind.as_deref().unwrap_or("basic");
        let (made, _) = spanning::spawn_order(tx, actor, &one, (&facts, kind), now)?;
        Ok(Answer::created(records::order(tx, &made)?))
    })
    .await
}

/// Makes an issue of a contact.
#[utoipa::path(post, path = "/api/v1/interactions/{ref}/issues", tag = "contacts", params(("ref" = String, Path)), request_body = BirthBody, responses((status = 201)))]
pub async fn spawn_issue(Path(reference): Path<String>, deed: Deed) -> Result<Response, Problem> {
    let (body, terms) = birth(&deed)?;
    deed.run(move |tx, actor, now| {
        let one = interaction::load_named(tx, actor, &reference)?;
        let facts = facts(tx, &body, &terms)?;
        let effect = body.effect.as_deref().unwrap_or("unknown");
        let (made, _) = spanning::spawn_issue(tx, actor, &one, (&facts, effect), now)?;
        Ok(Answer::created(records::issue(tx, &made)?))
    })
    .await
}

/// Makes a piece of feedback of a contact.
#[utoipa::path(post, path = "/api/v1/interactions/{ref}/feedback", tag = "contacts", params(("ref" = String, Path)), request_body = BirthBody, responses((status = 201)))]
pub async fn spawn_feedback(Path(reference): Path<String>, deed: Deed) -> Result<Response, Problem> {
    let (body, terms) = birth(&deed)?;
    deed.run(move |tx, actor, now| {
        let one = interaction::load_named(tx, actor, &reference)?;
        let facts = facts(tx, &body, &terms)?;
        let (kind, origin) =
            (body.kind.as_deref().unwrap_or("comment"), body.origin.as_deref().unwrap_or("spontaneous"));
        let (made, _) = spanning::spawn_feedback(tx, actor, &one, (&facts, kind, origin), now)?;
        Ok(Answer::created(records::feedback(tx, &made)?))
    })
    .await
}

fn birth(deed: &Deed) -> Result<(BirthBody, String), Problem> {
    let body: BirthBody = deed.body()?;
    let words =
        format!("{} {}", body.title.as_deref().unwrap_or_default(), body.text.as_deref().unwrap_or_default());
    let terms = search::terms_of(&words, language::guess(&words));
    Ok((body, terms))
}

fn facts(tx: &mut Tx, body: &BirthBody, terms: &str) -> Result<Facts, Problem> {
    let service = match &body.service {
        Some(key) => Some(service::load(tx, key)?.id),
        None => None,
    };
    let team = match &body.team {
        Some(key) => Some(team::load(tx, key)?.id),
        None => None,
    };
    let owner = match &body.owner {
        Some(key) => Some(agent::load(tx, key)?.id),
        None => None,
    };
    Ok(Facts {
        title: body.title.clone().unwrap_or_default(),
        own_words: body.text.clone().unwrap_or_default(),
        terms: terms.into(),
        service,
        team,
        owner,
    })
}

/// Takes an act back within its time.
#[utoipa::path(post, path = "/api/v1/undo/{key}", tag = "contacts", params(("key" = String, Path)), responses((status = 200), (status = 409)))]
pub async fn undo(Path(key): Path<String>, deed: Deed) -> Result<Response, Problem> {
    deed.run(move |tx, actor, now| {
        let (one, _) = interaction::undo(tx, actor, &key, now)?;
        Ok(Answer::ok(shown(tx, &one)?))
    })
    .await
}
