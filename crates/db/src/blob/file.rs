//! Blobs as files: `ab/cdef…` below their folder. Half-written ones lie in `new` and are never read.

use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use crate::Error;
use crate::event::hex;

/// The folder of half-written ones.
pub(crate) const UNFINISHED: &str = "new";

/// Where a digest lies.
pub(crate) fn path_of(folder: &Path, digest: &str) -> PathBuf {
    let (shelf, rest) = digest.split_at_checked(2).unwrap_or(("00", digest));
    folder.join(shelf).join(rest)
}

pub(super) fn read(folder: &Path, digest: &str) -> Result<Vec<u8>, Error> {
    match fs::read(path_of(folder, digest)) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            Err(Error::other(format!("the blob {digest} is missing")))
        }
        read => Ok(read?),
    }
}

/// Writes beside, syncs, renames, syncs the folders: after this returns the bytes survive a power cut.
pub(crate) fn write_file(folder: &Path, digest: &str, bytes: &[u8]) -> Result<(), Error> {
    let path = path_of(folder, digest);
    let shelf = path.parent().unwrap_or(folder);
    if fs::metadata(&path).is_ok_and(|known| known.len() == bytes.len() as u64) {
        // Whoever renamed it may not have come to syncing its folder yet.
        return Ok(File::open(shelf)?.sync_all()?);
    }
    let unfinished = folder.join(UNFINISHED);
    make_folder(&unfinished)?;
    make_folder(shelf)?;
    let beside = unfinished.join(format!("{}-{}", std::process::id(), hex(&fresh())));
    let written = write_and_rename(&beside, &path, bytes).and_then(|()| File::open(shelf)?.sync_all());
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    Ok(written?)
}

fn write_and_rename(beside: &Path, path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut file = File::create(beside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(beside, path)
}

/// Makes a folder so that it, too, survives a power cut.
pub(crate) fn make_folder(folder: &Path) -> std::io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let above = folder.parent().filter(|above| !above.as_os_str().is_empty());
    if let Some(above) = above {
        make_folder(above)?;
    }
    match fs::create_dir(folder) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(error),
        _ => {}
    }
    File::open(above.unwrap_or(Path::new(".")))?.sync_all()
}

/// Removes what a process that was cut off left half-written. Only the holder of the folder may do this.
pub(super) fn forget_unfinished(folder: &Path) {
    let left = fs::read_dir(folder.join(UNFINISHED)).into_iter().flatten().flatten();
    for file in left {
        let _ = fs::remove_file(file.path());
    }
}

#[expect(clippy::disallowed_methods, reason = "two writers of the same bytes need names of their own")]
fn fresh() -> [u8; 8] {
    rand::random()
}
