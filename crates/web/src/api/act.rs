//! The one way in which the API changes anything: read the body, run one act in one transaction under the caller's
//! idempotency key, answer with what the transaction made.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use db::Tx;
use desk::kernel::{Actor, Timestamp};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::app::App;
use crate::caller::Caller;
use crate::errors::Problem;
use crate::secret;

/// The largest JSON body (bytes).
const LARGEST: usize = 2 * 1024 * 1024;

/// What an act answers.
pub struct Answer {
    status: StatusCode,
    body: Value,
}

impl Answer {
    /// 200 with a body.
    pub fn ok(body: Value) -> Answer {
        Answer { status: StatusCode::OK, body }
    }

    /// 201 with a body.
    pub fn created(body: Value) -> Answer {
        Answer { status: StatusCode::CREATED, body }
    }

    fn to_stored(&self) -> Value {
        json!({ "status": self.status.as_u16(), "body": self.body })
    }

    fn from_stored(stored: &Value) -> Answer {
        let status = stored["status"].as_u64().and_then(|s| StatusCode::from_u16(s as u16).ok());
        Answer { status: status.unwrap_or(StatusCode::OK), body: stored["body"].clone() }
    }
}

/// A changing request of the API: who calls, the raw body, and the key under which it is done once.
pub struct Deed {
    app: App,
    caller: Caller,
    body: Bytes,
    ticket: Option<String>,
    digest: String,
}

impl FromRequest<App> for Deed {
    type Rejection = Problem;

    async fn from_request(request: Request, app: &App) -> Result<Deed, Problem> {
        let (mut parts, body) = request.into_parts();
        let caller = Caller::from_request_parts(&mut parts, app).await?;
        let lang = caller.lang();
        let read = axum::body::to_bytes(body, LARGEST).await;
        let body = read.map_err(|_| too_large().in_language(lang))?;
        let key = idempotency_key(&parts.headers).map_err(|problem| problem.in_language(lang))?;
        let who = caller.actor.agent.unwrap_or_default();
        let ticket = key.map(|key| format!("api:{who}:{key}"));
        let digest =
            secret::digest(&format!("{} {} {}", parts.method, parts.uri, String::from_utf8_lossy(&body)));
        Ok(Deed { app: app.clone(), caller, body, ticket, digest })
    }
}

impl Deed {
    /// The body as a typed value.
    ///
    /// # Errors
    /// 422 `request.body_malformed` with what is wrong; an empty body is read as `{}`.
    pub fn body<T: DeserializeOwned>(&self) -> Result<T, Problem> {
        let bytes: &[u8] = if self.body.is_empty() { b"{}" } else { &self.body };
        serde_json::from_slice(bytes).map_err(|error| {
            Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "request.body_malformed")
                .with("what", error.to_string())
                .in_language(self.caller.lang())
        })
    }

    /// The app, for what must be done before the transaction.
    pub fn app(&self) -> &App {
        &self.app
    }

    /// The doer.
    pub fn actor(&self) -> &Actor {
        &self.caller.actor
    }

    /// Runs the act. With an idempotency key a second call answers what the first one did.
    ///
    /// # Errors
    /// The act's refusal.
    pub async fn run<F>(self, act: F) -> Result<Response, Problem>
    where
        F: Fn(&mut Tx, &Actor, Timestamp) -> Result<Answer, Problem> + Send + 'static,
    {
        let Deed { app, caller, ticket, digest, .. } = self;
        let (now, lang, actor) = (app.now(), caller.lang(), caller.actor);
        let work = move |tx: &mut Tx| -> Result<Answer, Problem> {
            let Some(ticket) = &ticket else { return act(tx, &actor, now) };
            if let Some(stored) = tx.ticket_answer(ticket, &digest)? {
                return Ok(Answer::from_stored(&stored));
            }
            let answer = act(tx, &actor, now)?;
            tx.set_ticket_answer(ticket, &digest, &answer.to_stored())?;
            Ok(answer)
        };
        let answer = app.write(work).await.map_err(|problem: Problem| problem.in_language(lang))?;
        Ok((answer.status, Json(answer.body)).into_response())
    }
}

/// Reads for the API: one snapshot, JSON out.
///
/// # Errors
/// The refusal of what is read.
pub async fn show<F>(app: &App, caller: Caller, look: F) -> Result<Response, Problem>
where
    F: Fn(&mut Tx, &Actor, Timestamp) -> Result<Value, Problem> + Send + 'static,
{
    let (now, lang) = (app.now(), caller.lang());
    let read = app.read(move |tx| look(tx, &caller.actor, now)).await;
    Ok(Json(read.map_err(|problem: Problem| problem.in_language(lang))?).into_response())
}

fn too_large() -> Problem {
    Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "request.too_large")
}

fn idempotency_key(headers: &HeaderMap) -> Result<Option<String>, Problem> {
    let Some(value) = headers.get("idempotency-key") else { return Ok(None) };
    match value.to_str() {
        Ok(text) if (1..=200).contains(&text.len()) => Ok(Some(text.into())),
        _ => Err(Problem::bad_request("request.key_malformed")),
    }
}
