//! Whole backups while the desk runs, and their restoring. A backup is a folder: the database (a file, or tables as lines of
//! JSON), the blobs it names, extra files such as the key, and a manifest written last. Restoring refuses to overwrite.

mod postgres_dump;

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::event::{self, hex};
use crate::store::folder_of;
use crate::{Error, Options, Place, Store, args, blob, migrate, now_micros, sqlite_engine, tx};

const MANIFEST: &str = "manifest.json";
const DATABASE: &str = "tuki.db";

/// What a backup holds.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Manifest {
    /// `sqlite` or `postgres`.
    pub kind: String,
    /// When it was begun (microseconds).
    pub created_at: i64,
    /// Digest of all migrations of the program that made it.
    pub schema: String,
    /// Blobs within.
    pub blobs: usize,
    /// Extra files within.
    pub extra: Vec<String>,
    /// Digest of each database file, by name.
    pub files: Vec<(String, String)>,
}

/// Writes a backup into a folder that is not there yet. `extra` files (the key) are copied along.
///
/// # Errors
/// When the folder is there, or disk or database refuse.
pub fn create(store: &Store, to: &Path, extra: &[PathBuf]) -> Result<Manifest, Error> {
    if to.exists() {
        return Err(Error::other(format!("{} is there already; a backup never overwrites", to.display())));
    }
    fs::create_dir_all(to)?;
    let created_at = now_micros();
    let (kind, files, digests) = match store.place() {
        Place::Sqlite(file) => copy_sqlite(file, to)?,
        Place::Postgres(url) => postgres_dump::dump(url, to)?,
    };
    for digest in &digests {
        let bytes = store.blobs().get_blocking(store, digest)?;
        blob::write_file(&to.join("blobs"), &blob::path_of(&to.join("blobs"), digest), &bytes)?;
    }
    let mut names = Vec::new();
    for file in extra.iter().filter(|file| file.exists()) {
        let name = file.file_name().map(|name| name.to_string_lossy().to_string()).unwrap_or_default();
        fs::copy(file, to.join(&name))?;
        names.push(name);
    }
    let schema = migrate::migrations_digest();
    let manifest =
        Manifest { kind: kind.into(), created_at, schema, blobs: digests.len(), extra: names, files };
    let text = serde_json::to_string_pretty(&manifest).map_err(|error| Error::other(error.to_string()))?;
    blob::write_file(to, &to.join(MANIFEST), text.as_bytes())?;
    Ok(manifest)
}

type Copied = (&'static str, Vec<(String, String)>, Vec<String>);

fn copy_sqlite(file: &Path, to: &Path) -> Result<Copied, Error> {
    let copy = to.join(DATABASE);
    let source = sqlite_engine::connect(file, false)?;
    source.execute("VACUUM INTO $1", [copy.to_string_lossy()])?;
    let copied = rusqlite::Connection::open_with_flags(&copy, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let digests = tx::sqlite_rows(&copied, "SELECT digest FROM blob ORDER BY digest", &[])?;
    drop(copied);
    fs::File::open(&copy)?.sync_all()?;
    Ok(("sqlite", vec![(DATABASE.into(), digest_of(&copy)?)], digests))
}

/// Restores a backup into an empty place of the same kind; extra files go to `extra_to`. Checks every digest before, and the
/// chain of events after.
///
/// # Errors
/// When the place is not empty, the backup is damaged, or it was made by another version.
pub fn restore(from: &Path, place: &Place, extra_to: &Path) -> Result<event::Report, Error> {
    let manifest = read_manifest(from)?;
    check(from, &manifest)?;
    match (place, manifest.kind.as_str()) {
        (Place::Sqlite(file), "sqlite") => {
            if file.exists() {
                return Err(Error::other(format!(
                    "{} is there already; restoring never overwrites",
                    file.display()
                )));
            }
            fs::create_dir_all(folder_of(file))?;
            fs::copy(from.join(DATABASE), file)?;
            copy_blobs(&from.join("blobs"), &folder_of(file).join("blobs"))?;
        }
        (Place::Postgres(url), "postgres") => {
            migrate::run(place)?;
            postgres_dump::load(url, from)?;
        }
        (_, kind) => {
            return Err(Error::other(format!("this is a backup of {kind}; restore it into the same kind")));
        }
    }
    fs::create_dir_all(extra_to)?;
    for name in &manifest.extra {
        if !extra_to.join(name).exists() {
            fs::copy(from.join(name), extra_to.join(name))?;
        }
    }
    let store = Store::open(place, Options::default())?;
    if matches!(place, Place::Postgres(_)) {
        put_blobs(&store, &from.join("blobs"))?;
    }
    event::verify(&store)
}

fn read_manifest(from: &Path) -> Result<Manifest, Error> {
    let text = fs::read_to_string(from.join(MANIFEST)).map_err(|_| {
        Error::other(format!("{} holds no whole backup: its manifest is missing", from.display()))
    })?;
    serde_json::from_str(&text).map_err(|error| Error::other(format!("the manifest cannot be read: {error}")))
}

fn check(from: &Path, manifest: &Manifest) -> Result<(), Error> {
    for (name, digest) in &manifest.files {
        if digest_of(&from.join(name))? != *digest {
            return Err(Error::other(format!("{name} of the backup is damaged")));
        }
    }
    let blobs = all_blobs(&from.join("blobs"))?;
    if blobs.len() != manifest.blobs {
        return Err(Error::other(format!(
            "the backup should hold {} blobs and holds {}",
            manifest.blobs,
            blobs.len()
        )));
    }
    for (digest, path) in blobs {
        if digest_of(&path)? != digest {
            return Err(Error::other(format!("the blob {digest} of the backup is damaged")));
        }
    }
    Ok(())
}

fn digest_of(file: &Path) -> Result<String, Error> {
    let mut hasher = Sha256::new();
    std::io::copy(&mut fs::File::open(file)?, &mut HashWriter(&mut hasher))?;
    Ok(hex(&hasher.finalize()))
}

struct HashWriter<'h>(&'h mut Sha256);

impl std::io::Write for HashWriter<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn all_blobs(folder: &Path) -> Result<Vec<(String, PathBuf)>, Error> {
    let mut found = Vec::new();
    if !folder.exists() {
        return Ok(found);
    }
    for shelf in fs::read_dir(folder)? {
        let shelf = shelf?;
        for file in fs::read_dir(shelf.path())? {
            let file = file?;
            let digest =
                format!("{}{}", shelf.file_name().to_string_lossy(), file.file_name().to_string_lossy());
            found.push((digest, file.path()));
        }
    }
    Ok(found)
}

fn copy_blobs(from: &Path, to: &Path) -> Result<(), Error> {
    for (digest, path) in all_blobs(from)? {
        blob::write_file(to, &blob::path_of(to, &digest), &fs::read(path)?)?;
    }
    Ok(())
}

fn put_blobs(store: &Store, from: &Path) -> Result<(), Error> {
    for (digest, path) in all_blobs(from)? {
        let wanted = digest.clone();
        let known: Option<i64> = store.read_blocking(move |tx| {
            tx.opt("SELECT n FROM blob_piece WHERE digest = $1 ORDER BY n LIMIT 1", args![&wanted])
        })?;
        if known.is_none() {
            store.blobs().put_blocking(store, fs::read(path)?)?;
        }
    }
    Ok(())
}
