//! The page of an issue, an order or a piece of feedback: everything that it shows, read in one snapshot.

use axum::extract::Path;
use axum::response::Response;
use db::Tx;
use desk::catalogue::{category, service, team};
use desk::feedback::{self, Feedback};
use desk::issue::{self, Issue};
use desk::kernel::{Actor, RecordKind, RecordRef, Right, key_of};
use desk::linking;
use desk::order::{self, Order};
use desk::people::{customer, organisation};
use desk::spine::{self, Record};
use language::Words;
use maud::Markup;
use ui::desk::record::{Acts, LinkLine, Party, RecordPage};
use ui::form::{Choice, Form};
use ui::shell::Shell;
use ui::url;
use ui::view::{Forbidden, Linked};

use super::{records, trace, view};
use crate::errors::{Problem, sentence};
use crate::frame::Desk;
use crate::pages::admin::{agent_choices, service_choices};

/// Lines of the trace.
const TRACE: i64 = 60;

/// A record of one of the three kinds.
pub enum One {
    /// An issue.
    Issue(Box<Issue>),
    /// An order.
    Order(Box<Order>),
    /// A piece of feedback.
    Feedback(Box<Feedback>),
}

impl One {
    /// Loads the record that an address names.
    ///
    /// # Errors
    /// 404 when there is none.
    pub fn load(tx: &mut Tx, actor: &Actor, kind: RecordKind, text: &str) -> Result<One, Problem> {
        let number = RecordRef::parse_as(kind, text).ok_or_else(Problem::missing)?.number;
        Ok(match kind {
            RecordKind::Issue => One::Issue(Box::new(issue::load(tx, actor, number)?)),
            RecordKind::Order => One::Order(Box::new(order::load(tx, actor, number)?)),
            RecordKind::Feedback => One::Feedback(Box::new(feedback::load(tx, actor, number)?)),
            RecordKind::Interaction => return Err(Problem::missing()),
        })
    }

    /// What it shares with all records.
    pub fn record(&self) -> &Record {
        match self {
            One::Issue(one) => &one.record,
            One::Order(one) => &one.record,
            One::Feedback(one) => &one.record,
        }
    }

    fn own_words(&self) -> (&str, bool) {
        match self {
            One::Issue(one) => (&one.own_words, one.erased_at.is_some()),
            One::Order(one) => (&one.own_words, one.erased_at.is_some()),
            One::Feedback(one) => (&one.own_words, one.erased_at.is_some()),
        }
    }
}

/// GET `/desk/issues/{number}`
///
/// # Errors
/// 404 when there is no such issue.
pub async fn issue(desk: Desk, Path(number): Path<String>) -> Result<Response, Problem> {
    show(desk, RecordKind::Issue, number, None).await
}

/// GET `/desk/orders/{number}`
///
/// # Errors
/// 404 when there is no such order.
pub async fn order(desk: Desk, Path(number): Path<String>) -> Result<Response, Problem> {
    show(desk, RecordKind::Order, number, None).await
}

/// GET `/desk/feedback/{number}`
///
/// # Errors
/// 404 when there is no such piece of feedback.
pub async fn feedback(desk: Desk, Path(number): Path<String>) -> Result<Response, Problem> {
    show(desk, RecordKind::Feedback, number, None).await
}

/// The page; `again` is a form that was refused, with the act that it belongs to.
///
/// # Errors
/// 404 when there is no such record.
pub async fn show(
    desk: Desk,
    kind: RecordKind,
    number: String,
    again: Option<(String, Form)>,
) -> Result<Response, Problem> {
    desk.show(records::place(kind), Some(Right::SeeContacts), move |tx, shell, desk| {
        let one = One::load(tx, desk.actor(), kind, &number)?;
        let mut page = page(tx, shell, desk.actor(), &one)?;
        if let Some((act, form)) = &again {
            put_back(&mut page, act, form);
        }
        Ok::<Markup, Problem>(ui::desk::record::page(shell, &page))
    })
    .await
}

/// Puts a refused form back where it was filled; one whose act is no longer offered is told at the owner's.
fn put_back(page: &mut RecordPage, act: &str, form: &Form) {
    let place = match act {
        "resolution" => &mut page.acts.resolve,
        "delivery" => &mut page.acts.deliver,
        "answer" => &mut page.acts.answer,
        "closure" => &mut page.acts.close,
        _ => {
            page.ownership = form.clone();
            return;
        }
    };
    *place = Some(form.clone());
}

fn page(tx: &mut Tx, shell: &Shell, actor: &Actor, one: &One) -> Result<RecordPage, Problem> {
    let (words, record) = (shell.words(), one.record());
    let (own_words, erased) = one.own_words();
    Ok(RecordPage {
        kind: view::kind(record.kind),
        number: record.number,
        version: record.version,
        title: record.title.clone(),
        state: view::state(words, record.kind, &record.state, record.category),
        chain: view::chain(words, &linking::chain(tx, record)?, record.reference()),
        promises: view::promises(tx, record.id)?,
        owner: view::agent_of(tx, record.owner_id)?,
        facing_owner: view::agent_of(tx, record.facing_owner_id)?,
        team: named(record.team_id, |key| team::load(tx, key).map(|one| one.names), shell),
        service: named(record.service_id, |key| service::load(tx, key).map(|one| one.names), shell),
        category: named(record.category_id, |key| category::load(tx, key).map(|one| one.names), shell),
        customer: customer_of(tx, shell, record)?,
        organisation: record
            .organisation_id
            .and_then(|id| organisation::by_id(tx, id).ok())
            .map(|one| Linked::new(one.key, one.name)),
        own_words: own_words.to_string(),
        erased,
        facts: facts(words, one),
        parties: parties(tx, words, record)?,
        links: links(tx, words, record)?,
        trace: trace::of_subject(tx, shell, (record.kind.code(), record.id), TRACE)?,
        acts: if actor.may(Right::Serve) { acts(words, one) } else { Acts::default() },
        owners: agent_choices(tx)?,
        services: service_choices(tx, shell.lang)?,
        opened_at: record.occurred_at,
        closed_at: record.closed_at,
        read_only: (!actor.may(Right::Serve)).then(|| read_only(words)),
        ..RecordPage::default()
    })
}

fn named<E>(
    id: Option<i64>,
    load: impl FnOnce(&str) -> Result<desk::kernel::Names, E>,
    shell: &Shell,
) -> Option<String> {
    let names = load(&key_of(id?)).ok()?;
    Some(names.get(shell.lang).to_string())
}

fn customer_of(tx: &mut Tx, shell: &Shell, record: &Record) -> Result<Option<Linked>, Problem> {
    let Some(id) = record.customer_id else { return Ok(None) };
    let one = customer::by_id(tx, id)?;
    let name = if one.name.is_empty() { shell.t("common-unnamed") } else { one.name };
    Ok(Some(Linked::new(one.key, name)))
}

fn read_only(words: Words) -> Forbidden {
    let grantors = vec![words.t("role-administrator")];
    Forbidden { reason: sentence(words, "access.right_missing", &[]), grantors }
}

/// Facts of the kind, label and value in words.
fn facts(words: Words, one: &One) -> Vec<(String, String)> {
    let coded = |prefix: &str, code: &str| words.t(&format!("record-{prefix}-{code}"));
    let said = |text: &Option<String>| text.clone().unwrap_or_default();
    match one {
        One::Issue(one) => vec![
            (words.t("recordpage-effect"), coded("effect", &one.effect)),
            (
                words.t("recordpage-cause"),
                one.cause.as_deref().map(|c| coded("cause", c)).unwrap_or_default(),
            ),
            (words.t("recordpage-what-was-done"), said(&one.resolution)),
            (
                words.t("recordpage-works"),
                one.can_work_again.as_deref().map(|c| coded("works", c)).unwrap_or_default(),
            ),
        ],
        One::Order(one) => vec![
            (words.t("recordpage-order-kind"), coded("order-kind", &one.order_kind)),
            (words.t("recordpage-delivery-note"), said(&one.delivery_note)),
        ],
        One::Feedback(one) => vec![
            (words.t("recordpage-feedback-kind"), coded("feedback", &one.feedback_kind)),
            (words.t("recordpage-origin"), coded("feedback-origin", &one.origin)),
            (words.t("recordpage-answer-text"), said(&one.answer)),
        ],
    }
}

fn parties(tx: &mut Tx, words: Words, record: &Record) -> Result<Vec<Party>, Problem> {
    let all = spine::parties(tx, record.id)?;
    let party = |one: spine::Party| Party {
        role: words.t(&format!("record-party-{}", one.role)),
        name: if one.name.is_empty() { one.address } else { one.name },
        url: one.customer_key.map(|key| url::customer(&key)),
    };
    Ok(all.into_iter().map(party).filter(|party| !party.name.is_empty()).collect())
}

fn links(tx: &mut Tx, words: Words, record: &Record) -> Result<Vec<LinkLine>, Problem> {
    let all = linking::links_of(tx, record.id)?;
    let line = |link: linking::Link| {
        let side = if link.outward { "link" } else { "link-back" };
        LinkLine {
            relation: words.t(&format!("record-{side}-{}", link.kind.code())),
            record: view::chip(words, link.reference, &link.title, &link.state, link.category),
        }
    };
    Ok(all.into_iter().map(line).collect())
}

/// The acts that the state offers.
fn acts(words: Words, one: &One) -> Acts {
    let mut acts = Acts::default();
    let state = one.record().state.as_str();
    let informed = Form::new().with_switch("informed", true);
    match one {
        One::Issue(_) if state == issue::State::Recorded.code() => {
            acts.resolve = Some(Form::new());
            let cause = |code: &&str| Choice::new(*code, words.t(&format!("record-cause-{code}")));
            acts.causes = issue::CAUSES.iter().map(cause).collect();
        }
        One::Issue(_) if state == issue::State::Resolved.code() => acts.close = Some(Form::new()),
        One::Order(_) if state == order::State::Received.code() => acts.deliver = Some(Form::new()),
        One::Order(_) if state == order::State::Delivered.code() => acts.close = Some(informed),
        One::Feedback(one) if state == feedback::State::Received.code() => {
            acts.answer = Some(Form::new());
            let needs_none = matches!(one.feedback_kind.as_str(), "comment" | "praise");
            acts.close = needs_none.then_some(informed);
        }
        One::Feedback(_) if state == feedback::State::Answered.code() => acts.close = Some(informed),
        _ => {}
    }
    acts
}
