//! Keeping a raw message before anything is understood: its bytes become durable, then one transaction names them, moves the
//! mailbox's position and enqueues the job that understands them.

use db::{Error, Store};
use desk::kernel::Timestamp;
use desk::mailbox::Mailbox;
use desk::mailbox::inbound::{self, Kept, Seen};

/// Where a raw message came from.
#[derive(Clone, Debug)]
pub enum Source {
    /// A numbered message of an IMAP folder.
    Imap {
        /// Validity of the numbers.
        validity: u32,
        /// Its number.
        uid: u32,
        /// Whether the mailbox's position moves on to it.
        moves: bool,
    },
    /// Pushed in; known by its content.
    Pushed,
}

impl Source {
    /// What the source calls a message of this digest.
    pub(super) fn reference(&self, digest: &str) -> String {
        match self {
            Source::Imap { validity, uid, .. } => format!("{validity}:{uid}"),
            Source::Pushed => digest.to_string(),
        }
    }
}

/// Keeps a raw message.
///
/// # Errors
/// When disk or database refuse; then the source still has it.
pub async fn keep(
    store: &Store,
    mailbox: &Mailbox,
    source: &Source,
    raw: Vec<u8>,
    now: Timestamp,
) -> Result<Kept, Error> {
    let bytes = raw.len() as i64;
    let digest = store.blobs().put(store, raw).await?;
    let source_ref = source.reference(&digest);
    let position = match source {
        Source::Imap { validity, uid, moves: true } => Some((i64::from(*validity), i64::from(*uid))),
        Source::Imap { .. } | Source::Pushed => None,
    };
    let mailbox = mailbox.clone();
    store
        .write(move |tx| {
            let seen = Seen { source_ref: &source_ref, digest: &digest, bytes, position };
            inbound::keep(tx, &mailbox, seen, now)
        })
        .await
}

/// The first word of what stands for a message that was not fetched.
const UNFETCHED: &str = "X-Tuki-Unfetched: ";

/// What stands for a message that cannot be fetched: why, and its header as far as it is known. It is parked, so that a person sees it.
pub(super) fn stand_in(why: &str, header: &[u8]) -> Vec<u8> {
    [format!("{UNFETCHED}{why}\r\n").as_bytes(), header, b"\r\n"].concat()
}

/// Why a message was not fetched, when these bytes stand for one.
pub(super) fn unfetched(raw: &[u8]) -> Option<String> {
    let line = raw.strip_prefix(UNFETCHED.as_bytes())?.split(|byte| *byte == b'\n').next()?;
    Some(String::from_utf8_lossy(line).chars().filter(|c| !c.is_control()).take(300).collect())
}
