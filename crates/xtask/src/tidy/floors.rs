//! Which crate may depend on which: the floors of ARCHITECTURE.md, read from every Cargo.toml.

use anyhow::{Context, Result};

use super::{Finding, Tree};

/// For each crate what it may use in the product, in the order of the floors. A new crate needs its row here.
const FLOORS: [(&str, &[&str]); 13] = [
    ("language", &[]),
    ("mail", &[]),
    ("assets", &[]),
    ("db", &[]),
    ("jobs", &["db"]),
    ("desk", &["db", "jobs", "language"]),
    ("ui", &["language"]),
    ("channels", &["db", "jobs", "desk", "mail", "language", "ui"]),
    ("web", &["db", "jobs", "desk", "mail", "language", "ui", "assets", "channels"]),
    ("tuki", &["db", "jobs", "desk", "mail", "language", "ui", "assets", "channels", "web"]),
    ("testkit", &["db"]),
    ("xtask", &["language"]),
    ("bench", &["db", "jobs", "desk", "mail", "language", "ui", "testkit", "web", "channels"]),
];
/// What only tests may use, besides the crates below.
const FOR_TESTS: &str = "testkit";

pub fn check(tree: &Tree) -> Result<Vec<Finding>> {
    let crates = tree.crates();
    let mut findings = Vec::new();
    for name in &crates {
        let path = format!("crates/{name}/Cargo.toml");
        let manifest: toml::Table =
            tree.text(&path).parse().with_context(|| format!("{path} cannot be read"))?;
        let Some((_, allowed)) = FLOORS.iter().find(|(crate_, _)| crate_ == name) else {
            findings.push(Finding::of(
                &path,
                "this crate stands on no floor; add it to the floors of xtask tidy and ARCHITECTURE.md",
            ));
            continue;
        };
        for (table, tests) in
            [("dependencies", false), ("build-dependencies", false), ("dev-dependencies", true)]
        {
            let used =
                manifest.get(table).and_then(toml::Value::as_table).into_iter().flat_map(toml::Table::keys);
            for wrong in used.filter(|used| crates.contains(*used) && !may_use(allowed, used, tests)) {
                findings.push(Finding::of(
                    &path,
                    format!("{name} may not depend on {wrong}: arrows go downwards only"),
                ));
            }
        }
    }
    Ok(findings)
}

fn may_use(allowed: &[&str], used: &str, tests: bool) -> bool {
    allowed.contains(&used) || (tests && used == FOR_TESTS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_floor_uses_one_above_it() {
        for (place, (name, allowed)) in FLOORS.iter().enumerate() {
            for used in *allowed {
                let below = FLOORS[..place].iter().any(|(other, _)| other == used);
                assert!(below, "{name} uses {used}, which does not stand below it");
            }
        }
    }
}
