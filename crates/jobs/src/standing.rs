//! How the queue stands, for those who operate the desk.

use db::{Error, Tx};
use jiff::Timestamp;

db::row! {
    /// How the queue stands; both counts stop at 10 000.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub struct Standing {
        /// Jobs that wait, also those whose time has not come.
        waiting: i64,
        /// Jobs that run now.
        running: i64,
        /// When the next one is due; in the past when the queue is behind.
        oldest_due: Option<Timestamp>,
    }
}

/// How the queue stands now.
///
/// # Errors
/// What the engine refuses.
pub fn standing(tx: &mut Tx) -> Result<Standing, Error> {
    tx.one(
        "SELECT (SELECT count(*) FROM (SELECT id FROM job WHERE state = 'waiting' LIMIT 10000) w),
                (SELECT count(*) FROM (SELECT id FROM job WHERE state = 'running' LIMIT 10000) r),
                (SELECT due_at FROM job WHERE state = 'waiting' ORDER BY due_at, id LIMIT 1)",
        &[],
    )
}
