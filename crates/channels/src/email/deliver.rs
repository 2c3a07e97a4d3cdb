//! The job that sends one message: claims its delivery, renders it once, hands it over, and says what became of it.

use db::Error;
use desk::mailbox::Outgoing;
use desk::mailbox::delivery::{self, Claim};
use jobs::{Job, Outcome};

use super::backoff;
use super::door::Door;
use super::outgoing::{self, Letter};
use super::smtp::Handed;

/// Runs the job `{"delivery": id}`.
pub(super) async fn run(door: Door, job: Job) -> Outcome {
    let Some(id) = job.payload["delivery"].as_i64() else {
        return Outcome::GiveUp { why: "no delivery is named".into() };
    };
    match deliver(&door, id).await {
        Ok(outcome) => outcome,
        Err(error) => Outcome::database(&error, job.attempts),
    }
}

async fn deliver(door: &Door, id: i64) -> Result<Outcome, Error> {
    let now = door.clock.now();
    let outgoing = match door.store.write(move |tx| delivery::claim(tx, id, now)).await? {
        Claim::Take(outgoing) => *outgoing,
        Claim::Gone => return Ok(Outcome::Done),
        Claim::NotBefore(then) => {
            return Ok(Outcome::Retry { after: then.duration_since(now), why: "not due yet".into() });
        }
    };
    let reading = outgoing.clone();
    let letter = door.store.read(move |tx| outgoing::read(tx, reading.clone())).await?;
    let handed = match letter {
        Some(letter) if letter.addresses().is_empty() => Handed::Refused("nobody to send it to".into()),
        Some(letter) => {
            let raw = bytes(door, &letter).await?;
            door.hand_over(&letter.mailbox, &letter.addresses(), &raw).await
        }
        None => Handed::Later("no mailbox can send it".into()),
    };
    settle(door, &outgoing, handed).await?;
    Ok(Outcome::Done)
}

/// The bytes to send: those of the first try, or rendered and kept now.
async fn bytes(door: &Door, letter: &Letter) -> Result<Vec<u8>, Error> {
    if let Some(digest) = &letter.outgoing.raw_digest {
        return door.store.blobs().get(&door.store, digest).await;
    }
    let raw = render(door, letter).await?;
    let digest = door.store.blobs().put(&door.store, raw.clone()).await?;
    let (outgoing, rfc_id) = (letter.outgoing.clone(), letter.message_id(door));
    door.store.write(move |tx| delivery::rendered(tx, &outgoing, &digest, &rfc_id)).await?;
    Ok(raw)
}

async fn render(door: &Door, letter: &Letter) -> Result<Vec<u8>, Error> {
    let mut files = Vec::new();
    for file in &letter.files {
        let bytes = door.store.blobs().get(&door.store, &file.digest).await?;
        files.push(mail::Attachment {
            name: Some(file.name.clone()),
            content_type: file.content_type.clone(),
            content_id: None,
            inline: false,
            bytes,
        });
    }
    let body =
        if letter.outgoing.kind == "receipt" { receipt_body(letter) } else { reply_body(door, letter) };
    Ok(letter.build(door, body, files))
}

fn reply_body(door: &Door, letter: &Letter) -> ui::mail::Body {
    ui::mail::reply(&ui::mail::Reply {
        language: letter.language,
        subject: letter.outgoing.subject.clone(),
        reference: letter.reference(),
        text: letter.outgoing.text.clone(),
        signature: format!("{}\n{}", letter.outgoing.author, letter.signature).trim().to_string(),
        quoted: None,
        tz: door.zone.clone(),
    })
}

/// A receipt's words were rendered and stored when it was made; here they only get their frame.
fn receipt_body(letter: &Letter) -> ui::mail::Body {
    ui::mail::plain(letter.language, &letter.outgoing.subject, &letter.outgoing.text)
}

async fn settle(door: &Door, outgoing: &Outgoing, handed: Handed) -> Result<(), Error> {
    let (id, attempts, now) = (outgoing.delivery, outgoing.attempts, door.clock.now());
    door.store
        .write(move |tx| match &handed {
            Handed::Taken(_) => delivery::sent(tx, id, now),
            Handed::Refused(why) => delivery::failed(tx, id, why, now),
            Handed::Later(why) if attempts >= backoff::TRIES => delivery::failed(tx, id, why, now),
            Handed::Later(why) => {
                let next = now.checked_add(backoff::after(attempts)).unwrap_or(now);
                delivery::deferred(tx, id, why, next, now)
            }
        })
        .await
}
