//! Files that came or go with a message: a row with the digest of a blob. It holds no bytes and opens nothing.
//! Start with `add`.

use db::{Error, Tx, args};

/// A file to add; its bytes lie in the blobs already.
#[derive(Clone, Debug, Default)]
pub struct NewAttachment {
    /// File name as it was said.
    pub name: String,
    /// Media type as it was said.
    pub content_type: String,
    /// Length in bytes.
    pub bytes: i64,
    /// SHA-256 of the bytes, in hex.
    pub digest: String,
    /// Whether it is shown within the text.
    pub inline: bool,
    /// The id by which the text names it.
    pub content_id: Option<String>,
}

db::row! {
    /// A file of a message.
    #[derive(Clone, Debug)]
    pub struct Attachment {
        /// Internal id.
        id: i64,
        /// The message.
        message_id: i64,
        /// File name as it was said.
        name: String,
        /// Media type as it was said.
        content_type: String,
        /// Length in bytes.
        bytes: i64,
        /// SHA-256 of the bytes, in hex.
        digest: String,
        /// Whether it is shown within the text.
        inline: bool,
        /// The id by which the text names it.
        content_id: Option<String>,
    }
}

/// Adds a file to a message and keeps its blob from being swept.
///
/// # Errors
/// What the engine refuses.
pub fn add(tx: &mut Tx, message: i64, file: &NewAttachment) -> Result<i64, Error> {
    let id = tx.new_id();
    tx.exec(
        "INSERT INTO attachment (id, message_id, name, content_type, bytes, digest, inline, content_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        args![id, message, &file.name, &file.content_type, file.bytes, &file.digest, file.inline, file.content_id.as_deref()],
    )?;
    tx.use_blob(&file.digest, "attachment", id)?;
    Ok(id)
}

/// The files of a thread's messages since a time, in the order of their messages.
///
/// # Errors
/// What the engine refuses.
pub fn of_conversation(
    tx: &mut Tx,
    conversation: i64,
    since: crate::kernel::Timestamp,
) -> Result<Vec<Attachment>, Error> {
    tx.all(
        "SELECT f.id, f.message_id, f.name, f.content_type, f.bytes, f.digest, f.inline, f.content_id
           FROM message m JOIN attachment f ON f.message_id = m.id
          WHERE m.conversation_id = $1 AND m.at >= $2 ORDER BY m.at, m.id, f.id",
        args![conversation, since],
    )
}

/// The files of one message.
///
/// # Errors
/// What the engine refuses.
pub fn of_message(tx: &mut Tx, message: i64) -> Result<Vec<Attachment>, Error> {
    tx.all(
        "SELECT id, message_id, name, content_type, bytes, digest, inline, content_id FROM attachment WHERE message_id = $1 ORDER BY id",
        args![message],
    )
}

/// The file of an id.
///
/// # Errors
/// What the engine refuses.
pub fn by_id(tx: &mut Tx, id: i64) -> Result<Option<Attachment>, Error> {
    tx.opt(
        "SELECT id, message_id, name, content_type, bytes, digest, inline, content_id FROM attachment WHERE id = $1",
        args![id],
    )
}
