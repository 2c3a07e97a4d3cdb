//! The PostgreSQL of a test run: one server for all tests, one database for each.
//! `./test` starts it and names it in `TUKI_TEST_POSTGRES`; without that the first test starts one that ends by itself
//! when no test has used it for a while.

use std::fs::{self, File};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{Seek, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::time::Duration;

use postgres::{Client, NoTls};

use crate::process;
use crate::wait::wait_for;

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/postgres.sh");
const IDLE_SECONDS: &str = "20";

/// The address of the shared server, without a database: `postgres://postgres@127.0.0.1:PORT`.
pub fn server() -> &'static str {
    static SERVER: OnceLock<(String, Option<File>)> = OnceLock::new();
    &SERVER.get_or_init(find_or_start).0
}

/// The address of a database on the shared server.
pub fn address(database: &str) -> String {
    format!("{}/{database}", server())
}

/// A connection for the administration of databases.
pub fn administrator() -> Client {
    Client::connect(&address("postgres"), NoTls).expect("the test server of PostgreSQL answers")
}

/// A server of one test's own, for tests that stop it or kill it.
pub struct Server {
    child: Child,
    folder: tempfile::TempDir,
}

impl Server {
    /// Starts a server; takes about two seconds.
    pub fn start() -> Server {
        let folder = tempfile::Builder::new().prefix("tuki-postgres-").tempdir().expect("a temporary folder");
        let child =
            Command::new(SCRIPT).arg(folder.path()).stdin(Stdio::null()).spawn().expect("bash can start");
        let server = Server { child, folder };
        server.address();
        server
    }

    /// Its address, without a database.
    pub fn address(&self) -> String {
        wait_for("PostgreSQL to start", || read_address(self.folder.path()))
    }

    /// Ends the server at once, as a crash of the machine's process would.
    pub fn stop(mut self) {
        process::end(&mut self.child, Duration::from_secs(20));
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        process::end(&mut self.child, Duration::from_secs(20));
    }
}

fn find_or_start() -> (String, Option<File>) {
    if let Ok(named) = std::env::var("TUKI_TEST_POSTGRES") {
        return (named, None);
    }
    let folder = shared_folder();
    fs::create_dir_all(&folder).expect("the folder of the shared server can be made");
    let starting = open_lock(&folder.join("starting"));
    starting.lock().expect("a lock file can be locked");
    let users = open_lock(&folder.join("users"));
    // Waits while a server that was idle is being ended.
    users.lock_shared().expect("a lock file can be locked");
    touch(&users);
    if read_address(&folder).is_none_or(|address| !answers(&address)) {
        start_shared(&folder);
    }
    let address =
        wait_for("PostgreSQL to start", || read_address(&folder).filter(|address| answers(address)));
    (address, Some(users))
}

fn start_shared(folder: &Path) {
    let _ = fs::remove_file(folder.join("url"));
    Command::new("setsid")
        .args(["--fork", SCRIPT, &folder.to_string_lossy(), "--idle", IDLE_SECONDS])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(File::create(folder.join("start.log")).expect("the folder of the shared server is writable"))
        .status()
        .expect("the program setsid is there");
}

/// Renews the age of the file, by which the server knows that it is still wanted.
fn touch(mut users: &File) {
    users.rewind().and_then(|()| users.write_all(b".")).expect("the lock file can be written");
}

fn answers(address: &str) -> bool {
    Client::connect(&format!("{address}/postgres"), NoTls).is_ok()
}

fn read_address(folder: &Path) -> Option<String> {
    fs::read_to_string(folder.join("url")).ok().map(|text| text.trim().to_owned())
}

fn open_lock(path: &Path) -> File {
    File::options()
        .create(true)
        .read(true)
        .write(true)
        .truncate(false)
        .open(path)
        .expect("a lock file can be opened")
}

/// One for each copy of the sources and each person, in the system's temporary folder: the user postgres must reach it.
fn shared_folder() -> PathBuf {
    let mut hasher = DefaultHasher::new();
    SCRIPT.hash(&mut hasher);
    std::env::var("USER").unwrap_or_default().hash(&mut hasher);
    std::env::temp_dir().join(format!("tuki-testkit-{:016x}", hasher.finish()))
}
