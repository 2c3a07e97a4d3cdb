//! Each room (`mod.rs`, `lib.rs`, `main.rs`) opens by saying what it is, what it never does and where its story starts.

use anyhow::Result;

use super::{Finding, Tree};

const LINES: std::ops::RangeInclusive<usize> = 2..=6;

pub fn check(tree: &Tree) -> Result<Vec<Finding>> {
    let rooms = tree.rust.iter().filter(|file| {
        let name = file.path.rsplit('/').next().unwrap_or_default();
        file.path.starts_with("crates/")
            && file.path.contains("/src/")
            && ["mod.rs", "lib.rs", "main.rs"].contains(&name)
    });
    let mut findings = Vec::new();
    for file in rooms.filter(|file| !file.is_test()) {
        let lines = file.text.lines().take_while(|line| line.starts_with("//!")).count();
        if !LINES.contains(&lines) {
            findings.push(Finding::of(
                &file.path,
                format!("opens with {lines} lines of `//!`; two to six say what this room is"),
            ));
        }
    }
    Ok(findings)
}
