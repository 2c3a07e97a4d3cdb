//! Every text that people read: `language` knows how to check its own catalogue.

use anyhow::Result;

use super::{Finding, Tree};

pub fn check(tree: &Tree) -> Result<Vec<Finding>> {
    let report = language::check::workspace(&tree.root)?;
    Ok(report.problems.into_iter().map(Finding).collect())
}
