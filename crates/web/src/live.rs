//! Live screens: one task a process follows the sealed events and tells every open stream what changed. A stream carries
//! references and the place in the order, never contents; the page fetches what it shows by ordinary, authorised GETs.

use std::convert::Infallible;
use std::time::Duration;

use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::IntoResponse;
use axum::response::sse::{Event, KeepAlive, Sse};
use db::Store;
use desk::kernel::{Actor, Right};
use desk::reactions::live::{self, Touched};
use futures_util::stream::{self, Stream, StreamExt};
use tokio::sync::broadcast;
use tokio_stream::wrappers::BroadcastStream;
use tokio_stream::wrappers::errors::BroadcastStreamRecvError;

use crate::app::App;
use crate::caller::Session;
use crate::errors::Problem;
use crate::frame::Fields;
use crate::presence::Change;

/// How many events a returning browser is told one by one; beyond that it reads its page anew.
const REPLAY: i64 = 500;

/// The process-wide stream of what changed.
#[derive(Clone)]
pub struct Live {
    store: Store,
    news: broadcast::Sender<Touched>,
}

impl Live {
    /// A stream over a store; it stands still until `follow` runs.
    pub fn new(store: Store) -> Live {
        Live { store, news: broadcast::channel(1024).0 }
    }

    /// Follows the sealed events for ever and tells them on.
    pub async fn follow(self) {
        let mut last = self.store.last_seq();
        let mut hints = self.store.subscribe();
        loop {
            if hints.changed().await.is_err() {
                return;
            }
            tokio::time::sleep(Duration::from_millis(40)).await;
            last = self.tell_after(last).await;
        }
    }

    async fn tell_after(&self, mut last: i64) -> i64 {
        loop {
            let read = self.store.read(move |tx| live::after(tx, last, REPLAY)).await;
            let Ok(touched) =
                read.inspect_err(|error| tracing::warn!(%error, "Live events could not be read."))
            else {
                return last;
            };
            let Some(newest) = touched.last() else { return last };
            last = newest.seq;
            for one in touched {
                let _ = self.news.send(one);
            }
        }
    }
}

/// GET `/events`
///
/// # Errors
/// 401 for strangers.
pub async fn events(
    State(app): State<App>,
    session: Session,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<impl IntoResponse, Problem> {
    let asked = Fields::parse(query.unwrap_or_default().as_bytes()).number("after");
    let actor = session.actor().clone();
    let news = BroadcastStream::new(app.live().news.subscribe());
    let presence = BroadcastStream::new(app.presence().listen());
    let missed = replay(&app, &actor, asked, &headers).await?;
    let live = news.filter_map(move |one| std::future::ready(told(one, &actor)));
    let seats = presence.filter_map(|change| std::future::ready(change.ok().map(seat)));
    let all = stream::iter(missed).chain(stream::select(live, seats)).map(Ok::<_, Infallible>);
    Ok(Sse::new(bounded(all)).keep_alive(KeepAlive::new().interval(Duration::from_secs(20)).text("")))
}

/// A stream ends after an hour, so that a session that has ended meanwhile is noticed; the browser comes back by itself.
fn bounded<S: Stream>(stream: S) -> impl Stream<Item = S::Item> {
    stream.take_until(tokio::time::sleep(Duration::from_secs(3600)))
}

async fn replay(
    app: &App,
    actor: &Actor,
    asked: Option<i64>,
    headers: &HeaderMap,
) -> Result<Vec<Event>, Problem> {
    let last =
        headers.get("last-event-id").and_then(|id| id.to_str().ok()).and_then(|id| id.parse::<i64>().ok());
    let known = last.or(asked);
    let Some(known) = known else { return Ok(Vec::new()) };
    let touched = app.read(move |tx| live::after(tx, known, REPLAY)).await?;
    if touched.len() as i64 == REPLAY {
        return Ok(vec![resync(app.store().last_seq())]);
    }
    Ok(touched.iter().filter_map(|one| changed(one, actor)).collect())
}

fn told(one: Result<Touched, BroadcastStreamRecvError>, actor: &Actor) -> Option<Event> {
    match one {
        Ok(touched) => changed(&touched, actor),
        Err(BroadcastStreamRecvError::Lagged(_)) => Some(resync(0)),
    }
}

fn changed(touched: &Touched, actor: &Actor) -> Option<Event> {
    if !actor.may(Right::SeeContacts) {
        return None;
    }
    let body = serde_json::json!({ "seq": touched.seq, "refs": touched.refs, "kind": touched.kind });
    Some(Event::default().event("changed").id(touched.seq.to_string()).data(body.to_string()))
}

fn resync(seq: i64) -> Event {
    Event::default().event("resync").data(serde_json::json!({ "seq": seq }).to_string())
}

fn seat(change: Change) -> Event {
    let body = serde_json::to_string(&change).expect("a presence change is always JSON");
    Event::default().event("presence").data(body)
}
