//! The job that understands one raw message: reads it, takes it in by `desk::intake::arrive`, settles its inbound row. What cannot
//! be read is parked in sight; nothing is dropped and nothing is taken in twice.

use db::Error;
use desk::intake::{self, Outcome as Intake};
use desk::kernel::Timestamp;
use desk::mailbox::inbound::{self, Fate, Inbound};
use desk::mailbox::{self, Mailbox};
use jobs::{Job, Outcome};

use super::arrival::arrival;
use super::door::Door;
use super::keep::unfetched;

/// How often a message that the database refuses is tried before it is parked.
const TRIES: i64 = 3;

/// Runs the job `{"inbound": id}`.
pub(super) async fn run(door: Door, job: Job) -> Outcome {
    let Some(id) = job.payload["inbound"].as_i64() else {
        return Outcome::GiveUp { why: "no message is named".into() };
    };
    match understand(&door, id).await {
        Ok(()) => Outcome::Done,
        Err(error) if is_of_the_message(&error) && job.attempts >= TRIES => {
            match park(&door, id, format!("it cannot be stored: {error}")).await {
                Ok(()) => Outcome::Done,
                Err(error) => Outcome::database(&error, job.attempts),
            }
        }
        Err(error) => Outcome::database(&error, job.attempts),
    }
}

/// Whether the database refused this message, and not everything.
fn is_of_the_message(error: &Error) -> bool {
    !error.is_unavailable() && !error.is_disk_full() && !error.is_too_slow()
}

async fn understand(door: &Door, id: i64) -> Result<(), Error> {
    let found = door
        .store
        .read(move |tx| -> Result<_, Error> {
            let Some(row) = inbound::by_id(tx, id)?.filter(|row| row.state == "waiting") else {
                return Ok(None);
            };
            let mailbox = mailbox::by_id(tx, row.mailbox)?;
            Ok(mailbox.map(|mailbox| (row, mailbox)))
        })
        .await?;
    let Some((row, mailbox)) = found else { return Ok(()) };
    let raw = match door.store.blobs().get(&door.store, &row.digest).await {
        Ok(raw) => raw,
        Err(error) if error.is_unavailable() => return Err(error),
        Err(error) => return park(door, row.id, format!("the original cannot be read: {error}")).await,
    };
    if let Some(why) = unfetched(&raw) {
        return park(door, row.id, why).await;
    }
    // Reading is careful work on bytes that strangers chose: it has a thread of its own, and what it cannot do is parked.
    let read = tokio::task::spawn_blocking(move || mail::parse(&raw)).await;
    match read {
        Ok(message) if message.unreadable.is_some() => {
            park(door, row.id, message.unreadable.unwrap_or_default()).await
        }
        Ok(message) => take_in(door, &mailbox, row, message).await,
        Err(_) => park(door, row.id, "the parser gave up".into()).await,
    }
}

async fn take_in(door: &Door, mailbox: &Mailbox, row: Inbound, message: mail::Message) -> Result<(), Error> {
    let understood = arrival(door, mailbox, &row, message).await?.understood();
    let now = door.clock.now();
    door.store
        .write(move |tx| {
            // A renumbered mailbox shows everything once more, also what bears no identification.
            if let Some(known) = inbound::same_bytes(tx, &row)? {
                return inbound::settle(tx, row.id, Fate::Duplicate, "", known, now).map(|_| ());
            }
            let arrived = intake::arrive(tx, &understood, now)?;
            let fate = match arrived.outcome {
                Intake::Duplicate => Fate::Duplicate,
                Intake::Filed => Fate::Filed,
                Intake::New | Intake::Joined | Intake::Followed => Fate::Arrived,
            };
            let where_to = (Some(arrived.message), Some(arrived.interaction));
            inbound::settle(tx, row.id, fate, "", where_to, now).map(|_| ())
        })
        .await
}

async fn park(door: &Door, id: i64, why: String) -> Result<(), Error> {
    let now: Timestamp = door.clock.now();
    tracing::warn!(inbound = id, why, "A message is parked, for a person to decide.");
    door.store
        .write(move |tx| inbound::settle(tx, id, Fate::Parked, &why, (None, None), now).map(|_| ()))
        .await
}
