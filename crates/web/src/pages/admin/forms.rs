//! Administration of hosted web forms: their names, where they lead, and their own fields row by row.

use axum::extract::Path;
use axum::response::Response;
use db::Tx;
use desk::catalogue::{brand, channel, service};
use desk::figure::{self, day_of};
use desk::form::{self, Field, FieldKind, Form as Row, FormInput};
use desk::kernel::{Actor, Names, Right, Timestamp};
use language::Lang;
use maud::Markup;
use ui::admin::forms::{FormEdit, FormRow, Forms};
use ui::admin::{Area, Edit};
use ui::form::{Choice, Form};
use ui::shell::{Place, Shell};

use super::area::refused;
use super::{existing, key_some, names_form, service_choices, service_id, team_choices, team_id};
use crate::errors::Problem;
use crate::frame::{Desk, Fields, Posted, is_formal, to_saying};

/// How far back what was received is counted (days).
const COUNTED: i64 = 365;
/// Rows of own fields at the most.
const ROWS: usize = 41;

/// GET `/desk/admin/forms`
///
/// # Errors
/// 403 for who may not configure.
pub async fn list(desk: Desk) -> Result<Response, Problem> {
    desk.show(Place::Admin, Some(Right::Configure), |tx, shell, _| draw(tx, shell, None)).await
}

/// GET `/desk/admin/forms/{key}`
///
/// # Errors
/// 404 when there is no such form.
pub async fn form(desk: Desk, Path(key): Path<String>) -> Result<Response, Problem> {
    desk.show(Place::Admin, Some(Right::Configure), move |tx, shell, _| {
        let edit = match existing(&key) {
            Some(key) => stored(&form::load(tx, key)?, shell.lang),
            None => (None, Form::new().with_switch("active", true), 0),
        };
        draw(tx, shell, Some(edit))
    })
    .await
}

/// POST `/desk/admin/forms/{key}`; the button `add_field` only shows one row more.
///
/// # Errors
/// 403 for who may not configure.
pub async fn save(Path(key): Path<String>, Posted { desk, fields }: Posted) -> Result<Response, Problem> {
    let rows = rows_of(&fields);
    if fields.is_on("add_field") {
        let form = fields.form(desk.words(), None);
        return again(desk, &key, form, (rows + 1).min(ROWS)).await;
    }
    let (given, wanted) = (fields.clone(), key.clone());
    let saved = desk.act(move |tx, actor, now| store(tx, actor, existing(&wanted), &given, now)).await;
    match saved {
        Ok(()) => Ok(to_saying(&ui::url::admin(Area::Forms.key()), "common-saved", None)),
        Err(problem) if is_formal(&problem) => {
            let form = fields.form(desk.words(), Some(&problem));
            again(desk, &key, form, rows).await.map(refused)
        }
        Err(problem) => Err(problem),
    }
}

async fn again(desk: Desk, key: &str, form: Form, rows: usize) -> Result<Response, Problem> {
    let key = existing(key).map(str::to_string);
    desk.show(Place::Admin, Some(Right::Configure), move |tx, shell, _| {
        draw(tx, shell, Some((key.clone(), form.clone(), rows)))
    })
    .await
}

/// How many rows of own fields were posted; each has a kind.
fn rows_of(fields: &Fields) -> usize {
    (0..ROWS).take_while(|n| fields.some(&format!("f{n}_kind")).is_some()).count()
}

fn store(
    tx: &mut Tx,
    actor: &Actor,
    key: Option<&str>,
    fields: &Fields,
    now: Timestamp,
) -> Result<(), Problem> {
    let known = key.map(|key| form::load(tx, key)).transpose()?;
    let intro = fields.raw("intro").trim().replace("\r\n", "\n");
    let brand = match fields.some("brand") {
        Some(key) => Some(brand::load(tx, &key)?),
        None => brand::usual(tx)?,
    };
    let channel = match &known {
        Some(known) => known.channel,
        None => channel_of_forms(tx)?.ok_or_else(Problem::missing)?,
    };
    let input = FormInput {
        names: fields.names("name"),
        intro: Names::new(&intro, &intro, &intro),
        fields: own_fields(fields, known.as_ref()),
        mark: fields.some("mark"),
        service: service_id(tx, fields.text("service"))?,
        channel,
        brand: brand.ok_or_else(Problem::missing)?.id,
        team: team_id(tx, fields.text("team"))?,
        active: fields.is_on("active"),
        version: None,
    };
    form::save(tx, actor, key, &input, now)?;
    Ok(())
}

/// The channel by which forms come: the one of that manner that is in use.
fn channel_of_forms(tx: &mut Tx) -> Result<Option<i64>, Problem> {
    let all = channel::list(tx)?;
    let forms = || all.iter().filter(|one| one.manner == "form");
    Ok(forms().find(|one| one.active).or_else(|| forms().next()).map(|one| one.id))
}

/// The rows that were not removed; one that says nothing is left out. A field keeps the key of its place.
fn own_fields(fields: &Fields, known: Option<&Row>) -> Vec<Field> {
    let kept = known.map(|known| known.fields.as_slice()).unwrap_or_default();
    (0..rows_of(fields))
        .filter(|n| !fields.is_on(&format!("f{n}_remove")))
        .map(|n| own_field(fields, n, kept.get(n)))
        .filter(|field| *field != Field { key: field.key.clone(), kind: field.kind, ..Field::default() })
        .collect()
}

fn own_field(fields: &Fields, n: usize, kept: Option<&Field>) -> Field {
    let choices = fields.raw(&format!("f{n}_choices"));
    Field {
        key: kept.map(|field| field.key.clone()).unwrap_or_default(),
        label: fields.names(&format!("f{n}_label")),
        kind: FieldKind::from_code(fields.text(&format!("f{n}_kind"))).unwrap_or_default(),
        required: fields.is_on(&format!("f{n}_required")),
        choices: choices.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_string).collect(),
    }
}

/// Key, values and number of rows of a stored form.
fn stored(one: &Row, lang: Lang) -> (Option<String>, Form, usize) {
    let form = names_form(&one.names)
        .with("intro", one.intro.get(lang))
        .with_some("mark", one.mark.as_ref())
        .with_some("service", key_some(one.service))
        .with_some("brand", key_some(Some(one.brand)))
        .with_some("team", key_some(one.team))
        .with_switch("active", one.active);
    let form = one.fields.iter().enumerate().fold(form, |form, (n, field)| {
        form.with(&format!("f{n}_label_fi"), &field.label.fi)
            .with(&format!("f{n}_label_sv"), &field.label.sv)
            .with(&format!("f{n}_label_en"), &field.label.en)
            .with(&format!("f{n}_kind"), field.kind.code())
            .with(&format!("f{n}_choices"), field.choices.join("\n"))
            .with_switch(&format!("f{n}_required"), field.required)
    });
    (Some(one.key.clone()), form, one.fields.len())
}

fn draw(tx: &mut Tx, shell: &Shell, edit: Option<(Option<String>, Form, usize)>) -> Result<Markup, Problem> {
    let services = service::list(tx)?;
    let today = day_of(shell.now);
    let seen = figure::lines(tx, "seen", today - COUNTED, today)?;
    let received = |one: &Row| {
        let of_form = seen.iter().filter(|line| line.channel == one.channel && line.detail == "form");
        of_form.map(|line| line.n).sum()
    };
    let rows = form::list(tx)?
        .into_iter()
        .map(|one| FormRow {
            received: received(&one),
            name: one.names.get(shell.lang).to_string(),
            active: one.active,
            service: services
                .iter()
                .find(|service| Some(service.id) == one.service)
                .map(|service| service.names.get(shell.lang).to_string()),
            key: one.key,
        })
        .collect();
    let edit = match edit {
        Some((key, form, fields)) => Some(FormEdit {
            edit: Edit { key, form },
            services: service_choices(tx, shell.lang)?,
            brands: brand_choices(tx)?,
            teams: team_choices(tx, shell.lang)?,
            fields,
        }),
        None => None,
    };
    Ok(ui::admin::forms::page(shell, &Forms { rows, edit }))
}

/// Brands in use to choose from.
///
/// # Errors
/// What the database refuses.
pub fn brand_choices(tx: &mut Tx) -> Result<Vec<Choice>, Problem> {
    let all = brand::list(tx)?;
    Ok(all.into_iter().filter(|one| one.active).map(|one| Choice::new(one.key, one.name)).collect())
}
