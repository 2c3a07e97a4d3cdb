//! Builds the browser's files: finds Node, lets `tool/bundle.mjs` fetch the locked packages once and bundle everything into
//! `OUT_DIR`. Cargo runs this again only when a source of the browser code has changed.

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, exit};

/// The oldest Node that the tools run on.
const OLDEST_NODE: u32 = 20;

const SOURCES: [&str; 7] =
    ["build.rs", "package.json", "package-lock.json", "icons.txt", "tool", "ts", "css"];

fn main() {
    let here = PathBuf::from(variable("CARGO_MANIFEST_DIR"));
    for source in SOURCES.iter().chain(&["brand"]) {
        println!("cargo::rerun-if-changed={source}");
    }
    let out = PathBuf::from(variable("OUT_DIR"));
    check_node();
    bundle(&here, &kept(&out), &out);
}

fn variable(name: &str) -> String {
    env::var(name).expect("cargo sets this variable for build scripts")
}

/// `assets/` beside the profiles in the target folder: the fetched packages stay there from build to build.
fn kept(out: &Path) -> PathBuf {
    let target = out
        .ancestors()
        .find(|folder| folder.join("CACHEDIR.TAG").exists())
        .or_else(|| out.ancestors().nth(4));
    target.expect("OUT_DIR lies in the target folder").join("assets")
}

fn check_node() {
    let found = Command::new("node").arg("--version").output().ok().filter(|answer| answer.status.success());
    let Some(found) = found else {
        give_up("Node.js is missing. Tuki's browser code is built by it.");
    };
    let version = String::from_utf8_lossy(&found.stdout).trim().to_owned();
    let major = version.trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    if major.is_none_or(|major| major < OLDEST_NODE) {
        give_up(&format!("Node.js {version} is too old to build Tuki's browser code."));
    }
}

fn bundle(here: &Path, kept: &Path, out: &Path) {
    let run = Command::new("node").current_dir(here).arg("tool/bundle.mjs").arg(kept).arg(out).output();
    let run = run.expect("node was found a moment ago");
    if !run.status.success() {
        eprintln!("{}{}", String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
        println!("cargo::error=The browser code could not be built; the reason stands above.");
        exit(1);
    }
}

fn give_up(why: &str) -> ! {
    println!("cargo::error={why}");
    println!(
        "cargo::error=Please install Node.js {OLDEST_NODE} or newer with npm: https://nodejs.org/en/download"
    );
    println!(
        "cargo::error=or on Debian and Ubuntu: apt-get install nodejs npm (check `node --version`). Then run cargo again."
    );
    exit(1);
}
