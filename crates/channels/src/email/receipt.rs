//! The job that sends a receipt: once per matter, within a minute, never to robots, never for what is old news.

use db::{Error, Tx};
use desk::catalogue::brand;
use desk::conversation;
use desk::interaction::receipt::{Receipt, make_receipt, receipt_due, receipts_since};
use desk::kernel::{Names, RecordKind, RecordRef, Timestamp};
use desk::mailbox;
use jiff::ToSpan;
use jobs::{Job, Outcome};
use language::Lang;

use super::arrival::{may_answer, our_addresses};
use super::door::Door;
use super::settings::MailboxSettings;

/// A receipt for what came longer ago than this says nothing new (seconds).
const OLD: i64 = 24 * 3600;

/// Nobody begins more matters an hour than this and reads a receipt for each; a program that hides might (RFC 3834, 2).
const MOST_AN_HOUR: i64 = 5;

/// Runs the job `{"interaction": id}`.
pub(super) async fn run(door: Door, job: Job) -> Outcome {
    let Some(id) = job.payload["interaction"].as_i64() else {
        return Outcome::GiveUp { why: "no contact is named".into() };
    };
    let (now, zone, has_relay) = (door.clock.now(), door.zone.clone(), door.has_relay());
    match is_answerable(&door, id).await {
        Ok(true) => {}
        Ok(false) => return Outcome::Done,
        Err(error) => return Outcome::database(&error, job.attempts),
    }
    let made = door
        .store
        .write(move |tx| {
            let Some(receipt) = receipt(tx, id, now, (&zone, has_relay))? else { return Ok(()) };
            make_receipt(tx, id, &receipt, now).map(|_| ())
        })
        .await;
    match made {
        Ok(()) => Outcome::Done,
        Err(error) => Outcome::database(&error, job.attempts),
    }
}

/// Whether the mail that began the contact may be answered by a program (RFC 3834); what is no mail may.
async fn is_answerable(door: &Door, interaction: i64) -> Result<bool, Error> {
    let found = door
        .store
        .read(move |tx| -> Result<_, Error> {
            let contact = desk::interaction::take(tx, interaction)?;
            let thread = conversation::by_id(tx, contact.conversation())?;
            let mailbox =
                thread.and_then(|thread| thread.mailbox_id).map_or(Ok(None), |id| mailbox::by_id(tx, id))?;
            let words = desk::interaction::message::of_interaction(tx, interaction)?;
            let raw = words
                .into_iter()
                .find(|message| message.kind == "customer")
                .and_then(|message| message.raw_digest);
            Ok(raw.zip(mailbox))
        })
        .await?;
    let Some((digest, mailbox)) = found else { return Ok(true) };
    let raw = door.store.blobs().get(&door.store, &digest).await?;
    let ours = our_addresses(&mailbox);
    let door = door.clone();
    let judged =
        tokio::task::spawn_blocking(move || may_answer(&door, &mail::parse(&raw), &ours).is_ok()).await;
    Ok(judged.unwrap_or(false))
}

/// The words of the receipt; `None` when none is due.
fn receipt(
    tx: &mut Tx,
    interaction: i64,
    now: Timestamp,
    (zone, has_relay): (&jiff::tz::TimeZone, bool),
) -> Result<Option<Receipt>, Error> {
    if receipt_due(tx, interaction)?.is_none() {
        return Ok(None);
    }
    let hour_ago = now.checked_sub(1.hour()).unwrap_or(now);
    if receipts_since(tx, interaction, hour_ago)? >= MOST_AN_HOUR {
        return Ok(None);
    }
    let contact = desk::interaction::take(tx, interaction)?;
    if now.as_second() - contact.record.occurred_at.as_second() > OLD {
        return Ok(None);
    }
    let Some(thread) = conversation::by_id(tx, contact.conversation())? else { return Ok(None) };
    let Some(mailbox) = thread.mailbox_id.map_or(Ok(None), |id| mailbox::by_id(tx, id))? else {
        return Ok(None);
    };
    let settings = MailboxSettings::from_json(&mailbox.settings);
    if !settings.receipt || !(settings.smtp.is_some() || has_relay) {
        return Ok(None);
    }
    let brand =
        brand::list(tx)?.into_iter().find(|one| Some(one.id) == thread.brand_id || one.id == mailbox.brand);
    let told = contact.language.as_deref().and_then(Lang::from_code);
    let language =
        told.or_else(|| brand.as_ref().and_then(|one| Lang::from_code(&one.language))).unwrap_or_default();
    let body = ui::mail::receipt(&ui::mail::Receipt {
        language,
        subject: contact.record.title.clone(),
        reference: RecordRef::new(RecordKind::Interaction, thread.number).to_string(),
        brand: brand.as_ref().map_or_else(|| mailbox.name.clone(), |one| one.name.clone()),
        signature: brand
            .map_or_else(String::new, |one| Names::from_json(&one.signature).get(language).to_string()),
        answer_by: contact.record.due(),
        now,
        tz: zone.clone(),
    });
    Ok(Some(Receipt { subject: body.subject, text: body.text, language: language.code().into() }))
}
