//! The inbox: views, list, and the open interaction beside it.

use axum::extract::{Path, RawQuery};
use axum::response::Response;
use db::Tx;
use desk::catalogue::{channel, service, team};
use desk::interaction::{self, BOUND, Narrow, QueueRow, View};
use desk::kernel::{Actor, Cursor, Right};
use maud::{Markup, html};
use ui::desk::inbox::{Inbox, Row, ViewLink};
use ui::form::{Choice, Form};
use ui::shell::{Place, Shell};
use ui::view::Count;

use super::{interaction as pane, view};
use crate::errors::Problem;
use crate::frame::{Desk, Fields};

/// Rows of a page.
const PAGE: usize = 50;
/// The views that everybody has, with their words.
const BUILT_IN: [(&str, &str); 6] = [
    ("mine", "inbox-view-mine"),
    ("queue", "inbox-view-queue"),
    ("open", "inbox-view-open"),
    ("missed", "inbox-view-missed"),
    ("closed", "inbox-view-closed"),
    ("all", "inbox-view-all"),
];

/// GET `/desk/inbox/{view}`
///
/// # Errors
/// 403 for who may not see contacts.
pub async fn list(
    desk: Desk,
    Path(name): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let query = Fields::parse(query.unwrap_or_default().as_bytes());
    desk.show(Place::Inbox, Some(Right::SeeContacts), move |tx, shell, desk| {
        draw(tx, shell, desk, (&name, None), &query)
    })
    .await
}

/// GET `/desk/inbox/{view}/{number}`
///
/// # Errors
/// 404 when there is no such contact.
pub async fn open(
    desk: Desk,
    Path((name, number)): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let query = Fields::parse(query.unwrap_or_default().as_bytes());
    desk.show(Place::Inbox, Some(Right::SeeContacts), move |tx, shell, desk| {
        let found = interaction::load_named(tx, desk.actor(), &number)?;
        draw(tx, shell, desk, (&name, Some(&found)), &query)
    })
    .await
}

fn draw(
    tx: &mut Tx,
    shell: &Shell,
    desk: &Desk,
    (name, open): (&str, Option<&interaction::Interaction>),
    query: &Fields,
) -> Result<Markup, Problem> {
    let open = match open {
        Some(found) => Some(Box::new(pane::view(tx, shell, desk, found, name, query)?)),
        None => None,
    };
    if desk.fragment.as_deref() == Some("view")
        && let Some(open) = &open
    {
        return Ok(
            html! { (ui::desk::interaction::pane(shell, open)) (ui::desk::interaction::aside(shell, open)) },
        );
    }
    let inbox = Inbox { open, ..inbox(tx, shell, desk, name, query)? };
    Ok(match desk.fragment.as_deref() {
        Some("rows") => ui::desk::inbox::rows(shell, &inbox),
        Some("list") => html! {
            (ui::desk::inbox::list(shell, &inbox))
            hx-partial hx-target="#views" { (ui::desk::inbox::views(shell, &inbox)) }
        },
        _ => ui::desk::inbox::page(shell, &inbox),
    })
}

fn inbox(tx: &mut Tx, shell: &Shell, desk: &Desk, name: &str, query: &Fields) -> Result<Inbox, Problem> {
    let actor = desk.actor();
    let chosen = view_of(tx, name)?;
    let after = query.some("after").and_then(|text| Cursor::decode(&text));
    let narrow = narrow(tx, query)?;
    let page = interaction::queue(tx, actor, chosen, narrow, after.as_ref(), PAGE)?;
    let views = views(tx, shell, actor)?;
    let day = shell
        .now
        .to_zoned_datetime(shell.tz.clone())
        .start_of_day()
        .map_or(shell.now, |start| start.timestamp());
    let next_view = views.iter().find(|v| v.key != name && v.count.is_some_and(|count| count.n > 0)).cloned();
    let rows: Vec<Row> = page.items.iter().map(|row| row_of(shell, row, desk)).collect();
    Ok(Inbox {
        title: views
            .iter()
            .find(|v| v.key == name)
            .map_or_else(|| shell.t("inbox-view-open"), |v| v.label.clone()),
        view: name.into(),
        views,
        rows,
        after: page.next.map(|cursor| cursor.encode()),
        paged: after.is_some(),
        filter: filter(query),
        channels: choices_of_channels(tx, shell)?,
        services: crate::pages::admin::service_choices(tx, shell.lang)?,
        open: None,
        closed_today: interaction::count_closed_since(tx, day, 1_000)?,
        next_view,
    })
}

fn view_of(tx: &mut Tx, name: &str) -> Result<View, Problem> {
    Ok(match name {
        "mine" => View::Mine,
        "queue" => View::Unclaimed,
        "open" => View::Open,
        "missed" => View::Missed,
        "closed" => View::Done,
        "all" => View::All,
        other => match other.strip_prefix("team-") {
            Some(key) => View::Team(team::load(tx, key)?.id),
            None => return Err(Problem::missing()),
        },
    })
}

fn narrow(tx: &mut Tx, query: &Fields) -> Result<Narrow, Problem> {
    let channel = match query.some("channel") {
        Some(key) => Some(channel::load(tx, &key)?.id),
        None => None,
    };
    let service = match query.some("service") {
        Some(key) => Some(service::load(tx, &key)?.id),
        None => None,
    };
    Ok(Narrow { channel, service, ..Narrow::default() })
}

fn filter(query: &Fields) -> Form {
    ["q", "channel", "owner", "service"]
        .into_iter()
        .fold(Form::new(), |form, name| form.with_some(name, query.some(name)))
}

/// The views of this reader with their counts.
pub fn views(tx: &mut Tx, shell: &Shell, actor: &Actor) -> Result<Vec<ViewLink>, Problem> {
    let mut links = Vec::new();
    for (key, label) in BUILT_IN {
        let view = view_of(tx, key)?;
        let n = interaction::count(tx, actor, view)?;
        let counted = !matches!(key, "closed" | "all");
        links.push(ViewLink {
            key: key.into(),
            label: shell.t(label),
            count: counted.then(|| bounded(n)),
            team: false,
        });
    }
    for one in team::list(tx)?.into_iter().filter(|one| one.active) {
        let n = interaction::count(tx, actor, View::Team(one.id))?;
        let label = one.names.get(shell.lang).to_string();
        links.push(ViewLink { key: format!("team-{}", one.key), label, count: Some(bounded(n)), team: true });
    }
    Ok(links)
}

fn bounded(n: i64) -> Count {
    Count { n: n.min(BOUND), more: n > BOUND }
}

/// A row of a list.
pub fn row_of(shell: &Shell, row: &QueueRow, desk: &Desk) -> Row {
    let who = row.customer.as_ref().map(|(_, name)| name.clone()).filter(|name| !name.is_empty());
    let who = who.or_else(|| Some(row.from_name.clone()).filter(|name| !name.is_empty()));
    let here = desk.app.presence().others(row.reference.number, &desk.session.signed.key, shell.now);
    Row {
        number: row.reference.number,
        seq: row.version,
        who: who.unwrap_or_else(|| shell.t("inbox-unknown")),
        subject: view::title(shell.words(), &row.title, row.missed, Some(&row.channel)),
        excerpt: row.preview.clone(),
        language: row.language.clone().filter(|tag| tag != shell.lang.code()),
        channel: view::channel(shell.lang, &row.channel, row.official),
        direction: view::direction(row.direction),
        missed: row.missed.is_some(),
        unread: row.unread,
        at: row.last_at,
        promise: row.due.map(view::promise_due),
        owner: row.owner.as_ref().map(view::agent),
        presence: here.iter().map(pane::present).collect(),
        kinds: row.kinds.iter().map(|kind| view::kind(*kind)).collect(),
    }
}

fn choices_of_channels(tx: &mut Tx, shell: &Shell) -> Result<Vec<Choice>, Problem> {
    let all = channel::list(tx)?;
    Ok(all
        .into_iter()
        .filter(|one| one.active)
        .map(|one| Choice::new(one.key, one.names.get(shell.lang)))
        .collect())
}
