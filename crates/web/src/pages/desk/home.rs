//! Role home: what waits, what is promised, what is not whole, and on a fresh desk what is still to be set up.

use axum::response::Response;
use db::Tx;
use desk::catalogue::{service, team};
use desk::interaction::{self, BOUND, Narrow, View};
use desk::kernel::{Actor, RecordKind, Right, Timestamp};
use desk::mailbox;
use desk::people::agent;
use desk::spine::{self, Filter};
use language::Arg;
use maud::Markup;
use ui::desk::home::{Home, Promised, Queue, Step, Tile, Trouble};
use ui::desk::inbox::ViewLink;
use ui::shell::{Place, Shell};
use ui::url;
use ui::view::Count;

use super::{inbox, view};
use crate::errors::Problem;
use crate::frame::Desk;

/// The most urgent rows that are shown.
const URGENT: usize = 6;
/// So many rows of a queue are looked at for its oldest and its late ones.
const LOOKED_AT: usize = 100;
/// Records of one kind that are shown as promised.
const PROMISED: usize = 5;

/// GET `/desk`
///
/// # Errors
/// 401 for strangers.
pub async fn get(desk: Desk) -> Result<Response, Problem> {
    desk.show(Place::Home, None, |tx, shell, desk| {
        let home = home(tx, shell, desk)?;
        Ok::<Markup, Problem>(ui::desk::home::page(shell, &home))
    })
    .await
}

fn home(tx: &mut Tx, shell: &Shell, desk: &Desk) -> Result<Home, Problem> {
    let actor = desk.actor();
    let mut home = Home { name: first_name(&actor.name), ..Home::default() };
    if actor.may(Right::SeeContacts) {
        home.tiles = tiles(tx, shell, actor)?;
        let urgent = interaction::queue(tx, actor, View::Mine, Narrow::default(), None, URGENT)?;
        home.urgent = urgent.items.iter().map(|row| inbox::row_of(shell, row, desk)).collect();
        home.promised = promised(tx, actor)?;
    }
    if actor.may(Right::Lead) {
        home.queues = queues(tx, shell, actor)?;
    }
    if actor.may(Right::Operate) {
        home.troubles = troubles(tx, shell)?;
    }
    if actor.may(Right::Configure) {
        home.steps = steps(tx, shell)?;
    }
    Ok(home)
}

fn first_name(name: &str) -> String {
    name.split_whitespace().next().unwrap_or(name).to_string()
}

fn tiles(tx: &mut Tx, shell: &Shell, actor: &Actor) -> Result<Vec<Tile>, Problem> {
    let today = start_of_today(shell);
    let tile = |label: &str, n: i64, view: &str, late: bool| Tile {
        label: shell.t(label),
        n: n.min(BOUND),
        url: url::inbox(view),
        late: late && n > 0,
    };
    let mut tiles = Vec::new();
    if actor.may(Right::Serve) {
        tiles.push(tile("home-mine", interaction::count(tx, actor, View::Mine)?, "mine", false));
        tiles.push(tile("home-late", interaction::count_late(tx, actor.agent, shell.now)?, "mine", true));
    } else {
        tiles.push(tile("home-late", interaction::count_late(tx, None, shell.now)?, "open", true));
    }
    tiles.push(tile("home-in-queue", interaction::count(tx, actor, View::Unclaimed)?, "queue", false));
    let closed = interaction::count_closed_since(tx, today, 1_000)?;
    tiles.push(Tile {
        label: shell.t("home-closed-today"),
        n: closed,
        url: url::inbox("closed"),
        late: false,
    });
    Ok(tiles)
}

/// The instant at which the reader's day began.
pub fn start_of_today(shell: &Shell) -> Timestamp {
    let now = shell.now.to_zoned_datetime(shell.tz.clone());
    now.start_of_day().map_or(shell.now, |start| start.timestamp())
}

/// Records of the reader's own that are due.
fn promised(tx: &mut Tx, actor: &Actor) -> Result<Vec<Promised>, Problem> {
    let Some(me) = actor.agent else { return Ok(Vec::new()) };
    let mut all = Vec::new();
    for kind in [RecordKind::Order, RecordKind::Issue, RecordKind::Feedback] {
        for row in spine::list(tx, kind, Filter::OwnedBy(me), None, PROMISED)?.items {
            let Some(due) = row.due_at else { continue };
            all.push(Promised {
                promise: view::promise_due((row.occurred_at, due)),
                text: row.title,
                who: row.customer.map(|(_, name)| name).unwrap_or_default(),
                url: url::record(view::kind(kind), row.reference.number),
            });
        }
    }
    all.sort_by_key(|one| one.promise.due);
    Ok(all)
}

/// One line a queue, for those who lead.
fn queues(tx: &mut Tx, shell: &Shell, actor: &Actor) -> Result<Vec<Queue>, Problem> {
    let mut queues = vec![queue(tx, shell, actor, (View::Unclaimed, "queue", shell.t("inbox-view-queue")))?];
    for one in team::list(tx)?.into_iter().filter(|one| one.active) {
        let name = one.names.get(shell.lang).to_string();
        let mut queue = queue(tx, shell, actor, (View::Team(one.id), &format!("team-{}", one.key), name))?;
        queue.view.team = true;
        queues.push(queue);
    }
    Ok(queues)
}

fn queue(
    tx: &mut Tx,
    shell: &Shell,
    actor: &Actor,
    (view, key, label): (View, &str, String),
) -> Result<Queue, Problem> {
    let n = interaction::count(tx, actor, view)?;
    let rows = interaction::queue(tx, actor, view, Narrow::default(), None, LOOKED_AT)?.items;
    let late = rows.iter().filter(|row| row.due.is_some_and(|(_, due)| due < shell.now)).count();
    Ok(Queue {
        view: ViewLink {
            key: key.into(),
            label,
            count: Some(Count { n: n.min(BOUND), more: n > BOUND }),
            team: false,
        },
        oldest: rows.iter().map(|row| row.occurred_at).min(),
        late: late as i64,
    })
}

/// What is not whole at the doors and in the background.
fn troubles(tx: &mut Tx, shell: &Shell) -> Result<Vec<Trouble>, Problem> {
    let mut all = Vec::new();
    for one in mailbox::active(tx)?.into_iter().filter(|one| one.health == "failing") {
        let text = shell.with("home-trouble-mailbox", &[("address", Arg::from(one.address.as_str()))]);
        all.push(Trouble { text, url: url::admin_item("mailboxes", &one.key) });
    }
    let parked: i64 = mailbox::health::parked(tx)?.iter().map(|one| one.n).sum();
    if parked > 0 {
        let text = shell.with("home-trouble-parked", &[("count", Arg::from(parked))]);
        all.push(Trouble { text, url: url::admin("mailboxes") });
    }
    let dead = jobs::count_dead(tx)?;
    if dead > 0 {
        let text = shell.with("home-trouble-dead", &[("count", Arg::from(dead))]);
        all.push(Trouble { text, url: url::admin("jobs") });
    }
    Ok(all)
}

/// What a fresh desk still needs; nothing once all of it is there.
fn steps(tx: &mut Tx, shell: &Shell) -> Result<Vec<Step>, Problem> {
    let step = |text: &str, area: &str, done: bool| Step {
        text: shell.t(text),
        url: url::admin_item(area, "new"),
        done,
    };
    let steps = vec![
        step("home-step-service", "services", service::list(tx)?.iter().any(|one| one.active)),
        step("home-step-mailbox", "mailboxes", !mailbox::active(tx)?.is_empty()),
        step("home-step-colleague", "users", agent::list(tx)?.len() > 1),
        step("home-step-form", "forms", desk::form::list(tx)?.iter().any(|one| one.active)),
    ];
    Ok(if steps.iter().all(|step| step.done) { Vec::new() } else { steps })
}
