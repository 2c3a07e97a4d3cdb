//! Watching mailboxes: one task for each, which takes what is new (`take.rs`), waits for more, and comes back by itself after every
//! failure. It follows the rows: a changed mailbox gets a new task, one that is switched off none.

use std::collections::HashMap;

use desk::mailbox::{self, Mailbox};
use tokio::task::JoinHandle;

use super::door::Door;
use super::health::{self, Side};
use super::imap;
use super::settings::{MailboxSettings, Server};
use super::take::{Taker, told};

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
        tokio::time::sleep(door.pace.rows).await;
    }
}

async fn watch(door: Door, mailbox: Mailbox, settings: MailboxSettings, server: Server) {
    let mut pause = door.pace.shortest;
    let mut taker = Taker::new(door.clone(), mailbox.id, settings);
    loop {
        let Err(error) = session(&door, &mailbox, &mut taker, &server, &mut pause).await;
        tracing::warn!(mailbox = mailbox.key, error, "A mailbox cannot be read; it is tried again.");
        health::note(&door, mailbox.id, Side::Imap, Err(error)).await;
        tokio::time::sleep(pause).await;
        pause = (pause * 2).min(door.pace.longest);
    }
}

/// One connection: from signing in until it breaks.
async fn session(
    door: &Door,
    mailbox: &Mailbox,
    taker: &mut Taker,
    server: &Server,
    pause: &mut std::time::Duration,
) -> Result<std::convert::Infallible, String> {
    let password = door.secrets(mailbox)?.imap_password;
    let opened = imap::open(server, &password, taker.folder(), door.pace).await;
    let mut open = opened.map_err(|error| told(&error))?;
    loop {
        taker.take_new(&mut open).await?;
        health::note(door, mailbox.id, Side::Imap, Ok(())).await;
        *pause = door.pace.shortest;
        open = open.wait().await.map_err(|error| told(&error))?;
    }
}
