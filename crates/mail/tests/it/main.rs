//! Mail against what others wrote down: fixtures kept beside the repository (skipped with a word when they are not
//! there), samples written for the product, and seeded mutations of both.

#![expect(clippy::unwrap_used, reason = "a test says what went wrong by panicking")]

mod bounces;
mod html_sanitising;
mod mail_mime;
mod mutations;
mod reply_trimming;
mod samples;

use std::path::{Path, PathBuf};

/// The folder of fixtures of that name; `None`, with a word, when it is not there.
fn fixtures(folder: &str) -> Option<PathBuf> {
    let root = std::env::var_os("TUKI_FIXTURES").map(PathBuf::from).unwrap_or_else(beside_the_repository);
    let path = root.join(folder);
    if path.is_dir() {
        return Some(path);
    }
    println!("skipped: no fixtures at {}", path.display());
    None
}

fn beside_the_repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/fixtures")
}

/// The files of a folder with that ending, in order of their names.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|found| found == ending))
        .collect();
    files.sort();
    files
}

fn name(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

/// The product's own samples.
fn samples_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

/// Right ones of all, counted and told.
#[derive(Default)]
struct Score {
    right: usize,
    all: usize,
    wrong: Vec<String>,
}

impl Score {
    fn note(&mut self, is_right: bool, what: impl FnOnce() -> String) {
        self.all += 1;
        if is_right {
            self.right += 1;
        } else {
            self.wrong.push(what());
        }
    }

    fn percent(&self) -> f64 {
        self.right as f64 * 100.0 / self.all.max(1) as f64
    }

    fn tell(&self, title: &str) {
        println!("\n{title}: {} of {} ({:.1} %)", self.right, self.all, self.percent());
        for wrong in &self.wrong {
            println!("  wrong: {wrong}");
        }
    }
}
