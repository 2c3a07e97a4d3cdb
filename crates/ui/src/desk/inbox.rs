//! The inbox: views, list, and the open interaction beside it. GET `/desk/inbox/{view}[/{number}]?after=&channel=&owner=&q=`.

use jiff::Timestamp;
use maud::{Markup, html};

use super::interaction::{self, Interaction};
use crate::components::{badge, clock, empty, face, field::Field, menu, pager, presence};
use crate::form::{Choice, Form};
use crate::shell::{self, Parts};
use crate::view::{Agent, Channel, Count, Direction, Kind, Presence, Promise};
use crate::{Shell, icon, url};

#[derive(Clone, Debug, Default)]
pub struct Inbox {
    /// Key of the open view (`mine`, `queue`, `missed`, `all`, `closed`, `team-…`).
    pub view: String,
    pub title: String,
    pub views: Vec<ViewLink>,
    pub rows: Vec<Row>,
    /// Opaque cursor of the next page, posted as `?after=`.
    pub after: Option<String>,
    /// True when this is not the first page: a link back to the top is shown.
    pub paged: bool,
    /// Values of the filter bar: `q`, `channel`, `owner`, `service`.
    pub filter: Form,
    pub channels: Vec<Choice>,
    pub services: Vec<Choice>,
    pub open: Option<Box<Interaction>>,
    pub closed_today: i64,
    /// Where to look next when this view is empty.
    pub next_view: Option<ViewLink>,
}

#[derive(Clone, Debug, Default)]
pub struct ViewLink {
    pub key: String,
    pub label: String,
    pub count: Option<Count>,
    /// Team views stand under their own heading.
    pub team: bool,
}

#[derive(Clone, Debug, Default)]
pub struct Row {
    pub number: i64,
    pub seq: i64,
    pub who: String,
    pub subject: String,
    pub excerpt: String,
    /// Language tag of subject and excerpt when it differs from the reader's.
    pub language: Option<String>,
    pub channel: Channel,
    pub direction: Direction,
    pub missed: bool,
    pub unread: bool,
    pub at: Timestamp,
    /// The nearest promise that runs.
    pub promise: Option<Promise>,
    pub owner: Option<Agent>,
    pub presence: Vec<Presence>,
    /// Kinds of records that it gave rise to.
    pub kinds: Vec<Kind>,
}

/// The whole page.
pub fn page(shell: &Shell, view: &Inbox) -> Markup {
    let title = view.open.as_ref().map_or_else(|| view.title.clone(), |open| open.subject.clone());
    let parts = Parts {
        title,
        layout: if view.open.is_some() { "at-inbox has-open" } else { "at-inbox" },
        beside: Some(views(shell, view)),
        main: html! { (list(shell, view)) (opened(shell, view)) },
        aside: view.open.as_ref().map(|open| interaction::aside(shell, open)),
        skips: if view.open.is_some() { SKIPS } else { &SKIPS[..1] },
    };
    shell::desk(shell, parts)
}

const SKIPS: &[(&str, &str)] = &[
    ("list", "skip-list"),
    ("thread", "skip-thread"),
    ("composer", "skip-composer"),
    ("context", "skip-context"),
];

/// The column of views (`#views`).
pub fn views(shell: &Shell, view: &Inbox) -> Markup {
    html! {
        nav #views .views aria-label=(shell.t("inbox-views")) { (view_links(shell, view)) }
    }
}

fn view_links(shell: &Shell, view: &Inbox) -> Markup {
    html! {
        ul { @for one in view.views.iter().filter(|one| !one.team) { li { (view_link(shell, one, &view.view)) } } }
        @if view.views.iter().any(|one| one.team) {
            p .views-title { (shell.t("inbox-teams")) }
            ul {
                @for one in view.views.iter().filter(|one| one.team) {
                    li { (view_link(shell, one, &view.view)) }
                }
            }
        }
    }
}

fn view_link(shell: &Shell, one: &ViewLink, open: &str) -> Markup {
    html! {
        a .view-link href=(url::inbox(&one.key)) aria-current=[(one.key == open).then_some("page")] {
            span { (one.label) }
            @if let Some(count) = one.count { span .count data-count=(one.key) { (shown(shell, count)) } }
        }
    }
}

fn shown(shell: &Shell, count: Count) -> String {
    if count.more { format!("{}+", shell.words().number(count.n)) } else { shell.words().number(count.n) }
}

/// The list with its head, filters and pager (`#list`).
pub fn list(shell: &Shell, view: &Inbox) -> Markup {
    let base = pager::with_filters(&url::inbox(&view.view), &view.filter, FILTERS);
    html! {
        section #list .list aria-labelledby="list-title" tabindex="-1" {
            (list_head(shell, view))
            button #arrivals .arrivals type="button" data-cmd="refresh" data-key="." hidden {}
            @if view.rows.is_empty() { (nothing(shell, view)) }
            @else { (rows(shell, view)) (pager::pager(shell, &base, view.after.as_deref(), view.paged)) }
        }
    }
}

const FILTERS: &[&str] = &["q", "channel", "service", "owner"];

fn list_head(shell: &Shell, view: &Inbox) -> Markup {
    let folded = html! { (view_links(shell, view)) };
    let count = view.views.iter().find(|one| one.key == view.view).and_then(|one| one.count);
    // The title is the page's heading only while nothing is open beside it.
    let title =
        html! { (view.title) @if let Some(count) = count { " " span .count { (shown(shell, count)) } } };
    html! {
        header .list-head {
            @if view.open.is_none() { h1 #list-title .list-title { (title) } }
            @else { h2 #list-title .list-title { (title) } }
            span .list-views {
                (menu::menu(shell, "views-menu", "chevron-down", &shell.t("inbox-views"), &folded))
            }
            span .list-tools {
                (menu::menu(shell, "filter-menu", "filter", &shell.t("inbox-filter"), &filters(shell, view)))
            }
        }
        @if view.filter != Form::default() && FILTERS.iter().any(|name| !view.filter.value(name).is_empty()) {
            p .list-filtered {
                (icon::small(shell, "filter"))
                (shell.t("inbox-filtered"))
                " "
                a href=(url::inbox(&view.view)) { (shell.t("common-clear")) }
            }
        }
    }
}

fn filters(shell: &Shell, view: &Inbox) -> Markup {
    html! {
        form .stack method="get" action=(url::inbox(&view.view)) {
            (Field::new(shell, &view.filter, "filter", "q", "common-search").input("search"))
            (Field::new(shell, &view.filter, "filter", "channel", "common-channel")
                .select(&view.channels, Some(&shell.t("common-all"))))
            (Field::new(shell, &view.filter, "filter", "service", "common-service")
                .select(&view.services, Some(&shell.t("common-all"))))
            div .row-end { button .btn .btn-main type="submit" { (shell.t("common-show")) } }
        }
    }
}

/// The rows alone (`#rows`), as a fragment of a page further down or of a change.
pub fn rows(shell: &Shell, view: &Inbox) -> Markup {
    let open = view.open.as_ref().map(|open| open.number);
    html! {
        ol #rows .rows data-list="inbox" data-live=(format!("view:{}", view.view)) data-after=[view.after.as_deref()] {
            @for one in &view.rows { (row(shell, &view.view, one, open == Some(one.number))) }
        }
    }
}

/// One row of the inbox (`#int-1042`).
pub fn row(shell: &Shell, view: &str, row: &Row, open: bool) -> Markup {
    let to = url::in_inbox(view, row.number);
    let language = badge::foreign(shell, row.language.as_deref());
    html! {
        li id=(format!("int-{}", row.number)) .row data-row data-href=(to) data-seq=(row.seq) data-unread[row.unread] aria-current=[open.then_some("true")] {
            (badge::channel(shell, &row.channel, row.direction, row.missed))
            a .row-who .row-link href=(to) {
                @if row.unread { span .vh { (shell.t("inbox-unread")) ": " } }
                (row.who)
                span .vh lang=[language] { ", " (row.subject) }
            }
            @if let Some(promise) = &row.promise { (clock::short(shell, promise)) }
            @else { span .row-at { (shell.time(row.at)) } }
            div .row-more {
                span .row-text aria-hidden="true" lang=[language] {
                    span .row-subject { (row.subject) }
                    @if !row.excerpt.is_empty() { " – " (row.excerpt) }
                }
                @for kind in &row.kinds { (badge::kind_dot(shell, *kind)) }
                (presence::faces(shell, &row.presence))
                @if let Some(owner) = &row.owner {
                    span .row-owner title=(owner.name) {
                        (face::face(&owner.name, face::Size::Small))
                        span .vh { (shell.t("common-owner")) " " (owner.name) }
                    }
                }
            }
        }
    }
}

fn nothing(shell: &Shell, view: &Inbox) -> Markup {
    let closed = shell.with("inbox-closed-today", &[("count", view.closed_today.into())]);
    let next = view.next_view.as_ref().map(|next| {
        let count = next.count.map_or_else(String::new, |count| format!(" ({})", shown(shell, count)));
        (url::inbox(&next.key), format!("{}{count}", next.label))
    });
    empty::empty(
        shell,
        "inbox",
        &shell.t("inbox-empty-title"),
        &closed,
        next.as_ref().map(|(to, label)| (to.as_str(), label.as_str())),
    )
}

/// The open interaction, or the still place where one will be (`#view`).
fn opened(shell: &Shell, view: &Inbox) -> Markup {
    html! {
        @match &view.open {
            Some(open) => (interaction::pane(shell, open)),
            None => section #view .view .view-none data-pane aria-label=(shell.t("inbox-none-open")) {
                (empty::empty(shell, "message-square", &shell.t("inbox-none-open"), &shell.t("inbox-none-open-text"), None))
            },
        }
    }
}
