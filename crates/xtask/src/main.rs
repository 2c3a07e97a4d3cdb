//! Tasks of the people who build Tuki: `cargo xtask tidy` checks the rules of the house, `seed` and `bench` fill and
//! measure a desk, `seal` closes migrations for ever.
//! It is never part of the product. The story starts in `tidy/mod.rs`.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Context, Result};
use clap::{Parser, Subcommand};

mod seal;
mod tidy;

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Tasks of the people who build Tuki")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Checks the rules of the house; fails when one is broken.
    Tidy,
    /// Closes the present migrations: from now on their texts may not change.
    Seal,
    /// Measures a seeded desk and writes docs/performance.md (builds for release; takes its arguments: see `--help`).
    Bench(Passed),
    /// Fills a database with interactions, with a progress bar (builds for release; see `--help`).
    Seed(Passed),
}

#[derive(clap::Args)]
struct Passed {
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    arguments: Vec<String>,
}

fn main() -> Result<ExitCode> {
    let root = root();
    match Arguments::parse().task {
        Task::Tidy => tidy::run(&root),
        Task::Seal => seal::run(&root).map(|()| ExitCode::SUCCESS),
        Task::Bench(passed) => release(&root, "bench", &passed.arguments),
        Task::Seed(passed) => release(&root, "seed", &passed.arguments),
    }
}

/// The measuring tools link the whole desk and mean something only when optimised, so they are a crate of their own.
fn release(root: &Path, task: &str, arguments: &[String]) -> Result<ExitCode> {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo
        .current_dir(root)
        .args(["run", "--release", "--quiet", "--package", "bench", "--", task])
        .args(arguments);
    let status = cargo.status().context("cargo does not start")?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The root of the sources: two floors above this crate.
fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).map_or_else(|| here.to_path_buf(), Path::to_path_buf)
}
