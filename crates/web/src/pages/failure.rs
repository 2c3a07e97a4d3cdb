//! The page that tells a person what went wrong.

use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use language::Lang;
use maud::Markup;
use ui::failure::Failure;
use ui::view::Forbidden;

use crate::app::App;
use crate::errors::Problem;
use crate::frame::{bare_shell, to};

/// Strangers are led to the sign-in page and back.
pub fn to_sign_in(path: &str) -> Response {
    to(&format!("{}?next={}", ui::url::SIGN_IN, crate::pages::door::quoted(path)))
}

/// The page of a problem.
pub fn page(app: &App, _headers: &HeaderMap, problem: &Problem, path: &str, lang: Lang) -> Markup {
    let shell = bare_shell(app, lang, path);
    let words = shell.words();
    let message = problem.sentence(words);
    let back = ui::url::HOME.to_string();
    let failure = match problem.status {
        StatusCode::FORBIDDEN => {
            let grantors = vec![words.t("role-administrator")];
            Failure::Forbidden(Forbidden { reason: message, grantors })
        }
        StatusCode::NOT_FOUND => Failure::NotFound,
        StatusCode::CONFLICT => Failure::Conflict { back, text: message },
        StatusCode::TOO_MANY_REQUESTS => {
            Failure::TooMany { wait_seconds: problem.retry_after.unwrap_or(60) as i64 }
        }
        StatusCode::SERVICE_UNAVAILABLE | StatusCode::INSUFFICIENT_STORAGE => {
            Failure::Busy { reference: reference(app) }
        }
        status if status.is_server_error() => Failure::Broken { reference: reference(app) },
        _ => Failure::Refused { message, back },
    };
    ui::failure::page(&shell, &failure)
}

/// A reference by which the one who mends it finds the line in the log: its second.
fn reference(app: &App) -> String {
    format!("{:x}", app.now().as_second())
}
