//! The keeper of a PostgreSQL node: one thread that renews the lease of the node's number, seals events while it holds the
//! sealing lease, and learns how far others have sealed. It runs no closure; when the database is gone it tries again.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use crate::node::{LEASE, MARGIN, take_number};
use crate::postgres_engine::{Connection, Line};
use crate::shared::Shared;
use crate::tx::Engine;
use crate::{Error, Tx, args, event};

/// How long the sealer waits without a hint.
const BEAT: Duration = Duration::from_millis(100);
/// How often the node's lease is renewed.
const RENEW: Duration = Duration::from_secs(5);
/// How long the sealing lease lasts, and how often it is renewed.
const SEALING: Duration = Duration::from_secs(3);
const RENEW_SEALING: Duration = Duration::from_secs(1);

pub(crate) struct Keeper {
    line: Line,
    shared: Arc<Shared>,
    node: i64,
    holder: String,
    /// When the node's lease is to be renewed.
    renew_at: Instant,
    /// When the sealing lease is to be asked for again, and whether this node holds it until then.
    ask_at: Instant,
    seals: bool,
}

impl Keeper {
    /// Takes a node number for this process.
    pub(crate) fn start(address: &str, shared: &Arc<Shared>) -> Result<Keeper, Error> {
        let mut connection = Connection::open(address)?;
        let holder = fresh_name();
        let node = take_number(&mut connection, &holder, shared)?;
        shared.sealed.send_replace(newest_seq(&mut connection)?);
        let now = Instant::now();
        Ok(Keeper {
            line: Line::new(address),
            shared: shared.clone(),
            node,
            holder,
            renew_at: now + RENEW,
            ask_at: now,
            seals: false,
        })
    }

    /// Works until the store closes.
    pub(crate) fn serve(mut self) {
        while !self.shared.closing.load(Ordering::SeqCst) {
            if self.beat().is_err() {
                self.line.hang_up();
                self.seals = false;
                self.ask_at = Instant::now();
                std::thread::sleep(BEAT);
            }
            let _ = self.shared.seal.1.recv_timeout(BEAT);
        }
        self.release();
    }

    fn beat(&mut self) -> Result<(), Error> {
        let shared = self.shared.clone();
        let connection = self.line.get(Instant::now(), &shared)?;
        if Instant::now() >= self.renew_at {
            self.node = renew(connection, self.node, &self.holder, &shared)?;
            self.renew_at = Instant::now() + RENEW;
        }
        if Instant::now() >= self.ask_at {
            self.seals = ask_for_sealing(connection, &self.holder)?;
            self.ask_at = Instant::now() + RENEW_SEALING;
        }
        if self.seals {
            while event::seal(&mut Tx::new(Engine::Postgres(connection), &shared))? {}
        }
        let newest = newest_seq(connection)?;
        shared.sealed.send_if_modified(|seq| {
            let news = newest > *seq;
            *seq = newest.max(*seq);
            news
        });
        Ok(())
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

/// Renews the lease, or takes another number when this one went to another node meanwhile.
fn renew(connection: &mut Connection, node: i64, holder: &str, shared: &Shared) -> Result<i64, Error> {
    let asked = Instant::now();
    let renewed = connection.exec(
        "UPDATE node SET lease_until = CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS BIGINT) + $3
          WHERE id = $1 AND holder = $2",
        args![node, holder, LEASE.as_micros() as i64],
    )?;
    if renewed == 1 {
        shared.lease_until(asked + LEASE - MARGIN);
        return Ok(node);
    }
    tracing::warn!(node, "The number of this node went to another; it takes a new one.");
    take_number(connection, holder, shared)
}

/// Whether this node may seal for the next second.
fn ask_for_sealing(connection: &mut Connection, holder: &str) -> Result<bool, Error> {
    let taken = connection.exec(
        "INSERT INTO lease (name, holder, until)
         VALUES ('seal', $1, CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS BIGINT) + $2)
         ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
          WHERE lease.holder = $1 OR lease.until < CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS BIGINT)",
        args![holder, SEALING.as_micros() as i64],
    )?;
    Ok(taken == 1)
}

fn newest_seq(connection: &mut Connection) -> Result<i64, Error> {
    let rows = connection.rows("SELECT max(seq) FROM event", &[])?;
    Ok(rows.first().and_then(|row| row.get::<_, Option<i64>>(0)).unwrap_or(0))
}

#[expect(clippy::disallowed_methods, reason = "a process needs a name that no other has")]
fn fresh_name() -> String {
    format!("{:016x}", rand::random::<u64>())
}
