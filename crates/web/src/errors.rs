//! How a refusal leaves the house: problem+json for programs, a page for people, both in the reader's language.
//! Handlers return `Problem`; the layer `render` dresses it, so that no handler thinks about wording.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use desk::kernel::{Refusal, RefusalKind};
use language::{Arg, Lang, Words};

/// One field of a form or body that is to blame.
#[derive(Clone, Debug)]
pub struct FieldProblem {
    /// The field's name as it was sent.
    pub field: String,
    /// The broken rule, for example `customer.name_missing`.
    pub code: String,
    /// What the sentence mentions.
    pub args: Vec<(String, String)>,
}

/// A refusal on its way out.
#[derive(Clone, Debug)]
pub struct Problem {
    /// The HTTP status.
    pub status: StatusCode,
    /// The broken rule, for example `closing.mark_missing`; its sentence is `refusal-` plus the code.
    pub code: String,
    /// What the sentence mentions.
    pub args: Vec<(String, String)>,
    /// Fields to blame.
    pub fields: Vec<FieldProblem>,
    /// The reader's language when it is known better than by the request.
    pub lang: Option<Lang>,
    /// Seconds after which a new try makes sense.
    pub retry_after: Option<u64>,
}

impl Problem {
    /// A problem with a status and a code.
    pub fn new(status: StatusCode, code: &str) -> Problem {
        Problem {
            status,
            code: code.into(),
            args: Vec::new(),
            fields: Vec::new(),
            lang: None,
            retry_after: None,
        }
    }

    /// Nobody is signed in, or the token is unknown.
    pub fn unauthenticated() -> Problem {
        Problem::new(StatusCode::UNAUTHORIZED, "access.sign_in_needed")
    }

    /// Not there, or not to be seen.
    pub fn missing() -> Problem {
        Problem::new(StatusCode::NOT_FOUND, "request.not_found")
    }

    /// A malformed request; `code` names what is wrong.
    pub fn bad_request(code: &str) -> Problem {
        Problem::new(StatusCode::BAD_REQUEST, code)
    }

    /// One field breaks a rule.
    pub fn field(field: &str, code: &str) -> Problem {
        let mut problem = Problem::new(StatusCode::UNPROCESSABLE_ENTITY, code);
        problem.fields.push(FieldProblem { field: field.into(), code: code.into(), args: Vec::new() });
        problem
    }

    /// The same problem told in a known language.
    pub fn in_language(mut self, lang: Lang) -> Problem {
        self.lang = Some(lang);
        self
    }

    /// The same problem with a value that the sentence mentions.
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Problem {
        self.args.push((name.into(), value.into()));
        self
    }

    /// The sentence for a reader.
    pub fn sentence(&self, words: Words) -> String {
        sentence(words, &self.code, &self.args)
    }
}

/// The sentence of a refusal code; a code without a sentence of its own gets the general one.
pub fn sentence(words: Words, code: &str, args: &[(String, String)]) -> String {
    let key = format!("refusal-{}", code.replace('.', "-"));
    let key = if words.has(&key) { key } else { "refusal-request-refused".into() };
    let args: Vec<(&str, Arg)> =
        args.iter().map(|(name, value)| (name.as_str(), Arg::from(value.as_str()))).collect();
    words.with(&key, &args)
}

impl<E: Refusal> From<E> for Problem {
    fn from(refusal: E) -> Problem {
        if let Some(cause) = Refusal::cause(&refusal) {
            return database_problem(cause);
        }
        let status = match refusal.kind() {
            RefusalKind::Missing => StatusCode::NOT_FOUND,
            RefusalKind::Forbidden => StatusCode::FORBIDDEN,
            RefusalKind::Invalid => StatusCode::UNPROCESSABLE_ENTITY,
            RefusalKind::Conflict => StatusCode::CONFLICT,
            RefusalKind::Failed => StatusCode::INTERNAL_SERVER_ERROR,
        };
        let args: Vec<(String, String)> = refusal.args().into_iter().map(|(n, v)| (n.into(), v)).collect();
        let fields = refusal
            .field()
            .map(|field| FieldProblem {
                field: field.into(),
                code: refusal.code().into(),
                args: args.clone(),
            })
            .into_iter()
            .collect();
        Problem { status, code: refusal.code().into(), args, fields, lang: None, retry_after: None }
    }
}

/// A database failure: logged here once, told without its inner words.
fn database_problem(cause: &db::Error) -> Problem {
    if cause.is_ticket_conflict() {
        return Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "request.key_reused");
    }
    let (status, code) = if cause.is_unavailable() {
        (StatusCode::SERVICE_UNAVAILABLE, "database.unavailable")
    } else if cause.is_disk_full() {
        (StatusCode::INSUFFICIENT_STORAGE, "database.full")
    } else {
        (StatusCode::INTERNAL_SERVER_ERROR, "database.failed")
    };
    tracing::error!(error = %cause, code, "The database refused a request.");
    let mut problem = Problem::new(status, code);
    problem.retry_after = (status == StatusCode::SERVICE_UNAVAILABLE).then_some(5);
    problem
}

impl IntoResponse for Problem {
    /// A bare answer that carries the problem; the layer `render` dresses it for its reader.
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}
