//! The list of requirements: every row is there, and a row that is done is proved by a test.
//! A test names the rows that it proves in a comment above it: `// proves: R014, R016`.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};

use super::{Finding, Tree};

const LIST: &str = "docs/requirements.toml";
const ROWS: std::ops::RangeInclusive<u32> = 1..=220;
const SIGN: &str = "proves:";

#[derive(serde::Deserialize)]
struct Requirements {
    row: Vec<Row>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: String,
    text: String,
    state: State,
}

#[derive(serde::Deserialize, PartialEq, Eq, Clone, Copy)]
#[serde(rename_all = "lowercase")]
enum State {
    Open,
    Done,
}

pub fn check(tree: &Tree) -> Result<Vec<Finding>> {
    let list: Requirements =
        toml::from_str(&tree.text(LIST)).with_context(|| format!("{LIST} cannot be read"))?;
    let mut findings = missing_rows(&list);
    let proved = proved(tree);
    let known: BTreeMap<&str, State> = list.row.iter().map(|row| (row.id.as_str(), row.state)).collect();
    for row in list.row.iter().filter(|row| row.state == State::Done && !proved.contains_key(&row.id)) {
        findings.push(Finding::of(LIST, format!("{} is done, but no test says that it proves it", row.id)));
    }
    for (id, place) in proved.iter().filter(|(id, _)| !known.contains_key(id.as_str()) && !is_amendment(id)) {
        findings.push(Finding(format!("{place}: there is no requirement {id}")));
    }
    Ok(findings)
}

/// Amendments (`A19`) and demands on the whole (`N13`) are named by tests too, but have no row of their own.
fn is_amendment(id: &str) -> bool {
    let number = |sign: char| id.strip_prefix(sign).and_then(|rest| rest.parse::<u32>().ok());
    number('A').is_some_and(|number| (1..=24).contains(&number))
        || number('N').is_some_and(|number| (1..=14).contains(&number))
}

fn missing_rows(list: &Requirements) -> Vec<Finding> {
    let ids: BTreeSet<&str> = list.row.iter().map(|row| row.id.as_str()).collect();
    let missing = ROWS.map(|number| format!("R{number:03}")).filter(|id| !ids.contains(id.as_str()));
    let mut findings: Vec<Finding> =
        missing.map(|id| Finding::of(LIST, format!("{id} is missing"))).collect();
    if ids.len() != list.row.len() {
        findings.push(Finding::of(LIST, "a row stands there twice"));
    }
    let wordless = list.row.iter().filter(|row| row.text.trim().is_empty());
    findings.extend(wordless.map(|row| Finding::of(LIST, format!("{} has no wording", row.id))));
    findings
}

/// Each row that a test names, and where it does first.
fn proved(tree: &Tree) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for file in &tree.rust {
        for (number, line) in file.text.lines().enumerate() {
            // The comment may stand above `#[test]`, hence above the item: look at the line below it too.
            if is_comment(line) && (file.tests_at(number + 1) || file.tests_at(number + 2)) {
                remember(&mut found, &file.path, number + 1, line);
            }
        }
    }
    let browser = tree.paths.iter().filter(|path| path.ends_with(".mjs") || path.ends_with(".ts"));
    for path in browser.filter(|path| path.contains("test")) {
        for (number, line) in tree.text(path).lines().enumerate().filter(|(_, line)| is_comment(line)) {
            remember(&mut found, path, number + 1, line);
        }
    }
    found
}

fn is_comment(line: &str) -> bool {
    line.trim_start()
        .strip_prefix("//")
        .is_some_and(|rest| rest.trim_start_matches(['/', ' ']).starts_with(SIGN))
}

fn remember(found: &mut BTreeMap<String, String>, path: &str, line: usize, text: &str) {
    let Some((_, list)) = text.split_once(SIGN) else { return };
    for id in list.split([',', ' ']).map(str::trim).filter(|id| !id.is_empty()) {
        found.entry(id.trim_end_matches('.').to_owned()).or_insert_with(|| format!("{path}:{line}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_names_the_rows_that_the_test_proves() {
        assert!(
            is_comment("    // proves: R014, R016")
                && is_comment("/// proves: R014")
                && !is_comment("let proves: u8 = 1;")
        );
        let mut found = BTreeMap::new();
        remember(&mut found, "a.rs", 3, "// proves: R014, R016.");
        assert_eq!(found.keys().collect::<Vec<_>>(), ["R014", "R016"]);
    }
}
