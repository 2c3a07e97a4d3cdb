//! One search over all, GET `/desk/search?q=&kind=&after=`: people, numbers, words.

use jiff::Timestamp;
use maud::{Markup, html};

use crate::components::{badge, empty, pager, person, tabs};
use crate::shell::{self, Parts};
use crate::view::{Channel, Customer, Direction, Kind, Linked, State};
use crate::{Shell, icon, url};

#[derive(Clone, Debug, Default)]
pub struct Search {
    pub q: String,
    /// `all`, `people`, `interactions`, `records`.
    pub kind: String,
    pub people: Vec<Customer>,
    pub organisations: Vec<Linked>,
    pub hits: Vec<Hit>,
    pub after: Option<String>,
    /// Only the newest so many matches were ranked; shown when the words are very common.
    pub bounded: bool,
}

#[derive(Clone, Debug, Default)]
pub struct Hit {
    pub kind: Kind,
    pub number: i64,
    pub title: String,
    pub who: String,
    pub at: Timestamp,
    pub state: State,
    pub channel: Option<Channel>,
    /// The text around the match; `true` pieces matched and are marked.
    pub excerpt: Vec<(String, bool)>,
    pub language: Option<String>,
}

/// The whole page.
pub fn page(shell: &Shell, view: &Search) -> Markup {
    let title = shell.t("nav-search");
    let main = html! {
        div .page .page-search {
            h1 #view-title .vh tabindex="-1" { (title) }
            search { form .search-box method="get" action=(url::SEARCH) {
                label .vh for="search-q" { (shell.t("search-label")) }
                (icon::icon(shell, "search"))
                input #search-q type="search" name="q" value=(view.q) placeholder=(shell.t("search-placeholder")) autofocus[view.q.is_empty()] autocomplete="off";
                button .btn .btn-main type="submit" { (shell.t("common-search")) }
            } }
            @if view.q.is_empty() { (hints(shell)) } @else { (kinds(shell, view)) (results(shell, view)) }
        }
    };
    shell::desk(shell, Parts::page(title, main))
}

fn hints(shell: &Shell) -> Markup {
    html! {
        div .search-hints {
            p { (shell.t("search-hint-lead")) }
            ul {
                @for key in ["search-hint-name", "search-hint-number", "search-hint-word"] {
                    li { (shell.t(key)) }
                }
            }
        }
    }
}

fn kinds(shell: &Shell, view: &Search) -> Markup {
    let all = ["all", "people", "interactions", "records"].map(|kind| tabs::Tab {
        label: shell.t(&format!("search-{kind}")),
        to: format!("{}?q={}&kind={kind}", url::SEARCH, pager::escaped(&view.q)),
        open: view.kind == kind || (kind == "all" && view.kind.is_empty()),
    });
    tabs::tabs(&shell.t("search-kinds"), &all)
}

fn results(shell: &Shell, view: &Search) -> Markup {
    let base = format!("{}?q={}&kind={}", url::SEARCH, pager::escaped(&view.q), view.kind);
    html! {
        @if view.people.is_empty() && view.organisations.is_empty() && view.hits.is_empty() {
            (empty::empty(shell, "search", &shell.t("search-none"), &shell.t("search-none-text"), None))
        }
        @if !view.people.is_empty() {
            section {
                h2 .column-title { (shell.t("search-people")) }
                ul .people { @for one in &view.people { li { (person::line(shell, one)) } } }
            }
        }
        @if !view.organisations.is_empty() {
            section {
                h2 .column-title { (shell.t("customers-organisations")) }
                ul .people { @for one in &view.organisations { li { a href=(url::organisation(&one.key)) { (one.label) } } } }
            }
        }
        @if !view.hits.is_empty() {
            section {
                h2 .column-title { (shell.t("search-hits")) }
                @if view.bounded { p .quiet { (shell.t("search-bounded")) } }
                ol .hits { @for hit in &view.hits { li { (one(shell, hit)) } } }
            }
        }
        (pager::pager(shell, &base, view.after.as_deref(), false))
    }
}

fn one(shell: &Shell, hit: &Hit) -> Markup {
    html! {
        div .hit-head {
            span .chip data-kind=(hit.kind.key()) { (hit.kind.reference(hit.number)) }
            a .hit-title href=(url::record(hit.kind, hit.number)) { (hit.title) }
            (badge::state(&hit.state))
        }
        p .hit-text lang=[badge::foreign(shell, hit.language.as_deref())] {
            @for (piece, matched) in &hit.excerpt { @if *matched { mark { (piece) } } @else { (piece) } }
        }
        p .quiet {
            @if let Some(channel) = &hit.channel { (badge::channel(shell, channel, Direction::In, false)) " " }
            @if !hit.who.is_empty() { (hit.who) " · " }
            (shell.time(hit.at))
        }
    }
}

/// At most so many options of the palette.
const OPTIONS: usize = 8;

/// The options of the palette, answered to `Tuki-Fragment: palette`.
pub fn palette(shell: &Shell, view: &Search) -> Markup {
    let left = OPTIONS.saturating_sub(view.people.len().min(OPTIONS));
    html! {
        @for one in view.people.iter().take(OPTIONS) {
            li role="option" data-href=(url::customer(&one.key)) {
                (icon::small(shell, "users")) b { (person::name(shell, one)) }
                @if let Some(org) = &one.organisation { " " span .quiet { (org.label) } }
            }
        }
        @for hit in view.hits.iter().take(left) {
            li role="option" data-href=(url::record(hit.kind, hit.number)) {
                span .chip data-kind=(hit.kind.key()) { (hit.kind.reference(hit.number)) } " " (hit.title)
                @if !hit.who.is_empty() { " " span .quiet { (hit.who) } }
            }
        }
    }
}
