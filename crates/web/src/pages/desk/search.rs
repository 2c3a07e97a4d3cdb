//! One search over all: people, numbers, words. Words are analysed before, excerpts are cut after the reading.

use axum::extract::RawQuery;
use axum::response::Response;
use db::Tx;
use desk::catalogue::channel;
use desk::kernel::{Actor, Cursor, Right};
use desk::people::customer;
use desk::search::{self, Ask, Found, Hit, Kind};
use desk::spine::StateCategory;
use language::Lang;
use maud::Markup;
use ui::desk::search::{Hit as Shown, Search};
use ui::shell::{Place, Shell};
use ui::view::Linked;

use super::{customers, view};
use crate::errors::Problem;
use crate::frame::{Desk, Fields};

/// Hits of a page.
const PAGE: usize = 20;
/// Hits of the palette.
const PALETTE: usize = 8;
/// People above the hits.
const PEOPLE: usize = 8;

/// Pieces of a hit's text; `true` pieces matched.
type Excerpt = Vec<(String, bool)>;

/// What one page of the search needs.
#[derive(Clone)]
struct Results {
    typed: String,
    kind: Kind,
    first: bool,
    hits: Vec<(Hit, Excerpt)>,
    after: Option<String>,
}

/// GET `/desk/search?q=&kind=&after=`, also the options of the palette
///
/// # Errors
/// 403 for who may not see contacts.
pub async fn get(desk: Desk, RawQuery(query): RawQuery) -> Result<Response, Problem> {
    desk.session.require(Right::SeeContacts)?;
    let query = Fields::parse(query.unwrap_or_default().as_bytes());
    let palette = desk.fragment.as_deref() == Some("palette");
    let results = results(&desk, &query, if palette { PALETTE } else { PAGE }).await?;
    desk.show(Place::Search, Some(Right::SeeContacts), move |tx, shell, desk| {
        let page = page(tx, shell, desk.actor(), &results)?;
        let draw = if palette { ui::desk::search::palette } else { ui::desk::search::page };
        Ok::<Markup, Problem>(draw(shell, &page))
    })
    .await
}

async fn results(desk: &Desk, query: &Fields, limit: usize) -> Result<Results, Problem> {
    let (typed, kind) = (query.text("q").to_string(), Kind::from_code(query.text("kind")));
    let cursor = query.some("after").and_then(|text| Cursor::decode(&text));
    let first = cursor.is_none();
    let mut results = Results { typed: typed.clone(), kind, first, hits: Vec::new(), after: None };
    if typed.is_empty() {
        return Ok(results);
    }
    let ask = Ask::new(&typed).within(kind);
    let (sought, actor) = (ask.clone(), desk.actor().clone());
    let found = desk
        .app
        .read(move |tx| search::search(tx, &actor, &sought, cursor.as_ref(), limit))
        .await
        .map_err(|refused| Problem::from(refused).in_language(desk.lang()))?;
    results.after = found.hits.next.as_ref().map(Cursor::encode);
    let cut = tokio::task::spawn_blocking(move || excerpts(found, &ask)).await;
    results.hits =
        cut.map_err(|_| Problem::new(axum::http::StatusCode::INTERNAL_SERVER_ERROR, "request.failed"))?;
    Ok(results)
}

fn excerpts(found: Found, ask: &Ask) -> Vec<(Hit, Excerpt)> {
    let all = found.exact.into_iter().chain(found.hits.items);
    all.map(|hit| {
        let lang = hit.language.as_deref().and_then(Lang::from_code);
        let excerpt = tight(search::excerpt(&hit.text, lang, &ask.words));
        (hit, excerpt)
    })
    .collect()
}

/// The same pieces, with the space and the marks after a match outside of it.
fn tight(pieces: Excerpt) -> Excerpt {
    let mut tight = Excerpt::new();
    for (piece, matched) in pieces {
        let word = piece.trim_end_matches(|sign: char| !sign.is_alphanumeric());
        if matched && !word.is_empty() && word.len() < piece.len() {
            tight.push((word.to_string(), true));
            tight.push((piece[word.len()..].to_string(), false));
        } else {
            tight.push((piece, matched));
        }
    }
    tight
}

fn page(tx: &mut Tx, shell: &Shell, actor: &Actor, results: &Results) -> Result<Search, Problem> {
    let mut page = Search {
        q: results.typed.clone(),
        kind: results.kind.code().into(),
        after: results.after.clone(),
        ..Search::default()
    };
    if results.first && !results.typed.is_empty() && matches!(results.kind, Kind::All | Kind::People) {
        page.people = customers::seek(tx, actor, &results.typed, PEOPLE)?;
    }
    let channels = channel::list(tx)?;
    for (hit, excerpt) in &results.hits {
        match hit.kind.as_str() {
            "customer" => person(tx, hit, &mut page)?,
            "organisation" => {
                page.organisations.push(Linked::new(hit.key.clone().unwrap_or_default(), &hit.title));
            }
            _ => page.hits.extend(record(shell, &channels, hit, excerpt)),
        }
    }
    Ok(page)
}

/// A person that only the words led to stands among the people.
fn person(tx: &mut Tx, hit: &Hit, page: &mut Search) -> Result<(), Problem> {
    let Ok(one) = customer::by_id(tx, hit.id) else { return Ok(()) };
    if one.erased_at.is_none() && page.people.iter().all(|known| known.key != one.key) {
        page.people.push(view::customer(tx, &one)?);
    }
    Ok(())
}

fn record(shell: &Shell, channels: &[channel::Channel], hit: &Hit, excerpt: &Excerpt) -> Option<Shown> {
    let reference = hit.reference?;
    let shape = StateCategory::from_code(hit.category.as_deref().unwrap_or_default());
    let channel = channels.iter().find(|one| Some(one.id) == hit.channel);
    Some(Shown {
        kind: view::kind(reference.kind),
        number: reference.number,
        title: if hit.title.is_empty() {
            channel.map_or_else(|| reference.to_string(), |one| one.names.get(shell.lang).into())
        } else {
            hit.title.clone()
        },
        who: hit.customer.clone().unwrap_or_default(),
        at: hit.at,
        state: view::state(shell.words(), reference.kind, hit.state.as_deref().unwrap_or_default(), shape),
        channel: channel.map(|one| view::channel_row(shell.lang, one)),
        excerpt: excerpt.clone(),
        language: hit.language.clone(),
    })
}
