//! Migrations are append-only: numbered without gaps, and a sealed one never changes.

use anyhow::Result;

use super::{Finding, Tree};
use crate::seal::{FOLDER, present, sealed};

pub fn check(tree: &Tree) -> Result<Vec<Finding>> {
    let present = present(&tree.root)?;
    let mut findings = Vec::new();
    for (place, name) in present.keys().enumerate() {
        let number = format!("{:04}_", place + 1);
        if !name.starts_with(&number) {
            findings.push(Finding::of(
                &format!("{FOLDER}/{name}"),
                format!("its number should be {number}…: one number each, no gaps"),
            ));
        }
    }
    for (name, digest) in sealed(&tree.root)? {
        let path = format!("{FOLDER}/{name}");
        match present.get(&name) {
            None => findings.push(Finding::of(&path, "a sealed migration is gone")),
            Some(now) if *now != digest => {
                findings.push(Finding::of(&path, "a sealed migration has changed; write a new one instead"))
            }
            Some(_) => {}
        }
    }
    Ok(findings)
}
