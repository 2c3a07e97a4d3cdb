//! The first start: organisation, brand, administrator.

use std::net::SocketAddr;

use axum::extract::{ConnectInfo, RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use desk::first_start::{self, SetUp};
use language::Words;
use ui::door::setup::Setup;
use ui::form::Form;

use super::{language, welcome};
use crate::app::App;
use crate::errors::Problem;
use crate::frame::{Fields, bare_shell, html, html_refused, is_formal, to};
use crate::secret;

/// GET `/setup`
///
/// # Errors
/// What the database refuses.
pub async fn set_up_form(
    State(app): State<App>,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    if !app.read(first_start::needed).await? {
        return Ok(to(ui::url::SIGN_IN));
    }
    let query = Fields::parse(query.unwrap_or_default().as_bytes());
    Ok(html(draw(&app, &headers, &query, Form::new())))
}

/// POST `/setup`
///
/// # Errors
/// 404 once the desk is set up.
pub async fn set_up(
    State(app): State<App>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    body: axum::body::Bytes,
) -> Result<Response, Problem> {
    super::password::slowed(&app, &format!("setup:{}", app.address_of(peer, &headers)))?;
    let fields = Fields::parse(&body);
    let lang = language(&headers, &fields);
    match run(&app, &fields, lang).await {
        Ok(actor) => welcome(&app, actor, ui::url::HOME).await,
        Err(problem) if is_formal(&problem) => {
            let form = fields.form(Words::new(lang), Some(&problem));
            Ok(html_refused(draw(&app, &headers, &fields, form)))
        }
        Err(problem) => Err(problem),
    }
}

async fn run(app: &App, fields: &Fields, language: language::Lang) -> Result<desk::kernel::Actor, Problem> {
    if app.setup_code().is_some_and(|code| !secret::same(code, fields.text("code"))) {
        return Err(Problem::field("code", "setup.code_wrong"));
    }
    if let Some(problem) = super::password::check(fields.raw("password"), None) {
        return Err(problem);
    }
    let password_hash = app.hasher().hash(fields.raw("password").to_string()).await;
    let brand = fields.some("brand").unwrap_or_else(|| fields.text("organisation").to_string());
    let input = SetUp {
        organisation: fields.text("organisation").to_string(),
        brand,
        language,
        administrator: fields.text("name").to_string(),
        email: fields.text("email").to_string(),
        password_hash: Some(password_hash),
        service: None,
    };
    let now = app.now();
    Ok(app.write(move |tx| first_start::set_up(tx, &input, now)).await?)
}

fn draw(app: &App, headers: &HeaderMap, query: &Fields, form: Form) -> maud::Markup {
    let shell = bare_shell(app, language(headers, query), ui::url::SETUP);
    ui::door::setup::page(&shell, &Setup { form, needs_code: app.setup_code().is_some() })
}
