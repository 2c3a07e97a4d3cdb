//! Whole documents: the desk with its rail, the doors (sign-in and the like), the portal. And fragments of them.

use maud::{DOCTYPE, Markup, html};

use super::{Density, Shell, Theme, Tone, nav};
use crate::components::{banner, dialog, toast};
use crate::{command, url};

/// What a desk page consists of besides the rail. `aside` is a landmark of its own and stands outside `main`.
#[derive(Default)]
pub struct Parts {
    pub title: String,
    /// Class of the body: which layout the page has (`at-inbox`, `at-page`, `at-admin`).
    pub layout: &'static str,
    /// Further navigation between rail and main: inbox views, areas of administration.
    pub beside: Option<Markup>,
    pub main: Markup,
    pub aside: Option<Markup>,
    /// Skip links besides "to content": target id and catalogue key.
    pub skips: &'static [(&'static str, &'static str)],
}

impl Parts {
    /// A page with one column.
    pub fn page(title: impl Into<String>, main: Markup) -> Self {
        Self { title: title.into(), layout: "at-page", main, ..Self::default() }
    }
}

/// A whole page of the desk.
pub fn desk(shell: &Shell, parts: Parts) -> Markup {
    let body = html! {
        (skip_links(shell, parts.skips))
        (nav::rail(shell))
        @if let Some(beside) = &parts.beside { (beside) }
        main #main .main tabindex="-1" {
            (strips(shell))
            (parts.main)
        }
        @if let Some(aside) = &parts.aside { (aside) }
        (nav::bottom(shell))
        (live(shell))
        (dialog::palette(shell))
        (dialog::key_list(shell))
        (dialog::sign_in_again(shell))
        (command::table(shell.words(), |needs| nav::offered(shell, needs)))
        (browser_texts(shell))
    };
    document(shell, &parts.title, &format!("desk {}", parts.layout), body)
}

/// A page without the rail: sign-in, set-up, error pages for strangers.
pub fn bare(shell: &Shell, title: &str, main: Markup) -> Markup {
    let body = html! {
        (skip_links(shell, &[]))
        header .door-head {
            (nav::mark(shell))
            span .door-name { @if shell.organisation.is_empty() { "Tuki" } @else { (shell.organisation) } }
            (languages(shell))
        }
        main #main .door tabindex="-1" { (strips(shell)) (main) }
        (live(shell))
    };
    document(shell, title, "bare", body)
}

/// A page of the portal: the brand's name on top, the accessibility statement below.
pub fn portal(shell: &Shell, title: &str, brand: &str, main: Markup) -> Markup {
    let body = html! {
        (skip_links(shell, &[]))
        header .portal-head { span .portal-brand { (brand) } (languages(shell)) }
        main #main .portal tabindex="-1" { (strips(shell)) (main) }
        (live(shell))
    };
    document(shell, title, "portal-page", body)
}

/// A part of a page, as it is answered to `Tuki-Fragment`; the toast comes along.
pub fn fragment(shell: &Shell, part: Markup) -> Markup {
    html! {
        (part)
        @if let Some(said) = &shell.toast {
            hx-partial hx-target="#toasts" hx-swap="beforeend" { (toast::toast(shell, said)) }
        }
    }
}

fn document(shell: &Shell, title: &str, class: &str, body: Markup) -> Markup {
    let name = if shell.organisation.is_empty() { "Tuki" } else { shell.organisation.as_str() };
    html! {
        (DOCTYPE)
        html lang=(shell.lang.code()) data-theme=(theme(shell.look.theme)) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content";
                meta name="color-scheme" content="light dark";
                meta name="csrf" content=(shell.csrf);
                meta name="robots" content="noindex";
                title { (title) " – " (name) }
                link rel="stylesheet" href=(shell.assets.css);
                link rel="icon" type="image/svg+xml" href=(shell.assets.favicon);
                @if !shell.assets.js.is_empty() { script type="module" src=(shell.assets.js) {} }
            }
            body class=(class) data-seq=(shell.seq) data-me=[shell.me.as_ref().map(|me| &me.key)]
                data-keys=(if shell.look.keys { "on" } else { "off" }) data-undo-seconds=(shell.look.undo_seconds)
                data-density=(density(shell.look.density)) { (body) }
        }
    }
}

fn theme(theme: Theme) -> &'static str {
    match theme {
        Theme::System => "system",
        Theme::Light => "light",
        Theme::Dark => "dark",
        Theme::Contrast => "contrast",
    }
}

fn density(density: Density) -> &'static str {
    match density {
        Density::Compact => "compact",
        Density::Default => "default",
        Density::Comfortable => "comfortable",
    }
}

fn skip_links(shell: &Shell, further: &[(&str, &str)]) -> Markup {
    html! {
        div .skips {
            a href="#main" { (shell.t("common-skip-to-content")) }
            @for (id, label) in further { a href=(format!("#{id}")) { (shell.t(label)) } }
        }
    }
}

/// Banners over the page; those of the outbox and of a lost connection are filled by the browser code.
fn strips(shell: &Shell) -> Markup {
    html! {
        div #offline .banner data-tone="warn" hidden {}
        div #outbox .banner data-tone="info" hidden {}
        @for strip in &shell.banners { (banner::banner(shell, strip)) }
    }
}

/// The polite live region and the place of toasts.
fn live(shell: &Shell) -> Markup {
    html! {
        div #live .vh role="status" aria-live="polite" {}
        div #toasts .toasts role="region" aria-label=(shell.t("shell-toasts")) {
            @if let Some(said) = &shell.toast { (toast::toast(shell, said)) }
        }
        div #dialogs {}
    }
}

/// The same page in the other languages, for people without settings.
fn languages(shell: &Shell) -> Markup {
    html! {
        nav .languages aria-label=(shell.t("common-language")) {
            @for lang in language::Lang::ALL {
                a href=(url::in_language(&shell.path, lang.code())) lang=(lang.code()) hreflang=(lang.code())
                    aria-current=[(lang == shell.lang).then_some("true")] { (lang.own_name()) }
            }
        }
    }
}

/// Sentences that the browser code says by itself; `{name}` pieces are filled there.
const BROWSER_TEXTS: &[&str] = &[
    "new",
    "outbox",
    "offline",
    "stale",
    "sending",
    "held",
    "undone",
    "failed",
    "retry",
    "undo",
    "copied",
    "loading",
    "slow",
    "who_writes",
    "who_watches",
    "newer",
    "send_anyway",
    "saved",
    "shortcut_off",
    "arrived",
    "no_hits",
    "dismiss",
];

fn browser_texts(shell: &Shell) -> Markup {
    let texts: serde_json::Map<String, serde_json::Value> =
        BROWSER_TEXTS.iter().map(|key| ((*key).to_owned(), browser_text(shell, key).into())).collect();
    let json = serde_json::Value::Object(texts).to_string().replace('<', "\\u003c");
    html! { script type="application/json" id="texts" { (maud::PreEscaped(json)) } }
}

/// The catalogue has `{ $name }`; the browser gets `{name}`.
fn browser_text(shell: &Shell, key: &str) -> String {
    let names = ["n", "who", "at", "seconds"];
    let holes: Vec<String> = names.iter().map(|name| format!("{{{name}}}")).collect();
    let args: Vec<(&str, language::Arg)> =
        names.iter().zip(&holes).map(|(name, hole)| (*name, language::Arg::from(hole))).collect();
    shell.with(&format!("browser-{key}"), &args)
}

impl Tone {
    /// The value of `data-tone`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Ok => "ok",
            Self::Warn => "warn",
            Self::Bad => "bad",
        }
    }

    /// The shape that says the same as the colour.
    pub fn icon(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Ok => "circle-check",
            Self::Warn => "triangle-alert",
            Self::Bad => "circle-alert",
        }
    }
}
