//! The counts page: plain figures of a period, broken down, and the rows behind each.

use axum::extract::RawQuery;
use axum::response::Response;
use db::Tx;
use desk::catalogue::{channel, team};
use desk::figure::{Dimension, date_of, day_of};
use desk::kernel::{Actor, Cursor, Right, key_of};
use desk::people::agent;
use desk::report::{self, Ask, Counts as Counted, Label, Tally};
use language::Words;
use maud::Markup;
use ui::desk::counts::{CountLine, CountedRow, Counts, Figure};
use ui::form::{Choice, Form};
use ui::shell::{Place, Shell};
use ui::url;

use super::view;
use crate::errors::Problem;
use crate::frame::{Desk, Fields};
use crate::pages::admin::{agent_choices, team_choices};

/// Rows behind a figure on a page.
const PAGE: usize = 50;
/// The period when none is asked for: so many days until today.
const DAYS: i64 = 29;
/// What the page can be narrowed to.
const FILTERS: [&str; 7] = ["from", "to", "by", "channel", "team", "agent", "mark"];
/// Marks, with the finer words of service behind a hyphen.
const MARKS: [&str; 7] =
    ["service", "service-order", "service-advice", "service-status_enquiry", "issue", "feedback", "other"];

/// GET `/desk/reports/counts?from=&to=&by=&channel=&team=&agent=&mark=&rows=&after=`
///
/// # Errors
/// 403 for who may see no figures.
pub async fn get(desk: Desk, RawQuery(query): RawQuery) -> Result<Response, Problem> {
    let query = Fields::parse(query.unwrap_or_default().as_bytes());
    desk.show(Place::Reports, Some(Right::SeeFigures), move |tx, shell, desk| {
        let page = page(tx, shell, desk.actor(), &query)?;
        Ok::<Markup, Problem>(ui::desk::counts::page(shell, &page))
    })
    .await
}

fn page(tx: &mut Tx, shell: &Shell, actor: &Actor, query: &Fields) -> Result<Counts, Problem> {
    let ask = ask(tx, shell, query)?;
    let filter = filter(query, &ask);
    let counted = report::counts(tx, actor, &ask)?;
    // A contact may have several marks: the sums and days beside a breakdown by mark are those of contacts.
    let whole = if ask.by == Dimension::Mark && ask.mark.is_none() {
        report::counts(tx, actor, &Ask { by: Dimension::Channel, ..ask.clone() })?
    } else {
        counted.clone()
    };
    let words = shell.words();
    let mut page = Counts {
        channels: channel::list(tx)?
            .into_iter()
            .map(|one| Choice::new(one.key, one.names.get(shell.lang)))
            .collect(),
        teams: team_choices(tx, shell.lang)?,
        agents: if actor.may(Right::Lead) { agent_choices(tx)? } else { own(tx, actor)? },
        marks: MARKS.iter().map(|mark| Choice::new(*mark, words.t(&format!("record-mark-{mark}")))).collect(),
        total: figure(&whole.total),
        lines: lines(words, &counted, &ask, &filter),
        days: whole.days,
        api_url: with(&format!("/api/v1/figures/{}", name_of(&ask)), &filter, &[]),
        ..Counts::default()
    };
    if query.is_on("rows") && actor.may(Right::SeeContacts) {
        behind(tx, shell, actor, (&ask, query), &mut page)?;
    }
    page.filter = filter;
    Ok(page)
}

fn ask(tx: &mut Tx, shell: &Shell, query: &Fields) -> Result<Ask, Problem> {
    let today = day_of(shell.now);
    let to = query.text("to").parse().unwrap_or_else(|_| date_of(today));
    let from = query.text("from").parse().unwrap_or_else(|_| date_of(desk::figure::day_of_date(to) - DAYS));
    let mut ask = Ask::of(from, to);
    ask.by = Dimension::from_code(query.text("by")).unwrap_or(Dimension::Channel);
    ask.mark = query.some("mark");
    if let Some(key) = query.some("channel") {
        ask.channel = Some(channel::load(tx, &key)?.id);
    }
    if let Some(key) = query.some("team") {
        ask.team = Some(team::load(tx, &key)?.id);
    }
    if let Some(key) = query.some("agent") {
        ask.agent = Some(agent::load(tx, &key)?.id);
    }
    Ok(ask)
}

/// The filters as the page shows and keeps them.
fn filter(query: &Fields, ask: &Ask) -> Form {
    let rest = FILTERS[2..].iter().filter(|name| !query.text(name).is_empty());
    let form = Form::new().with("from", ask.from.to_string()).with("to", ask.to.to_string());
    rest.fold(form, |form, name| form.with(name, query.text(name)))
}

fn own(tx: &mut Tx, actor: &Actor) -> Result<Vec<Choice>, Problem> {
    let Some(me) = actor.agent else { return Ok(Vec::new()) };
    let me = agent::by_id(tx, me)?;
    Ok(vec![Choice::new(me.key, me.name)])
}

fn figure(tally: &Tally) -> Figure {
    Figure {
        contacts: tally.contacts,
        inbound: tally.inbound,
        outbound: tally.outbound,
        missed: tally.missed,
        closed: tally.closed,
        guesses_accepted: tally.guesses_accepted,
    }
}

fn lines(words: Words, counted: &Counted, ask: &Ask, filter: &Form) -> Vec<CountLine> {
    counted
        .lines
        .iter()
        .map(|(_, label, tally)| CountLine {
            label: name(words, label),
            figure: figure(tally),
            url: line_url(label, ask, filter),
        })
        .collect()
}

fn name(words: Words, label: &Label) -> String {
    match label {
        Label::Row(_, names) => names.get(words.lang()).to_string(),
        Label::Person(_, name) => name.clone(),
        Label::Mark(code) => words.t(&format!("record-mark-{code}")),
        Label::None => words.t("counts-nothing"),
    }
}

/// This page with the rows behind a line.
fn line_url(label: &Label, ask: &Ask, filter: &Form) -> String {
    let narrowed = match label {
        Label::Row(key, _) if ask.by == Dimension::Team => ("team", key.clone()),
        Label::Row(key, _) => ("channel", key.clone()),
        Label::Person(key, _) => ("agent", key.clone()),
        Label::Mark(code) => ("mark", code.clone()),
        Label::None => return with(url::COUNTS, filter, &[]),
    };
    let rows = ("rows", "1".to_string());
    format!("{}#rows-behind", with(url::COUNTS, filter, &[narrowed, rows]))
}

/// An address with the filters, some of them set anew.
fn with(path: &str, filter: &Form, anew: &[(&str, String)]) -> String {
    let kept = FILTERS.iter().filter(|name| !anew.iter().any(|(set, _)| set == *name));
    let mut form = kept.fold(Form::new(), |form, name| match filter.value(name) {
        "" => form,
        value => form.with(name, value),
    });
    let mut names: Vec<&str> = FILTERS.to_vec();
    for (name, value) in anew {
        form = form.with(name, value);
        if !names.contains(name) {
            names.push(name);
        }
    }
    ui::components::pager::with_filters(path, &form, &names)
}

/// The figure that the page's numbers are rows of.
fn name_of(ask: &Ask) -> &'static str {
    if ask.mark.is_some() || ask.by == Dimension::Mark { "marks" } else { "contacts" }
}

fn behind(
    tx: &mut Tx,
    shell: &Shell,
    actor: &Actor,
    (ask, query): (&Ask, &Fields),
    page: &mut Counts,
) -> Result<(), Problem> {
    let after = query.some("after").and_then(|text| Cursor::decode(&text));
    let found = report::behind(tx, actor, name_of(ask), ask, after.as_ref(), PAGE)?;
    let channels = channel::list(tx)?;
    page.rows = found
        .items
        .into_iter()
        .map(|row| CountedRow {
            number: row.number,
            at: row.at,
            who: row.customer.unwrap_or_default(),
            subject: row.title,
            channel: channels
                .iter()
                .find(|one| Some(one.id) == row.channel)
                .map(|one| view::channel_row(shell.lang, one))
                .unwrap_or_default(),
        })
        .collect();
    page.after = found.next.map(|cursor| cursor.encode());
    page.rows_of = Some(described(tx, shell, ask)?);
    Ok(())
}

/// What the rows are rows of, in words.
fn described(tx: &mut Tx, shell: &Shell, ask: &Ask) -> Result<String, Problem> {
    let words = shell.words();
    let mut parts = Vec::new();
    if let Some(id) = ask.channel {
        parts.push(channel::by_id(tx, id)?.names.get(shell.lang).to_string());
    }
    if let Some(id) = ask.team {
        parts.push(team::load(tx, &key_of(id))?.names.get(shell.lang).to_string());
    }
    if let Some(id) = ask.agent {
        parts.push(agent::by_id(tx, id)?.name);
    }
    if let Some(mark) = &ask.mark {
        parts.push(words.t(&format!("record-mark-{mark}")));
    }
    Ok(if parts.is_empty() { words.t("counts-contacts") } else { parts.join(" · ") })
}
