//! Customers by name, and a new one.

use axum::extract::RawQuery;
use axum::response::Response;
use db::Tx;
use desk::kernel::{Actor, Cursor, Right, Timestamp};
use desk::people::customer::{self, CustomerInput};
use desk::people::{identify, organisation};
use desk::search;
use language::Lang;
use ui::desk::customers::{Customers, NewCustomer};
use ui::form::{Choice, Form};
use ui::shell::{Place, Shell};
use ui::view::Customer;

use super::{log, view};
use crate::errors::Problem;
use crate::frame::{Desk, Fields, Posted, is_formal, to_saying};
use crate::pages::admin::area::refused;

/// Rows of a page.
const PAGE: usize = 50;
/// Organisations to choose from.
const ORGANISATIONS: usize = 500;

/// GET `/desk/customers?q=&after=`
///
/// # Errors
/// 403 for who may not see contacts.
pub async fn list(desk: Desk, RawQuery(query): RawQuery) -> Result<Response, Problem> {
    let query = Fields::parse(query.unwrap_or_default().as_bytes());
    desk.show(Place::Customers, Some(Right::SeeContacts), move |tx, shell, desk| {
        let view = rows(tx, desk.actor(), &query)?;
        Ok(ui::desk::customers::page(shell, &view))
    })
    .await
}

fn rows(tx: &mut Tx, actor: &Actor, query: &Fields) -> Result<Customers, Problem> {
    let filter = Form::new().with_some("q", query.some("q"));
    if let Some(typed) = query.some("q") {
        return Ok(Customers { filter, rows: seek(tx, actor, &typed, PAGE)?, after: None });
    }
    let after = query.some("after").and_then(|text| Cursor::decode(&text));
    let page = customer::list(tx, actor, after.as_ref(), PAGE)?;
    let mut rows = Vec::with_capacity(page.items.len());
    for one in &page.items {
        rows.push(view::customer(tx, one)?);
    }
    Ok(Customers { filter, rows, after: page.next.map(|cursor| cursor.encode()) })
}

/// People for what was typed: whom an address or number leads to, then those who are called so.
///
/// # Errors
/// What the search refuses.
pub fn seek(tx: &mut Tx, actor: &Actor, typed: &str, limit: usize) -> Result<Vec<Customer>, Problem> {
    let mut ids = Vec::new();
    if let Some(kind) = log::identity_kind(typed) {
        ids.extend(identify::find(tx, kind, typed)?);
    }
    let (people, _) = search::people(tx, actor, typed, limit)?;
    ids.extend(people.into_iter().map(|person| person.id));
    let mut found = Vec::new();
    for (at, id) in ids.iter().enumerate() {
        if !ids[..at].contains(id)
            && let Ok(one) = customer::by_id(tx, *id)
        {
            found.push(view::customer(tx, &one)?);
        }
    }
    found.truncate(limit);
    Ok(found)
}

/// GET `/desk/customers/new`
///
/// # Errors
/// 403 for who may not serve.
pub async fn form(desk: Desk) -> Result<Response, Problem> {
    draw_new(desk, Form::new()).await
}

/// POST `/desk/customers/new`
///
/// # Errors
/// 403 for who may not serve.
pub async fn create(Posted { desk, fields }: Posted) -> Result<Response, Problem> {
    let given = fields.clone();
    match desk.act(move |tx, actor, now| made(tx, actor, &given, now)).await {
        Ok(key) => Ok(to_saying(&ui::url::customer(&key), "common-saved", None)),
        Err(problem) if is_formal(&problem) => {
            let form = fields.form(desk.words(), Some(&problem));
            draw_new(desk, form).await.map(refused)
        }
        Err(problem) => Err(problem),
    }
}

async fn draw_new(desk: Desk, form: Form) -> Result<Response, Problem> {
    desk.show(Place::Customers, Some(Right::Serve), move |tx, shell, desk| {
        let view = NewCustomer { form: form.clone(), organisations: organisations(tx, desk.actor())? };
        Ok(ui::desk::customers::new_page(shell, &view))
    })
    .await
}

fn made(tx: &mut Tx, actor: &Actor, fields: &Fields, now: Timestamp) -> Result<String, Problem> {
    let input = input(tx, actor, fields)?;
    let one = customer::create(tx, actor, &input, now)?;
    for kind in ["email", "phone"] {
        if let Some(value) = fields.some(kind) {
            customer::add_identity(tx, actor, &one, kind, &value, now)
                .map_err(|refused| at_field(Problem::from(refused), kind))?;
        }
    }
    Ok(one.key)
}

/// The same problem, told at the field that was filled.
fn at_field(mut problem: Problem, field: &str) -> Problem {
    for blamed in &mut problem.fields {
        blamed.field = field.into();
    }
    problem
}

/// What a form says of a customer.
///
/// # Errors
/// 404 when the organisation is not there.
pub fn input(tx: &mut Tx, actor: &Actor, fields: &Fields) -> Result<CustomerInput, Problem> {
    let organisation = match fields.some("organisation") {
        Some(key) => Some(organisation::load(tx, actor, &key)?.id),
        None => None,
    };
    Ok(CustomerInput {
        name: fields.text("name").to_string(),
        language: Lang::from_code(fields.text("language")).map(|lang| lang.code().to_string()),
        title: fields.text("title").to_string(),
        organisation,
        note: fields.raw("note").trim().replace("\r\n", "\n"),
        version: fields.number("version"),
    })
}

/// Organisations to choose from, by name.
///
/// # Errors
/// What the database refuses.
pub fn organisations(tx: &mut Tx, actor: &Actor) -> Result<Vec<Choice>, Problem> {
    let page = organisation::list(tx, actor, None, ORGANISATIONS)?;
    Ok(page.items.into_iter().map(|one| Choice::new(one.key, one.name)).collect())
}

/// The choice of kinds of identities.
pub fn identity_kinds(shell: &Shell) -> Vec<Choice> {
    let kinds = ["email", "phone", "handle", "customer_number"];
    kinds.iter().map(|kind| Choice::new(*kind, shell.t(&format!("record-identity-{kind}")))).collect()
}
