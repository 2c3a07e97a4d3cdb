//! The doors: signing in and out, set-up on first start, one-time links, forgotten passwords.

mod password;
mod setup;
mod sign_in;

pub use password::{forgot, forgot_form, invitation, invitation_form, reset, reset_form};
pub use setup::{set_up, set_up_form};
pub use sign_in::{by_link, sign_in, sign_in_form, sign_out};

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use desk::access;
use desk::kernel::Actor;
use language::Lang;

use crate::app::App;
use crate::caller::{COOKIE, asked_language};
use crate::errors::Problem;
use crate::frame::{Fields, to};
use crate::secret;

/// The language of a stranger: by `?lang=`, else by the browser.
fn language(headers: &HeaderMap, query: &Fields) -> Lang {
    Lang::from_code(query.text("lang")).or_else(|| asked_language(headers)).unwrap_or_default()
}

/// An address as a query value.
pub fn quoted(path: &str) -> String {
    serde_urlencoded::to_string([("", path)])
        .map(|text| text.trim_start_matches('=').to_string())
        .unwrap_or_default()
}

/// What is wrong with a new password, if anything.
pub fn password_problem(password: &str) -> Option<Problem> {
    password::check(password, None)
}

/// Only an address of our own is gone on to.
fn own_address(next: &str) -> &str {
    let ours = next.starts_with('/')
        && !next.starts_with("//")
        && !next.contains('\\')
        && !next.contains(char::is_control);
    if ours { next } else { ui::url::HOME }
}

/// Opens a session and goes on; an older cookie's session is forgotten by its time.
async fn welcome(app: &App, actor: Actor, next: &str) -> Result<Response, Problem> {
    let (token, csrf) = (secret::fresh("s_"), secret::fresh(""));
    let (hash, now) = (secret::digest(&token), app.now());
    app.write(move |tx| access::session::open(tx, &actor, &hash, &csrf, now)).await?;
    let mut response = to(own_address(next));
    let secure = if app.is_secure() { "; Secure" } else { "" };
    let cookie = format!("{COOKIE}={token}; Path=/; Max-Age=1209600; HttpOnly; SameSite=Lax{secure}");
    response
        .headers_mut()
        .append(header::SET_COOKIE, HeaderValue::try_from(cookie).expect("a token is a header value"));
    Ok(response)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_sent_to_another_site() {
        assert_eq!(own_address("/desk/inbox/mine"), "/desk/inbox/mine");
        for foreign in ["//evil.example", "https://evil.example", "/\\evil.example", "", "desk"] {
            assert_eq!(own_address(foreign), "/desk", "{foreign}");
        }
        assert_eq!(quoted("/desk?a=1&b=ä"), "%2Fdesk%3Fa%3D1%26b%3D%C3%A4");
    }
}
