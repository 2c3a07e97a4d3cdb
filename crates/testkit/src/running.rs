//! A started program of ours: `demo`, `serve` or any command that prints `{"url": …}` as a line of its standard output.
//! It runs as a child in its own folder and ends with the test: politely on drop, at once on `kill`.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use crate::process;
use crate::wait::DEADLINE;

/// How long a program may take to end after SIGTERM.
const FAREWELL: Duration = Duration::from_secs(10);

/// What a program says when it is ready.
#[derive(Clone, Debug, serde::Deserialize)]
pub struct Ready {
    /// Where it listens: `http://127.0.0.1:PORT`.
    pub url: String,
    /// An administrator's token for `Authorization: Bearer`; empty when the command gives none.
    #[serde(default)]
    pub token: String,
    /// A sign-in link for each role.
    #[serde(default)]
    pub sign_in: BTreeMap<String, String>,
}

/// A program that runs until this value is dropped.
pub struct Running {
    child: Child,
    ready: Ready,
    log: PathBuf,
    folder: tempfile::TempDir,
}

impl Running {
    /// Starts `demo --json` of the program at `binary` (`env!("CARGO_BIN_EXE_tuki")`) on a free port, with its data in a
    /// temporary folder.
    pub fn demo(binary: impl AsRef<Path>) -> Running {
        Running::demo_with(binary, &[])
    }

    /// The same with further arguments.
    pub fn demo_with(binary: impl AsRef<Path>, arguments: &[&str]) -> Running {
        let folder = temporary_folder();
        let mut command = Command::new(binary.as_ref());
        command.args(["demo", "--json", "--listen", "127.0.0.1:0", "--data"]).arg(folder.path().join("data"));
        Running::start_in(folder, command.args(arguments))
    }

    /// Starts any command that prints its readiness.
    pub fn start(command: &mut Command) -> Running {
        Running::start_in(temporary_folder(), command)
    }

    fn start_in(folder: tempfile::TempDir, command: &mut Command) -> Running {
        let log = folder.path().join("standard-error.log");
        let errors = File::create(&log).expect("the log can be made");
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(errors);
        let mut child = command.spawn().unwrap_or_else(|error| panic!("{command:?} does not start: {error}"));
        let output = child.stdout.take().expect("standard output is piped");
        let Some(ready) = listen(output) else {
            process::end(&mut child, FAREWELL);
            panic!("{command:?} did not become ready; it said:\n{}", tail(&log));
        };
        Running { child, ready, log, folder }
    }

    /// What it said when it was ready.
    pub fn ready(&self) -> &Ready {
        &self.ready
    }

    /// The address of a path on it.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.ready.url.trim_end_matches('/'))
    }

    /// An administrator's token.
    pub fn token(&self) -> &str {
        &self.ready.token
    }

    /// The sign-in link of a role.
    pub fn sign_in(&self, role: &str) -> &str {
        self.ready.sign_in.get(role).unwrap_or_else(|| panic!("there is no sign-in link for {role}"))
    }

    /// A folder that lives as long as the program.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The last lines of its standard error.
    pub fn log(&self) -> String {
        tail(&self.log)
    }

    /// Its process id, for reading `/proc`.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Whether it still runs.
    pub fn runs(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }

    /// Kills it as `kill -9` does and waits until it is gone.
    pub fn kill(mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    /// Asks it to end and returns how long that took; panics when it had to be killed.
    pub fn end(mut self) -> Duration {
        let start = Instant::now();
        assert!(
            process::end(&mut self.child, FAREWELL),
            "the program did not end within {FAREWELL:?}:\n{}",
            self.log()
        );
        start.elapsed()
    }

    /// Sends it a signal (`STOP`, `CONT` …).
    pub fn signal(&self, name: &str) {
        process::signal(&self.child, name);
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        process::end(&mut self.child, FAREWELL);
        if std::thread::panicking() {
            eprintln!("the started program said:\n{}", self.log());
        }
    }
}

/// Reads standard output until the line that says it is ready; goes on reading so that the program never blocks on it.
fn listen(output: ChildStdout) -> Option<Ready> {
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            if let Ok(ready) = serde_json::from_str::<Ready>(&line) {
                let _ = sender.send(ready);
            }
        }
    });
    receiver.recv_timeout(DEADLINE).ok()
}

fn tail(log: &Path) -> String {
    let text = std::fs::read(log).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(60)..].join("\n")
}

fn temporary_folder() -> tempfile::TempDir {
    tempfile::Builder::new().prefix("tuki-running-").tempdir().expect("a temporary folder can be made")
}
