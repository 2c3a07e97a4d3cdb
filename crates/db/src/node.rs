//! This process among others: the folder's lock on SQLite, the start of the ids on both engines, the leased number of a
//! node on PostgreSQL. `keeper.rs` keeps what is taken here.

use std::fs::{File, TryLockError};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use crate::ids::NODES;
use crate::keeper::Keeper;
use crate::postgres_engine::Connection;
use crate::shared::Shared;
use crate::sqlite_engine::{self, Purpose};
use crate::{Error, Place, args};

/// How long a node's number is its own without renewal.
pub(crate) const LEASE: Duration = Duration::from_secs(30);
/// So long before the lease ends the node stops writing.
pub(crate) const MARGIN: Duration = Duration::from_secs(5);

/// Ids that other tables got are not far above these: every write of an act appends an event, every write on PostgreSQL a
/// ticket.
const NEWEST_ID: &str = "SELECT max(n.id) FROM (SELECT max(id) AS id FROM event UNION ALL SELECT max(id) FROM job \
                         UNION ALL SELECT max(id) FROM commit_ticket) n";

/// Takes the data folder for this process; nothing on PostgreSQL.
pub(crate) fn lock_folder(place: &Place) -> Result<Option<File>, Error> {
    let Place::Sqlite(file) = place else { return Ok(None) };
    let folder = crate::store::folder_of(file);
    std::fs::create_dir_all(folder)?;
    let file = File::options().create(true).truncate(false).write(true).open(folder.join("tuki.lock"))?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => {
            Err(Error::other(format!("another tuki process uses the folder {}", folder.display())))
        }
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}

/// Starts the ids, and on PostgreSQL the thread that keeps the lease and seals.
pub(crate) fn start(place: &Place, shared: &Arc<Shared>) -> Result<Vec<JoinHandle<()>>, Error> {
    match place {
        Place::Sqlite(file) => {
            let connection = sqlite_engine::Connection::open(file, Purpose::Read)?;
            let newest: Vec<Option<i64>> = connection.rows(NEWEST_ID, &[], 1)?;
            shared.ids.start(0, newest.into_iter().flatten().next().unwrap_or(0));
            Ok(Vec::new())
        }
        Place::Postgres(address) => {
            let keeper = Keeper::start(address, shared)?;
            Ok(vec![std::thread::Builder::new().name("tuki-keeper".into()).spawn(move || keeper.serve())?])
        }
    }
}

/// Takes the lowest free node number, starts the ids with it, and notes until when it may be used. Leases are measured by the
/// database's clock, so that clocks of nodes may differ.
pub(crate) fn take_number(connection: &mut Connection, holder: &str, shared: &Shared) -> Result<i64, Error> {
    for node in 0..NODES {
        let asked = Instant::now();
        let taken = connection.exec(
            "INSERT INTO node (id, holder, lease_until)
             VALUES ($1, $2, CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS BIGINT) + $3)
             ON CONFLICT (id) DO UPDATE SET holder = excluded.holder, lease_until = excluded.lease_until
              WHERE node.lease_until < CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS BIGINT)",
            args![node, holder, LEASE.as_micros() as i64],
        )?;
        if taken == 1 {
            let rows = connection.rows(NEWEST_ID, &[])?;
            let newest = rows.first().and_then(|row| row.get::<_, Option<i64>>(0));
            shared.ids.start(node, newest.unwrap_or(0));
            shared.lease_until(asked + LEASE - MARGIN);
            return Ok(node);
        }
    }
    Err(Error::other("all node numbers are taken"))
}
