//! Error pages: what happened, what was kept, what to do, and a reference code for the one who mends it.

use language::Arg;
use maud::{Markup, html};

use crate::shell::{self, Parts, Shell};
use crate::view::Forbidden;
use crate::{icon, url};

#[derive(Clone, Debug)]
pub enum Failure {
    /// 401
    SignedOut,
    /// 403: visible but not allowed.
    Forbidden(Forbidden),
    /// 404: unknown, or not for this reader.
    NotFound,
    /// 409: something changed in between; `text` is what was typed, so that nothing is lost.
    Conflict { back: String, text: String },
    /// 422 without a form of its own.
    Refused { message: String, back: String },
    /// 429
    TooMany { wait_seconds: i64 },
    /// 500
    Broken { reference: String },
    /// 503
    Busy { reference: String },
}

impl Failure {
    pub fn status(&self) -> u16 {
        match self {
            Self::SignedOut => 401,
            Self::Forbidden(_) => 403,
            Self::NotFound => 404,
            Self::Conflict { .. } => 409,
            Self::Refused { .. } => 422,
            Self::TooMany { .. } => 429,
            Self::Broken { .. } => 500,
            Self::Busy { .. } => 503,
        }
    }
}

/// The whole page; inside the desk for those who are signed in.
pub fn page(shell: &Shell, failure: &Failure) -> Markup {
    let title = shell.t(&format!("failure-{}", key(failure)));
    let main = html! {
        div .failure {
            span .empty-mark aria-hidden="true" { (icon::icon(shell, sign(failure))) }
            h1 #view-title { (title) }
            (body(shell, failure))
            p .quiet { (shell.with("failure-status", &[("status", i64::from(failure.status()).into())])) }
        }
    };
    if shell.me.is_some() {
        shell::desk(shell, Parts::page(title, main))
    } else {
        shell::bare(shell, &title, main)
    }
}

fn key(failure: &Failure) -> &'static str {
    match failure {
        Failure::SignedOut => "signed-out",
        Failure::Forbidden(_) => "forbidden",
        Failure::NotFound => "not-found",
        Failure::Conflict { .. } => "conflict",
        Failure::Refused { .. } => "refused",
        Failure::TooMany { .. } => "too-many",
        Failure::Broken { .. } => "broken",
        Failure::Busy { .. } => "busy",
    }
}

fn sign(failure: &Failure) -> &'static str {
    match failure {
        Failure::SignedOut | Failure::Forbidden(_) => "lock",
        Failure::NotFound => "search",
        Failure::Conflict { .. } => "git-merge",
        Failure::Refused { .. } => "circle-alert",
        Failure::TooMany { .. } | Failure::Busy { .. } => "clock",
        Failure::Broken { .. } => "triangle-alert",
    }
}

fn body(shell: &Shell, failure: &Failure) -> Markup {
    let home = html! { p { a .btn .btn-main href=(url::HOME) { (shell.t("failure-home")) } } };
    html! {
        @match failure {
            Failure::SignedOut => { p { (shell.t("failure-signed-out-text")) } p { a .btn .btn-main href=(url::SIGN_IN) { (shell.t("door-sign-in")) } } }
            Failure::Forbidden(why) => { p { (why.reason) } @if !why.grantors.is_empty() { p { (shell.with("forbidden-grantors", &[("who", Arg::from(shell.words().list_or(&why.grantors)))])) } } (home) }
            Failure::NotFound => { p { (shell.t("failure-not-found-text")) } (home) }
            Failure::Conflict { back, text } => { p { (shell.t("failure-conflict-text")) } @if !text.is_empty() { (kept(shell, text)) } p { a .btn .btn-main href=(back) { (shell.t("failure-look")) } } }
            Failure::Refused { message, back } => { p { (message) } p { a .btn .btn-main href=(back) { (shell.t("common-back")) } } }
            Failure::TooMany { wait_seconds } => { p { (shell.with("failure-too-many-text", &[("seconds", (*wait_seconds).into())])) } }
            Failure::Broken { reference } => { p { (shell.t("failure-broken-text")) } (code(shell, reference)) (home) }
            Failure::Busy { reference } => { p { (shell.t("failure-busy-text")) } (code(shell, reference)) }
        }
    }
}

/// What was typed, so that it can be copied back.
fn kept(shell: &Shell, text: &str) -> Markup {
    html! {
        div .field {
            label .label for="kept" { (shell.t("failure-kept")) }
            textarea #kept .input .area readonly rows="6" { (text) }
        }
    }
}

fn code(shell: &Shell, reference: &str) -> Markup {
    html! { p { (shell.t("failure-reference")) " " code { (reference) } } }
}
