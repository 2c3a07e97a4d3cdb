//! The check of all texts: every key in all three languages with the same variables, every key that the
//! sources name is there, and which keys nobody names. `cargo xtask tidy` and this crate's tests call
//! `workspace`. It reads source files and never runs in the product.

mod catalogues;
mod sources;

use std::path::{Path, PathBuf};
use std::{fs, io};

pub use catalogues::catalogues;
pub use sources::{Source, sources};

/// What the check found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Each is a sentence; any of them fails the check.
    pub problems: Vec<String>,
    /// Keys that no source names. They do not fail the check.
    pub unused: Vec<String>,
}

/// Checks the catalogues and all Rust sources (`crates/*/src`) of the workspace at `root`.
///
/// # Errors
/// When a source file cannot be read.
pub fn workspace(root: &Path) -> io::Result<Report> {
    let mut files = Vec::new();
    for entry in fs::read_dir(root.join("crates"))? {
        rust_files(&entry?.path().join("src"), &mut files)?;
    }
    files.sort();
    let texts = files.iter().map(fs::read_to_string).collect::<io::Result<Vec<_>>>()?;
    let names: Vec<String> = files.iter().map(|file| name_below(root, file)).collect();
    let read = names.iter().zip(&texts).map(|(name, text)| Source { name, text }).collect::<Vec<_>>();
    let mut report = sources(&read);
    report.problems.splice(0..0, catalogues());
    Ok(report)
}

fn rust_files(folder: &Path, out: &mut Vec<PathBuf>) -> io::Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.ends_with("language/src/check") {
            continue; // it holds the patterns that it seeks
        }
        if path.is_dir() {
            rust_files(&path, out)?;
        } else if path.extension().is_some_and(|end| end == "rs") && !path.ends_with("tests.rs") {
            out.push(path);
        }
    }
    Ok(())
}

fn name_below(root: &Path, file: &Path) -> String {
    file.strip_prefix(root).unwrap_or(file).display().to_string()
}

#[cfg(test)]
mod tests;
