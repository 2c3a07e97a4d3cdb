//! Where a desk lies: its database, and in the data folder the key of this installation. The key seals the passwords of mailboxes
//! and signs the addresses by which answers find their thread; it never goes into the database.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{ErrorKind, Read, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use channels::seal::SealKey;
use db::{Options, Place, Store};

use crate::config::PlaceOptions;

/// The database within a data folder.
const DATABASE: &str = "tuki.db";
/// The key within a data folder, and within a backup.
pub const KEY: &str = "tuki.key";
/// Where the backup goes that is made before a PostgreSQL database is migrated.
const BACKUPS: &str = "backups";

impl PlaceOptions {
    /// The database.
    pub fn place(&self) -> Place {
        match &self.database {
            Some(address) => Place::Postgres(address.clone()),
            None => Place::Sqlite(self.data.join(DATABASE)),
        }
    }

    /// Opens the desk for this process, making or migrating it where needed.
    ///
    /// # Errors
    /// When another process holds the folder, or the database cannot be reached or is newer than this program.
    pub fn open(&self) -> Result<Store> {
        make_folder(&self.data)?;
        let options = Options { backups: Some(self.data.join(BACKUPS)), ..Options::default() };
        Ok(Store::open(&self.place(), options)?)
    }

    /// Opens the desk only to look, also beside a process that serves it.
    ///
    /// # Errors
    /// When there is no desk, it is not as new as this program, or it cannot be reached.
    pub fn look(&self) -> Result<Store> {
        Ok(Store::open(&self.place(), Options { read_only: true, ..Options::default() })?)
    }

    /// The key of this installation, made at its first use.
    ///
    /// # Errors
    /// When the file cannot be read or made, or is no key.
    pub fn key(&self) -> Result<SealKey> {
        make_folder(&self.data)?;
        let path = self.key_path();
        if !path.exists() {
            make_key(&path).with_context(|| format!("the key cannot be made at {}", path.display()))?;
        }
        read_key(&path)
    }

    /// Where the key lies.
    pub fn key_path(&self) -> PathBuf {
        self.data.join(KEY)
    }
}

/// Makes a folder that its owner alone may enter; one that exists stays as it is.
///
/// # Errors
/// What the disk refuses.
pub fn make_folder(folder: &Path) -> Result<()> {
    let made = DirBuilder::new().recursive(true).mode(0o700).create(folder);
    made.with_context(|| format!("the folder {} cannot be made", folder.display()))
}

/// Refuses a place that holds another key than this one.
///
/// # Errors
/// When it does.
pub fn refuse_other_key(key: &[u8], at: &Path) -> Result<()> {
    match fs::read(at) {
        Ok(there) if there != key => bail!("{} is another key; nothing is overwritten", at.display()),
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(error).with_context(|| format!("the key {} cannot be read", at.display()))
        }
        _ => Ok(()),
    }
}

#[expect(clippy::disallowed_methods, reason = "the key of an installation must not be guessable")]
fn make_key(path: &Path) -> std::io::Result<()> {
    let key: [u8; 32] = rand::random();
    match write_new(path, &key) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        outcome => outcome,
    }
}

/// Writes a file that is not there yet, whole or not at all, readable by its owner alone.
fn write_new(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let apart = path.with_extension(format!("new-{}", std::process::id()));
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&apart)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    let linked = fs::hard_link(&apart, path);
    fs::remove_file(&apart)?;
    linked?;
    File::open(path.parent().unwrap_or(Path::new(".")))?.sync_all()
}

fn read_key(path: &Path) -> Result<SealKey> {
    let mut bytes = Vec::new();
    let file = File::open(path).with_context(|| format!("the key {} cannot be read", path.display()))?;
    file.take(64).read_to_end(&mut bytes)?;
    match <[u8; 32]>::try_from(bytes) {
        Ok(key) => Ok(SealKey::new(key)),
        Err(_) => {
            bail!("{} is no key: it must be 32 bytes. Put back the one from your backup.", path.display())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    fn options(folder: &Path) -> PlaceOptions {
        PlaceOptions { data: folder.join("data"), database: None }
    }

    #[test]
    fn the_key_is_made_once_and_its_owner_alone_may_read_it() {
        let folder = tempfile::tempdir().unwrap();
        let options = options(folder.path());
        let first = options.key().unwrap();
        assert_eq!(options.key().unwrap().bytes(), first.bytes());
        let mode = fs::metadata(options.key_path()).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        assert_eq!(fs::read_dir(&options.data).unwrap().count(), 1);
    }

    #[test]
    fn what_is_no_key_is_refused_and_left_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let options = options(folder.path());
        make_folder(&options.data).unwrap();
        fs::write(options.key_path(), b"short").unwrap();
        assert!(options.key().is_err());
        assert_eq!(fs::read(options.key_path()).unwrap(), b"short");
    }

    #[test]
    fn another_key_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let there = folder.path().join(KEY);
        assert!(refuse_other_key(&[1; 32], &there).is_ok());
        fs::write(&there, [1; 32]).unwrap();
        assert!(refuse_other_key(&[1; 32], &there).is_ok());
        assert!(refuse_other_key(&[2; 32], &there).is_err());
    }
}
