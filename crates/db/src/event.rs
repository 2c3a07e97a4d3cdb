//! The append-only events and their seal: a dense `seq` and a hash chain over what cannot be erased.
//! The chain covers a salted digest of the detail; detail and salt can be erased while the chain verifies.

use serde_json::Value as Json;
use sha2::{Digest, Sha256};

use crate::sqlite_engine::Connection;
use crate::tx::Engine;
use crate::{Error, Row, Tx, args};

/// One event to append.
pub struct EventRow {
    /// Its kind, for example `interaction.closed`.
    pub kind: &'static str,
    /// When it happened.
    pub at: jiff::Timestamp,
    /// `agent`, `customer`, `system` …
    pub actor_kind: &'static str,
    /// Who, when known.
    pub actor_id: Option<i64>,
    /// The thread, when there is one.
    pub conversation_id: Option<i64>,
    /// What it touches: (kind, id).
    pub subjects: Vec<(String, i64)>,
    /// Facts; erasable.
    pub detail: Json,
}

/// The end of the chain.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Head {
    pub(crate) seq: i64,
    pub(crate) hash: String,
}

impl Head {
    pub(crate) fn load_sqlite(connection: &Connection) -> Result<Head, Error> {
        Ok(connection.rows(NEWEST, &[], 1)?.into_iter().next().unwrap_or_default())
    }

    /// The head after one more event.
    pub(crate) fn follow(&self, sealed: &Unsealed) -> Head {
        let seq = self.seq + 1;
        let link = format!(
            "{}\n{seq}\n{}\n{}\n{}\n{}\n{}\n{}",
            self.hash,
            sealed.id,
            sealed.kind,
            sealed.at,
            sealed.actor_kind,
            sealed.actor_id.unwrap_or_default(),
            sealed.digest
        );
        Head { seq, hash: hex(&Sha256::digest(link.as_bytes())) }
    }
}

const NEWEST: &str = "SELECT seq, hash FROM event WHERE seq IS NOT NULL ORDER BY seq DESC LIMIT 1";

impl crate::FromRow for Head {
    fn from_row(row: &Row) -> Result<Head, Error> {
        Ok(Head { seq: row.get(0)?, hash: row.get(1)? })
    }
}

crate::row! {
    /// What the chain covers of an event.
    #[derive(Clone, Debug)]
    pub struct Unsealed {
        /// Its id.
        id: i64,
        /// Its kind.
        kind: String,
        /// When (microseconds).
        at: i64,
        /// Who.
        actor_kind: String,
        /// Who, when known.
        actor_id: Option<i64>,
        /// Salted digest of the detail.
        digest: String,
    }
}

impl Tx<'_> {
    /// Appends an event with a subject row for each record that it touches; answers its id.
    ///
    /// # Errors
    /// What the engine refuses.
    pub fn append_event(&mut self, event: EventRow) -> Result<i64, Error> {
        let id = self.new_id();
        let detail = event.detail.to_string();
        let salt = salt(id);
        let unsealed = Unsealed {
            id,
            kind: event.kind.to_string(),
            at: event.at.as_microsecond(),
            actor_kind: event.actor_kind.to_string(),
            actor_id: event.actor_id,
            digest: digest(&salt, &detail),
        };
        let sealed = self.head.as_ref().map(|head| head.follow(&unsealed));
        let (seq, hash) =
            sealed.as_ref().map_or((None, None), |head| (Some(head.seq), Some(head.hash.clone())));
        self.exec(
            "INSERT INTO event (id, kind, at, actor_kind, actor_id, conversation_id, digest, seq, hash) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9)",
            args![id, event.kind, event.at, event.actor_kind, event.actor_id, event.conversation_id, unsealed.digest, seq, hash],
        )?;
        self.exec(
            "INSERT INTO event_detail (event_id, salt, detail) VALUES ($1,$2,$3)",
            args![id, salt, detail],
        )?;
        for (kind, subject) in event.subjects {
            self.exec(
                "INSERT INTO event_subject (event_id, subject_kind, subject_id) VALUES ($1,$2,$3) ON CONFLICT (subject_kind, subject_id, event_id) DO NOTHING",
                args![id, kind, subject],
            )?;
        }
        if sealed.is_some() {
            self.head = sealed;
        }
        self.effects.appended = true;
        Ok(id)
    }

    /// Erases the detail of an event; the chain still verifies.
    ///
    /// # Errors
    /// What the engine refuses.
    pub fn erase_event_detail(&mut self, event: i64) -> Result<(), Error> {
        self.exec("DELETE FROM event_detail WHERE event_id = $1", args![event])?;
        Ok(())
    }
}

/// Seals what is committed and unsealed, oldest first, in a transaction of its own; answers whether there was anything.
/// PostgreSQL only. The caller holds the sealing lease; should two believe so, the advisory lock lets one wait for the other.
pub(crate) fn seal(tx: &mut Tx) -> Result<bool, Error> {
    if unsealed(tx, 1)?.is_empty() {
        return Ok(false);
    }
    let Engine::Postgres(connection) = &mut tx.engine else { return Ok(false) };
    connection.batch("BEGIN; SELECT pg_advisory_xact_lock(7283402)")?;
    let sealed = seal_page(tx);
    let Engine::Postgres(connection) = &mut tx.engine else { return Ok(false) };
    connection.batch(if sealed.is_ok() { "COMMIT" } else { "ROLLBACK" })?;
    sealed.map(|()| true)
}

fn unsealed(tx: &mut Tx, limit: i64) -> Result<Vec<Unsealed>, Error> {
    tx.all(
        "SELECT id, kind, at, actor_kind, actor_id, digest FROM event WHERE seq IS NULL ORDER BY id LIMIT $1",
        args![limit],
    )
}

fn seal_page(tx: &mut Tx) -> Result<(), Error> {
    let mut head: Head = tx.opt(NEWEST, &[])?.unwrap_or_default();
    let waiting = unsealed(tx, 500)?;
    let mut seals = Vec::with_capacity(waiting.len());
    for event in &waiting {
        head = head.follow(event);
        seals.push(serde_json::json!({ "id": event.id, "seq": head.seq, "hash": head.hash }));
    }
    let sealed = tx.exec(
        "UPDATE event SET seq = s.seq, hash = s.hash
           FROM jsonb_to_recordset(CAST(CAST($1 AS TEXT) AS JSONB)) AS s(id BIGINT, seq BIGINT, hash TEXT)
          WHERE event.id = s.id AND event.seq IS NULL",
        args![Json::from(seals).to_string()],
    )?;
    if sealed == waiting.len() as u64 { Ok(()) } else { Err(Error::other("others sealed the same events")) }
}

/// Seals what came unsealed from a PostgreSQL backup into a SQLite file, within the transaction of the restore.
pub(crate) fn seal_rest(connection: &Connection) -> Result<(), Error> {
    let mut head = Head::load_sqlite(connection)?;
    let waiting: Vec<Unsealed> = connection.rows(
        "SELECT id, kind, at, actor_kind, actor_id, digest FROM event WHERE seq IS NULL ORDER BY id",
        &[],
        usize::MAX,
    )?;
    for event in &waiting {
        head = head.follow(event);
        let seal = args![head.seq, &head.hash, event.id];
        connection.exec("UPDATE event SET seq = $1, hash = $2 WHERE id = $3", seal)?;
    }
    Ok(())
}

/// What `verify` found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Events whose chain was checked.
    pub events: i64,
    /// Events whose detail has been erased.
    pub erased: i64,
    /// What is wrong, in words; empty when all is well.
    pub faults: Vec<String>,
}

crate::row! {
    struct Sealed {
        seq: i64,
        hash: String,
        id: i64,
        kind: String,
        at: i64,
        actor_kind: String,
        actor_id: Option<i64>,
        digest: String,
        salt: Option<String>,
        detail: Option<String>,
    }
}

/// Checks chain, gaps and details from the first event to the last, in pages; `Report::faults` names the first hundred faults.
///
/// # Errors
/// What the engine refuses.
pub fn verify(store: &crate::Store) -> Result<Report, Error> {
    let (mut report, mut head) = (Report::default(), Head::default());
    loop {
        let after = head.seq;
        let page: Vec<Sealed> = store.read_blocking(move |tx| {
            tx.all(
                "SELECT e.seq, e.hash, e.id, e.kind, e.at, e.actor_kind, e.actor_id, e.digest, d.salt, d.detail
                   FROM event e LEFT JOIN event_detail d ON d.event_id = e.id
                  WHERE e.seq > $1 ORDER BY e.seq LIMIT 1000",
                args![after],
            )
        })?;
        if page.is_empty() {
            return Ok(report);
        }
        for event in page {
            check(&mut report, &mut head, event);
        }
    }
}

fn check(report: &mut Report, head: &mut Head, event: Sealed) {
    report.events += 1;
    let covered = Unsealed {
        id: event.id,
        kind: event.kind,
        at: event.at,
        actor_kind: event.actor_kind,
        actor_id: event.actor_id,
        digest: event.digest,
    };
    let next = head.follow(&covered);
    if event.seq != next.seq {
        fault(report, format!("after event {} comes {}: events are missing", head.seq, event.seq));
    }
    if event.hash != next.hash && event.seq == next.seq {
        fault(report, format!("event {} does not fit the chain", event.seq));
    }
    match (event.salt, event.detail) {
        (Some(salt), Some(detail)) if digest(&salt, &detail) != covered.digest => {
            fault(report, format!("the detail of event {} has been changed", event.seq));
        }
        (Some(_), Some(_)) => {}
        _ => report.erased += 1,
    }
    *head = Head { seq: event.seq, hash: event.hash };
}

fn fault(report: &mut Report, what: String) {
    if report.faults.len() < 100 {
        report.faults.push(what);
    }
}

fn digest(salt: &str, detail: &str) -> String {
    hex(&Sha256::new().chain_update(salt).chain_update("\n").chain_update(detail).finalize())
}

#[expect(clippy::disallowed_methods, reason = "a salt must not be guessable")]
fn salt(id: i64) -> String {
    format!("{:016x}{:x}", rand::random::<u64>(), id & 0xfff)
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    const DIGITS: [char; 16] =
        ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        text.push(DIGITS[usize::from(byte >> 4)]);
        text.push(DIGITS[usize::from(byte & 15)]);
    }
    text
}
