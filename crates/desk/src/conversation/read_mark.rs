//! Until when somebody has read a thread.

use db::{Error, Tx, args};

use crate::kernel::Timestamp;

/// An agent has read everything until `at`.
///
/// # Errors
/// What the engine refuses.
pub fn mark_read(tx: &mut Tx, agent: i64, conversation: i64, at: Timestamp) -> Result<(), Error> {
    tx.exec(
        "INSERT INTO read_mark (agent_id, conversation_id, at) VALUES ($1, $2, $3)
         ON CONFLICT (agent_id, conversation_id) DO UPDATE SET at = excluded.at WHERE read_mark.at < excluded.at",
        args![agent, conversation, at],
    )?;
    Ok(())
}

/// An agent wants to see a thread as new again.
///
/// # Errors
/// What the engine refuses.
pub fn mark_unread(tx: &mut Tx, agent: i64, conversation: i64) -> Result<(), Error> {
    tx.exec(
        "DELETE FROM read_mark WHERE agent_id = $1 AND conversation_id = $2",
        args![agent, conversation],
    )?;
    Ok(())
}

/// Until when an agent has read a thread.
///
/// # Errors
/// What the engine refuses.
pub fn read_until(tx: &mut Tx, agent: i64, conversation: i64) -> Result<Option<Timestamp>, Error> {
    tx.opt(
        "SELECT at FROM read_mark WHERE agent_id = $1 AND conversation_id = $2",
        args![agent, conversation],
    )
}
