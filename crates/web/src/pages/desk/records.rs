//! Lists of issues, orders and feedback.

use axum::extract::RawQuery;
use axum::response::Response;
use db::Tx;
use desk::catalogue::service;
use desk::kernel::{Actor, Cursor, RecordKind, RecordRef, Right, fold, key_of};
use desk::spine::{self, Filter, RecordRow, StateCategory};
use maud::Markup;
use ui::desk::records::{RecordRow as Shown, Records};
use ui::form::Form;
use ui::shell::{Place, Shell};

use super::view;
use crate::errors::Problem;
use crate::frame::{Desk, Fields, to};
use crate::pages::admin::service_choices;

/// Rows of a page.
const PAGE: usize = 50;
/// Pages that are looked through for rows that meet further filters.
const PAGES: usize = 20;

/// GET `/desk/issues`
///
/// # Errors
/// 403 for who may not see records.
pub async fn issues(desk: Desk, query: RawQuery) -> Result<Response, Problem> {
    list(desk, query, RecordKind::Issue).await
}

/// GET `/desk/orders`
///
/// # Errors
/// 403 for who may not see records.
pub async fn orders(desk: Desk, query: RawQuery) -> Result<Response, Problem> {
    list(desk, query, RecordKind::Order).await
}

/// GET `/desk/feedback`
///
/// # Errors
/// 403 for who may not see records.
pub async fn feedback(desk: Desk, query: RawQuery) -> Result<Response, Problem> {
    list(desk, query, RecordKind::Feedback).await
}

async fn list(desk: Desk, RawQuery(query): RawQuery, kind: RecordKind) -> Result<Response, Problem> {
    let query = Fields::parse(query.unwrap_or_default().as_bytes());
    desk.session.require(Right::SeeContacts)?;
    if let Some(reference) = named(&desk, kind, query.text("q")).await? {
        return Ok(to(&ui::url::record(view::kind(kind), reference.number)));
    }
    desk.show(place(kind), Some(Right::SeeContacts), move |tx, shell, desk| {
        let page = page(tx, shell, desk.actor(), (kind, &query))?;
        Ok::<Markup, Problem>(ui::desk::records::page(shell, &page))
    })
    .await
}

/// Which door of the rail is lit at records of a kind.
pub fn place(kind: RecordKind) -> Place {
    match kind {
        RecordKind::Interaction => Place::Inbox,
        RecordKind::Issue => Place::Issues,
        RecordKind::Order => Place::Orders,
        RecordKind::Feedback => Place::Feedback,
    }
}

/// The record that was meant, when its number was typed.
async fn named(desk: &Desk, kind: RecordKind, typed: &str) -> Result<Option<RecordRef>, Problem> {
    let Some(reference) = RecordRef::parse_as(kind, typed) else { return Ok(None) };
    let there = desk.app.read(move |tx| spine::find(tx, reference)).await?;
    Ok(there.map(|_| reference))
}

fn page(
    tx: &mut Tx,
    shell: &Shell,
    actor: &Actor,
    (kind, query): (RecordKind, &Fields),
) -> Result<Records, Problem> {
    let after = query.some("after").and_then(|text| Cursor::decode(&text));
    let wanted = Wanted::read(tx, actor, query)?;
    let (rows, next) = wanted.rows(tx, kind, after)?;
    let filters = ["state", "owner", "service", "q"];
    Ok(Records {
        kind: view::kind(kind),
        filter: filters.into_iter().fold(Form::new(), |form, name| form.with_some(name, query.some(name))),
        services: service_choices(tx, shell.lang)?,
        rows: rows.iter().map(|row| shown(shell, row)).collect(),
        after: next.map(|cursor| cursor.encode()),
    })
}

/// What was asked: one filter walks its index, the others are looked at on the way.
struct Wanted {
    filter: Filter,
    shape: Option<StateCategory>,
    mine: Option<String>,
    nobodys: bool,
    service: Option<String>,
    word: String,
}

impl Wanted {
    fn read(tx: &mut Tx, actor: &Actor, query: &Fields) -> Result<Wanted, Problem> {
        let shape = query.some("state").map(|code| StateCategory::from_code(&code));
        let service = match query.some("service") {
            Some(key) => Some(service::load(tx, &key)?),
            None => None,
        };
        let mine = actor.agent.filter(|_| query.text("owner") == "me");
        let filter = match (mine, shape, &service) {
            (_, Some(StateCategory::Done), _) => Filter::Done,
            (Some(me), None | Some(StateCategory::Open), _) => Filter::OwnedBy(me),
            (_, Some(StateCategory::Open), _) => Filter::Open,
            (_, _, Some(service)) => Filter::OfService(service.id),
            _ => Filter::All,
        };
        Ok(Wanted {
            filter,
            shape,
            mine: mine.map(key_of),
            nobodys: query.text("owner") == "none",
            service: service.map(|service| service.key),
            word: fold(query.text("q")),
        })
    }

    fn rows(
        &self,
        tx: &mut Tx,
        kind: RecordKind,
        mut after: Option<Cursor>,
    ) -> Result<(Vec<RecordRow>, Option<Cursor>), Problem> {
        let mut found = Vec::new();
        for _ in 0..PAGES {
            let page = spine::list(tx, kind, self.filter, after.as_ref(), PAGE)?;
            found.extend(page.items.into_iter().filter(|row| self.meets(row)));
            after = page.next;
            if after.is_none() || found.len() >= PAGE {
                break;
            }
        }
        Ok((found, after))
    }

    fn meets(&self, row: &RecordRow) -> bool {
        let who = row.customer.as_ref().map_or("", |(_, name)| name.as_str());
        let says = [row.title.as_str(), who].iter().any(|text| fold(text).contains(&self.word));
        let service = row.service.as_ref().map(|(key, _)| key);
        let owner = row.owner.as_ref().map(|(key, _)| key);
        self.shape.is_none_or(|shape| shape == row.category)
            && (self.mine.is_none() || self.mine.as_ref() == owner)
            && !(self.nobodys && owner.is_some())
            && (self.service.is_none() || self.service.as_ref() == service)
            && (self.word.is_empty() || says)
    }
}

fn shown(shell: &Shell, row: &RecordRow) -> Shown {
    Shown {
        number: row.reference.number,
        title: row.title.clone(),
        state: view::state(shell.words(), row.reference.kind, &row.state, row.category),
        customer: row.customer.as_ref().map(|(_, name)| name.clone()).unwrap_or_default(),
        service: row.service.as_ref().map(|(_, names)| names.get(shell.lang).to_string()).unwrap_or_default(),
        owner: row.owner.as_ref().map(view::agent),
        opened_at: row.occurred_at,
        promise: row.due_at.map(|due| view::promise_due((row.occurred_at, due))),
    }
}
