//! The built-in test mail of a demonstration: read what the desk sent, write to it as a customer.

use axum::extract::{Path, RawQuery};
use axum::response::Response;
use channels::email::keep::{Source, keep};
use db::Tx;
use desk::kernel::Timestamp;
use desk::mailbox::{self, Mailbox};
use mail::{Address, Outgoing};
use maud::Markup;
use ui::desk::mail_sink::{MailSink, SunkMail};
use ui::form::{Choice, Form};
use ui::shell::{Place, Shell};
use ui::url;

use crate::errors::Problem;
use crate::frame::{Desk, Fields, Posted, is_formal, to};
use crate::pages::admin::area::refused;
use crate::secret;
use crate::sink::{Sink, Sunk};

/// Mails of the list.
const SHOWN: usize = 100;

/// GET `/demo/mail`
///
/// # Errors
/// 404 when this is no demonstration.
pub async fn list(desk: Desk, RawQuery(query): RawQuery) -> Result<Response, Problem> {
    let query = Fields::parse(query.unwrap_or_default().as_bytes());
    let view = MailSink { sent: query.is_on("sent"), ..MailSink::default() };
    show(desk, view).await
}

/// GET `/demo/mail/{id}`
///
/// # Errors
/// 404 when this is no demonstration, or the mail is not kept.
pub async fn open(desk: Desk, Path(id): Path<u64>) -> Result<Response, Problem> {
    let mail = sink(&desk)?.mail(id).ok_or_else(|| Problem::missing().in_language(desk.lang()))?;
    let view = MailSink { form: answer_to(&mail), open: Some(shown(&mail)), ..MailSink::default() };
    show(desk, view).await
}

/// POST `/demo/mail`: a customer's mail comes in at the chosen mailbox.
///
/// # Errors
/// 404 when this is no demonstration.
pub async fn post(Posted { desk, fields }: Posted) -> Result<Response, Problem> {
    sink(&desk)?;
    match send(&desk, &fields).await {
        Ok(()) => Ok(to(&format!("{}?sent=1", url::MAIL_SINK))),
        Err(problem) if is_formal(&problem) => {
            let view = MailSink { form: fields.form(desk.words(), Some(&problem)), ..MailSink::default() };
            show(desk, view).await.map(refused)
        }
        Err(problem) => Err(problem),
    }
}

/// The sink, on a demonstration only.
fn sink(desk: &Desk) -> Result<Sink, Problem> {
    let there = desk.app.sink().filter(|_| desk.app.is_demo()).cloned();
    there.ok_or_else(|| Problem::missing().in_language(desk.lang()))
}

async fn send(desk: &Desk, fields: &Fields) -> Result<(), Problem> {
    let lang = desk.lang();
    let from = mail::address::check(fields.text("from"))
        .map_err(|_| Problem::field("from", "sink.address_bad").in_language(lang))?;
    let text = fields.raw("text").replace("\r\n", "\n");
    if text.trim().is_empty() {
        return Err(Problem::field("text", "sink.text_missing").in_language(lang));
    }
    let to = fields.text("to").to_string();
    let ours = mail::address::without_tag(&to);
    let mailbox = desk.app.read(move |tx| mailbox::by_address(tx, &ours)).await?;
    let mailbox = mailbox.ok_or_else(|| Problem::field("to", "mailbox.missing").in_language(lang))?;
    let raw = written(fields, (&from, &to), &text, desk.app.now());
    keep(desk.app.store(), &mailbox, &Source::Pushed, raw, desk.app.now()).await?;
    Ok(())
}

/// The bytes of the customer's mail.
fn written(fields: &Fields, (from, to): (&str, &str), text: &str, now: Timestamp) -> Vec<u8> {
    let answered = fields.some("in_reply_to");
    mail::build(&Outgoing {
        from: Address::named(fields.text("from_name"), from),
        reply_to: None,
        to: vec![Address::bare(to)],
        cc: Vec::new(),
        subject: fields.text("subject").to_string(),
        text: text.to_string(),
        html: None,
        message_id: format!("{}@sink.example", secret::fresh("")),
        references: answered.iter().cloned().collect(),
        in_reply_to: answered,
        date: now,
        attachments: Vec::new(),
        auto_submitted: false,
        desk_id: String::new(),
        headers: Vec::new(),
    })
}

/// The form of an answer to a mail, as its recipient would write it.
fn answer_to(one: &Sunk) -> Form {
    let mail = &one.mail;
    let recipient = mail.to.first().cloned().unwrap_or_default();
    let answers_to = mail.reply_to.first().or(mail.from.as_ref()).map(|address| address.address.clone());
    Form::new()
        .with("from_name", recipient.name.unwrap_or_default())
        .with("from", one.to.first().cloned().unwrap_or(recipient.address))
        .with("to", answers_to.unwrap_or_else(|| one.from.clone()))
        .with("subject", mail::thread::reply_subject(mail.subject.as_deref().unwrap_or_default()))
        .with_some("in_reply_to", mail.message_id.as_ref())
}

fn shown(one: &Sunk) -> SunkMail {
    SunkMail {
        id: one.id.to_string(),
        at: one.at,
        from: one.mail.from.as_ref().map_or_else(|| one.from.clone(), |from| from.address.clone()),
        to: one.to.join(", "),
        subject: one.mail.subject.clone().unwrap_or_default(),
        text: one.mail.body_text.clone(),
    }
}

async fn show(desk: Desk, view: MailSink) -> Result<Response, Problem> {
    let mails: Vec<SunkMail> = sink(&desk)?.mails().iter().take(SHOWN).map(shown).collect();
    desk.show(Place::Mail, None, move |tx, shell, _| {
        let view = MailSink { mails: mails.clone(), ..view.clone() };
        draw(tx, shell, view)
    })
    .await
}

fn draw(tx: &mut Tx, shell: &Shell, mut view: MailSink) -> Result<Markup, Problem> {
    let ours: Vec<Mailbox> = mailbox::active(tx)?;
    view.to = ours.iter().map(|one| Choice::new(&one.address, &one.address)).collect();
    let answered = view.form.value("to").to_string();
    if !answered.is_empty() && ours.iter().all(|one| one.address != answered) {
        view.to.insert(0, Choice::new(&answered, &answered));
    }
    Ok(ui::desk::mail_sink::page(shell, &view))
}
