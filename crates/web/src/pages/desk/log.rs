//! Logging a contact: one line in a few seconds, then the 3P of what was made. The same form posted twice logs once.

use axum::extract::RawQuery;
use axum::response::Response;
use db::Tx;
use desk::catalogue::{channel, service};
use desk::interaction::{self, Direction, Log, Outcome};
use desk::kernel::{Actor, Right, Timestamp, fold};
use desk::people::{customer, identify};
use desk::search;
use desk::spine::NewParty;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use maud::Markup;
use serde_json::json;
use ui::desk::log::{Log as Shown, Logged};
use ui::form::{Choice, Form};
use ui::shell::{Place, Shell};
use ui::view::Customer;

use super::{customers, home, view};
use crate::errors::Problem;
use crate::frame::{Desk, Fields, Posted, is_formal, to_saying};
use crate::pages::admin::area::refused;
use crate::pages::admin::service_choices;
use crate::secret;

/// How a contact can go, in the order of the form.
const OUTCOMES: [&str; 7] =
    ["connected", "no_answer", "busy", "message_left", "callback_agreed", "abandoned", "out_of_hours"];
/// People that are offered for what was typed.
const FOUND: usize = 6;
/// Contacts beside the form.
const RECENT: i64 = 8;

/// GET `/desk/log?customer=`
///
/// # Errors
/// 403 for who may not serve.
pub async fn get(desk: Desk, RawQuery(query): RawQuery) -> Result<Response, Problem> {
    let query = Fields::parse(query.unwrap_or_default().as_bytes());
    let fields = ["who", "channel", "text", "direction"];
    let form = fields.into_iter().fold(Form::new(), |form, name| form.with_some(name, query.some(name)));
    let form = form.with("outcome", "connected");
    let form = if form.value("direction").is_empty() { form.with("direction", "in") } else { form };
    let chosen = query.some("customer");
    desk.show(Place::Log, Some(Right::Serve), move |tx, shell, desk| {
        draw(tx, shell, desk.actor(), (form.clone(), chosen.as_deref()))
    })
    .await
}

/// GET `/desk/log/people?q=`: the options of the people picker.
///
/// # Errors
/// 403 for who may not see contacts.
pub async fn people(desk: Desk, RawQuery(query): RawQuery) -> Result<Response, Problem> {
    let query = Fields::parse(query.unwrap_or_default().as_bytes());
    let typed = query.text("q").to_string();
    desk.show(Place::Log, Some(Right::SeeContacts), move |tx, shell, desk| {
        let found = found(tx, desk.actor(), &typed)?;
        Ok(ui::desk::log::people(shell, &found))
    })
    .await
}

/// POST `/desk/log`
///
/// # Errors
/// 403 for who may not serve.
pub async fn post(Posted { desk, fields }: Posted) -> Result<Response, Problem> {
    match run(&desk, &fields).await {
        Ok((number, mine)) => {
            let list = if mine { "mine" } else { "queue" };
            Ok(to_saying(&ui::url::in_inbox(list, number), "said-logged", None))
        }
        Err(problem) if is_formal(&problem) => {
            let (form, chosen) = (fields.form(desk.words(), Some(&problem)), chosen(&fields));
            let drawn = desk.show(Place::Log, Some(Right::Serve), move |tx, shell, desk| {
                draw(tx, shell, desk.actor(), (form.clone(), chosen.as_deref()))
            });
            drawn.await.map(refused)
        }
        Err(problem) => Err(problem),
    }
}

/// Logs what was posted; answers its number and whether it is in the writer's hands.
async fn run(desk: &Desk, fields: &Fields) -> Result<(i64, bool), Problem> {
    desk.session.require(Right::Serve)?;
    let log = read(desk, fields)?;
    let (chosen, who, service) = (chosen(fields), fields.text("who").to_string(), fields.some("service"));
    let content = format!("{log:?}{chosen:?}{who}{service:?}");
    let key = fields.some("ticket").map(|ticket| secret::digest(&format!("log {ticket} {content}")));
    desk.act(move |tx, actor, now| {
        if let Some(key) = &key
            && let Some(answer) = tx.ticket_answer(key, key)?
        {
            return Ok((
                answer["number"].as_i64().unwrap_or_default(),
                answer["mine"].as_bool().unwrap_or_default(),
            ));
        }
        let mut log = log.clone();
        name(tx, actor, &mut log, chosen.as_deref(), &who)?;
        if let Some(service) = &service {
            log.service = Some(service::load(tx, service)?.id);
        }
        let made = interaction::log(tx, actor, &log, now)?;
        let (number, mine) = (made.record.number, made.record.owner_id == actor.agent);
        if let Some(key) = &key {
            tx.set_ticket_answer(key, key, &json!({ "number": number, "mine": mine }))?;
        }
        Ok((number, mine))
    })
    .await
}

/// What was posted, as far as it needs no look-up.
fn read(desk: &Desk, fields: &Fields) -> Result<Log, Problem> {
    let lang = desk.lang();
    let outcome = fields.some("outcome").unwrap_or_else(|| "connected".into());
    let text = fields.raw("text").replace("\r\n", "\n").trim().to_string();
    let language = language::guess(&text);
    let channel = fields.some("channel");
    Ok(Log {
        channel: channel.ok_or_else(|| Problem::field("channel", "log.channel_unknown").in_language(lang))?,
        direction: if fields.text("direction") == "out" { Direction::Out } else { Direction::In },
        outcome: Outcome::from_code(&outcome)
            .ok_or_else(|| Problem::field("outcome", "log.outcome_unknown").in_language(lang))?,
        terms: search::terms_of(&format!("{text} {}", fields.text("who")), language),
        participants: participants(fields),
        occurred_at: happened(fields.text("at"), desk.app.zone())
            .map_err(|problem| problem.in_language(lang))?,
        action: Outcome::action_of(&outcome),
        language: language.map(|lang| lang.code().to_string()),
        text,
        ..Log::default()
    })
}

/// A local time as the browser's field writes it; empty is now.
fn happened(typed: &str, zone: &TimeZone) -> Result<Option<Timestamp>, Problem> {
    if typed.is_empty() {
        return Ok(None);
    }
    let bad = || Problem::field("at", "log.at_bad");
    let local: DateTime = typed.parse().map_err(|_| bad())?;
    zone.to_timestamp(local).map(Some).map_err(|_| bad())
}

/// Further people, one a line.
fn participants(fields: &Fields) -> Vec<NewParty> {
    let typed = fields.all("participant");
    let lines = typed.iter().flat_map(|text| text.lines()).map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| NewParty { role: "present".into(), ..party(line) }).collect()
}

/// Somebody by what was typed: an address or number, or a name.
fn party(typed: &str) -> NewParty {
    let (name, address) = if identity_kind(typed).is_some() { ("", typed) } else { (typed, "") };
    NewParty { name: name.into(), address: address.into(), ..NewParty::default() }
}

/// `email` or `phone`, when what was typed looks like one.
pub fn identity_kind(typed: &str) -> Option<&'static str> {
    let is_number = typed.chars().all(|sign| sign.is_ascii_digit() || " +-()".contains(sign));
    let digits = typed.chars().filter(char::is_ascii_digit).count();
    match typed {
        _ if typed.contains('@') && !typed.contains(char::is_whitespace) => Some("email"),
        _ if is_number && digits >= 5 => Some("phone"),
        _ => None,
    }
}

/// The key of the person who was picked; the last choice counts.
fn chosen(fields: &Fields) -> Option<String> {
    fields.all("customer").pop()
}

/// Who it was: the person picked, the one whom an address, a number or a full name leads to, or a name only.
fn name(tx: &mut Tx, actor: &Actor, log: &mut Log, chosen: Option<&str>, who: &str) -> Result<(), Problem> {
    if let Some(key) = chosen {
        log.customer = Some(customer::load(tx, actor, key)?.id);
        return Ok(());
    }
    if who.is_empty() {
        return Ok(());
    }
    log.customer = match identity_kind(who) {
        Some(kind) => identify::find(tx, kind, who)?,
        None => only_one_named(tx, actor, who)?,
    };
    if log.customer.is_none() {
        log.participants.insert(0, party(who));
    }
    Ok(())
}

fn only_one_named(tx: &mut Tx, actor: &Actor, who: &str) -> Result<Option<i64>, Problem> {
    let sought = fold(who);
    let (people, _) = search::people(tx, actor, who, FOUND)?;
    let mut named = people.into_iter().filter(|person| fold(&person.name) == sought && sought.contains(' '));
    Ok(match (named.next(), named.next()) {
        (Some(only), None) => Some(only.id),
        _ => None,
    })
}

/// People for what was typed: whom an address or number leads to, then those who are called so.
fn found(tx: &mut Tx, actor: &Actor, typed: &str) -> Result<Vec<Customer>, Problem> {
    if typed.is_empty() { Ok(Vec::new()) } else { customers::seek(tx, actor, typed, FOUND) }
}

fn draw(
    tx: &mut Tx,
    shell: &Shell,
    actor: &Actor,
    (form, chosen): (Form, Option<&str>),
) -> Result<Markup, Problem> {
    let known = chosen.map(|key| customer::load(tx, actor, key)).transpose()?;
    let channels = channel::list(tx)?;
    let recent = match actor.agent {
        Some(me) => interaction::logged_by(tx, me, home::start_of_today(shell), RECENT)?,
        None => Vec::new(),
    };
    let outcomes = OUTCOMES.iter().map(|key| Choice::new(*key, shell.t(&format!("record-outcome-{key}"))));
    let page = Shown {
        channels: channels
            .iter()
            .filter(|one| one.active)
            .map(|one| view::channel_row(shell.lang, one))
            .collect(),
        outcomes: outcomes.collect(),
        services: service_choices(tx, shell.lang)?,
        found: if known.is_none() { found(tx, actor, form.value("who"))? } else { Vec::new() },
        customer: known.map(|one| view::customer(tx, &one)).transpose()?,
        ticket: secret::fresh(""),
        recent: recent
            .into_iter()
            .map(|row| Logged {
                number: row.number,
                at: row.at,
                channel: view::channel(shell.lang, &row.channel, true),
                text: view::title(shell.words(), &row.title, row.missed, Some(&row.channel)),
            })
            .collect(),
        form,
    };
    Ok(ui::desk::log::page(shell, &page))
}
