//! The open interaction: everything that its screen shows, read in one snapshot.

use db::Tx;
use desk::catalogue::team;
use desk::conversation::DraftKind;
use desk::interaction::{self, Interaction, mark};
use desk::kernel::{Cursor, RecordKind, Right, key_of};
use desk::linking;
use desk::people::customer;
use language::Arg;
use ui::desk::interaction as shown;
use ui::shell::Shell;
use ui::view::{Agent, Forbidden, Level, Presence};

use super::{panel, said, view};
use crate::errors::{Problem, sentence};
use crate::frame::{Desk, Fields};
use crate::pages::admin::{agent_choices, team_choices};
use crate::presence::Somebody;
use crate::secret;

/// Messages of a page of the thread.
const MESSAGES: usize = 60;

/// Everything that the screen of a contact shows.
pub fn view(
    tx: &mut Tx,
    shell: &Shell,
    desk: &Desk,
    one: &Interaction,
    list: &str,
    query: &Fields,
) -> Result<shown::Interaction, Problem> {
    let words = shell.words();
    let record = &one.record;
    let earlier = query.some("earlier").and_then(|text| Cursor::decode(&text));
    let thread = interaction::thread(tx, one.conversation(), earlier.as_ref(), MESSAGES)?;
    let channels = desk::catalogue::channel::list(tx)?;
    let channel = channels.iter().find(|c| Some(c.id) == record.channel_id);
    let customer = match record.customer_id {
        Some(id) => Some(customer::by_id(tx, id)?),
        None => None,
    };
    let here = desk.app.presence().others(record.number, &desk.session.signed.key, shell.now);
    let mut page = shown::Interaction {
        view: list.into(),
        number: record.number,
        matter: thread.conversation.number,
        version: record.version,
        seq: thread.seq,
        subject: view::title(
            words,
            &record.title,
            one.missed,
            channel.map(|c| (c.key.clone(), c.names.clone(), c.icon.clone())).as_ref(),
        ),
        state: view::state(words, RecordKind::Interaction, &record.state, record.category),
        channel: channel.map(|c| view::channel_row(shell.lang, c)).unwrap_or_default(),
        direction: view::direction(one.direction),
        at: record.occurred_at,
        entered_at: one.late_entry.then_some(one.entered_at),
        missed: one.missed.map(|why| words.t(&format!("record-missed-{}", why.code()))),
        closed: closed(tx, shell, one)?,
        customer: customer.as_ref().map(|c| view::customer(tx, c)).transpose()?,
        participants: participants(tx, one)?,
        chain: view::chain(words, &linking::chain(tx, record)?, record.reference()),
        promises: view::promises(tx, record.id)?,
        owner: view::agent_of(tx, record.owner_id)?,
        team: team_name(tx, shell, record.team_id)?,
        mine: record.owner_id.is_some() && record.owner_id == desk.actor().agent,
        presence: here.iter().map(present).collect(),
        thread: said::entries(tx, shell, &thread, &channels, desk)?,
        earlier: thread.earlier.as_ref().map(|c| earlier_url(list, record.number, c)),
        panel: panel::panel(tx, shell, one)?,
        owners: agent_choices(tx)?,
        teams: team_choices(tx, shell.lang)?,
        context: context(tx, shell, one)?,
        read_only: read_only(shell, desk),
        ..shown::Interaction::default()
    };
    page.composer = composer(tx, shell, desk, one, &thread, &page.panel)?;
    Ok(page)
}

fn earlier_url(list: &str, number: i64, cursor: &Cursor) -> String {
    format!("{}?earlier={}", ui::url::in_inbox(list, number), cursor.encode())
}

/// Somebody at a thread, as pages show it.
pub fn present(somebody: &Somebody) -> Presence {
    let level = match somebody.level {
        crate::presence::Level::Here => Level::Here,
        crate::presence::Level::Writing => Level::Writing,
    };
    Presence { agent: Agent { key: somebody.agent.clone(), name: somebody.name.clone(), away: None }, level }
}

fn read_only(shell: &Shell, desk: &Desk) -> Option<Forbidden> {
    if desk.actor().may(Right::Serve) {
        return None;
    }
    let grantors = vec![shell.t("role-administrator")];
    Some(Forbidden { reason: sentence(shell.words(), "access.right_missing", &[]), grantors })
}

fn team_name(tx: &mut Tx, shell: &Shell, id: Option<i64>) -> Result<Option<String>, Problem> {
    let Some(id) = id else { return Ok(None) };
    Ok(team::load(tx, &key_of(id)).ok().map(|team| team.names.get(shell.lang).to_string()))
}

fn participants(tx: &mut Tx, one: &Interaction) -> Result<Vec<String>, Problem> {
    let parties = desk::spine::parties(tx, one.record.id)?;
    let others = parties.into_iter().filter(|party| party.role != "from");
    Ok(others.map(|party| if party.name.is_empty() { party.address } else { party.name }).collect())
}

fn closed(tx: &mut Tx, shell: &Shell, one: &Interaction) -> Result<Option<shown::Closed>, Problem> {
    let Some(at) = one.record.closed_at else { return Ok(None) };
    let words = shell.words();
    let marks = mark::of(tx, one.record.id)?;
    let mut parts: Vec<String> = marks
        .iter()
        .filter(|marked| marked.counts())
        .map(|marked| panel::mark_label(words, &marked.mark))
        .collect();
    parts.extend(one.close_reason.clone());
    let who = match one.closed_by.as_deref() {
        Some("system") => "Tuki".to_string(),
        _ => view::agent_of(tx, one.record.owner_id)?.map(|agent| agent.name).unwrap_or_default(),
    };
    Ok(Some(shown::Closed { at, who, summary: parts.join(" · ") }))
}

fn composer(
    tx: &mut Tx,
    shell: &Shell,
    desk: &Desk,
    one: &Interaction,
    thread: &interaction::Thread,
    panel: &shown::Panel,
) -> Result<shown::Composer, Problem> {
    let to = interaction::reply_to(tx, one)?;
    let closed = one.record.is_done();
    let why_not = if closed {
        Some(sentence(shell.words(), "interaction.closed", &[]))
    } else {
        to.is_empty().then(|| sentence(shell.words(), "reply.no_address", &[]))
    };
    let draft = |kind: DraftKind| {
        let mine = thread.drafts.iter().filter(|draft| draft.kind == kind);
        let own = mine.clone().find(|draft| Some(draft.agent_id) == desk.actor().agent);
        let other = mine.clone().find(|draft| Some(draft.agent_id) != desk.actor().agent);
        own.map(|draft| shown::Draft { text: draft.text.clone(), saved_at: draft.updated_at, author: None })
            .or_else(|| {
                other.map(|draft| shown::Draft {
                    text: draft.text.clone(),
                    saved_at: draft.updated_at,
                    author: Some(Agent {
                        key: key_of(draft.agent_id),
                        name: draft.agent_name.clone(),
                        away: None,
                    }),
                })
            })
    };
    let confirmed: Vec<String> = panel.guesses.iter().map(|guess| guess.key.clone()).collect();
    let mut missing = if closed { Vec::new() } else { panel::missing(tx, shell, one, &confirmed)? };
    // Sending is itself the action and the content.
    missing.retain(|rule| {
        !matches!(
            rule.code.as_str(),
            "closing.action_missing" | "closing.only_referred" | "closing.content_missing"
        )
    });
    Ok(shown::Composer {
        from: String::new(),
        can_reply: why_not.is_none(),
        why_not,
        to: to.iter().map(|to| address(&to.name, &to.address)).collect(),
        language: one.language.clone().unwrap_or_else(|| shell.lang.code().into()),
        draft: draft(DraftKind::Reply),
        note_draft: draft(DraftKind::Note),
        ticket: secret::fresh(""),
        guesses: panel.guesses.clone(),
        missing,
        ..shown::Composer::default()
    })
}

/// A name with its address.
pub fn address(name: &str, address: &str) -> String {
    if name.is_empty() || name == address { address.into() } else { format!("{name} <{address}>") }
}

fn context(tx: &mut Tx, shell: &Shell, one: &Interaction) -> Result<shown::Context, Problem> {
    let Some(customer) = one.record.customer_id else { return Ok(shown::Context::default()) };
    let last = interaction::last_said(tx, customer)?;
    let open = interaction::open_of_customer(tx, customer, 12)?;
    let recent = interaction::of_customer(
        tx,
        &desk::kernel::Actor::system(),
        interaction::Of::Customer(customer),
        None,
        None,
        7,
    )?;
    let words = shell.words();
    Ok(shown::Context {
        last_said: last.map(|said| shown::LastSaid {
            url: ui::url::in_inbox("all", said.number),
            text: shortened(&said.text),
            who: said.who,
            at: said.at,
        }),
        open_now: open
            .iter()
            .filter(|row| row.id != one.record.id)
            .map(|row| view::chip(words, row.reference, &row.title, &row.state, row.category))
            .collect(),
        recent: recent
            .items
            .iter()
            .filter(|row| row.id != one.record.id)
            .map(|row| shown::Recent {
                at: row.occurred_at,
                channel: row.channel.as_ref().map(|c| view::channel(shell.lang, c, true)).unwrap_or_default(),
                text: row.title.clone(),
                url: ui::url::record(view::kind(row.reference.kind), row.reference.number),
            })
            .collect(),
        candidates: Vec::new(),
    })
}

fn shortened(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= 160 {
        line
    } else {
        format!("{}…", line.chars().take(159).collect::<String>())
    }
}

/// A named value for the catalogue.
pub fn arg<'a>(name: &'a str, value: &'a str) -> (&'a str, Arg<'a>) {
    (name, Arg::from(value))
}
