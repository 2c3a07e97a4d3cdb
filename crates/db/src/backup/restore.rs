//! Restoring a backup into an empty place of either kind. Every file and blob is checked against its digest; the trace is
//! verified at the end.

use std::path::Path;

use super::manifest::Manifest;
use super::{files, into_postgres, into_sqlite};
use crate::{Error, Options, Place, Report, Store, migrate, verify};

/// Restores a backup; files that went along are put into `extra_to` unless they are there. Blocks. The report tells how the
/// trace that the backup holds verifies; the data are there even when it names faults.
///
/// # Errors
/// When the place is not empty, the backup is damaged or newer than this program, or the disk or the database refuses; the
/// place is empty then as it was.
pub fn restore(from: &Path, to: &Place, extra_to: &Path) -> Result<Report, Error> {
    restore_sharing(from, to, extra_to, None)
}

/// `restore` for PostgreSQL with a folder of blobs that all nodes share.
///
/// # Errors
/// As `restore`.
pub fn restore_sharing(
    from: &Path,
    to: &Place,
    extra_to: &Path,
    shared_blobs: Option<&Path>,
) -> Result<Report, Error> {
    crate::apart(|| restore_here(from, to, extra_to, shared_blobs))
}

fn restore_here(
    from: &Path,
    to: &Place,
    extra_to: &Path,
    shared_blobs: Option<&Path>,
) -> Result<Report, Error> {
    let manifest = Manifest::read(from)?;
    migrate::check_made_by(&manifest.migrations)?;
    refuse_unless_empty(to)?;
    manifest.files.iter().try_for_each(|file| files::check(from, file))?;
    match (to, manifest.kind.as_str()) {
        (Place::Sqlite(file), "sqlite") => into_sqlite::copy(from, &manifest, file)?,
        (Place::Sqlite(file), _) => into_sqlite::load(from, &manifest, file)?,
        (Place::Postgres(_), "sqlite") => {
            return Err(Error::other("a backup of a data folder can only be restored into a data folder"));
        }
        (Place::Postgres(address), _) => into_postgres::load(from, &manifest, address, shared_blobs)?,
    }
    std::fs::create_dir_all(extra_to)?;
    for name in manifest.extra.iter().filter(|name| !extra_to.join(name).exists()) {
        files::copy_into(&from.join(name), extra_to)?;
    }
    let options = Options { shared_blobs: shared_blobs.map(Path::to_path_buf), ..Options::default() };
    verify(&Store::open(to, options)?)
}

fn refuse_unless_empty(to: &Place) -> Result<(), Error> {
    let is_empty = match to {
        Place::Sqlite(file) => !file.exists() && !crate::store::folder_of(file).join("blobs").exists(),
        Place::Postgres(address) => into_postgres::is_empty(address)?,
    };
    if is_empty { Ok(()) } else { Err(Error::other("the place is not empty; nothing is overwritten")) }
}

/// The migration up to which the backup's database was made.
pub(super) fn newest_migration(manifest: &Manifest) -> i64 {
    manifest.migrations.iter().map(|(number, _)| *number).max().unwrap_or(0)
}

/// The rows of a table in a backup, in pages of JSON texts.
pub(super) fn each_page(
    path: &Path,
    mut take: impl FnMut(&[String]) -> Result<(), Error>,
) -> Result<(), Error> {
    use std::io::BufRead;
    const PAGE: usize = 500;
    let mut page = Vec::with_capacity(PAGE);
    for line in std::io::BufReader::new(std::fs::File::open(path)?).lines() {
        page.push(line?);
        if page.len() == PAGE {
            take(&page)?;
            page.clear();
        }
    }
    if page.is_empty() { Ok(()) } else { take(&page) }
}
