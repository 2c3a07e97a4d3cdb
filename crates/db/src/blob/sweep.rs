//! Sweeping: what nobody has named for a day goes. A file goes in two steps, because no transaction can bring it back: first
//! its row is doomed, then, under that row's lock, the file and the row go. Nobody can name a doomed blob, and putting it
//! again lifts the doom and writes the file anew.

use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::Path;

use super::{Blobs, file, path_of};
use crate::{Error, Store, Tx, args, now_micros};

/// What this many microseconds old and named by nobody is swept.
const UNNAMED_AGE: i64 = 24 * 3600 * 1_000_000;
const LOCK: &str = "sweep.lock";

impl Blobs {
    /// Removes up to a hundred blobs that nobody has named for a day; answers how many. Does nothing while a backup runs.
    ///
    /// # Errors
    /// What the database or the disk refuses.
    pub async fn sweep(&self, store: &Store) -> Result<usize, Error> {
        let _alone = match self.folder().filter(|folder| folder.is_dir()) {
            None => None,
            Some(folder) => match lock_file(folder)? {
                lock if lock.try_lock().is_ok() => Some(lock),
                _ => return Ok(0),
            },
        };
        let before = now_micros() - UNNAMED_AGE;
        let doomed: Vec<String> = store.write(move |tx| doom(tx, before)).await?;
        for digest in &doomed {
            let (digest, folder) = (digest.clone(), self.folder.clone());
            store.write(move |tx| remove(tx, &digest, folder.as_deref())).await?;
        }
        Ok(doomed.len())
    }
}

/// Keeps sweepers of all processes from this folder as long as the file lives.
pub(crate) fn hold_sweeper(folder: &Path) -> Result<File, Error> {
    let lock = lock_file(folder)?;
    lock.lock_shared()?;
    Ok(lock)
}

fn lock_file(folder: &Path) -> Result<File, Error> {
    file::make_folder(folder)?;
    Ok(File::options().create(true).truncate(false).read(true).write(true).open(folder.join(LOCK))?)
}

/// Dooms the oldest unnamed blobs; answers all that are doomed.
fn doom(tx: &mut Tx, before: i64) -> Result<Vec<String>, Error> {
    let unnamed: Vec<String> = tx.list(
        "SELECT b.digest FROM blob b WHERE b.unnamed AND b.touched_at < $1
            AND NOT EXISTS (SELECT 1 FROM blob_use u WHERE u.digest = b.digest) ORDER BY b.touched_at LIMIT 100",
        args![before],
    )?;
    for digest in &unnamed {
        tx.exec("UPDATE blob SET doomed_at = $2 WHERE digest = $1", args![digest, now_micros()])?;
    }
    Ok(unnamed)
}

fn remove(tx: &mut Tx, digest: &str, folder: Option<&Path>) -> Result<(), Error> {
    let doomed: Option<i64> = tx.opt(
        "SELECT doomed_at FROM blob WHERE digest = $1 AND doomed_at IS NOT NULL /*pg FOR UPDATE pg*/",
        args![digest],
    )?;
    if doomed.is_none() {
        return Ok(());
    }
    if let Some(folder) = folder
        && let Err(error) = fs::remove_file(path_of(folder, digest))
        && error.kind() != ErrorKind::NotFound
    {
        return Err(error.into());
    }
    tx.exec("DELETE FROM blob_piece WHERE digest = $1", args![digest])?;
    tx.exec("DELETE FROM blob WHERE digest = $1", args![digest]).map(|_| ())
}
