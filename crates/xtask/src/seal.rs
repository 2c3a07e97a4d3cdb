//! Migrations that somebody's data may already have gone through. `sealed.toml` beside them lists the digest of each;
//! `tidy` refuses a change to a listed text.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

/// The folder of the migrations, from the root.
pub const FOLDER: &str = "crates/db/migrations";
const LIST: &str = "sealed.toml";
const OPENING: &str = "# Migrations that are closed for ever, each with the SHA-256 of its text. `cargo xtask seal` adds the present ones;\n\
                       # `cargo xtask tidy` fails when a listed text has changed. Write a new migration instead.\n";

/// Lists every present migration with its digest.
pub fn run(root: &Path) -> Result<()> {
    let mut text = String::from(OPENING);
    for (name, digest) in present(root)? {
        text.push_str(&format!("\"{name}\" = \"{digest}\"\n"));
    }
    fs::write(root.join(FOLDER).join(LIST), text).context("the list of sealed migrations cannot be written")
}

/// The listed migrations: file name and digest. Empty when nothing has been sealed.
pub fn sealed(root: &Path) -> Result<BTreeMap<String, String>> {
    let path = root.join(FOLDER).join(LIST);
    if !path.exists() {
        return Ok(BTreeMap::new());
    }
    toml::from_str(&fs::read_to_string(path)?).context("the list of sealed migrations cannot be read")
}

/// The migrations that lie in the folder: file name and digest.
pub fn present(root: &Path) -> Result<BTreeMap<String, String>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(root.join(FOLDER)).context("the folder of migrations cannot be read")? {
        let path = entry?.path();
        if path.extension().is_some_and(|end| end == "sql") {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let digest = Sha256::digest(fs::read(&path)?);
            found.insert(name, digest.iter().map(|byte| format!("{byte:02x}")).collect());
        }
    }
    Ok(found)
}
