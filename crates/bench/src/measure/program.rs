//! The serving program from outside: how soon it answers, what it holds, how large it is.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use testkit::Running;

use crate::http::Client;
use crate::{machine, seed};

/// The program over a data folder.
pub struct Served {
    running: Running,
    /// From starting it to the first whole answer.
    pub first_answer: Duration,
}

impl Served {
    /// Starts `tuki serve` on a free port.
    pub fn start(program: &Path, data: &Path) -> Result<Served> {
        let start = Instant::now();
        let mut command = Command::new(program);
        command.args(["serve", "--json", "--listen", "127.0.0.1:0", "--data"]).arg(data);
        let running = Running::start(&mut command);
        Client::connect(&running.ready().url, "")?.page("/sign-in")?;
        Ok(Served { running, first_answer: start.elapsed() })
    }

    /// A connection of the seeded administrator.
    pub fn client(&self) -> Result<Client> {
        Client::connect(&self.running.ready().url, &format!("Cookie: tuki_session={}\r\n", seed::SECRET))
    }

    /// Processor time used so far.
    pub fn processor_time(&self) -> Result<Duration> {
        machine::processor_time(self.running.id())
    }

    /// Anonymous memory now.
    pub fn memory(&self) -> Result<u64> {
        machine::anonymous_memory(self.running.id())
    }
}

/// Builds a profile of the program and answers where it lies.
pub fn built(root: &Path, profile: &str) -> Result<PathBuf> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .current_dir(root)
        .args(["build", "--quiet", "--package", "tuki", "--profile", profile])
        .status();
    ensure!(status.context("cargo does not start")?.success(), "the program does not build");
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    Ok(target.join(if profile == "dev" { "debug" } else { profile }).join("tuki"))
}

/// Bytes of all files below a folder.
pub fn bytes_below(folder: &Path) -> Result<u64> {
    let mut bytes = 0;
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let of = entry.metadata()?;
        bytes += if of.is_dir() { bytes_below(&entry.path())? } else { of.len() };
    }
    Ok(bytes)
}
