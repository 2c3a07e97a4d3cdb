//! Blobs: content-addressed bytes, durable before any row names them. A folder beside SQLite or shared by the nodes of a
//! PostgreSQL installation; without one they lie in the database in pieces of a mebibyte.
//! A blob that nobody has named for a day is swept, never one that is named. The story starts in `put`.

mod file;
mod naming;
mod sweep;

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::event::hex;
use crate::{Error, Place, Store, Tx, args, now_micros};

pub(crate) use file::{UNFINISHED, path_of, write_file};
pub(crate) use sweep::hold_sweeper;

const PIECE: usize = 1024 * 1024;

/// The blobs of a store.
#[derive(Clone)]
pub struct Blobs {
    folder: Option<PathBuf>,
    shared: bool,
}

impl Blobs {
    pub(crate) fn new(place: &Place, shared: Option<PathBuf>) -> Blobs {
        match place {
            Place::Sqlite(file) => {
                let folder = crate::store::folder_of(file).join("blobs");
                Blobs { folder: Some(folder), shared: false }
            }
            Place::Postgres(_) => Blobs { shared: shared.is_some(), folder: shared },
        }
    }

    /// The folder, when blobs lie in one.
    pub fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    /// Makes bytes durable and answers their digest. Putting the same bytes again renews their age.
    ///
    /// # Errors
    /// When the disk or the database refuses.
    pub async fn put(&self, store: &Store, bytes: Vec<u8>) -> Result<String, Error> {
        let fresh = Fresh::new(bytes);
        loop {
            if let Some(folder) = self.folder.clone() {
                let written = fresh.clone();
                let writing = move || write_file(&folder, &written.digest, &written.bytes);
                tokio::task::spawn_blocking(writing)
                    .await
                    .map_err(|_| Error::other("the blob writer ended"))??;
            }
            let (noted, folder) = (fresh.clone(), self.folder.clone());
            if store.write(move |tx| noted.note(tx, folder.as_deref())).await? {
                return Ok(fresh.digest);
            }
        }
    }

    /// `put` for commands, tests and demonstrations.
    ///
    /// # Errors
    /// As `put`.
    pub fn put_blocking(&self, store: &Store, bytes: Vec<u8>) -> Result<String, Error> {
        let fresh = Fresh::new(bytes);
        loop {
            if let Some(folder) = &self.folder {
                write_file(folder, &fresh.digest, &fresh.bytes)?;
            }
            let (noted, folder) = (fresh.clone(), self.folder.clone());
            if store.write_blocking(move |tx| noted.note(tx, folder.as_deref()))? {
                return Ok(fresh.digest);
            }
        }
    }

    /// The bytes of a digest.
    ///
    /// # Errors
    /// When there are none, or they are not what they were.
    pub async fn get(&self, store: &Store, digest: &str) -> Result<Vec<u8>, Error> {
        let wanted = digest.to_string();
        let Some(folder) = self.folder.clone() else {
            let bytes = store.read(move |tx| pieces_of(tx, &wanted)).await?;
            return verified(bytes, digest);
        };
        let reading = move || file::read(&folder, &wanted);
        let read = tokio::task::spawn_blocking(reading).await;
        verified(read.map_err(|_| Error::other("the blob reader ended"))??, digest)
    }

    /// `get` for commands and tests.
    ///
    /// # Errors
    /// As `get`.
    pub fn get_blocking(&self, store: &Store, digest: &str) -> Result<Vec<u8>, Error> {
        let wanted = digest.to_string();
        let bytes = match &self.folder {
            Some(folder) => file::read(folder, &wanted)?,
            None => store.read_blocking(move |tx| pieces_of(tx, &wanted))?,
        };
        verified(bytes, digest)
    }

    /// Before the first use: what a process that was cut off left half-written goes; on a shared folder a probe is left, or
    /// the one read that another node left, so that a node with a wrong folder does not start.
    pub(crate) fn probe(&self, store: &Store) -> Result<(), Error> {
        if !self.shared {
            if let Some(folder) = &self.folder {
                file::forget_unfinished(folder);
            }
            return Ok(());
        }
        let left: Option<String> =
            store.read_blocking(|tx| tx.opt("SELECT digest FROM blob WHERE probe LIMIT 1", &[]))?;
        if let Some(digest) = left {
            let unreadable = |_| Error::other("the blob folder is not the one that the other nodes use");
            return self.get_blocking(store, &digest).map(|_| ()).map_err(unreadable);
        }
        let digest = self.put_blocking(store, b"Tuki keeps its blobs here.".to_vec())?;
        store.write_blocking(move |tx| {
            tx.exec("UPDATE blob SET probe = TRUE, unnamed = FALSE WHERE digest = $1", args![&digest])
                .map(|_| ())
        })
    }
}

/// Bytes that are being put.
#[derive(Clone)]
struct Fresh {
    digest: String,
    bytes: std::sync::Arc<Vec<u8>>,
}

impl Fresh {
    fn new(bytes: Vec<u8>) -> Fresh {
        Fresh { digest: hex(&Sha256::digest(&bytes)), bytes: std::sync::Arc::new(bytes) }
    }

    /// Notes the blob, and without a folder keeps its pieces. `false` means that the sweeper took the file away just before:
    /// it must be written again. Once the row is touched the sweeper leaves it alone.
    fn note(&self, tx: &mut Tx, folder: Option<&Path>) -> Result<bool, Error> {
        tx.exec(
            "INSERT INTO blob (digest, bytes, created_at, touched_at, unnamed, probe) VALUES ($1, $2, $3, $3, TRUE, FALSE)
             ON CONFLICT (digest) DO UPDATE SET touched_at = excluded.touched_at, doomed_at = NULL",
            args![&self.digest, self.bytes.len() as i64, now_micros()],
        )?;
        match folder {
            Some(folder) => Ok(path_of(folder, &self.digest).exists()),
            None => self.keep_pieces(tx).map(|()| true),
        }
    }

    fn keep_pieces(&self, tx: &mut Tx) -> Result<(), Error> {
        let known: Option<i64> =
            tx.opt("SELECT n FROM blob_piece WHERE digest = $1 ORDER BY n LIMIT 1", args![&self.digest])?;
        if known.is_some() {
            return Ok(());
        }
        for (n, piece) in self.bytes.chunks(PIECE).enumerate() {
            tx.exec(
                "INSERT INTO blob_piece (digest, n, data) VALUES ($1, $2, $3) ON CONFLICT (digest, n) DO NOTHING",
                args![&self.digest, n as i64, piece.to_vec()],
            )?;
        }
        Ok(())
    }
}

pub(crate) fn pieces_of(tx: &mut Tx, digest: &str) -> Result<Vec<u8>, Error> {
    let pieces: Vec<Vec<u8>> =
        tx.all("SELECT data FROM blob_piece WHERE digest = $1 ORDER BY n", args![digest])?;
    Ok(pieces.concat())
}

/// The bytes, if they are what their digest says.
pub(crate) fn verified(bytes: Vec<u8>, digest: &str) -> Result<Vec<u8>, Error> {
    if hex(&Sha256::digest(&bytes)) == digest {
        return Ok(bytes);
    }
    Err(Error::other(format!("the blob {digest} is missing or is not what it was")))
}
