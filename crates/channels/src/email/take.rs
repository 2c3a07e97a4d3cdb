//! Taking what is new in a folder: what lies after the known position; at the first time, and when the server has numbered its
//! messages anew, what the settings choose. One bad message never stops the next.

use std::collections::HashMap;

use desk::kernel::Timestamp;
use desk::mailbox::{self, Mailbox, inbound};
use jiff::ToSpan;

use super::door::Door;
use super::imap::{self, ImapError};
use super::keep::{Source, keep, stand_in};
use super::settings::{MailboxSettings, StartWith};

/// How often the fetching of one message may fail before something stands for it.
const FAILURES: u32 = 5;
/// Servers' clocks may be so much behind ours (minutes).
const SKEW: i64 = 10;
/// A message that lay at its server for longer than this while newer ones were kept is not looked for again (days).
const BACKLOG: i64 = 30;

/// Takes the messages of one mailbox.
pub(super) struct Taker {
    door: Door,
    mailbox: i64,
    settings: MailboxSettings,
    /// How often fetching failed, by numbering and number.
    failed: HashMap<(u32, u32), u32>,
}

/// An error in words for the mailbox's note.
pub(super) fn told(error: &ImapError) -> String {
    error.to_string().chars().filter(|c| !c.is_control()).take(300).collect()
}

impl Taker {
    pub(super) fn new(door: Door, mailbox: i64, settings: MailboxSettings) -> Taker {
        Taker { door, mailbox, settings, failed: HashMap::new() }
    }

    pub(super) fn folder(&self) -> &str {
        &self.settings.folder
    }

    /// Keeps everything that is new.
    ///
    /// # Errors
    /// In words, when the server or the database fails; what was kept is not taken again.
    pub(super) async fn take_new(&mut self, open: &mut imap::Mailbox) -> Result<(), String> {
        let id = self.mailbox;
        let row = self
            .door
            .store
            .read(move |tx| mailbox::by_id(tx, id))
            .await
            .map_err(|error| error.to_string())?;
        let row = row.filter(|row| row.active).ok_or("the mailbox is not in use any more")?;
        let known = row.uid_validity == Some(i64::from(open.uid_validity));
        if !known {
            return self.start(&row, open).await;
        }
        let last = row.last_uid.and_then(|uid| u32::try_from(uid).ok()).unwrap_or(0);
        for uid in open.numbers_after(last, "ALL").await.map_err(|error| told(&error))? {
            self.take_one(&row, open, uid, true).await?;
        }
        Ok(())
    }

    /// A numbering that is not known. The position is set when all of the choice is kept: a stop in the middle begins anew, and takes
    /// nothing that was to be left out.
    async fn start(&mut self, row: &Mailbox, open: &mut imap::Mailbox) -> Result<(), String> {
        let all = open.numbers_after(0, "ALL").await.map_err(|error| told(&error))?;
        let last = all.last().copied().unwrap_or(0);
        let chosen = self.chosen(row, open, all).await?;
        for uid in chosen.into_iter().filter(|uid| *uid <= last) {
            self.take_one(row, open, uid, false).await?;
        }
        let (id, validity) = (row.id, i64::from(open.uid_validity));
        let set =
            self.door.store.write(move |tx| inbound::set_position(tx, id, validity, i64::from(last))).await;
        set.map_err(|error| error.to_string())
    }

    /// Which messages of an unknown numbering are taken. After a renumbering also what may have come since the last look, read or not;
    /// what was kept before is recognised, what was left out at first lies before the mailbox was made.
    async fn chosen(
        &self,
        row: &Mailbox,
        open: &mut imap::Mailbox,
        all: Vec<u32>,
    ) -> Result<Vec<u32>, String> {
        let first_time = row.uid_validity.is_none();
        let mut chosen = match (self.settings.start_with, first_time) {
            (StartWith::All, _) => return Ok(all),
            (StartWith::Unread, _) => open.numbers_after(0, "UNSEEN").await.map_err(|error| told(&error))?,
            (StartWith::New, _) => Vec::new(),
        };
        if !first_time {
            chosen.extend(self.since_known(row, open).await?);
            chosen.sort_unstable();
            chosen.dedup();
        }
        Ok(chosen)
    }

    async fn since_known(&self, row: &Mailbox, open: &mut imap::Mailbox) -> Result<Vec<u32>, String> {
        let id = row.id;
        let reach = self.door.store.read(move |tx| inbound::reach(tx, id)).await;
        let (made, newest) = reach.map_err(|error| error.to_string())?;
        let from = since(made, newest);
        // The search knows days only, in the server's own zone; the time of receipt decides.
        let day = from.checked_sub(24.hours()).unwrap_or(from).strftime("%-d-%b-%Y").to_string();
        let near = open.numbers_after(0, &format!("SINCE {day}")).await.map_err(|error| told(&error))?;
        let received = open.received(&near).await.map_err(|error| told(&error))?;
        Ok(received.into_iter().filter(|(_, at)| *at >= from.as_second()).map(|(uid, _)| uid).collect())
    }

    async fn take_one(
        &mut self,
        row: &Mailbox,
        open: &mut imap::Mailbox,
        uid: u32,
        moves: bool,
    ) -> Result<(), String> {
        let source = Source::Imap { validity: open.uid_validity, uid, moves };
        let (id, source_ref) = (row.id, source.reference(""));
        let known = self.door.store.read(move |tx| inbound::is_known(tx, id, &source_ref)).await;
        if !moves && known.map_err(|error| error.to_string())? {
            return Ok(());
        }
        let Some(raw) = self.fetched(open, uid).await? else { return Ok(()) };
        keep(&self.door.store, row, &source, raw, self.door.clock.now())
            .await
            .map_err(|error| error.to_string())?;
        if self.settings.mark_seen
            && let Err(error) = open.mark_seen(uid).await
        {
            tracing::info!(mailbox = row.key, %error, "A kept message could not be marked as read at its server.");
        }
        Ok(())
    }

    /// The bytes of a message, or what stands for one that is too large or cannot be fetched however often it is tried.
    async fn fetched(&mut self, open: &mut imap::Mailbox, uid: u32) -> Result<Option<Vec<u8>>, String> {
        let place = (open.uid_validity, uid);
        if let Some(times) = self.failed.get(&place).filter(|times| **times >= FAILURES) {
            let why = format!("message {uid} of the folder could not be fetched in {times} tries");
            return Ok(Some(stand_in(&why, b"")));
        }
        match open.fetch(uid).await {
            Ok(None) => Ok(None),
            Ok(Some(fetched)) if fetched.whole => Ok(Some(fetched.raw)),
            Ok(Some(fetched)) => {
                let why =
                    format!("message {uid} of the folder has {} bytes: too large to fetch", fetched.size);
                Ok(Some(stand_in(&why, &fetched.raw)))
            }
            Err(error) => {
                *self.failed.entry(place).or_default() += 1;
                Err(told(&error))
            }
        }
    }
}

/// From when on a renumbered folder is looked through.
fn since(made: Timestamp, newest: Option<Timestamp>) -> Timestamp {
    let made = made.checked_sub(SKEW.minutes()).unwrap_or(made);
    let newest = newest.and_then(|newest| newest.checked_sub((BACKLOG * 24).hours()).ok());
    newest.map_or(made, |newest| newest.max(made))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_renumbered_folder_is_looked_through_from_the_mailbox_or_a_month_before_its_newest_message() {
        let at = |text: &str| -> Timestamp { text.parse().unwrap() };
        let made = at("2026-03-01T12:00:00Z");
        assert_eq!(since(made, None), at("2026-03-01T11:50:00Z"));
        assert_eq!(since(made, Some(at("2026-03-10T12:00:00Z"))), at("2026-03-01T11:50:00Z"));
        assert_eq!(since(made, Some(at("2026-11-24T12:00:00Z"))), at("2026-10-25T12:00:00Z"));
    }
}
