//! The thread's row.

use db::{Error, Tx, args};

use crate::kernel::Timestamp;

db::row! {
    /// A thread.
    #[derive(Clone, Debug)]
    pub struct Conversation {
        /// Internal id.
        id: i64,
        /// The number that its customer knows: that of its first contact.
        number: i64,
        /// The first contact's subject.
        subject: String,
        /// The person that it is with.
        customer_id: Option<i64>,
        /// Under which name of ours.
        brand_id: Option<i64>,
        /// The mailbox that it came to and answers leave from.
        mailbox_id: Option<i64>,
        /// When it began.
        created_at: Timestamp,
        /// When the last message came or went.
        last_at: Timestamp,
    }
}

/// What a new thread starts with.
#[derive(Clone, Debug, Default)]
pub struct NewConversation {
    /// The first contact's subject.
    pub subject: String,
    /// The person that it is with.
    pub customer_id: Option<i64>,
    /// Under which name of ours.
    pub brand_id: Option<i64>,
    /// The mailbox that it came to.
    pub mailbox_id: Option<i64>,
}

/// Stores a new thread under the number of its first contact; answers its id.
///
/// # Errors
/// What the engine refuses.
pub fn begin(tx: &mut Tx, new: &NewConversation, number: i64, now: Timestamp) -> Result<i64, Error> {
    let id = tx.new_id();
    tx.exec(
        "INSERT INTO conversation (id, number, subject, customer_id, brand_id, mailbox_id, created_at, last_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $7)",
        args![id, number, &new.subject, new.customer_id, new.brand_id, new.mailbox_id, now],
    )?;
    Ok(id)
}

/// The thread of an id.
///
/// # Errors
/// What the engine refuses.
pub fn by_id(tx: &mut Tx, id: i64) -> Result<Option<Conversation>, Error> {
    tx.opt(
        "SELECT id, number, subject, customer_id, brand_id, mailbox_id, created_at, last_at FROM conversation WHERE id = $1",
        args![id],
    )
}

/// The thread that a customer knows by this number.
///
/// # Errors
/// What the engine refuses.
pub fn by_number(tx: &mut Tx, number: i64) -> Result<Option<Conversation>, Error> {
    tx.opt(
        "SELECT id, number, subject, customer_id, brand_id, mailbox_id, created_at, last_at FROM conversation WHERE number = $1",
        args![number],
    )
}

/// A message came or went.
///
/// # Errors
/// What the engine refuses.
pub fn touch(tx: &mut Tx, id: i64, at: Timestamp) -> Result<(), Error> {
    tx.exec("UPDATE conversation SET last_at = $2 WHERE id = $1 AND last_at < $2", args![id, at])?;
    Ok(())
}

/// Says with whom the thread is.
///
/// # Errors
/// What the engine refuses.
pub fn set_customer(tx: &mut Tx, id: i64, customer: Option<i64>) -> Result<(), Error> {
    tx.exec("UPDATE conversation SET customer_id = $2 WHERE id = $1", args![id, customer])?;
    Ok(())
}
