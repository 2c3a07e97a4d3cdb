//! Organisations by name, one of them with its timeline and people, and a new one.

use axum::extract::{Path, RawQuery};
use axum::response::Response;
use db::Tx;
use desk::interaction::{self, Of};
use desk::kernel::{Actor, Cursor, Right};
use desk::people::{customer, organisation};
use desk::search::{self, Ask, Kind};
use desk::spine::StateCategory;
use maud::Markup;
use ui::desk::organisations::{Organisation, OrganisationRow, Organisations};
use ui::form::Form;
use ui::shell::{Place, Shell};

use super::timeline::{self, Narrow};
use super::view;
use crate::errors::Problem;
use crate::frame::{Desk, Fields, Posted, is_formal, to_saying};
use crate::pages::admin::area::refused;
use crate::pages::admin::existing;

/// Rows of a page.
const PAGE: usize = 40;
/// People that are shown and counted of one organisation.
const PEOPLE: i64 = 100;
/// Lines that are looked at for what is open.
const LOOKED_AT: usize = 100;

/// GET `/desk/orgs?q=&after=`
///
/// # Errors
/// 403 for who may not see contacts.
pub async fn list(desk: Desk, RawQuery(query): RawQuery) -> Result<Response, Problem> {
    let query = Fields::parse(query.unwrap_or_default().as_bytes());
    let ask = query.some("q").map(|typed| Ask::new(&typed).within(Kind::People));
    desk.show(Place::Customers, Some(Right::SeeContacts), move |tx, shell, desk| {
        let view = rows(tx, desk.actor(), &query, ask.as_ref())?;
        Ok(ui::desk::organisations::page(shell, &view))
    })
    .await
}

fn rows(tx: &mut Tx, actor: &Actor, query: &Fields, ask: Option<&Ask>) -> Result<Organisations, Problem> {
    let filter = Form::new().with_some("q", query.some("q"));
    let (named, after) = match ask {
        Some(ask) => (sought(tx, actor, ask)?, None),
        None => {
            let after = query.some("after").and_then(|text| Cursor::decode(&text));
            let page = organisation::list(tx, actor, after.as_ref(), PAGE)?;
            let named = page.items.into_iter().map(|one| (one.id, one.key, one.name)).collect();
            (named, page.next.map(|cursor| cursor.encode()))
        }
    };
    let mut rows = Vec::with_capacity(named.len());
    for (id, key, name) in named {
        let people = customer::of_organisation(tx, id, PEOPLE)?.len() as i64;
        rows.push(OrganisationRow { key, name, people });
    }
    Ok(Organisations { filter, rows, after })
}

fn sought(tx: &mut Tx, actor: &Actor, ask: &Ask) -> Result<Vec<(i64, String, String)>, Problem> {
    let found = search::search(tx, actor, ask, None, PAGE)?;
    let hits = found.hits.items.into_iter().filter(|hit| hit.kind == "organisation");
    Ok(hits.map(|hit| (hit.id, hit.key.unwrap_or_default(), hit.title)).collect())
}

/// GET `/desk/orgs/{key}`, also `new`
///
/// # Errors
/// 404 when there is no such organisation.
pub async fn get(
    desk: Desk,
    Path(key): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let query = Fields::parse(query.unwrap_or_default().as_bytes());
    let after = query.some("after").and_then(|text| Cursor::decode(&text));
    desk.show(Place::Customers, Some(Right::SeeContacts), move |tx, shell, desk| {
        draw(tx, shell, desk.actor(), (existing(&key), after.clone()), None)
    })
    .await
}

/// POST `/desk/orgs/{key}`, also `new`
///
/// # Errors
/// 403 for who may not serve.
pub async fn save(Path(key): Path<String>, Posted { desk, fields }: Posted) -> Result<Response, Problem> {
    let (given, wanted) = (fields.clone(), key.clone());
    let saved = desk
        .act(move |tx, actor, now| {
            let known = existing(&wanted).map(|key| organisation::load(tx, actor, key)).transpose()?;
            let note = given.raw("note").trim().replace("\r\n", "\n");
            let with = (given.text("name"), note.as_str(), given.number("version"));
            Ok(organisation::save(tx, actor, known.as_ref(), with, now)?.key)
        })
        .await;
    match saved {
        Ok(key) => Ok(to_saying(&ui::url::organisation(&key), "common-saved", None)),
        Err(problem) if is_formal(&problem) => {
            let form = fields.form(desk.words(), Some(&problem));
            let drawn = desk.show(Place::Customers, Some(Right::SeeContacts), move |tx, shell, desk| {
                draw(tx, shell, desk.actor(), (existing(&key), None), Some(form.clone()))
            });
            drawn.await.map(refused)
        }
        Err(problem) => Err(problem),
    }
}

fn draw(
    tx: &mut Tx,
    shell: &Shell,
    actor: &Actor,
    (key, after): (Option<&str>, Option<Cursor>),
    again: Option<Form>,
) -> Result<Markup, Problem> {
    let mut page = Organisation { may_edit: actor.may(Right::Serve), ..Organisation::default() };
    if let Some(key) = key {
        let one = organisation::load(tx, actor, key)?;
        page.form = Form::new().with("name", &one.name).with("note", &one.note);
        let narrow = Narrow::default();
        (page.events, page.after) =
            timeline::page(tx, shell, actor, (Of::Organisation(one.id), narrow), after)?;
        page.people = people(tx, one.id)?;
        let rows = interaction::of_customer(tx, actor, Of::Organisation(one.id), None, None, LOOKED_AT)?;
        let open = rows.items.iter().filter(|row| row.category != StateCategory::Done);
        let words = shell.words();
        page.open = open.map(|row| timeline::chip(words, row)).collect();
        (page.key, page.name, page.note) = (one.key, one.name, one.note);
    }
    page.form = again.unwrap_or(page.form);
    Ok(ui::desk::organisations::one_page(shell, &page))
}

fn people(tx: &mut Tx, organisation: i64) -> Result<Vec<ui::view::Customer>, Problem> {
    let mut people = Vec::new();
    for one in customer::of_organisation(tx, organisation, PEOPLE)? {
        people.push(view::customer(tx, &one)?);
    }
    Ok(people)
}
