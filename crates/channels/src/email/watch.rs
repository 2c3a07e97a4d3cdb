//! Watching mailboxes: one task for each, which fetches what is new, keeps it, waits for more, and comes back by itself after
//! every failure. One bad message never stops the next: what cannot be fetched is kept as it is told and parked by the parser.

use std::collections::HashMap;
use std::time::Duration;

use desk::mailbox::{self, Mailbox, health::Health};
use tokio::task::JoinHandle;

use super::door::Door;
use super::imap::{self, ImapError};
use super::keep::{Source, keep};
use super::settings::{MailboxSettings, Server, StartWith};

/// How often the rows are read for new or changed mailboxes.
const ROWS: Duration = Duration::from_secs(3);
/// How often a server without IDLE is asked.
const POLL: Duration = Duration::from_secs(30);
/// The longest wait after failures.
const LONGEST: Duration = Duration::from_secs(120);

/// The watchers of one process.
pub struct Watchers {
    task: JoinHandle<()>,
}

impl Watchers {
    /// Starts watching all active mailboxes of the store, following their rows.
    pub fn start(door: Door) -> Watchers {
        Watchers { task: tokio::spawn(supervise(door)) }
    }

    /// Stops at once; what is kept is kept, and the rest is still at its server.
    pub fn stop(self) {
        self.task.abort();
    }
}

/// Aborts its task when dropped.
struct Watched {
    version: i64,
    task: JoinHandle<()>,
}

impl Drop for Watched {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn supervise(door: Door) {
    let mut watched: HashMap<i64, Watched> = HashMap::new();
    loop {
        if let Ok(mailboxes) = door.store.read(mailbox::active).await {
            watched.retain(|id, one| mailboxes.iter().any(|m| m.id == *id && m.version == one.version));
            for mailbox in mailboxes {
                let settings = MailboxSettings::from_json(&mailbox.settings);
                let Some(server) = settings.imap.clone() else { continue };
                let (id, version) = (mailbox.id, mailbox.version);
                watched.entry(id).or_insert_with(|| Watched {
                    version,
                    task: tokio::spawn(watch(door.clone(), mailbox, settings, server)),
                });
            }
        }
        tokio::time::sleep(ROWS).await;
    }
}

async fn watch(door: Door, mailbox: Mailbox, settings: MailboxSettings, server: Server) {
    let mut pause = Duration::from_secs(1);
    loop {
        let outcome = session(&door, &mailbox, &settings, &server, &mut pause).await;
        if let Err(error) = outcome {
            tracing::warn!(mailbox = mailbox.key, error, "A mailbox cannot be read; it is tried again.");
            note(&door, &mailbox, Health::Failing, error).await;
        }
        tokio::time::sleep(pause).await;
        pause = (pause * 2).min(LONGEST);
    }
}

/// One connection: from signing in until it breaks.
async fn session(
    door: &Door,
    mailbox: &Mailbox,
    settings: &MailboxSettings,
    server: &Server,
    pause: &mut Duration,
) -> Result<(), String> {
    let password = door.secrets(mailbox).imap_password;
    let mut open = imap::open(server, &password, &settings.folder).await.map_err(told)?;
    loop {
        take_new(door, mailbox, settings, &mut open).await?;
        note(door, mailbox, Health::Well, String::new()).await;
        *pause = Duration::from_secs(1);
        open = open.wait(POLL).await.map_err(told)?;
    }
}

async fn take_new(
    door: &Door,
    mailbox: &Mailbox,
    settings: &MailboxSettings,
    open: &mut imap::Mailbox,
) -> Result<(), String> {
    let id = mailbox.id;
    let row = door.store.read(move |tx| mailbox::by_id(tx, id)).await.map_err(|error| error.to_string())?;
    let row = row.ok_or("the mailbox is gone")?;
    let known = row.uid_validity == Some(i64::from(open.uid_validity));
    let first_time = row.uid_validity.is_none();
    let last = if known { row.last_uid.and_then(|uid| u32::try_from(uid).ok()).unwrap_or(0) } else { 0 };
    let words = if first_time && settings.start_with == StartWith::Unread { "UNSEEN" } else { "ALL" };
    let numbers = open.numbers_after(last, words).await.map_err(told)?;
    if first_time && settings.start_with == StartWith::New {
        return start_after(door, &row, open.uid_validity, numbers.last().copied().unwrap_or(0)).await;
    }
    for uid in numbers {
        take_one(door, &row, settings, open, uid).await?;
    }
    if first_time {
        let everything = open.numbers_after(0, "ALL").await.map_err(told)?;
        start_after(door, &row, open.uid_validity, everything.last().copied().unwrap_or(0)).await?;
    }
    Ok(())
}

async fn start_after(door: &Door, row: &Mailbox, validity: u32, uid: u32) -> Result<(), String> {
    let id = row.id;
    let set = door
        .store
        .write(move |tx| mailbox::inbound::set_position(tx, id, i64::from(validity), i64::from(uid)))
        .await;
    set.map_err(|error| error.to_string())
}

async fn take_one(
    door: &Door,
    row: &Mailbox,
    settings: &MailboxSettings,
    open: &mut imap::Mailbox,
    uid: u32,
) -> Result<(), String> {
    let Some(fetched) = open.fetch(uid).await.map_err(told)? else { return Ok(()) };
    let raw = fetched.raw.unwrap_or_else(|| too_large(fetched.uid, fetched.size));
    let source = Source::Imap { validity: open.uid_validity, uid };
    keep(&door.store, row, &source, raw, door.clock.now()).await.map_err(|error| error.to_string())?;
    if settings.mark_seen
        && let Err(error) = open.mark_seen(uid).await
    {
        tracing::info!(mailbox = row.key, %error, "A kept message could not be marked as read at its server.");
    }
    Ok(())
}

/// What stands for a message that is too large to fetch: a note which the parser parks, so that a person sees it.
fn too_large(uid: u32, size: u32) -> Vec<u8> {
    format!("X-Tuki-Unfetched: uid {uid}, {size} bytes, larger than {} bytes\r\n\r\n", imap::LARGEST)
        .into_bytes()
}

async fn note(door: &Door, mailbox: &Mailbox, health: Health, text: String) {
    let (id, now) = (mailbox.id, door.clock.now());
    let noted = door.store.write(move |tx| mailbox::health::note(tx, id, health, &text, now)).await;
    if let Err(error) = noted {
        tracing::warn!(%error, "A mailbox's health could not be noted.");
    }
}

fn told(error: ImapError) -> String {
    error.to_string().chars().filter(|c| !c.is_control()).take(300).collect()
}
