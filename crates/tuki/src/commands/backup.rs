//! `tuki backup` and `tuki restore`: the whole desk with its key, taken beside a running desk, put back into an empty place.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::Args;
use db::backup::Manifest;

use super::verify;
use crate::config::PlaceOptions;
use crate::desk_place::{KEY, make_folder, refuse_other_key};

#[derive(Args)]
pub struct BackupOptions {
    #[command(flatten)]
    place: PlaceOptions,
    /// The folder of the backup; it is made, or must be empty.
    to: PathBuf,
}

#[derive(Args)]
pub struct RestoreOptions {
    #[command(flatten)]
    place: PlaceOptions,
    /// The folder of the backup.
    from: PathBuf,
}

/// Takes a backup. It holds the key, so its owner alone may enter it.
///
/// # Errors
/// When the folder holds anything, the desk or the disk refuses, or blobs that the desk names are gone.
pub fn backup(options: BackupOptions) -> Result<()> {
    let BackupOptions { place, to } = options;
    let manifest = db::backup::create(&place.look()?, &to, &[place.key_path()])?;
    fs::set_permissions(&to, Permissions::from_mode(0o700))?;
    if manifest.extra.is_empty() {
        eprintln!("There is no key at {}; keep it apart from this backup.", place.key_path().display());
    }
    eprintln!("{}", told(&manifest));
    match manifest.missing.first() {
        None => Ok(()),
        Some(first) => {
            bail!("{} blobs that the desk names are gone or damaged, first {first}", manifest.missing.len())
        }
    }
}

/// Restores a backup into an empty place, checked against its digests.
///
/// # Errors
/// When the place is not empty, the backup is damaged, or its trace is not whole (the data are there then).
pub fn restore(options: RestoreOptions) -> Result<()> {
    let RestoreOptions { place, from } = options;
    let key = from.join(KEY);
    make_folder(&place.data)?;
    if key.exists() {
        refuse_other_key(&fs::read(&key)?, &place.key_path())?;
    }
    let report = db::backup::restore(&from, &place.place(), &place.data)?;
    if !place.key_path().exists() {
        eprintln!("The backup holds no key: put it to {} before you serve.", place.key_path().display());
    }
    eprintln!("Restored; {} events of the trace were checked.", report.events);
    verify::refuse(&report.faults)
}

fn told(manifest: &Manifest) -> String {
    format!(
        "Events up to #{}, {} blobs with {} bytes.",
        manifest.last_seq, manifest.blobs, manifest.blob_bytes
    )
}
