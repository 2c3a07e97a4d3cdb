//! Administration of mailboxes: their doors, the test of both, and the messages that are parked until somebody decides.

use std::time::Duration;

use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use channels::email::test::{Tested, test as speak};
use db::Tx;
use desk::catalogue::channel;
use desk::kernel::{Actor, Right};
use desk::mailbox::health::{self, Waiting};
use desk::mailbox::inbound::{self, Inbound};
use desk::mailbox::{self, Mailbox};
use maud::Markup;
use ui::admin::mailboxes::{Health, MailboxEdit, MailboxRow, Mailboxes, Parked, TestStep};
use ui::admin::{Area, Edit};
use ui::form::{Choice, Form};
use ui::shell::{Place, Shell};
use ui::url;

use super::area::refused;
use super::forms::brand_choices;
use super::{existing, mailbox_form, service_choices, team_choices};
use crate::errors::Problem;
use crate::frame::{Desk, Fields, Posted, is_formal, to_saying};

/// Parked messages that are shown at once.
const PARKED: usize = 30;
/// So much of a raw message is read for its sender and subject (bytes).
const HEAD: usize = 64 * 1024;
/// Longer than this no test waits for a server.
const PATIENCE: Duration = Duration::from_secs(30);

/// What the page shows besides the list: the form, the answer of a test, parked messages.
#[derive(Clone, Default)]
struct Open {
    key: Option<String>,
    form: Option<Form>,
    test: Vec<Tested>,
    parked: Vec<Parked>,
}

/// GET `/desk/admin/mailboxes`
///
/// # Errors
/// 403 for who may neither configure mail nor operate.
pub async fn list(desk: Desk) -> Result<Response, Problem> {
    show(desk, None).await
}

/// GET `/desk/admin/mailboxes/{key}`, also `new`
///
/// # Errors
/// 404 when there is no such mailbox.
pub async fn form(desk: Desk, Path(key): Path<String>) -> Result<Response, Problem> {
    let open = opened(&desk, existing(&key)).await?;
    show(desk, Some(open)).await
}

/// POST `/desk/admin/mailboxes/{key}`, also `new`
///
/// # Errors
/// 403 for who may not configure mail.
pub async fn save(Path(key): Path<String>, Posted { desk, fields }: Posted) -> Result<Response, Problem> {
    match store(&desk, &fields, existing(&key)).await {
        Ok(key) => Ok(to_saying(&url::admin_item(Area::Mailboxes.key(), &key), "common-saved", None)),
        Err(problem) if is_formal(&problem) => {
            let form = Some(fields.form(desk.words(), Some(&problem)));
            let open = Open { form, ..opened(&desk, existing(&key)).await? };
            show(desk, Some(open)).await.map(refused)
        }
        Err(problem) => Err(problem),
    }
}

async fn store(desk: &Desk, fields: &Fields, key: Option<&str>) -> Result<String, Problem> {
    desk.session.require(Right::ConfigureMail)?;
    let known = match key {
        Some(key) => Some(load(desk, key).await?),
        None => None,
    };
    let settings = mailbox_form::settings(fields).map_err(|problem| problem.in_language(desk.lang()))?;
    let secrets = mailbox_form::secrets(fields, known.as_ref(), desk.app.key());
    let given = fields.clone();
    desk.act(move |tx, actor, now| {
        let input = mailbox_form::input(tx, &given, (&settings, secrets.as_ref()))?;
        Ok(mailbox::save(tx, actor, known.as_ref(), &input, now)?.key)
    })
    .await
}

/// POST `/desk/admin/mailboxes/{key}/test`: speaks to both servers, fetches and sends nothing.
///
/// # Errors
/// 404 when there is no such mailbox.
pub async fn test(Path(key): Path<String>, Posted { desk, .. }: Posted) -> Result<Response, Problem> {
    desk.session.require(Right::ConfigureMail)?;
    let one = load(&desk, &key).await?;
    let spoken = tokio::time::timeout(PATIENCE, speak(&one, desk.app.key())).await;
    let silent = || vec![Tested { side: "time", ok: false, note: String::new() }];
    let steps = spoken.unwrap_or_else(|_| silent());
    let (id, told) = (one.id, steps.clone());
    desk.act(move |tx, _, now| {
        if !told.is_empty() {
            let broken = told.iter().find(|step| !step.ok);
            let how = if broken.is_some() { health::Health::Failing } else { health::Health::Well };
            health::note(tx, id, how, broken.map_or("", |step| step.note.as_str()), now)?;
        }
        Ok(())
    })
    .await?;
    let open = Open { test: steps, ..opened(&desk, Some(&key)).await? };
    show(desk, Some(open)).await
}

/// GET `/desk/admin/mailboxes/{key}/parked/{id}/raw`: the original, as it came.
///
/// # Errors
/// 404 when there is no such message.
pub async fn raw(desk: Desk, Path((key, id)): Path<(String, String)>) -> Result<Response, Problem> {
    let message = parked_one(&desk, &key, &id).await?;
    let bytes = desk.app.store().blobs().get(desk.app.store(), &message.digest).await?;
    let name = format!("attachment; filename=\"{id}.eml.txt\"");
    let headers = [
        (header::CONTENT_TYPE, "text/plain; charset=utf-8".to_string()),
        (header::CONTENT_DISPOSITION, name),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_string()),
    ];
    Ok((headers, bytes).into_response())
}

/// POST `/desk/admin/mailboxes/{key}/parked/{id}/arrival`: tries it again.
///
/// # Errors
/// 404 when it is not parked.
pub async fn retry(
    Path((key, id)): Path<(String, String)>,
    Posted { desk, .. }: Posted,
) -> Result<Response, Problem> {
    let message = parked_one(&desk, &key, &id).await?;
    desk.act(move |tx, actor, now| Ok(inbound::retry(tx, actor, &message, now)?)).await?;
    Ok(to_saying(&url::admin_item(Area::Mailboxes.key(), &key), "said-retry", None))
}

/// POST `/desk/admin/mailboxes/{key}/parked/{id}/filing`: files it away.
///
/// # Errors
/// 404 when it is not parked.
pub async fn file_away(
    Path((key, id)): Path<(String, String)>,
    Posted { desk, fields }: Posted,
) -> Result<Response, Problem> {
    let message = parked_one(&desk, &key, &id).await?;
    let reason = fields.some("reason").unwrap_or_else(|| "by_hand".into());
    desk.act(move |tx, actor, now| Ok(inbound::file_away(tx, actor, &message, &reason, now)?)).await?;
    Ok(to_saying(&url::admin_item(Area::Mailboxes.key(), &key), "said-filed", None))
}

/// The message of an address; another mailbox's is not there.
async fn parked_one(desk: &Desk, key: &str, id: &str) -> Result<Inbound, Problem> {
    let one = load(desk, key).await?;
    let (actor, id, lang) = (desk.actor().clone(), id.to_string(), desk.lang());
    let found = desk.app.read(move |tx| inbound::load(tx, &actor, &id)).await;
    let found = found.map_err(|refused| Problem::from(refused).in_language(lang))?;
    if found.mailbox == one.id { Ok(found) } else { Err(Problem::missing().in_language(lang)) }
}

async fn load(desk: &Desk, key: &str) -> Result<Mailbox, Problem> {
    let (actor, key, lang) = (desk.actor().clone(), key.to_string(), desk.lang());
    let found = desk.app.read(move |tx| mailbox::load(tx, &actor, &key)).await;
    found.map_err(|refused| Problem::from(refused).in_language(lang))
}

/// The open mailbox with what is parked at it; raw messages are looked into outside of any transaction.
async fn opened(desk: &Desk, key: Option<&str>) -> Result<Open, Problem> {
    let Some(key) = key else { return Ok(Open::default()) };
    let one = load(desk, key).await?;
    let mut open = Open { key: Some(one.key.clone()), ..Open::default() };
    if !desk.actor().may(Right::Operate) {
        return Ok(open);
    }
    let (actor, lang) = (desk.actor().clone(), desk.lang());
    let page = desk.app.read(move |tx| inbound::parked(tx, &actor, Some(one.id), None, PARKED)).await;
    for message in page.map_err(|refused| Problem::from(refused).in_language(lang))?.items {
        open.parked.push(looked_into(desk, key, message).await);
    }
    Ok(open)
}

/// Sender and subject as far as they can be read.
async fn looked_into(desk: &Desk, mailbox: &str, message: Inbound) -> Parked {
    let store = desk.app.store();
    let head = match store.blobs().get(store, &message.digest).await {
        Ok(mut bytes) => {
            bytes.truncate(HEAD);
            tokio::task::spawn_blocking(move || mail::parse(&bytes)).await.unwrap_or_default()
        }
        Err(_) => mail::Message::default(),
    };
    let act = format!("parked/{}/raw", message.key());
    Parked {
        id: message.key(),
        at: message.received_at,
        from: head.from.map(|from| from.address).unwrap_or_default(),
        subject: head.subject.unwrap_or_default(),
        reason: message.reason,
        bytes: message.bytes,
        raw_url: url::admin_act(Area::Mailboxes.key(), mailbox, &act),
    }
}

async fn show(desk: Desk, open: Option<Open>) -> Result<Response, Problem> {
    if !desk.actor().may(Right::Operate) {
        desk.session.require(Right::ConfigureMail)?;
    }
    desk.show(Place::Admin, None, move |tx, shell, desk| draw(tx, shell, desk.actor(), open.as_ref())).await
}

fn draw(tx: &mut Tx, shell: &Shell, actor: &Actor, open: Option<&Open>) -> Result<Markup, Problem> {
    let (parked, out) = (health::parked(tx)?, health::waiting_out(tx)?);
    let all = mailbox::list(tx)?;
    let rows = all.iter().map(|one| row(one, &parked, &out)).collect();
    let edit = match open {
        Some(open) => Some(edit(tx, shell, actor, (open, &parked, &out))?),
        None => None,
    };
    Ok(ui::admin::mailboxes::page(shell, &Mailboxes { rows, edit }))
}

fn row(one: &Mailbox, parked: &[Waiting], out: &[Waiting]) -> MailboxRow {
    let waiting = |all: &[Waiting]| all.iter().find(|waiting| waiting.mailbox == one.id).map_or(0, |w| w.n);
    MailboxRow {
        key: one.key.clone(),
        name: one.name.clone(),
        address: one.address.clone(),
        health: match one.health.as_str() {
            "well" => Health::Well,
            "slow" => Health::Slow,
            "failing" => Health::Failing,
            "off" => Health::Off,
            _ => Health::Unknown,
        },
        health_note: one.health_note.clone(),
        checked_at: one.checked_at,
        parked: waiting(parked),
        waiting_out: waiting(out),
    }
}

fn edit(
    tx: &mut Tx,
    shell: &Shell,
    actor: &Actor,
    (open, parked, out): (&Open, &[Waiting], &[Waiting]),
) -> Result<MailboxEdit, Problem> {
    let known = open.key.as_deref().map(|key| mailbox::load(tx, actor, key)).transpose()?;
    let form = match (&open.form, &known) {
        (Some(form), _) => form.clone(),
        (None, Some(one)) => mailbox_form::stored(tx, one)?,
        (None, None) => mailbox_form::empty(),
    };
    let channels = channel::list(tx)?.into_iter().filter(|one| one.active && one.manner == "mail");
    Ok(MailboxEdit {
        edit: Edit { key: open.key.clone(), form },
        row: known.as_ref().map(|one| row(one, parked, out)),
        channels: channels.map(|one| Choice::new(one.key, one.names.get(shell.lang))).collect(),
        brands: brand_choices(tx)?,
        teams: team_choices(tx, shell.lang)?,
        services: service_choices(tx, shell.lang)?,
        test: open.test.iter().map(|step| tested(shell, step)).collect(),
        parked: open.parked.clone(),
    })
}

fn tested(shell: &Shell, step: &Tested) -> TestStep {
    TestStep { label: shell.t(&format!("mailbox-test-{}", step.side)), ok: step.ok, note: step.note.clone() }
}
