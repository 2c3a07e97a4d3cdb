//! This process among others: the folder's lock on SQLite, the leased node number and the sealing lease on PostgreSQL.

use std::fs::File;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use crate::ids::NODES;
use crate::postgres_engine::{Connection, Line};
use crate::shared::Shared;
use crate::tx::Engine;
use crate::{Error, Place, Tx, args, event, now_micros};

/// How long a node's number is its own without renewal (microseconds).
const LEASE: i64 = 30_000_000;
/// How often it is renewed, and how long the sealer waits without a hint.
const BEAT: Duration = Duration::from_millis(100);
const RENEW: Duration = Duration::from_secs(5);

/// Takes the data folder for this process; nothing on PostgreSQL.
pub(crate) fn lock_folder(place: &Place) -> Result<Option<File>, Error> {
    let Place::Sqlite(file) = place else { return Ok(None) };
    let folder = crate::store::folder_of(file);
    std::fs::create_dir_all(folder)?;
    let file = File::options().create(true).truncate(false).write(true).open(folder.join("tuki.lock"))?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(_) => Err(Error::other(format!("another tuki process uses the folder {}", folder.display()))),
    }
}

/// Starts the ids, and on PostgreSQL the thread that keeps the lease and seals.
pub(crate) fn start(place: &Place, shared: &Arc<Shared>) -> Result<Vec<std::thread::JoinHandle<()>>, Error> {
    match place {
        Place::Sqlite(file) => {
            let connection = crate::sqlite_engine::connect(file, true)?;
            let newest: Vec<Option<i64>> = crate::tx::sqlite_rows(&connection, NEWEST_ID, &[])?;
            shared.ids.start(0, newest.into_iter().flatten().next().unwrap_or(0));
            Ok(Vec::new())
        }
        Place::Postgres(url) => {
            let mut connection = Connection::open(url)?;
            let holder = format!("{:016x}", holder_number());
            let node = take_number(&mut connection, &holder)?;
            let newest = connection
                .rows(NEWEST_ID, &[])?
                .first()
                .and_then(|row| row.get::<_, Option<i64>>(0))
                .unwrap_or(0);
            shared.ids.start(node, newest);
            shared.sealed.send_replace(newest_seq(&mut connection)?);
            let mut keeper = Keeper {
                line: Line::new(url),
                shared: shared.clone(),
                node,
                holder,
                renewed: Instant::now(),
            };
            Ok(vec![std::thread::Builder::new().name("tuki-keeper".into()).spawn(move || keeper.serve())?])
        }
    }
}

const NEWEST_ID: &str = "SELECT max(id) FROM event";

#[expect(clippy::disallowed_methods, reason = "a process needs a name that no other has")]
fn holder_number() -> u64 {
    rand::random()
}

fn newest_seq(connection: &mut Connection) -> Result<i64, Error> {
    let rows = connection.rows("SELECT max(seq) FROM event", &[])?;
    Ok(rows.first().and_then(|row| row.get::<_, Option<i64>>(0)).unwrap_or(0))
}

fn take_number(connection: &mut Connection, holder: &str) -> Result<i64, Error> {
    for node in 0..NODES {
        let now = now_micros();
        let taken = connection.exec(
            "INSERT INTO node (id, holder, lease_until) VALUES ($1, $2, $3)
             ON CONFLICT (id) DO UPDATE SET holder = excluded.holder, lease_until = excluded.lease_until WHERE node.lease_until < $4",
            args![node, holder, now + LEASE, now],
        )?;
        if taken == 1 {
            return Ok(node);
        }
    }
    Err(Error::other("all node numbers are taken"))
}

struct Keeper {
    line: Line,
    shared: Arc<Shared>,
    node: i64,
    holder: String,
    renewed: Instant,
}

impl Keeper {
    fn serve(&mut self) {
        let mut renew_at = Instant::now();
        while !self.shared.closing.load(Ordering::SeqCst) {
            if Instant::now() >= renew_at {
                self.renew();
                renew_at = Instant::now() + RENEW;
            }
            if self.seal().is_err() {
                self.line.drop_connection();
                std::thread::sleep(Duration::from_millis(300));
            }
            self.pause();
        }
        self.release();
    }

    /// Waits for a hint or the next beat.
    fn pause(&self) {
        let until = Instant::now() + BEAT;
        let hint = self.shared.seal.notified();
        let mut hint = std::pin::pin!(hint);
        while Instant::now() < until && !self.shared.closing.load(Ordering::SeqCst) {
            let mut context = std::task::Context::from_waker(std::task::Waker::noop());
            if hint.as_mut().poll(&mut context).is_ready() {
                return;
            }
            std::thread::sleep(Duration::from_millis(4));
        }
    }

    fn renew(&mut self) {
        let (node, holder, until) = (self.node, self.holder.clone(), now_micros() + LEASE);
        let asked = self.line.get(Instant::now(), &self.shared).and_then(|connection| {
            connection.exec(
                "UPDATE node SET lease_until = $3 WHERE id = $1 AND holder = $2",
                args![node, holder, until],
            )
        });
        match asked {
            Ok(1) => {
                self.renewed = Instant::now();
                self.shared.fenced.store(false, Ordering::SeqCst);
            }
            Ok(_) => self.shared.fenced.store(true, Ordering::SeqCst),
            Err(_) => {
                self.line.drop_connection();
                if self.renewed.elapsed() > Duration::from_secs(25) {
                    self.shared.fenced.store(true, Ordering::SeqCst);
                }
            }
        }
    }

    /// Seals when this node holds the lease, and learns how far others have sealed.
    fn seal(&mut self) -> Result<(), Error> {
        let (holder, shared) = (self.holder.clone(), self.shared.clone());
        let connection = self.line.get(Instant::now(), &shared)?;
        let now = now_micros();
        let mine = connection.exec(
            "INSERT INTO lease (name, holder, until) VALUES ('seal', $1, $2)
             ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
              WHERE lease.until < $3 OR (lease.holder = $1 AND lease.until < $4)",
            args![holder, now + 3_000_000, now, now + 2_000_000],
        )?;
        let holds = mine == 1
            || !connection
                .rows(
                    "SELECT 1 FROM lease WHERE name = 'seal' AND holder = $1 AND until > $2",
                    args![self.holder.clone(), now],
                )?
                .is_empty();
        if holds {
            self.seal_waiting()?;
        }
        let connection = self.line.get(Instant::now(), &shared)?;
        let newest = newest_seq(connection)?;
        self.shared.sealed.send_if_modified(|seq| {
            let news = newest > *seq;
            *seq = newest.max(*seq);
            news
        });
        Ok(())
    }

    fn seal_waiting(&mut self) -> Result<(), Error> {
        loop {
            let shared = self.shared.clone();
            let connection = self.line.get(Instant::now(), &shared)?;
            connection.batch("BEGIN ISOLATION LEVEL SERIALIZABLE")?;
            let sealed = event::seal(&mut Tx::new(Engine::Postgres(connection), &shared));
            match sealed {
                Ok(Some(_)) => connection.batch("COMMIT")?,
                Ok(None) => return connection.batch("ROLLBACK"),
                Err(error) => {
                    let _ = connection.batch("ROLLBACK");
                    return Err(error);
                }
            }
        }
    }

    fn release(&mut self) {
        let (node, holder) = (self.node, self.holder.clone());
        if let Ok(connection) = self.line.get(Instant::now(), &self.shared) {
            let _ = connection
                .exec("DELETE FROM node WHERE id = $1 AND holder = $2", args![node, holder.clone()]);
            let _ = connection.exec("DELETE FROM lease WHERE holder = $1", args![holder]);
        }
    }
}
