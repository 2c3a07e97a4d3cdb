//! Who calls: a signed-in person's session or a program's token. The extractor for pages is `Session`, for the API `Caller`.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, header};
use desk::access::{self, Signed};
use desk::kernel::{Actor, Right};
use language::Lang;

use crate::app::App;
use crate::errors::Problem;
use crate::secret;

/// The session cookie's name.
pub const COOKIE: &str = "tuki_session";
/// The header that carries a session's CSRF token.
pub const CSRF_HEADER: &str = "tuki-csrf";

/// A person with a session.
#[derive(Clone)]
pub struct Session {
    /// Who it is and how they like it.
    pub signed: Signed,
    /// The digest under which the session is stored.
    pub token_hash: String,
}

impl Session {
    /// The doer of acts.
    pub fn actor(&self) -> &Actor {
        &self.signed.actor
    }

    /// Refuses a form whose token is not this session's.
    ///
    /// # Errors
    /// `request.form_expired` when the token does not fit.
    pub fn check_csrf(&self, token: &str) -> Result<(), Problem> {
        if secret::same(token, &self.signed.csrf) {
            return Ok(());
        }
        Err(Problem::new(axum::http::StatusCode::FORBIDDEN, "request.form_expired")
            .in_language(self.actor().lang))
    }

    /// Refuses who lacks a right.
    ///
    /// # Errors
    /// 403 `access.right_missing`.
    pub fn require(&self, right: Right) -> Result<(), Problem> {
        access::require(self.actor(), right)
            .map_err(|refusal| Problem::from(refusal).in_language(self.actor().lang))
    }
}

impl FromRequestParts<App> for Session {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Session, Problem> {
        let token = cookie(&parts.headers, COOKIE).ok_or_else(Problem::unauthenticated)?;
        let session = find_session(app, &token).await?.ok_or_else(Problem::unauthenticated)?;
        if changes(&parts.method)
            && let Some(sent) = header_text(&parts.headers, CSRF_HEADER)
        {
            session.check_csrf(sent)?;
        }
        Ok(session)
    }
}

/// Whoever calls the API: by token, or by session with its CSRF header.
#[derive(Clone)]
pub struct Caller {
    /// The doer of acts.
    pub actor: Actor,
}

impl Caller {
    /// The reader's language.
    pub fn lang(&self) -> Lang {
        self.actor.lang
    }
}

impl FromRequestParts<App> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Caller, Problem> {
        let asked = asked_language(&parts.headers);
        let found = match bearer(&parts.headers) {
            Some(token) => find_token(app, token).await?,
            None => by_session(parts, app).await?,
        };
        let mut actor = found.ok_or_else(Problem::unauthenticated)?;
        actor.lang = asked.unwrap_or(actor.lang);
        Ok(Caller { actor })
    }
}

async fn by_session(parts: &Parts, app: &App) -> Result<Option<Actor>, Problem> {
    let Some(token) = cookie(&parts.headers, COOKIE) else { return Ok(None) };
    let Some(session) = find_session(app, &token).await? else { return Ok(None) };
    if changes(&parts.method) {
        session.check_csrf(header_text(&parts.headers, CSRF_HEADER).unwrap_or_default())?;
    }
    Ok(Some(session.signed.actor))
}

async fn find_session(app: &App, token: &str) -> Result<Option<Session>, Problem> {
    let token_hash = secret::digest(token);
    let (hash, now) = (token_hash.clone(), app.now());
    let signed = app.read(move |tx| access::session::find(tx, &hash, now)).await?;
    Ok(signed.map(|signed| Session { signed, token_hash }))
}

async fn find_token(app: &App, token: &str) -> Result<Option<Actor>, Problem> {
    let (hash, now) = (secret::digest(token), app.now());
    let wanted = hash.clone();
    let found = app.read(move |tx| access::token::find(tx, &wanted, now)).await?;
    if found.is_some() && app.token_notes().take(&hash, now).is_ok() {
        app.write(move |tx| access::token::touch(tx, &hash, now)).await?;
    }
    Ok(found)
}

/// The language that the request asks for, if it asks for one that there is.
pub fn asked_language(headers: &HeaderMap) -> Option<Lang> {
    header_text(headers, header::ACCEPT_LANGUAGE.as_str())
        .filter(|text| *text != "*")
        .map(Lang::from_accept_language)
}

/// A cookie of the request.
pub fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(found, _)| *found == name)
        .map(|(_, value)| value.to_string())
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = header_text(headers, "authorization")?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

fn header_text<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

fn changes(method: &Method) -> bool {
    !matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}
