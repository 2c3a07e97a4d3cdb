//! A backup of SQLite: `VACUUM INTO` on a connection of its own (a stepped copy would never end under writes), then the blobs
//! that the copy names, with the sweeper held.

use std::fs::File;
use std::path::Path;

use super::manifest::Manifest;
use super::{begun, blobs, files, migrations_of};
use crate::blob::hold_sweeper;
use crate::sqlite_engine::{Connection, Purpose};
use crate::{Error, args};

/// The database within a backup.
pub(super) const DATABASE: &str = "tuki.db";

pub(super) fn create(file: &Path, to: &Path) -> Result<Manifest, Error> {
    let folder = crate::store::folder_of(file).join("blobs");
    let _held = hold_sweeper(&folder)?;
    let copy = to.join(DATABASE);
    sqlite_file(&Connection::open(file, Purpose::Apart)?, &copy)?;
    let mut manifest = described(&copy)?;
    let connection = Connection::look_at(&copy)?;
    let mut after = String::new();
    loop {
        let page: Vec<String> = connection.rows(
            "SELECT digest FROM blob WHERE digest > $1 ORDER BY digest LIMIT 500",
            args![&after],
            usize::MAX,
        )?;
        let Some(last) = page.last() else { break };
        after.clone_from(last);
        for digest in &page {
            blobs::add(&mut manifest, to, digest, blobs::read(&folder, digest))?;
        }
    }
    drop(connection);
    manifest.files.push(files::list(to, DATABASE)?);
    Ok(manifest)
}

fn described(copy: &Path) -> Result<Manifest, Error> {
    let connection = Connection::look_at(copy)?;
    let sound: Vec<String> = connection.rows("PRAGMA quick_check(1)", &[], 1)?;
    if sound.first().is_none_or(|said| said != "ok") {
        return Err(Error::other(format!("the copy of the database is not sound: {}", sound.concat())));
    }
    let newest: Vec<Option<i64>> = connection.rows("SELECT max(seq) FROM event", &[], 1)?;
    let mut manifest = begun("sqlite", migrations_of(&connection)?);
    manifest.last_seq = newest.into_iter().flatten().next().unwrap_or(0);
    Ok(manifest)
}

/// A copy of a database in a new file, made durable.
pub(crate) fn sqlite_file(connection: &Connection, to: &Path) -> Result<(), Error> {
    let name = to.to_str().ok_or_else(|| Error::other("the path of a backup must be text"))?;
    connection.exec("VACUUM INTO $1", args![name])?;
    File::open(to)?.sync_all()?;
    Ok(File::open(crate::store::folder_of(to))?.sync_all()?)
}
