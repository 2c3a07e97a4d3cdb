//! Turning what the desk knows into what pages show: records, states, channels, people, promises. Pure but for small look-ups.

use db::Tx;
use desk::interaction::Missed;
use desk::kernel::{Names, RecordKind, RecordRef, Timestamp};
use desk::linking::ChainLink;
use desk::promise::{self, Promise};
use desk::spine::StateCategory;
use language::{Lang, Words};
use ui::view::{Agent, Category, Channel, Direction, Kind, PromiseKind, RecordChip, State};

use crate::errors::Problem;

/// The kind as pages know it.
pub fn kind(kind: RecordKind) -> Kind {
    match kind {
        RecordKind::Interaction => Kind::Interaction,
        RecordKind::Issue => Kind::Issue,
        RecordKind::Order => Kind::Order,
        RecordKind::Feedback => Kind::Feedback,
    }
}

/// The shape of a state.
pub fn category(category: StateCategory) -> Category {
    match category {
        StateCategory::Open => Category::Open,
        StateCategory::Waiting => Category::Waiting,
        StateCategory::Done => Category::Done,
    }
}

/// A state in the reader's language.
pub fn state(words: Words, of: RecordKind, code: &str, shape: StateCategory) -> State {
    State::new(words.t(&format!("record-state-{}-{code}", of.code())), category(shape))
}

/// A chip of a record.
pub fn chip(words: Words, reference: RecordRef, title: &str, code: &str, shape: StateCategory) -> RecordChip {
    RecordChip {
        kind: kind(reference.kind),
        number: reference.number,
        title: title.into(),
        state: state(words, reference.kind, code, shape),
        current: false,
    }
}

/// A record chain; the open record is no link.
pub fn chain(words: Words, links: &[ChainLink], open: RecordRef) -> Vec<RecordChip> {
    links
        .iter()
        .map(|link| {
            let mut chip = chip(words, link.reference, &link.title, &link.state, link.category);
            chip.current = link.reference == open;
            chip
        })
        .collect()
}

/// A title in words: what was said, else why nobody was reached, else the channel.
pub fn title(
    words: Words,
    said: &str,
    missed: Option<Missed>,
    channel: Option<&(String, Names, String)>,
) -> String {
    match (said.trim(), missed, channel) {
        ("", Some(why), _) => words.t(&format!("record-missed-{}", why.code())),
        ("", None, Some((_, names, _))) => names.get(words.lang()).to_string(),
        (said, ..) => said.to_string(),
    }
}

/// A channel as rows and messages show it.
pub fn channel(lang: Lang, (key, names, icon): &(String, Names, String), official: bool) -> Channel {
    Channel { key: key.clone(), name: names.get(lang).into(), icon: icon.clone(), official }
}

/// A channel row.
pub fn channel_row(lang: Lang, row: &desk::catalogue::channel::Channel) -> Channel {
    Channel {
        key: row.key.clone(),
        name: row.names.get(lang).into(),
        icon: row.icon.clone(),
        official: row.official,
    }
}

/// Who turned to whom.
pub fn direction(direction: desk::interaction::Direction) -> Direction {
    match direction {
        desk::interaction::Direction::In => Direction::In,
        desk::interaction::Direction::Out => Direction::Out,
    }
}

/// One of ours by key and name.
pub fn agent((key, name): &(String, String)) -> Agent {
    Agent { key: key.clone(), name: name.clone(), away: None }
}

/// One of ours by id.
///
/// # Errors
/// What the database refuses.
pub fn agent_of(tx: &mut Tx, id: Option<i64>) -> Result<Option<Agent>, Problem> {
    let Some(id) = id else { return Ok(None) };
    let found = desk::people::agent::by_id(tx, id).ok();
    Ok(found.map(|one| Agent { key: one.key, name: one.name, away: None }))
}

/// The promises of a record that run or were kept.
///
/// # Errors
/// What the database refuses.
pub fn promises(tx: &mut Tx, record: i64) -> Result<Vec<ui::view::Promise>, Problem> {
    let all = promise::of_record(tx, record)?;
    Ok(all.iter().filter(|one| one.state != "cancelled").map(promise_shown).collect())
}

fn promise_shown(one: &Promise) -> ui::view::Promise {
    ui::view::Promise {
        kind: PromiseKind::Response,
        started: one.started_at,
        due: one.due_at,
        met: one.met_at,
    }
}

/// A running promise of a queue row.
pub fn promise_due((started, due): (Timestamp, Timestamp)) -> ui::view::Promise {
    ui::view::Promise { kind: PromiseKind::Response, started, due, met: None }
}

/// A customer as cards show one.
///
/// # Errors
/// What the database refuses.
pub fn customer(tx: &mut Tx, one: &desk::people::Customer) -> Result<ui::view::Customer, Problem> {
    use desk::people::{customer, organisation};
    let organisation = match one.organisation {
        Some(id) => organisation::by_id(tx, id).ok().map(|org| ui::view::Linked::new(org.key, org.name)),
        None => None,
    };
    let identities = customer::identities(tx, one.id)?
        .into_iter()
        .map(|identity| ui::view::Identity {
            key: desk::kernel::key_of(identity.id),
            kind: identity.kind,
            value: identity.value,
            verified: identity.verified_at.is_some(),
        })
        .collect();
    Ok(ui::view::Customer {
        key: one.key.clone(),
        name: one.name.clone(),
        organisation,
        title: one.title.clone(),
        language: one.language.clone(),
        identities,
        note: one.note.clone(),
    })
}
