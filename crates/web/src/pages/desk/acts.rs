//! What is done to a contact from its screen: each handler runs one act and answers with the parts that changed, or goes back
//! to the page when the browser runs no scripts.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use db::Tx;
use desk::assignment::Hand;
use desk::catalogue::{category, service, team};
use desk::interaction::{self, ActionKind, Class, Closing, Done, Interaction, Mark};
use desk::kernel::{Actor, Timestamp};
use desk::people::{agent, customer};
use maud::html;
use ui::form::Form;
use ui::shell::Place;

use super::{interaction as pane, panel};
use crate::errors::Problem;
use crate::frame::{Desk, Fields, Posted, is_formal, to_saying};

/// POST `/desk/interactions/{number}/{act}`: the short acts of header and panel.
///
/// # Errors
/// 404 for an act that there is not.
pub async fn act(
    Path((number, act)): Path<(String, String)>,
    Posted { desk, fields }: Posted,
) -> Result<Response, Problem> {
    let (given, name, which) = (fields.clone(), act.clone(), number.clone());
    let done = desk
        .act(move |tx, actor, now| {
            let one = interaction::load_named(tx, actor, &which)?;
            run(tx, actor, &one, (&name, &given), now)
        })
        .await;
    match done {
        Ok(done) => after(desk, &done.interaction, &act, done.undo.map(|undo| undo.key)).await,
        Err(problem) if is_formal(&problem) => again(desk, &number, &act, &fields, &problem).await,
        Err(problem) => Err(problem),
    }
}

fn run(
    tx: &mut Tx,
    actor: &Actor,
    one: &Interaction,
    (act, fields): (&str, &Fields),
    now: Timestamp,
) -> Result<Done, Problem> {
    Ok(match act {
        "claim" => interaction::claim(tx, actor, one, None, now)?,
        "take-over" => interaction::take_over(tx, actor, one, None, now)?,
        "release" => interaction::release(tx, actor, one, None, now)?,
        "owner" => {
            let hand = hand(tx, fields)?;
            interaction::assign(tx, actor, one, hand, None, now)?
        }
        "marks" => {
            let reason = fields.text("reason").to_string();
            interaction::mark(tx, actor, one, (&mark(fields)?, &reason), None, now)?
        }
        "guesses" => {
            let yes = fields.text("answer") == "yes";
            interaction::answer_guess(tx, actor, one, (fields.text("guess"), yes), now)?
        }
        "service" | "category" => {
            let class = class(tx, fields)?;
            interaction::classify(tx, actor, one, class, None, now)?
        }
        "actions" => {
            let kind = ActionKind::from_code(fields.text("action"))
                .ok_or_else(|| Problem::field("action", "action.unknown"))?;
            interaction::add_action(tx, actor, one, (kind, fields.text("note")), None, now)?
        }
        "follow-up" => {
            let text = fields.some("reason").or_else(|| fields.some("follow_up")).unwrap_or_default();
            interaction::set_follow_up(tx, actor, one, &text, now)?
        }
        "customer" => {
            let whom = whom(tx, actor, fields, now)?;
            let interaction = interaction::set_customer(tx, actor, one, whom, None, now)?;
            Done { interaction, undo: None }
        }
        "closure" => {
            let closing =
                Closing { reason: fields.some("reason"), guesses: fields.all("guess"), ..Closing::default() };
            interaction::close(tx, actor, one, &closing, now)?
        }
        _ => return Err(Problem::missing()),
    })
}

/// POST `/desk/interactions/{number}/{part}/removal`
///
/// # Errors
/// 404 for a part that there is not.
pub async fn remove(
    Path((number, part)): Path<(String, String)>,
    Posted { desk, fields }: Posted,
) -> Result<Response, Problem> {
    let given = fields.clone();
    let name = part.clone();
    let done = desk
        .act(move |tx, actor, now| {
            let one = interaction::load_named(tx, actor, &number)?;
            Ok(match name.as_str() {
                "marks" => interaction::unmark(tx, actor, &one, &mark(&given)?, None, now)?,
                "actions" => interaction::remove_action(tx, actor, &one, given.text("action"), None, now)?,
                _ => return Err(Problem::missing()),
            })
        })
        .await?;
    after(desk, &done.interaction, "removal", done.undo.map(|undo| undo.key)).await
}

fn mark(fields: &Fields) -> Result<Mark, Problem> {
    Mark::parse(fields.text("mark"), Some(fields.text("detail")))
        .ok_or_else(|| Problem::field("mark", "mark.unknown"))
}

fn hand(tx: &mut Tx, fields: &Fields) -> Result<Hand, Problem> {
    let owner = match fields.some("owner") {
        Some(key) => Some(Some(agent::load(tx, &key)?.id)),
        None => None,
    };
    let team = match fields.some("team") {
        Some(key) => Some(Some(team::load(tx, &key)?.id)),
        None => None,
    };
    // A team alone means that nobody in it has taken it yet.
    let owner = if owner.is_none() && team.is_some() { Some(None) } else { owner };
    Ok(Hand { owner, team, facing_owner: None })
}

fn class(tx: &mut Tx, fields: &Fields) -> Result<Class, Problem> {
    let has =
        |name: &str| fields.form(language::Words::new(language::Lang::Fi), None).has(name, fields.raw(name));
    let service = match fields.some("service") {
        Some(key) => Some(Some(service::load(tx, &key)?.id)),
        None => has("service").then_some(None),
    };
    let category = match fields.some("category") {
        Some(key) => Some(Some(category::load(tx, &key)?.id)),
        None => has("category").then_some(None),
    };
    Ok(Class { service, category })
}

/// The customer of a form: a known one by key, a new one by name, or nobody.
fn whom(tx: &mut Tx, actor: &Actor, fields: &Fields, now: Timestamp) -> Result<Option<i64>, Problem> {
    if let Some(key) = fields.some("customer") {
        return Ok(Some(customer::load(tx, actor, &key)?.id));
    }
    let Some(name) = fields.some("name").or_else(|| fields.some("who")) else { return Ok(None) };
    let input = customer::CustomerInput { name, ..customer::CustomerInput::default() };
    let made = customer::create(tx, actor, &input, now)?;
    if let Some(identity) = fields.some("identity") {
        let kind = if identity.contains('@') { "email" } else { "phone" };
        customer::add_identity(tx, actor, &made, kind, &identity, now)?;
    }
    Ok(Some(made.id))
}

/// What follows an act: the changed parts for the browser code, or the page anew with a word about what was done.
pub async fn after(
    desk: Desk,
    one: &Interaction,
    act: &str,
    undo: Option<String>,
) -> Result<Response, Problem> {
    let number = one.record.number;
    let said = format!("said-{act}");
    if desk.fragment.is_none() {
        return Ok(to_saying(&ui::url::in_inbox(&desk.list, number), &said, undo.as_deref()));
    }
    let toast = undo.map(|key| (said, key));
    parts(desk, number, toast, |_| {}).await
}

/// Pane and context of a contact, after `mend` has put refusals in place.
async fn parts(
    desk: Desk,
    number: i64,
    toast: Option<(String, String)>,
    mend: impl Fn(&mut ui::desk::interaction::Interaction) + Send + 'static,
) -> Result<Response, Problem> {
    desk.show(Place::Inbox, None, move |tx, shell, desk| {
        let one = interaction::load(tx, desk.actor(), number)?;
        let mut view = pane::view(tx, shell, desk, &one, &desk.list, &Fields::default())?;
        mend(&mut view);
        let mut shell = shell.clone();
        shell.toast = toast.as_ref().map(|(key, undo)| ui::shell::Toast {
            text: shell.t(key),
            tone: ui::shell::Tone::Ok,
            undo: Some(ui::url::undo(undo)),
        });
        Ok(ui::shell::fragment(
            &shell,
            html! { (ui::desk::interaction::pane(&shell, &view)) (ui::desk::interaction::aside(&shell, &view)) },
        ))
    })
    .await
}

/// The page again with the refusal at its place.
async fn again(
    desk: Desk,
    number: &str,
    act: &str,
    fields: &Fields,
    problem: &Problem,
) -> Result<Response, Problem> {
    let words = desk.words();
    let form = refused_form(act, fields, problem, words);
    let (act, number) = (act.to_string(), number.to_string());
    let fragment = desk.fragment.is_some();
    let drawn = desk
        .show(Place::Inbox, None, move |tx, shell, desk| {
            let one = interaction::load_named(tx, desk.actor(), &number)?;
            let mut view = pane::view(tx, shell, desk, &one, &desk.list, &Fields::default())?;
            put(&mut view, &act, &form);
            if fragment {
                return Ok(html! { (ui::desk::interaction::pane(shell, &view)) (ui::desk::interaction::aside(shell, &view)) });
            }
            let views = super::inbox::views(tx, shell, desk.actor())?;
            let inbox = ui::desk::inbox::Inbox {
                view: desk.list.clone(),
                views,
                open: Some(Box::new(view)),
                ..ui::desk::inbox::Inbox::default()
            };
            Ok(ui::desk::inbox::page(shell, &inbox))
        })
        .await?;
    Ok((problem.status, drawn).into_response())
}

/// Field names of the panel's anchors: `mark` is shown at `marks`, and so on.
fn refused_form(act: &str, fields: &Fields, problem: &Problem, words: language::Words) -> Form {
    if act != "closure" {
        return fields.form(words, Some(problem));
    }
    let anchor = match panel::place_of(&problem.code) {
        "panel-marks" => "marks",
        "panel-category" => "category",
        "panel-actions" => "actions",
        "panel-follow-up" => "follow-up",
        _ => "",
    };
    Form::new().with_error(anchor, problem.sentence(words))
}

fn put(view: &mut ui::desk::interaction::Interaction, act: &str, form: &Form) {
    match act {
        "closure" => view.panel.closing = form.clone(),
        "marks" => view.panel.other = form.clone(),
        "follow-up" => view.panel.follow_up.form = form.clone(),
        "orders" => (view.panel.new_order, view.panel.opened) = (form.clone(), Some(ui::view::Kind::Order)),
        "issues" => (view.panel.new_issue, view.panel.opened) = (form.clone(), Some(ui::view::Kind::Issue)),
        "feedback" => {
            (view.panel.new_feedback, view.panel.opened) = (form.clone(), Some(ui::view::Kind::Feedback))
        }
        "messages" => view.composer.form = form.clone(),
        _ => view.panel.closing = form.clone(),
    }
}

/// Shows a refusal of the composer or of a short record form at its place.
pub async fn refused_at(
    desk: Desk,
    number: &str,
    act: &str,
    fields: &Fields,
    problem: &Problem,
) -> Result<Response, Problem> {
    again(desk, number, act, fields, problem).await
}

/// The pane with the messages that the writer had not seen.
pub async fn conflict(desk: Desk, number: &str, fields: &Fields) -> Result<Response, Problem> {
    let (base, text, number) =
        (fields.number("base_seq").unwrap_or(0), fields.raw("text").to_string(), number.to_string());
    let drawn = desk
        .show(Place::Inbox, None, move |tx, shell, desk| {
            let one = interaction::load_named(tx, desk.actor(), &number)?;
            let mut view = pane::view(tx, shell, desk, &one, &desk.list, &Fields::default())?;
            let thread = interaction::thread(tx, one.conversation(), None, 20)?;
            let newer = desk::timeline::after(tx, one.conversation(), base)?;
            let since = newer.first().map(|entry| entry.at);
            let channels = desk::catalogue::channel::list(tx)?;
            let unseen = thread.messages.iter().filter(|said| since.is_some_and(|at| said.message.at >= at));
            let newer =
                unseen.map(|said| super::said::message(shell, &thread, said, &channels, desk)).collect();
            view.conflict = Some(ui::desk::interaction::Conflict { newer, text: text.clone() });
            Ok(html! { (ui::desk::interaction::pane(shell, &view)) })
        })
        .await?;
    Ok((StatusCode::CONFLICT, drawn).into_response())
}

/// POST `/desk/undo/{key}`
///
/// # Errors
/// 409 when the time has passed or something followed.
pub async fn undo(Path(key): Path<String>, Posted { desk, .. }: Posted) -> Result<Response, Problem> {
    let (one, _) = desk.act(move |tx, actor, now| Ok(interaction::undo(tx, actor, &key, now)?)).await?;
    if desk.fragment.is_none() {
        return Ok(to_saying(&ui::url::in_inbox(&desk.list, one.record.number), "said-undone", None));
    }
    parts(desk, one.record.number, None, |_| {}).await
}

/// An empty answer that says "done".
pub fn nothing() -> Response {
    StatusCode::NO_CONTENT.into_response()
}
