//! A migrated, empty database for a test, copied from a template that is made once for each state of the migrations.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

use db::{Options, Place, Store};
use tempfile::TempDir;

use crate::{plans, postgres};

/// The two kinds of database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// A file in a temporary folder.
    Sqlite,
    /// A database of its own on the shared server.
    Postgres,
}

/// The kinds that this run tests: both, or those named in `TUKI_TEST_DATABASES` (`sqlite`, `postgres`).
pub fn engines() -> Vec<Engine> {
    let named = std::env::var("TUKI_TEST_DATABASES").unwrap_or_else(|_| "sqlite,postgres".to_owned());
    let engines: Vec<Engine> = [(Engine::Sqlite, "sqlite"), (Engine::Postgres, "postgres")]
        .into_iter()
        .filter(|(_, name)| named.split(',').any(|word| word.trim() == *name))
        .map(|(engine, _)| engine)
        .collect();
    assert!(!engines.is_empty(), "TUKI_TEST_DATABASES names no database");
    engines
}

/// Runs a test once on each kind of database, each time on a fresh one.
pub fn for_each_database(test: impl Fn(&Database)) {
    for engine in engines() {
        eprintln!("on {engine:?}");
        test(&Database::fresh(engine));
    }
}

/// A migrated, empty database that goes away with this value.
pub struct Database {
    engine: Engine,
    place: Place,
    store: Option<Store>,
    name: Option<String>,
    folder: TempDir,
}

impl Database {
    /// A fresh copy of the template, opened. May be called inside an async runtime.
    pub fn fresh(engine: Engine) -> Database {
        apart(|| {
            let mut database = match engine {
                Engine::Sqlite => Database::sqlite_copy(),
                Engine::Postgres => Database::postgres_copy(),
            };
            database.open();
            database
        })
    }

    /// A fresh SQLite file.
    pub fn sqlite() -> Database {
        Database::fresh(Engine::Sqlite)
    }

    /// A fresh PostgreSQL database.
    pub fn postgres() -> Database {
        Database::fresh(Engine::Postgres)
    }

    /// Which kind this is.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Where it is, for a second store or a started program.
    pub fn place(&self) -> Place {
        self.place.clone()
    }

    /// The open store.
    pub fn store(&self) -> &Store {
        self.store.as_ref().expect("a database is open until it is closed")
    }

    /// A folder that lives as long as the database; on SQLite the file lies in it.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Lets go of the store, as the end of a process does. Clones of it live on.
    pub fn close(&mut self) {
        if let Some(store) = self.store.take() {
            plans::note(&store, self.engine);
        }
    }

    /// Opens it again, as the next start does.
    pub fn reopen(&mut self) {
        self.close();
        apart(|| self.open());
    }

    fn open(&mut self) {
        let options = Options { record_statements: true, ..Options::default() };
        let opened = Store::open(&self.place, options);
        self.store = Some(opened.unwrap_or_else(|error| panic!("the test database opens: {error}")));
    }

    fn sqlite_copy() -> Database {
        let folder = temporary_folder();
        let file = folder.path().join("tuki.db");
        fs::copy(sqlite_template(), &file).expect("the template can be copied");
        Database { engine: Engine::Sqlite, place: Place::Sqlite(file), store: None, name: None, folder }
    }

    fn postgres_copy() -> Database {
        static COUNTER: AtomicU32 = AtomicU32::new(0);
        let template = postgres_template();
        let name = format!("test_{}_{}", std::process::id(), COUNTER.fetch_add(1, Ordering::SeqCst));
        let mut administrator = postgres::administrator();
        administrator.batch_execute(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).unwrap();
        administrator
            .batch_execute(&format!("CREATE DATABASE {name} TEMPLATE {template}"))
            .expect("the template can be copied");
        let place = Place::Postgres(postgres::address(&name));
        Database {
            engine: Engine::Postgres,
            place,
            store: None,
            name: Some(name),
            folder: temporary_folder(),
        }
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        self.close();
        if let Some(name) = &self.name
            && !std::thread::panicking()
        {
            let drop = format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)");
            apart(|| drop_quietly(&drop));
        }
    }
}

fn drop_quietly(statement: &str) {
    let _ = postgres::administrator().batch_execute(statement);
}

/// Runs on a thread of its own: the blocking client of PostgreSQL may not be used inside an async runtime.
fn apart<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    std::thread::scope(|scope| scope.spawn(work).join())
        .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

fn temporary_folder() -> TempDir {
    tempfile::Builder::new().prefix("tuki-test-").tempdir().expect("a temporary folder can be made")
}

/// Where templates and locks are kept between tests: beside the compiled tests.
fn template_folder() -> PathBuf {
    let here = std::env::current_exe().expect("a test knows its own program");
    let folder = here.parent().expect("a program lies in a folder").join("testkit");
    fs::create_dir_all(&folder).expect("the folder of templates can be made");
    folder
}

/// Holds the lock of a template while it is looked for or made.
fn locked(name: &str) -> File {
    let path = template_folder().join(format!("{name}.lock"));
    let lock = File::options()
        .create(true)
        .read(true)
        .write(true)
        .truncate(false)
        .open(path)
        .expect("a lock file can be opened");
    lock.lock().expect("a lock file can be locked");
    lock
}

fn sqlite_template() -> PathBuf {
    let name = format!("template-{}", digest());
    let _lock = locked(&name);
    let file = template_folder().join(format!("{name}.db"));
    if !file.exists() {
        let making = temporary_folder();
        let fresh = making.path().join("tuki.db");
        drop(
            Store::open(&Place::Sqlite(fresh.clone()), Options::default())
                .expect("an empty file can be migrated"),
        );
        settle(&fresh);
        let new = file.with_extension("new");
        fs::copy(&fresh, &new).expect("the template can be kept");
        fs::rename(new, &file).expect("the template can be kept");
    }
    file
}

/// Moves what is still in the write-ahead log into the file, so that the file alone is the database.
fn settle(file: &Path) {
    let connection = rusqlite::Connection::open(file).expect("the template opens");
    connection
        .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
        .expect("the template can be settled");
}

fn postgres_template() -> String {
    let name = format!("template_{}", digest());
    let _lock = locked(&name);
    let mut administrator = postgres::administrator();
    let there = administrator.query("SELECT 1 FROM pg_database WHERE datname = $1", &[&name]).unwrap();
    if there.is_empty() {
        let making = format!("{name}_making");
        administrator.batch_execute(&format!("DROP DATABASE IF EXISTS {making} WITH (FORCE)")).unwrap();
        administrator.batch_execute(&format!("CREATE DATABASE {making}")).unwrap();
        let place = Place::Postgres(postgres::address(&making));
        drop(Store::open(&place, Options::default()).expect("an empty database can be migrated"));
        cut_connections(&mut administrator, &making);
        administrator
            .batch_execute(&format!("ALTER DATABASE {making} RENAME TO {name}"))
            .expect("the template can be kept");
    }
    name
}

/// Threads of the dropped store may still be closing their connections, and a template must have none.
fn cut_connections(administrator: &mut ::postgres::Client, database: &str) {
    crate::wait_until("the template's connections to end", || {
        let cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1";
        administrator.query(cut, &[&database]).unwrap().is_empty()
    });
}

fn digest() -> String {
    db::migrations_digest().chars().take(16).collect()
}

/// The lines of a program's output, for tests of commands; fails the test when the program fails.
pub fn output_of(command: &mut Command) -> String {
    let output = command.output().expect("the program can start");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?} failed: {said}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_test_has_an_empty_database_of_its_own() {
        for_each_database(|one| {
            let other = Database::fresh(one.engine());
            let write = |tx: &mut db::Tx| {
                tx.exec("INSERT INTO setting (key, value, changed_at) VALUES ('a', '1', 1)", &[])
            };
            one.store().write_blocking(write).unwrap();
            let count = |tx: &mut db::Tx| tx.one::<i64>("SELECT count(*) FROM setting WHERE key = 'a'", &[]);
            assert_eq!(one.store().read_blocking(count).unwrap(), 1);
            assert_eq!(other.store().read_blocking(count).unwrap(), 0);
        });
    }

    #[test]
    fn a_database_keeps_its_rows_when_it_is_closed_and_opened_again() {
        for engine in engines() {
            let mut database = Database::fresh(engine);
            let write = |tx: &mut db::Tx| {
                tx.exec("INSERT INTO setting (key, value, changed_at) VALUES ('a', '1', 1)", &[])
            };
            database.store().write_blocking(write).unwrap();
            database.close();
            database.reopen();
            let count = |tx: &mut db::Tx| tx.one::<i64>("SELECT count(*) FROM setting WHERE key = 'a'", &[]);
            assert_eq!(database.store().read_blocking(count).unwrap(), 1);
        }
    }

    #[test]
    fn an_async_test_may_make_and_drop_databases() {
        crate::block_on(async {
            for engine in engines() {
                let database = Database::fresh(engine);
                let count = |tx: &mut db::Tx| tx.one::<i64>("SELECT count(*) FROM setting", &[]);
                assert_eq!(database.store().read(count).await.unwrap(), 0);
            }
        });
    }
}
