//! Blobs: content-addressed bytes, durable before any row names them. A folder beside SQLite or shared by the nodes of a
//! PostgreSQL installation; without one they lie in the database in pieces of a mebibyte.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::event::hex;
use crate::{Error, Place, Store, Tx, args, now_micros};

const PIECE: usize = 1024 * 1024;
/// What this many microseconds old and named by nobody is swept.
const UNNAMED_AGE: i64 = 24 * 3600 * 1_000_000;

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
                Blobs { folder: Some(crate::store::folder_of(file).join("blobs")), shared: false }
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
        let digest = hex(&Sha256::digest(&bytes));
        let size = bytes.len() as i64;
        let pieces = match &self.folder {
            Some(folder) => {
                let (path, folder) = (path_of(folder, &digest), folder.clone());
                let written = tokio::task::spawn_blocking(move || write_file(&folder, &path, &bytes)).await;
                written.map_err(|_| Error::other("the blob writer ended"))??;
                Vec::new()
            }
            None => bytes.chunks(PIECE).map(<[u8]>::to_vec).collect(),
        };
        let named = digest.clone();
        store.write(move |tx| note(tx, &named, size, &pieces)).await?;
        Ok(digest)
    }

    /// `put` for commands, tests and demonstrations.
    ///
    /// # Errors
    /// As `put`.
    pub fn put_blocking(&self, store: &Store, bytes: Vec<u8>) -> Result<String, Error> {
        let digest = hex(&Sha256::digest(&bytes));
        let (size, named) = (bytes.len() as i64, digest.clone());
        let pieces = match &self.folder {
            Some(folder) => {
                write_file(folder, &path_of(folder, &digest), &bytes)?;
                Vec::new()
            }
            None => bytes.chunks(PIECE).map(<[u8]>::to_vec).collect(),
        };
        store.write_blocking(move |tx| note(tx, &named, size, &pieces))?;
        Ok(digest)
    }

    /// The bytes of a digest.
    ///
    /// # Errors
    /// When there are none, or they are not what they were.
    pub async fn get(&self, store: &Store, digest: &str) -> Result<Vec<u8>, Error> {
        let wanted = digest.to_string();
        let bytes = match &self.folder {
            Some(folder) => {
                let path = path_of(folder, &wanted);
                let read = tokio::task::spawn_blocking(move || fs::read(path)).await;
                read.map_err(|_| Error::other("the blob reader ended"))??
            }
            None => {
                let wanted = wanted.clone();
                store.read(move |tx| pieces_of(tx, &wanted)).await?
            }
        };
        verified(bytes, &wanted)
    }

    /// `get` for commands and tests.
    ///
    /// # Errors
    /// As `get`.
    pub fn get_blocking(&self, store: &Store, digest: &str) -> Result<Vec<u8>, Error> {
        let wanted = digest.to_string();
        let bytes = match &self.folder {
            Some(folder) => fs::read(path_of(folder, &wanted))?,
            None => {
                let wanted = wanted.clone();
                store.read_blocking(move |tx| pieces_of(tx, &wanted))?
            }
        };
        verified(bytes, &wanted)
    }

    /// Removes blobs that nobody has named for a day; answers how many.
    ///
    /// # Errors
    /// What the engine refuses.
    pub async fn sweep(&self, store: &Store) -> Result<usize, Error> {
        let before = now_micros() - UNNAMED_AGE;
        let gone: Vec<String> = store
            .write(move |tx| -> Result<Vec<String>, Error> {
                let gone: Vec<String> = tx.all(
                    "SELECT b.digest FROM blob b WHERE b.touched_at < $1 AND NOT b.probe
                        AND NOT EXISTS (SELECT 1 FROM blob_use u WHERE u.digest = b.digest) LIMIT 100",
                    args![before],
                )?;
                for digest in &gone {
                    tx.exec("DELETE FROM blob_piece WHERE digest = $1", args![digest])?;
                    tx.exec("DELETE FROM blob WHERE digest = $1", args![digest])?;
                }
                Ok(gone)
            })
            .await?;
        if let Some(folder) = &self.folder {
            for digest in &gone {
                let _ = fs::remove_file(path_of(folder, digest));
            }
        }
        Ok(gone.len())
    }

    /// On a shared folder: leaves a probe or reads the one that another node left, so that a node with a wrong folder does
    /// not start.
    pub(crate) fn probe(&self, store: &Store) -> Result<(), Error> {
        if !self.shared {
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
            tx.exec("UPDATE blob SET probe = TRUE WHERE digest = $1", args![&digest]).map(|_| ())
        })
    }
}

impl Tx<'_> {
    /// Names a blob: while anything names it, it is not swept.
    ///
    /// # Errors
    /// What the engine refuses.
    pub fn use_blob(&mut self, digest: &str, by_kind: &str, by_id: i64) -> Result<(), Error> {
        self.exec(
            "INSERT INTO blob_use (digest, by_kind, by_id) VALUES ($1, $2, $3) ON CONFLICT (digest, by_kind, by_id) DO NOTHING",
            args![digest, by_kind, by_id],
        )?;
        Ok(())
    }

    /// No longer names a blob.
    ///
    /// # Errors
    /// What the engine refuses.
    pub fn release_blob(&mut self, digest: &str, by_kind: &str, by_id: i64) -> Result<(), Error> {
        self.exec(
            "DELETE FROM blob_use WHERE digest = $1 AND by_kind = $2 AND by_id = $3",
            args![digest, by_kind, by_id],
        )?;
        Ok(())
    }
}

fn note(tx: &mut Tx, digest: &str, size: i64, pieces: &[Vec<u8>]) -> Result<(), Error> {
    let now = now_micros();
    tx.exec(
        "INSERT INTO blob (digest, bytes, created_at, touched_at, probe) VALUES ($1, $2, $3, $3, FALSE)
         ON CONFLICT (digest) DO UPDATE SET touched_at = excluded.touched_at",
        args![digest, size, now],
    )?;
    for (n, piece) in pieces.iter().enumerate() {
        tx.exec(
            "INSERT INTO blob_piece (digest, n, data) VALUES ($1, $2, $3) ON CONFLICT (digest, n) DO NOTHING",
            args![digest, n as i64, piece.clone()],
        )?;
    }
    Ok(())
}

fn pieces_of(tx: &mut Tx, digest: &str) -> Result<Vec<u8>, Error> {
    let pieces: Vec<Vec<u8>> =
        tx.all("SELECT data FROM blob_piece WHERE digest = $1 ORDER BY n", args![digest])?;
    Ok(pieces.concat())
}

fn verified(bytes: Vec<u8>, digest: &str) -> Result<Vec<u8>, Error> {
    if hex(&Sha256::digest(&bytes)) == digest {
        return Ok(bytes);
    }
    Err(Error::other("a blob is missing or is not what it was"))
}

pub(crate) fn path_of(folder: &Path, digest: &str) -> PathBuf {
    let (shelf, rest) = digest.split_at_checked(2).unwrap_or(("00", digest));
    folder.join(shelf).join(rest)
}

/// Writes beside, syncs, renames, syncs the folder: after this returns the bytes survive a power cut.
pub(crate) fn write_file(folder: &Path, path: &Path, bytes: &[u8]) -> Result<(), Error> {
    if path.exists() {
        return Ok(());
    }
    let shelf = path.parent().unwrap_or(folder);
    fs::create_dir_all(shelf)?;
    let beside = shelf.join(format!("new-{}-{}", std::process::id(), hex(&fresh())));
    let written = (|| {
        let mut file = fs::File::create(&beside)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&beside, path)?;
        fs::File::open(shelf)?.sync_all()
    })();
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    Ok(written?)
}

#[expect(clippy::disallowed_methods, reason = "two writers of the same bytes need names of their own")]
fn fresh() -> [u8; 8] {
    rand::random()
}
