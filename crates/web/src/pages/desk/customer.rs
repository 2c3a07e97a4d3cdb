//! One customer: timeline, what is open, ways to reach, details, duplicates, merges, and erasing the person's text.

use axum::extract::{Path, RawQuery};
use axum::response::Response;
use db::Tx;
use desk::erasure;
use desk::interaction::{self, Of};
use desk::kernel::{Actor, Cursor, Right, Timestamp, key_of};
use desk::people::{Customer, customer, duplicate, merge};
use desk::spine::StateCategory;
use maud::Markup;
use ui::desk::customer::{CustomerPage, Duplicate, Merge};
use ui::desk::interaction::LastSaid;
use ui::form::Form;
use ui::shell::{Place, Shell};
use ui::url;

use super::timeline::{self, Narrow};
use super::{customers, trace, view};
use crate::errors::Problem;
use crate::frame::{Desk, Fields, Posted, is_formal, to_saying};
use crate::pages::admin::area::refused;

/// Open records that are shown.
const OPEN: i64 = 30;
/// Lines of the trace.
const TRACE: i64 = 40;
/// Letters of the last thing said.
const LAST_SAID: usize = 200;

/// Which form of the page was refused.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Details,
    Identity,
    Erasure,
}

/// GET `/desk/customers/{key}?kind=&q=&after=`
///
/// # Errors
/// 404 when there is no such person.
pub async fn get(
    desk: Desk,
    Path(key): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let query = Fields::parse(query.unwrap_or_default().as_bytes());
    desk.show(Place::Customers, Some(Right::SeeContacts), move |tx, shell, desk| {
        draw(tx, shell, desk.actor(), (&key, &query), None)
    })
    .await
}

/// POST `/desk/customers/{key}/details`
///
/// # Errors
/// 403 for who may not serve.
pub async fn details(Path(key): Path<String>, posted: Posted) -> Result<Response, Problem> {
    act(posted, key, Some(Part::Details), |tx, actor, one, fields, now| {
        let input = customers::input(tx, actor, fields)?;
        customer::change(tx, actor, one, &input, now)?;
        Ok("common-saved")
    })
    .await
}

/// POST `/desk/customers/{key}/identities`
///
/// # Errors
/// 403 for who may not serve.
pub async fn add_identity(Path(key): Path<String>, posted: Posted) -> Result<Response, Problem> {
    act(posted, key, Some(Part::Identity), |tx, actor, one, fields, now| {
        let kind = fields.some("kind").unwrap_or_else(|| "email".into());
        customer::add_identity(tx, actor, one, &kind, fields.text("value"), now)?;
        Ok("common-saved")
    })
    .await
}

/// POST `/desk/customers/{key}/identities/removal`
///
/// # Errors
/// 404 when it is not this person's.
pub async fn remove_identity(Path(key): Path<String>, posted: Posted) -> Result<Response, Problem> {
    act(posted, key, None, |tx, actor, one, fields, now| {
        customer::retire_identity(tx, actor, one, fields.text("identity"), now)?;
        Ok("said-removal")
    })
    .await
}

/// POST `/desk/customers/{key}/merge`
///
/// # Errors
/// 404 when one of them is not there.
pub async fn merge(Path(key): Path<String>, posted: Posted) -> Result<Response, Problem> {
    act(posted, key, None, |tx, actor, one, fields, now| {
        let other = customer::load(tx, actor, fields.text("other"))?;
        merge::merge(tx, actor, one, &other, now)?;
        Ok("said-merged")
    })
    .await
}

/// POST `/desk/customers/{key}/unmerge`
///
/// # Errors
/// 404 when there is no such merge.
pub async fn unmerge(Path(key): Path<String>, posted: Posted) -> Result<Response, Problem> {
    act(posted, key, None, |tx, actor, one, fields, now| {
        merge::unmerge(tx, actor, one, fields.text("merge"), now)?;
        Ok("said-unmerged")
    })
    .await
}

/// POST `/desk/customers/{key}/duplicates/dismissal`
///
/// # Errors
/// 404 when there is no such suggestion.
pub async fn dismiss_duplicate(Path(key): Path<String>, posted: Posted) -> Result<Response, Problem> {
    act(posted, key, None, |tx, actor, one, fields, now| {
        let all = duplicate::of(tx, one.id)?;
        let found = all.iter().find(|suggestion| key_of(suggestion.id) == fields.text("suggestion"));
        let other = found.ok_or_else(Problem::missing)?.other;
        duplicate::dismiss(tx, actor, one.id, other, now)?;
        Ok("said-not-same")
    })
    .await
}

/// POST `/desk/customers/{key}/erasure`
///
/// # Errors
/// 403 for who may not erase.
pub async fn erase(Path(key): Path<String>, posted: Posted) -> Result<Response, Problem> {
    act(posted, key, Some(Part::Erasure), |tx, actor, one, fields, now| {
        erasure::erase(tx, actor, one, fields.text("reason"), now)?;
        Ok("said-erased")
    })
    .await
}

/// Loads the person, runs one act, and goes back to the page; a refused form is shown again where it stands.
async fn act<F>(posted: Posted, key: String, part: Option<Part>, run: F) -> Result<Response, Problem>
where
    F: Fn(&mut Tx, &Actor, &Customer, &Fields, Timestamp) -> Result<&'static str, Problem> + Send + 'static,
{
    let Posted { desk, fields } = posted;
    let (given, wanted) = (fields.clone(), key.clone());
    let done = desk
        .act(move |tx, actor, now| {
            let one = customer::load(tx, actor, &wanted)?;
            Ok((one.key.clone(), run(tx, actor, &one, &given, now)?))
        })
        .await;
    match (done, part) {
        (Ok((key, said)), _) => Ok(to_saying(&url::customer(&key), said, None)),
        (Err(problem), Some(part)) if is_formal(&problem) => {
            let form = fields.form(desk.words(), Some(&problem));
            let drawn = desk.show(Place::Customers, Some(Right::SeeContacts), move |tx, shell, desk| {
                draw(tx, shell, desk.actor(), (&key, &Fields::default()), Some((part, form.clone())))
            });
            drawn.await.map(refused)
        }
        (Err(problem), _) if is_formal(&problem) => {
            let said = format!("refusal:{}", problem.code);
            Ok(to_saying(&url::customer(&key), &said, None))
        }
        (Err(problem), _) => Err(problem),
    }
}

fn draw(
    tx: &mut Tx,
    shell: &Shell,
    actor: &Actor,
    (key, query): (&str, &Fields),
    again: Option<(Part, Form)>,
) -> Result<Markup, Problem> {
    let one = customer::load(tx, actor, key)?;
    let mut page = CustomerPage {
        customer: view::customer(tx, &one)?,
        erased: one.erased_at.is_some(),
        may_edit: actor.may(Right::Serve) && one.erased_at.is_none(),
        may_erase: actor.may(Right::Erase) && one.erased_at.is_none(),
        identity_kinds: customers::identity_kinds(shell),
        details: details_form(&one),
        organisations: customers::organisations(tx, actor)?,
        duplicates: duplicates(tx, shell, &one)?,
        merges: merges(tx, &one)?,
        trace: trace::of_subject(tx, shell, ("customer", one.id), TRACE)?,
        ..CustomerPage::default()
    };
    timeline_of(tx, shell, actor, (&one, query), &mut page)?;
    open_now(tx, shell, &one, &mut page)?;
    match again {
        Some((Part::Details, form)) => page.details = form,
        Some((Part::Identity, form)) => page.identity = form,
        Some((Part::Erasure, form)) => page.erasure = form,
        None => {}
    }
    Ok(ui::desk::customer::page(shell, &page))
}

fn timeline_of(
    tx: &mut Tx,
    shell: &Shell,
    actor: &Actor,
    (one, query): (&Customer, &Fields),
    page: &mut CustomerPage,
) -> Result<(), Problem> {
    let narrow = Narrow { kind: timeline::kind_of(query.text("kind")), word: query.text("q") };
    let after = query.some("after").and_then(|text| Cursor::decode(&text));
    (page.events, page.after) = timeline::page(tx, shell, actor, (Of::Customer(one.id), narrow), after)?;
    page.filter =
        ["kind", "q"].into_iter().fold(Form::new(), |form, name| form.with_some(name, query.some(name)));
    Ok(())
}

fn open_now(tx: &mut Tx, shell: &Shell, one: &Customer, page: &mut CustomerPage) -> Result<(), Problem> {
    let open = interaction::open_of_customer(tx, one.id, OPEN)?;
    let waits = |category| open.iter().filter(|row| row.category == category).count() as i64;
    page.waits_for_us = waits(StateCategory::Open);
    page.waits_for_customer = waits(StateCategory::Waiting);
    let words = shell.words();
    page.open = open.iter().map(|row| timeline::chip(words, row)).collect();
    page.last_said = interaction::last_said(tx, one.id)?.map(|said| LastSaid {
        url: url::in_inbox("all", said.number),
        text: one_line(&said.text),
        who: said.who,
        at: said.at,
    });
    Ok(())
}

fn one_line(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LAST_SAID {
        return line;
    }
    format!("{}…", line.chars().take(LAST_SAID).collect::<String>())
}

fn details_form(one: &Customer) -> Form {
    Form::new()
        .with("name", &one.name)
        .with("title", &one.title)
        .with_some("language", one.language.as_ref())
        .with_some("organisation", one.organisation.map(key_of))
        .with("note", &one.note)
}

fn duplicates(tx: &mut Tx, shell: &Shell, one: &Customer) -> Result<Vec<Duplicate>, Problem> {
    let mut all = Vec::new();
    for suggestion in duplicate::of(tx, one.id)? {
        let other = customer::by_id(tx, suggestion.other)?;
        if other.id == one.id {
            continue;
        }
        all.push(Duplicate {
            suggestion: key_of(suggestion.id),
            other: view::customer(tx, &other)?,
            reason: shell.t(&format!("duplicate-{}", suggestion.reason)),
        });
    }
    Ok(all)
}

fn merges(tx: &mut Tx, one: &Customer) -> Result<Vec<Merge>, Problem> {
    let mut all = Vec::new();
    for merge in merge::of(tx, one.id)? {
        let told = desk::timeline::of_subject(tx, "customer", merge.merged, TRACE)?;
        let event = told.iter().rfind(|entry| entry.kind == "customer.merged");
        let name = event.and_then(|entry| entry.fact("name")).and_then(|name| name.as_str());
        all.push(Merge {
            key: key_of(merge.id),
            name: name.unwrap_or("–").to_string(),
            at: merge.at,
            who: view::agent_of(tx, merge.by_agent)?.map(|agent| agent.name).unwrap_or_default(),
        });
    }
    Ok(all)
}
