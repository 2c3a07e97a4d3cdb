//! Files of a backup: written and copied with their digest.

use std::fs::{self, File};
use std::io::{BufWriter, Read, Write};
use std::path::Path;

use sha2::{Digest, Sha256};

use super::manifest::Listed;
use crate::Error;
use crate::event::hex;

/// Makes the folder of a new backup; one that holds anything is refused.
pub(super) fn make_new(folder: &Path) -> Result<(), Error> {
    if fs::read_dir(folder).is_ok_and(|mut inside| inside.next().is_some()) || folder.is_file() {
        return Err(Error::other(format!("{} is there already; nothing is overwritten", folder.display())));
    }
    Ok(fs::create_dir_all(folder)?)
}

/// A file that is being written line by line.
pub(super) struct Lines {
    file: BufWriter<File>,
    hasher: Sha256,
    listed: Listed,
}

impl Lines {
    pub(super) fn create(folder: &Path, name: &str) -> Result<Lines, Error> {
        let file = BufWriter::new(File::create(folder.join(name))?);
        Ok(Lines { file, hasher: Sha256::new(), listed: Listed { name: name.into(), ..Listed::default() } })
    }

    pub(super) fn add(&mut self, line: &str) -> Result<(), Error> {
        for piece in [line.as_bytes(), b"\n"] {
            self.hasher.update(piece);
            self.file.write_all(piece)?;
            self.listed.bytes += piece.len() as u64;
        }
        self.listed.rows += 1;
        Ok(())
    }

    pub(super) fn finish(mut self) -> Result<Listed, Error> {
        self.file.flush()?;
        self.file.get_ref().sync_all()?;
        self.listed.sha256 = hex(&self.hasher.finalize());
        Ok(self.listed)
    }
}

/// Lists a file that another program has written, and makes it durable.
pub(super) fn list(folder: &Path, name: &str) -> Result<Listed, Error> {
    let file = File::open(folder.join(name))?;
    file.sync_all()?;
    let (bytes, sha256) = digest_of(file)?;
    Ok(Listed { name: name.into(), rows: 0, bytes, sha256 })
}

/// Refuses a file that is not what the manifest says.
pub(super) fn check(folder: &Path, listed: &Listed) -> Result<(), Error> {
    let (_, sha256) = digest_of(File::open(folder.join(&listed.name))?)?;
    if sha256 == listed.sha256 {
        return Ok(());
    }
    Err(Error::other(format!("the file {} of the backup has been changed or damaged", listed.name)))
}

/// Copies a file into a folder under its own name; answers the name.
pub(super) fn copy_into(file: &Path, folder: &Path) -> Result<String, Error> {
    let name = file.file_name().ok_or_else(|| Error::other("a file has a name"))?;
    let copy = folder.join(name);
    fs::copy(file, &copy)?;
    File::open(copy)?.sync_all()?;
    Ok(name.to_string_lossy().into_owned())
}

fn digest_of(mut file: File) -> Result<(u64, String), Error> {
    let (mut hasher, mut bytes, mut piece) = (Sha256::new(), 0, vec![0; 256 * 1024]);
    loop {
        let read = file.read(&mut piece)?;
        if read == 0 {
            return Ok((bytes, hex(&hasher.finalize())));
        }
        hasher.update(&piece[..read]);
        bytes += read as u64;
    }
}
