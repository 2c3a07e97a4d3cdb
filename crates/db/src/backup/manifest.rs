//! The manifest: what a backup holds, with digests.

use std::fs;
use std::io::Write;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::Error;

/// The version of the layout.
pub(super) const FORMAT: i64 = 1;
const NAME: &str = "manifest.json";

/// What a backup holds.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Manifest {
    /// The version of the layout.
    pub format: i64,
    /// The engine that it was taken from: `sqlite` or `postgres`.
    pub kind: String,
    /// When it was taken (microseconds).
    pub created_at: i64,
    /// Number and digest of each migration that made the database.
    pub migrations: Vec<(i64, String)>,
    /// The newest sealed event in it.
    pub last_seq: i64,
    /// The files of the database.
    pub files: Vec<Listed>,
    /// How many blobs it holds, and their size in bytes.
    pub blobs: usize,
    /// Their size in bytes.
    pub blob_bytes: u64,
    /// Digests of blobs that were gone or damaged when it was taken.
    pub missing: Vec<String>,
    /// Other files that went along.
    pub extra: Vec<String>,
}

/// One file of the database in a backup.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Listed {
    /// Its name in the folder.
    pub name: String,
    /// Rows in it; 0 for a SQLite file.
    pub rows: u64,
    /// Its size.
    pub bytes: u64,
    /// Its digest.
    pub sha256: String,
}

impl Manifest {
    pub(super) fn write(&self, folder: &Path) -> Result<(), Error> {
        let text = serde_json::to_string_pretty(self).map_err(|error| Error::other(error.to_string()))?;
        let mut file = fs::File::create(folder.join(NAME))?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        Ok(fs::File::open(folder)?.sync_all()?)
    }

    pub(super) fn read(folder: &Path) -> Result<Manifest, Error> {
        let path = folder.join(NAME);
        let text = fs::read_to_string(&path).map_err(|error| {
            Error::other(format!("{} holds no whole backup: its manifest: {error}", folder.display()))
        })?;
        let manifest: Manifest = serde_json::from_str(&text)
            .map_err(|error| Error::other(format!("{} cannot be read: {error}", path.display())))?;
        if manifest.format > FORMAT {
            return Err(Error::other("the backup was taken by a newer Tuki; restore it with that version"));
        }
        Ok(manifest)
    }
}
