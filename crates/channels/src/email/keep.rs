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
    },
    /// Pushed in; known by its content.
    Pushed,
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
    let (source_ref, position) = match source {
        Source::Imap { validity, uid } => {
            (format!("{validity}:{uid}"), Some((i64::from(*validity), i64::from(*uid))))
        }
        Source::Pushed => (digest.clone(), None),
    };
    let mailbox = mailbox.clone();
    store
        .write(move |tx| {
            let seen = Seen { source_ref: &source_ref, digest: &digest, bytes, position };
            inbound::keep(tx, &mailbox, seen, now)
        })
        .await
}
