//! Emptying a place for a new demonstration. The caller has made sure that a demonstration made what lies there.

use std::fs;

use crate::postgres_engine::Connection;
use crate::store::folder_of;
use crate::{Error, Place, node};

/// Forgets everything at a place: the database and its blobs.
///
/// # Errors
/// When another process holds the folder, or something cannot be removed.
pub fn reset(place: &Place) -> Result<(), Error> {
    let _lock = node::lock_folder(place)?;
    match place {
        Place::Sqlite(file) => {
            for ending in ["", "-wal", "-shm"] {
                let mut name = file.as_os_str().to_owned();
                name.push(ending);
                match fs::remove_file(&name) {
                    Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
                    _ => {}
                }
            }
            let blobs = folder_of(file).join("blobs");
            if blobs.exists() {
                fs::remove_dir_all(blobs)?;
            }
            Ok(())
        }
        Place::Postgres(url) => {
            let mut connection = Connection::open(url)?;
            let rows = connection.rows(
                "SELECT quote_ident(relname) FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace",
                &[],
            )?;
            let tables: Vec<String> = rows.iter().map(|row| row.get(0)).collect();
            if tables.is_empty() {
                return Ok(());
            }
            connection.batch(&format!("DROP TABLE {} CASCADE", tables.join(", ")))
        }
    }
}
