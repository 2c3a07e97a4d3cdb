//! Signing in by password or by a one-time link, and out.

use std::net::SocketAddr;

use axum::extract::{ConnectInfo, Path, RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use desk::access::{self, link::Purpose, sign_in};
use ui::door::sign_in::SignIn;
use ui::form::Form;

use super::{language, own_address, welcome};
use crate::app::App;
use crate::caller::{COOKIE, Session};
use crate::errors::Problem;
use crate::frame::{Fields, bare_shell, html, html_refused, organisation, to};
use crate::secret;

/// GET `/sign-in`
///
/// # Errors
/// What the database refuses.
pub async fn sign_in_form(
    State(app): State<App>,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let fields = Fields::parse(query.unwrap_or_default().as_bytes());
    if app.read(access_is_new).await? {
        return Ok(to(ui::url::SETUP));
    }
    let form = Form::new().with("next", own_address(fields.text("next")));
    draw(&app, &headers, &fields, form).await.map(html)
}

/// POST `/sign-in`
///
/// # Errors
/// 429 when it was tried too often.
pub async fn sign_in(
    State(app): State<App>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    body: axum::body::Bytes,
) -> Result<Response, Problem> {
    let fields = Fields::parse(&body);
    let lang = language(&headers, &fields);
    let (email, address, now) = (fields.text("email").to_string(), app.address_of(peer, &headers), app.now());
    let (who, place) = (email.clone(), address.clone());
    let account = app.read(move |tx| sign_in::account(tx, &who, &place, now)).await?;
    if let Some(wait) = account.wait_seconds {
        let mut problem =
            Problem::new(StatusCode::TOO_MANY_REQUESTS, "access.too_many_tries").in_language(lang);
        problem.retry_after = Some(wait);
        return Err(problem);
    }
    let fits = app.hasher().fits(fields.raw("password").to_string(), account.password_hash).await;
    let signed = account.actor.filter(|_| fits);
    let (who, success) = (email.clone(), signed.is_some());
    app.write(move |tx| sign_in::note(tx, &who, &address, success, now)).await?;
    match signed {
        Some(actor) => welcome(&app, actor, fields.text("next")).await,
        None => {
            let problem = Problem::field("email", "access.sign_in_failed");
            let form = fields.form(language::Words::new(lang), Some(&problem));
            draw(&app, &headers, &fields, form).await.map(html_refused)
        }
    }
}

/// GET `/sign-in/{token}`: the demonstration's links.
///
/// # Errors
/// 404 when the link is not good.
pub async fn by_link(State(app): State<App>, Path(token): Path<String>) -> Result<Response, Problem> {
    let (hash, now) = (secret::digest(&token), app.now());
    let actor = app.read(move |tx| access::link::look(tx, &hash, Purpose::SignIn, now)).await?;
    welcome(&app, actor, ui::url::HOME).await
}

/// POST `/sign-out`
///
/// # Errors
/// What the database refuses.
pub async fn sign_out(
    State(app): State<App>,
    session: Session,
    body: axum::body::Bytes,
) -> Result<Response, Problem> {
    session.check_csrf(Fields::parse(&body).text("csrf"))?;
    let (actor, hash, now) = (session.actor().clone(), session.token_hash.clone(), app.now());
    app.write(move |tx| access::session::close(tx, &actor, &hash, now)).await?;
    let mut response = to(ui::url::SIGN_IN);
    let gone = format!("{COOKIE}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
    response
        .headers_mut()
        .append(header::SET_COOKIE, HeaderValue::try_from(gone).expect("it is a header value"));
    Ok(response)
}

async fn draw(app: &App, headers: &HeaderMap, query: &Fields, form: Form) -> Result<maud::Markup, Problem> {
    let mut shell = bare_shell(app, language(headers, query), ui::url::SIGN_IN);
    shell.organisation = app.read(organisation).await?;
    Ok(ui::door::sign_in::page(&shell, &SignIn { form, demo_links: app.demo_links(), said: None }))
}

/// Whether nobody has set the desk up yet.
fn access_is_new(tx: &mut db::Tx) -> Result<bool, db::Error> {
    desk::first_start::needed(tx)
}
