//! The hosted web form, for people who are not signed in: shown, sent once, thanked for. What is sent comes in like any contact.

use std::collections::BTreeMap;
use std::net::SocketAddr;

use axum::extract::{ConnectInfo, Path, RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use db::Tx;
use desk::catalogue::{brand, channel};
use desk::conversation;
use desk::form::{self, FieldKind, Form as Row, Submission};
use desk::intake::{self, Arrival, Sender, Understood};
use desk::interaction::{Mark, Missed};
use desk::kernel::{RecordKind, RecordRef, Timestamp};
use desk::promise;
use language::{Lang, Words};
use maud::Markup;
use serde_json::json;
use ui::form::{Choice, Form};
use ui::portal::form::{Thanks, WebField, WebFieldKind, WebForm};
use ui::shell::Shell;
use ui::url;

use crate::app::App;
use crate::caller::asked_language;
use crate::errors::Problem;
use crate::frame::{Fields, bare_shell, html, html_refused, organisation, to};
use crate::secret;

/// GET `/f/{key}`
///
/// # Errors
/// 404 when there is no such form in use.
pub async fn get(
    State(app): State<App>,
    Path(key): Path<String>,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let asked = asked(&headers, query);
    draw(&app, &key, asked, Form::new()).await.map(html)
}

/// POST `/f/{key}`
///
/// # Errors
/// 404 when there is no such form in use, 429 when it is sent too often.
pub async fn post(
    State(app): State<App>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    Path(key): Path<String>,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
    body: axum::body::Bytes,
) -> Result<Response, Problem> {
    slowed(&app, &app.address_of(peer, &headers))?;
    let (asked, fields) = (asked(&headers, query), Fields::parse(&body));
    let wanted = key.clone();
    let (row, usual) = app.read(move |tx| row_of(tx, &wanted)).await?;
    let lang = asked.unwrap_or(usual);
    match form::submit(&row, &posted(&fields), lang) {
        Ok(submission) => {
            let number = send(&app, &row, (submission, lang), fields.text("ticket")).await?;
            let reference = RecordRef::new(RecordKind::Interaction, number).to_string();
            Ok(to(&url::in_language(&url::form_thanks(&key, &reference), lang.code())))
        }
        Err(wrong) => {
            let words = Words::new(lang);
            let again = wrong.iter().fold(fields.form(words, None), |form, error| {
                form.with_error(&error.field, words.t(error.text_key))
            });
            draw(&app, &key, asked, again).await.map(html_refused)
        }
    }
}

/// GET `/f/{key}/thanks?ref=`
///
/// # Errors
/// 404 when there is no such form in use.
pub async fn thanks(
    State(app): State<App>,
    Path(key): Path<String>,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let fields = Fields::parse(query.clone().unwrap_or_default().as_bytes());
    let reference: RecordRef = fields.text("ref").parse().map_err(|()| Problem::missing())?;
    let (asked, state) = (asked(&headers, query), app.clone());
    let page = app
        .read(move |tx| {
            let (row, usual) = row_of(tx, &key)?;
            let shell = shell(tx, &state, asked.unwrap_or(usual), &url::form(&key))?;
            let channel = channel::by_id(tx, row.channel)?;
            let view = Thanks {
                title: row.names.get(shell.lang).to_string(),
                brand: brand_of(tx, &row)?.map(|brand| brand.name).unwrap_or_default(),
                reference: reference.to_string(),
                answer_by: Some(promise::due_of_channel(tx, &channel, shell.now)?),
                email: None,
            };
            Ok::<Markup, Problem>(ui::portal::form::thanks_page(&shell, &view))
        })
        .await?;
    Ok(html(page))
}

/// The language that was asked for: by `?lang=`, else by the browser.
fn asked(headers: &HeaderMap, query: Option<String>) -> Option<Lang> {
    let query = Fields::parse(query.unwrap_or_default().as_bytes());
    Lang::from_code(query.text("lang")).or_else(|| asked_language(headers))
}

fn slowed(app: &App, address: &str) -> Result<(), Problem> {
    app.public_rate().take(&format!("form:{address}"), app.now()).map_err(|wait| {
        let mut problem = Problem::new(StatusCode::TOO_MANY_REQUESTS, "request.too_many");
        problem.retry_after = Some(wait);
        problem
    })
}

/// The form and the language of its brand.
fn row_of(tx: &mut Tx, key: &str) -> Result<(Row, Lang), Problem> {
    let row = form::open(tx, key)?;
    let usual = brand_of(tx, &row)?.and_then(|brand| Lang::from_code(&brand.language));
    Ok((row, usual.unwrap_or_default()))
}

fn brand_of(tx: &mut Tx, row: &Row) -> Result<Option<brand::Brand>, Problem> {
    Ok(brand::list(tx)?.into_iter().find(|brand| brand.id == row.brand))
}

fn shell(tx: &mut Tx, app: &App, lang: Lang, path: &str) -> Result<Shell, Problem> {
    let mut shell = bare_shell(app, lang, path);
    shell.organisation = organisation(tx)?;
    Ok(shell)
}

async fn draw(app: &App, key: &str, asked: Option<Lang>, form: Form) -> Result<Markup, Problem> {
    let (state, key) = (app.clone(), key.to_string());
    app.read(move |tx| {
        let (row, usual) = row_of(tx, &key)?;
        let shell = shell(tx, &state, asked.unwrap_or(usual), &url::form(&key))?;
        let view = WebForm {
            key: row.key.clone(),
            title: row.names.get(shell.lang).to_string(),
            intro: row.intro.get(shell.lang).to_string(),
            brand: brand_of(tx, &row)?.map(|brand| brand.name).unwrap_or_default(),
            fields: row.fields.iter().map(|field| shown(field, shell.lang)).collect(),
            form: form.clone(),
            ticket: secret::fresh(""),
        };
        Ok(ui::portal::form::page(&shell, &view))
    })
    .await
}

fn shown(field: &form::Field, lang: Lang) -> WebField {
    WebField {
        name: format!("field_{}", field.key),
        label: field.label.get(lang).to_string(),
        hint: String::new(),
        kind: match field.kind {
            FieldKind::Line => WebFieldKind::Line,
            FieldKind::Text => WebFieldKind::Text,
            FieldKind::Choice => WebFieldKind::Choice,
            FieldKind::Switch => WebFieldKind::Switch,
            FieldKind::Email => WebFieldKind::Email,
            FieldKind::Phone => WebFieldKind::Phone,
            FieldKind::Date => WebFieldKind::Date,
        },
        required: field.required,
        choices: field.choices.iter().map(|choice| Choice::new(choice, choice)).collect(),
    }
}

fn posted(fields: &Fields) -> BTreeMap<String, String> {
    fields.pairs().map(|(name, value)| (name.to_string(), value.to_string())).collect()
}

/// Takes the submission in as a contact, once; answers the number of its matter.
async fn send(
    app: &App,
    row: &Row,
    (submission, lang): (Submission, Lang),
    ticket: &str,
) -> Result<i64, Problem> {
    let now = app.now();
    let key = secret::digest(&format!("form {} {ticket} {submission:?}", row.key));
    let (row, understood) = (row.clone(), arrival(row, submission, lang, now).understood());
    let taken = app
        .write(move |tx| {
            if let Some(answer) = tx.ticket_answer(&key, &key)? {
                return Ok(answer["number"].as_i64().unwrap_or_default());
            }
            let number = taken_in(tx, &row, &understood, now)?;
            tx.set_ticket_answer(&key, &key, &json!({ "number": number }))?;
            Ok::<i64, Problem>(number)
        })
        .await;
    taken.map_err(|problem| problem.in_language(lang))
}

fn taken_in(tx: &mut Tx, row: &Row, understood: &Understood, now: Timestamp) -> Result<i64, Problem> {
    let arrived = intake::arrive(tx, understood, now)?;
    form::received(tx, row, now)?;
    let matter = conversation::by_id(tx, arrived.conversation)?.ok_or_else(Problem::missing)?;
    Ok(matter.number)
}

fn arrival(row: &Row, submission: Submission, lang: Lang, now: Timestamp) -> Arrival {
    let mut text = submission.whole_text();
    if !submission.phone.is_empty() {
        text = format!("{text}\n\n{}: {}", Words::new(lang).t("common-phone"), submission.phone);
    }
    Arrival {
        channel: row.channel,
        brand: Some(row.brand),
        team: row.team,
        service: row.service,
        form_fields: (!submission.answers.is_empty()).then(|| submission.answers_json().to_string()),
        from: Sender { kind: "email".into(), address: submission.email, name: submission.name },
        subject: submission.subject,
        text,
        language: Some(lang.code().to_string()),
        occurred_at: now,
        robot: submission.robot.then_some(Missed::Spam),
        mark: row.mark.as_deref().and_then(mark_of),
        ..Arrival::default()
    }
}

/// What a form is about, as a first guess: a service that is asked for by form is usually advice.
fn mark_of(form: &str) -> Option<Mark> {
    Mark::parse(if form == "service" { "advice" } else { form }, None)
}
