//! What every page of the desk needs: who looks, in which language, and the frame around the page. `Desk` is the extractor of
//! page handlers; `Posted` is the one of their forms.

use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use db::Tx;
use desk::access;
use desk::kernel::{Actor, Right, Timestamp};
use desk::setting;
use language::{Lang, Words};
use maud::Markup;
use serde::Deserialize;
use ui::form::Form;
use ui::shell::{Assets, Density, Look, Me, Place, Shell, Theme, Toast, Tone};

use crate::app::App;
use crate::caller::{Session, cookie};
use crate::errors::{Problem, sentence};

/// The cookie that says once what the last act did.
pub const SAID: &str = "tuki_said";
/// The largest form (bytes).
const LARGEST: usize = 1024 * 1024;

/// One's own settings, as the agent's row keeps them.
#[derive(Clone, Debug, Deserialize, serde::Serialize)]
#[serde(default)]
pub struct Preferences {
    /// `system`, `light`, `dark`, `contrast`.
    pub theme: String,
    /// `compact`, `default`, `comfortable`.
    pub density: String,
    /// Whether single-key shortcuts work.
    pub keys: bool,
    /// How long a sent message can be taken back (seconds).
    pub undo_seconds: i64,
}

impl Default for Preferences {
    fn default() -> Preferences {
        Preferences { theme: "system".into(), density: "default".into(), keys: true, undo_seconds: 8 }
    }
}

impl Preferences {
    /// From the agent's row.
    pub fn read(settings: &str) -> Preferences {
        serde_json::from_str(settings).unwrap_or_default()
    }

    fn look(&self) -> Look {
        let theme = match self.theme.as_str() {
            "light" => Theme::Light,
            "dark" => Theme::Dark,
            "contrast" => Theme::Contrast,
            _ => Theme::System,
        };
        let density = match self.density.as_str() {
            "compact" => Density::Compact,
            "comfortable" => Density::Comfortable,
            _ => Density::Default,
        };
        Look { theme, density, keys: self.keys, undo_seconds: self.undo_seconds.clamp(0, 30) }
    }
}

/// A signed-in person before a page.
#[derive(Clone)]
pub struct Desk {
    /// The app.
    pub app: App,
    /// The session.
    pub session: Session,
    /// One's own settings.
    pub preferences: Preferences,
    /// `view`, `rows` or `panel` when only that part is wanted.
    pub fragment: Option<String>,
    /// The inbox view from which the request came; addresses of the answer keep it.
    pub list: String,
    path: String,
    said: Option<String>,
}

impl FromRequestParts<App> for Desk {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Desk, Problem> {
        let session = Session::from_request_parts(parts, app).await?;
        let fragment = parts.headers.get("tuki-fragment").and_then(|v| v.to_str().ok()).map(str::to_string);
        let preferences = Preferences::read(&session.signed.settings);
        let path = parts.uri.path_and_query().map_or_else(String::new, ToString::to_string);
        let list = list_of(&parts.headers);
        Ok(Desk {
            app: app.clone(),
            session,
            preferences,
            fragment,
            list,
            path,
            said: cookie(&parts.headers, SAID),
        })
    }
}

impl Desk {
    /// The doer.
    pub fn actor(&self) -> &Actor {
        self.session.actor()
    }

    /// The reader's language.
    pub fn lang(&self) -> Lang {
        self.actor().lang
    }

    /// The reader's words.
    pub fn words(&self) -> Words {
        Words::new(self.lang())
    }

    /// Draws a page from one snapshot.
    ///
    /// # Errors
    /// What the drawing refuses, in the reader's language.
    pub async fn show<F>(self, place: Place, right: Option<Right>, draw: F) -> Result<Response, Problem>
    where
        F: Fn(&mut Tx, &Shell, &Desk) -> Result<Markup, Problem> + Send + 'static,
    {
        let lang = self.lang();
        if let Some(right) = right {
            self.session.require(right)?;
        }
        let app = self.app.clone();
        let drawn = app
            .read(move |tx| {
                let shell = self.shell(tx, place)?;
                draw(tx, &shell, &self)
            })
            .await;
        drawn.map(html).map_err(|problem: Problem| problem.in_language(lang))
    }

    /// Runs an act in one transaction.
    ///
    /// # Errors
    /// The act's refusal, in the reader's language.
    pub async fn act<T, F>(&self, act: F) -> Result<T, Problem>
    where
        T: Send + 'static,
        F: Fn(&mut Tx, &Actor, Timestamp) -> Result<T, Problem> + Send + 'static,
    {
        let (actor, now, lang) = (self.actor().clone(), self.app.now(), self.lang());
        self.app
            .write(move |tx| act(tx, &actor, now))
            .await
            .map_err(|problem: Problem| problem.in_language(lang))
    }

    /// The frame of this reader's pages.
    ///
    /// # Errors
    /// What the database refuses.
    pub fn shell(&self, tx: &mut Tx, place: Place) -> Result<Shell, Problem> {
        let signed = &self.session.signed;
        let mut shell = bare_shell(&self.app, self.lang(), &self.path);
        shell.csrf.clone_from(&signed.csrf);
        shell.organisation = organisation(tx)?;
        shell.me = Some(me(signed));
        shell.look = self.preferences.look();
        shell.place = place;
        shell.seq = self.app.store().last_seq();
        shell.toast = self.said.as_deref().and_then(|said| toast(self.words(), said));
        if signed.actor.may(Right::SeeContacts) {
            shell.inbox = desk::interaction::count(tx, &signed.actor, desk::interaction::View::Mine)?;
        }
        Ok(shell)
    }
}

/// The inbox view of the page that sent the request; `all` when it was another page.
fn list_of(headers: &HeaderMap) -> String {
    let referer = headers.get(header::REFERER).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let after = referer.split_once("/desk/inbox/").map_or("", |(_, rest)| rest);
    let name = after.split(['/', '?', '#']).next().unwrap_or_default();
    let known =
        !name.is_empty() && name.len() <= 40 && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    if known { name.into() } else { "all".into() }
}

/// A frame for people who are not signed in.
pub fn bare_shell(app: &App, lang: Lang, path: &str) -> Shell {
    let mut shell = Shell::new(lang, app.now(), app.zone().clone());
    shell.assets = Assets {
        css: assets::url("app.css").into(),
        js: assets::url("core.js").into(),
        sprite: assets::url("icons.svg").into(),
        favicon: assets::url("favicon.svg").into(),
    };
    shell.demo = app.is_demo();
    shell.path = path.into();
    shell
}

/// The organisation whose desk this is.
///
/// # Errors
/// What the database refuses.
pub fn organisation(tx: &mut Tx) -> Result<String, db::Error> {
    let stored: serde_json::Value = setting::get(tx, setting::ORGANISATION, serde_json::Value::Null)?;
    Ok(stored["name"].as_str().unwrap_or("Tuki").to_string())
}

fn me(signed: &access::Signed) -> Me {
    Me {
        key: signed.key.clone(),
        name: signed.actor.name.clone(),
        role: signed.roles.first().cloned().unwrap_or_default(),
        administers: signed.actor.may(Right::Configure),
        reports: signed.actor.may(Right::SeeFigures),
        serves: signed.actor.may(Right::Serve),
    }
}

/// `said-key|undo key`: what the last act did, and how to take it back.
fn toast(words: Words, said: &str) -> Option<Toast> {
    let (key, undo) = said.split_once('|').unwrap_or((said, ""));
    let (text, tone) = match key.strip_prefix("refusal:") {
        Some(code) => (sentence(words, code, &[]), Tone::Bad),
        None if words.has(key) => (words.t(key), Tone::Ok),
        None => return None,
    };
    Some(Toast { text, tone, undo: (!undo.is_empty()).then(|| ui::url::undo(undo)) })
}

/// A page as an answer.
pub fn html(markup: Markup) -> Response {
    let mut response = markup.into_string().into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("Tuki-Fragment, Accept-Language"));
    response
}

/// A page that shows a refused form again.
pub fn html_refused(markup: Markup) -> Response {
    let mut response = html(markup);
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    response
}

/// Goes on to an address after a form was done.
pub fn to(url: &str) -> Response {
    let place = HeaderValue::try_from(url).unwrap_or(HeaderValue::from_static("/desk"));
    (StatusCode::SEE_OTHER, [(header::LOCATION, place)]).into_response()
}

/// Goes on and says once what was done; `undo` is the key that takes it back.
pub fn to_saying(url: &str, key: &str, undo: Option<&str>) -> Response {
    let mut response = to(url);
    let value =
        format!("{SAID}={key}|{}; Path=/; Max-Age=60; HttpOnly; SameSite=Lax", undo.unwrap_or_default());
    if let Ok(value) = HeaderValue::try_from(value) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    response
}

/// Clears the cookie that says things once, when a page has shown it.
pub fn clear_said(request_headers: &HeaderMap, response: &mut Response) {
    let shown = cookie(request_headers, SAID).is_some()
        && response
            .headers()
            .get(header::CONTENT_TYPE)
            .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if shown {
        let gone = HeaderValue::from_static("tuki_said=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
        response.headers_mut().append(header::SET_COOKIE, gone);
    }
}

/// Name and value pairs of a form, in order.
#[derive(Clone, Debug, Default)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// From an urlencoded body or query.
    pub fn parse(text: &[u8]) -> Fields {
        Fields(serde_urlencoded::from_bytes(text).unwrap_or_default())
    }

    /// All names and values, in order.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The trimmed value of a field; empty when it is absent.
    pub fn text(&self, name: &str) -> &str {
        self.raw(name).trim()
    }

    /// The value of a field as it was typed.
    pub fn raw(&self, name: &str) -> &str {
        self.0.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
    }

    /// The value of a field, when it is not empty.
    pub fn some(&self, name: &str) -> Option<String> {
        Some(self.text(name)).filter(|value| !value.is_empty()).map(str::to_string)
    }

    /// A number.
    pub fn number(&self, name: &str) -> Option<i64> {
        self.text(name).parse().ok()
    }

    /// All values of a field.
    pub fn all(&self, name: &str) -> Vec<String> {
        self.0
            .iter()
            .filter(|(field, value)| field == name && !value.is_empty())
            .map(|(_, value)| value.clone())
            .collect()
    }

    /// Whether a switch is on.
    pub fn is_on(&self, name: &str) -> bool {
        matches!(self.text(name), "on" | "true" | "1")
    }

    /// Names in the three languages (`name_fi` …).
    pub fn names(&self, field: &str) -> desk::kernel::Names {
        let get = |lang: &str| self.text(&format!("{field}_{lang}")).to_string();
        desk::kernel::Names { fi: get("fi"), sv: get("sv"), en: get("en") }
    }

    /// As a page shows it again, with what is wrong.
    pub fn form(&self, words: Words, problem: Option<&Problem>) -> Form {
        let pairs = self.0.iter().filter(|(name, _)| name != "csrf" && !name.contains("password"));
        let form = Form::from_pairs(pairs.cloned());
        let Some(problem) = problem else { return form };
        if problem.fields.is_empty() {
            return form.with_error("", problem.sentence(words));
        }
        problem
            .fields
            .iter()
            .fold(form, |form, f| form.with_error(&f.field, sentence(words, &f.code, &f.args)))
    }
}

/// A form of a signed-in person, its CSRF token checked.
pub struct Posted {
    /// Who posted.
    pub desk: Desk,
    /// What was posted.
    pub fields: Fields,
}

impl FromRequest<App> for Posted {
    type Rejection = Problem;

    async fn from_request(request: Request, app: &App) -> Result<Posted, Problem> {
        let (mut parts, body) = request.into_parts();
        let desk = Desk::from_request_parts(&mut parts, app).await?;
        let bytes = axum::body::to_bytes(body, LARGEST).await.map_err(|_| {
            Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "request.too_large").in_language(desk.lang())
        })?;
        let fields = Fields::parse(&bytes);
        let token = match parts.headers.get(crate::caller::CSRF_HEADER).and_then(|value| value.to_str().ok())
        {
            Some(token) => token,
            None => fields.text("csrf"),
        };
        desk.session.check_csrf(token)?;
        Ok(Posted { desk, fields })
    }
}

/// Whether a refused act is shown at its form again.
pub fn is_formal(problem: &Problem) -> bool {
    matches!(problem.status, StatusCode::UNPROCESSABLE_ENTITY | StatusCode::CONFLICT)
}
