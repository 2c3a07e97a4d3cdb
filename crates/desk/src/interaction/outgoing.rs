//! Putting a message on its way: the outbox row and the job that delivers it. `held` until its time to be taken back is over.

use db::{Error, Tx, args};
use serde_json::json;

use crate::conversation;
use crate::kernel::Timestamp;

/// The job that delivers; its payload is the delivery's id.
pub const DELIVER_JOB: &str = "mail.deliver";

/// Stores the outbox row of a message and the job that sends it at `leaves`; answers the delivery's id.
pub(super) fn hand_over(
    tx: &mut Tx,
    (message, conversation): (i64, i64),
    state: &'static str,
    leaves: Timestamp,
) -> Result<i64, Error> {
    let mailbox = conversation::by_id(tx, conversation)?.and_then(|thread| thread.mailbox_id);
    let id = tx.new_id();
    tx.exec(
        "INSERT INTO delivery (id, message_id, mailbox_id, state, hold_until, attempts, raw_digest, last_error, claimed_at, sent_at)
         VALUES ($1, $2, $3, $4, $5, 0, NULL, NULL, NULL, NULL)",
        args![id, message, mailbox, state, leaves],
    )?;
    jobs::enqueue(tx, DELIVER_JOB, &json!({ "delivery": id }), leaves)?;
    Ok(id)
}

/// Stops a delivery that is still held; `false` when it has begun to leave.
pub(super) fn stop(tx: &mut Tx, message: i64) -> Result<bool, Error> {
    let stopped = tx.exec(
        "UPDATE delivery SET state = 'undone' WHERE message_id = $1 AND state = 'held'",
        args![message],
    )?;
    Ok(stopped == 1)
}
