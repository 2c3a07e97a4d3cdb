//! The job that sends one message: claims its delivery, renders it once, hands it over, and says what became of it.

use db::{Error, Tx};
use desk::kernel::Timestamp;
use desk::mailbox::Outgoing;
use desk::mailbox::delivery::{self, Claim};
use jiff::SignedDuration;
use jobs::{Job, Outcome};

use super::backoff;
use super::claim;
use super::door::Door;
use super::outgoing::{self, Letter};
use super::smtp::Handed;

/// How soon an outcome that could not be stored is stored again.
const AGAIN: std::time::Duration = std::time::Duration::from_millis(200);

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
    let Some(_sending) = Sending::begin(door, id) else {
        return Ok(Outcome::Retry {
            after: SignedDuration::from_secs(5),
            why: "it is being handed over now".into(),
        });
    };
    let claimed = move |tx: &mut Tx| {
        delivery::release_orphan(tx, id)?;
        delivery::claim(tx, id, now)
    };
    let outgoing = match door.store.write(claimed).await? {
        Claim::Take(outgoing) => *outgoing,
        Claim::Gone => return Ok(Outcome::Done),
        Claim::NotBefore(then) => {
            return Ok(Outcome::Retry { after: then.duration_since(now), why: "not due yet".into() });
        }
    };
    let handed = tokio::select! {
        handed = handed(door, &outgoing) => handed?,
        why = claim::lost(door, id) => Handed::Later(why),
    };
    while let Err(error) = settle(door, &outgoing, handed.clone()).await {
        // Forgetting that a message was taken would send it twice: this is said again until the database hears it.
        if !error.is_unavailable() && !error.is_disk_full() {
            return Err(error);
        }
        tracing::warn!(delivery = id, %error, "What became of a message could not be stored yet.");
        tokio::time::sleep(AGAIN).await;
    }
    Ok(Outcome::Done)
}

/// Renders and hands over. Only a database that is away is an error; whatever else goes wrong stays in sight at the message.
async fn handed(door: &Door, outgoing: &Outgoing) -> Result<Handed, Error> {
    let reading = outgoing.clone();
    let letter = door.store.read(move |tx| outgoing::read(tx, reading.clone())).await?;
    let Some(letter) = letter else { return Ok(Handed::Later("no mailbox can send it".into())) };
    let addresses = letter.addresses();
    if addresses.is_empty() {
        return Ok(Handed::Refused("nobody to send it to".into()));
    }
    match bytes(door, &letter).await {
        Ok(raw) => Ok(door.hand_over(&letter.mailbox, &addresses, &raw).await),
        Err(error) if error.is_unavailable() || error.is_disk_full() => Err(error),
        Err(error) => Ok(Handed::Later(error.to_string())),
    }
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
    let is_old = now.duration_since(outgoing.at) >= backoff::GIVEN_UP;
    door.store
        .write(move |tx| match &handed {
            Handed::Taken(_) => delivery::sent(tx, id, now),
            Handed::Refused(why) => delivery::failed(tx, id, why, now),
            Handed::Later(why) if attempts >= backoff::TRIES => delivery::failed(tx, id, why, now),
            Handed::Unwell(why) if attempts >= backoff::TRIES && is_old => delivery::failed(tx, id, why, now),
            Handed::Later(why) => delivery::deferred(tx, id, why, later(now, backoff::after(attempts)), now),
            Handed::Unwell(why) => {
                delivery::deferred(tx, id, why, later(now, backoff::after_outage(attempts)), now)
            }
        })
        .await
}

fn later(now: Timestamp, by: SignedDuration) -> Timestamp {
    now.checked_add(by).unwrap_or(now)
}

/// Says within this process that a delivery is being handed over, for as long as it lives.
struct Sending<'a> {
    door: &'a Door,
    id: i64,
}

impl Sending<'_> {
    fn begin(door: &Door, id: i64) -> Option<Sending<'_>> {
        door.sending.lock().expect("no holder panics").insert(id).then_some(Sending { door, id })
    }
}

impl Drop for Sending<'_> {
    fn drop(&mut self) {
        self.door.sending.lock().expect("no holder panics").remove(&self.id);
    }
}
