//! Blobs on their way into a backup and out of it, each checked against its digest.

use std::fs;
use std::path::Path;

use super::manifest::Manifest;
use crate::Error;
use crate::blob::{UNFINISHED, path_of, verified, write_file};

/// The folder of blobs within a backup.
pub(super) const FOLDER: &str = "blobs";

/// Adds one blob to a backup. One that is gone or damaged is named in the manifest: a backup with a hole is better than none.
pub(super) fn add(
    manifest: &mut Manifest,
    to: &Path,
    digest: &str,
    read: Result<Vec<u8>, Error>,
) -> Result<(), Error> {
    match read.and_then(|bytes| verified(bytes, digest)) {
        Ok(bytes) => {
            write_file(&to.join(FOLDER), digest, &bytes)?;
            manifest.blobs += 1;
            manifest.blob_bytes += bytes.len() as u64;
        }
        Err(error) => {
            tracing::error!(digest, %error, "A blob could not be backed up.");
            manifest.missing.push(digest.to_string());
        }
    }
    Ok(())
}

/// Clears away what was only needed while writing.
pub(super) fn finish(to: &Path) -> Result<(), Error> {
    match fs::remove_dir(to.join(FOLDER).join(UNFINISHED)) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

/// Reads a blob from a folder.
pub(super) fn read(folder: &Path, digest: &str) -> Result<Vec<u8>, Error> {
    Ok(fs::read(path_of(folder, digest))?)
}

/// Hands every blob of a backup on, checked; one that the manifest does not call missing must be there and whole.
pub(super) fn each(
    from: &Path,
    digests: &[String],
    missing: &[String],
    mut take: impl FnMut(&str, Vec<u8>) -> Result<(), Error>,
) -> Result<(), Error> {
    let folder = from.join(FOLDER);
    for digest in digests.iter().filter(|digest| !missing.contains(digest)) {
        let damaged = |error| Error::other(format!("the backup is damaged: blob {digest}: {error}"));
        let bytes = read(&folder, digest).and_then(|bytes| verified(bytes, digest)).map_err(damaged)?;
        take(digest, bytes)?;
    }
    Ok(())
}
