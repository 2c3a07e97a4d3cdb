//! Dressing of problems: one layer over all routes turns a bare `Problem` into problem+json for programs and a page for people.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use language::{Lang, Words};
use serde_json::json;

use crate::app::App;
use crate::caller::asked_language;
use crate::errors::{Problem, sentence};
use crate::pages::failure;

/// Dresses a problem for its reader.
pub async fn dress(State(app): State<App>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_string();
    let asked = asked_language(request.headers());
    let fragment = request.headers().contains_key("tuki-fragment");
    let headers = request.headers().clone();
    let mut response = next.run(request).await;
    crate::frame::clear_said(&headers, &mut response);
    let Some(problem) = response.extensions().get::<Problem>().cloned() else { return response };
    let lang = problem.lang.or(asked).unwrap_or(Lang::Fi);
    if path.starts_with("/api/") {
        return for_program(&problem, Words::new(asked.unwrap_or(lang)));
    }
    if fragment {
        return with_retry(&problem, (problem.status, problem.sentence(Words::new(lang))).into_response());
    }
    for_person(&app, &headers, &path, &problem, lang)
}

fn for_program(problem: &Problem, words: Words) -> Response {
    let fields: Vec<_> = problem
        .fields
        .iter()
        .map(|f| json!({ "field": f.field, "code": f.code, "detail": sentence(words, &f.code, &f.args) }))
        .collect();
    let body = json!({
        "type": "about:blank",
        "title": problem.status.canonical_reason().unwrap_or("Error"),
        "status": problem.status.as_u16(),
        "code": problem.code,
        "detail": problem.sentence(words),
        "fields": fields,
    });
    let mut response = (problem.status, body.to_string()).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(words.lang().code()));
    if problem.status == axum::http::StatusCode::UNAUTHORIZED {
        headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    with_retry(problem, response)
}

fn for_person(app: &App, headers: &HeaderMap, path: &str, problem: &Problem, lang: Lang) -> Response {
    if problem.status == axum::http::StatusCode::UNAUTHORIZED {
        return failure::to_sign_in(path);
    }
    let page = failure::page(app, headers, problem, path, lang);
    with_retry(problem, {
        let mut response = crate::frame::html(page);
        *response.status_mut() = problem.status;
        response
    })
}

fn with_retry(problem: &Problem, mut response: Response) -> Response {
    if let Some(seconds) = problem.retry_after {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}
