//! Forgotten passwords, and the links by which a password is set: invitations and resets.

use std::net::SocketAddr;

use axum::extract::{ConnectInfo, Path, RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use desk::access::link::{self, Purpose};
use desk::people::agent;
use ui::door::password::{Forgot, NewPassword};

use super::{language, welcome};
use crate::app::App;
use crate::errors::Problem;
use crate::frame::{Fields, bare_shell, html, html_refused, organisation};
use crate::password::SHORTEST;
use crate::secret;

/// GET `/forgot`
///
/// # Errors
/// What the database refuses.
pub async fn forgot_form(
    State(app): State<App>,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let query = Fields::parse(query.unwrap_or_default().as_bytes());
    draw_forgot(&app, &headers, &query, Forgot::default()).await
}

/// POST `/forgot`: the answer is the same whoever has the address.
///
/// # Errors
/// 429 when it is asked too often.
pub async fn forgot(
    State(app): State<App>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    body: axum::body::Bytes,
) -> Result<Response, Problem> {
    let fields = Fields::parse(&body);
    slowed(&app, &format!("forgot:{}", app.address_of(peer, &headers)))?;
    let (email, now) = (fields.text("email").to_string(), app.now());
    app.write(move |tx| -> Result<(), db::Error> {
        let Some(agent) = agent::by_email(tx, &email)? else { return Ok(()) };
        link::ask_for(tx, agent.id, Purpose::Reset, now)
    })
    .await?;
    draw_forgot(&app, &headers, &fields, Forgot { sent: true, ..Forgot::default() }).await
}

/// GET `/reset/{token}`
///
/// # Errors
/// What the database refuses.
pub async fn reset_form(
    state: State<App>,
    path: Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    show(state, path, headers, Purpose::Reset).await
}

/// GET `/invitation/{token}`
///
/// # Errors
/// What the database refuses.
pub async fn invitation_form(
    state: State<App>,
    path: Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    show(state, path, headers, Purpose::Invitation).await
}

/// POST `/reset/{token}`
///
/// # Errors
/// 404 when the link is no longer good.
pub async fn reset(
    state: State<App>,
    path: Path<String>,
    headers: HeaderMap,
    body: axum::body::Bytes,
) -> Result<Response, Problem> {
    set(state, path, headers, &body, Purpose::Reset).await
}

/// POST `/invitation/{token}`
///
/// # Errors
/// 404 when the link is no longer good.
pub async fn invitation(
    state: State<App>,
    path: Path<String>,
    headers: HeaderMap,
    body: axum::body::Bytes,
) -> Result<Response, Problem> {
    set(state, path, headers, &body, Purpose::Invitation).await
}

async fn show(
    State(app): State<App>,
    Path(token): Path<String>,
    headers: HeaderMap,
    purpose: Purpose,
) -> Result<Response, Problem> {
    let (hash, now) = (secret::digest(&token), app.now());
    let found = app.read(move |tx| link::look(tx, &hash, purpose, now)).await;
    let view = NewPassword {
        token,
        invitation: purpose == Purpose::Invitation,
        expired: found.is_err(),
        ..NewPassword::default()
    };
    draw(&app, &headers, &view).await.map(html)
}

async fn set(
    State(app): State<App>,
    Path(token): Path<String>,
    headers: HeaderMap,
    body: &[u8],
    purpose: Purpose,
) -> Result<Response, Problem> {
    let fields = Fields::parse(body);
    let password = fields.raw("password").to_string();
    let problem = check(&password, fields.some("again").as_deref());
    if let Some(problem) = problem {
        let form = fields.form(language::Words::new(language(&headers, &fields)), Some(&problem));
        let view =
            NewPassword { token, form, invitation: purpose == Purpose::Invitation, ..NewPassword::default() };
        return draw(&app, &headers, &view).await.map(html_refused);
    }
    let (hash, now) = (app.hasher().hash(password).await, app.now());
    let digest = secret::digest(&token);
    let actor = app.write(move |tx| link::set_password(tx, &digest, purpose, &hash, now)).await?;
    welcome(&app, actor, ui::url::HOME).await
}

/// What is wrong with a new password, if anything.
pub(super) fn check(password: &str, again: Option<&str>) -> Option<Problem> {
    if password.chars().count() < SHORTEST {
        return Some(Problem::field("password", "password.too_short").with("least", SHORTEST.to_string()));
    }
    match again {
        Some(again) if again != password => Some(Problem::field("again", "password.differs")),
        _ => None,
    }
}

pub(super) fn slowed(app: &App, key: &str) -> Result<(), Problem> {
    app.public_rate().take(key, app.now()).map_err(|wait| {
        let mut problem = Problem::new(StatusCode::TOO_MANY_REQUESTS, "request.too_many");
        problem.retry_after = Some(wait);
        problem
    })
}

async fn draw_forgot(
    app: &App,
    headers: &HeaderMap,
    query: &Fields,
    view: Forgot,
) -> Result<Response, Problem> {
    let mut shell = bare_shell(app, language(headers, query), ui::url::FORGOT);
    shell.organisation = app.read(organisation).await?;
    Ok(html(ui::door::password::forgot_page(&shell, &view)))
}

async fn draw(app: &App, headers: &HeaderMap, view: &NewPassword) -> Result<maud::Markup, Problem> {
    let mut shell = bare_shell(app, language(headers, &Fields::default()), "");
    shell.organisation = app.read(organisation).await?;
    Ok(ui::door::password::new_page(&shell, view))
}
