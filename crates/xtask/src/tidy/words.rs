//! Words that may not stand in the sources: catch-all names of rooms, silenced lints, `unwrap`, marks of unfinished work,
//! paths of somebody's machine.

use anyhow::Result;

use super::tree::RustFile;
use super::{Finding, Tree};

const CATCH_ALL: [&str; 9] =
    ["utils", "util", "helpers", "helper", "common", "manager", "data", "info", "misc"];
const TEXT_FILES: [&str; 11] =
    [".rs", ".ts", ".mjs", ".css", ".ftl", ".md", ".toml", ".sql", ".sh", ".yml", ".html"];

pub fn check(tree: &Tree) -> Result<Vec<Finding>> {
    let mut findings = rooms(tree);
    for file in &tree.rust {
        findings.extend(silenced(file));
        findings.extend(unwraps(file));
    }
    findings.extend(unfinished(tree));
    Ok(findings)
}

fn rooms(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for path in tree.paths.iter().filter(|path| path.ends_with(".rs") && !path.contains("/tests/")) {
        let parts = path.strip_suffix(".rs").into_iter().flat_map(|path| path.split('/'));
        for part in parts.filter(|part| CATCH_ALL.contains(part)) {
            findings.push(Finding::of(path, format!("a room is never called {part}; name it by the trade")));
        }
    }
    findings
}

/// `#[allow(…)]` and `#![allow(…)]`.
fn silenced(file: &RustFile) -> Vec<Finding> {
    let tokens = file.tokens();
    let at = |place: usize, word: &str| tokens.get(place).is_some_and(|(token, _)| token == word);
    let opens =
        |place: usize| at(place, "#") && (at(place + 1, "[") || (at(place + 1, "!") && at(place + 2, "[")));
    let inside = |place: usize| if at(place + 1, "[") { place + 2 } else { place + 3 };
    let found = (0..tokens.len()).filter(|place| opens(*place) && at(inside(*place), "allow"));
    found
        .map(|place| {
            Finding::at(&file.path, tokens[place].1, "write #[expect(lint, reason = \"…\")] instead of allow")
        })
        .collect()
}

fn unwraps(file: &RustFile) -> Vec<Finding> {
    if file.is_tool() {
        return Vec::new();
    }
    let tokens = file.tokens();
    let here = tokens
        .windows(4)
        .filter(|four| four[0].0 == "." && four[1].0 == "unwrap" && four[2].0 == "(" && four[3].0 == ")");
    here.map(|four| {
        Finding::at(&file.path, four[1].1, "write expect(\"why it cannot fail\") instead of unwrap()")
    })
    .collect()
}

/// Written apart, so that this file does not find itself.
fn marks() -> [String; 6] {
    [["TO", "DO"], ["FIX", "ME"], ["XX", "X:"], ["todo", "!("], ["unimplemented", "!("], ["coming ", "soon"]]
        .map(|parts| parts.concat())
}

fn unfinished(tree: &Tree) -> Vec<Finding> {
    each_line(
        tree,
        |line| marks().into_iter().find(|mark| line.contains(mark.as_str())),
        |mark| format!("unfinished by its own words: {mark}"),
    )
}

/// Paths of a workplace or of a person's home never belong to the product.
pub fn machine_paths(tree: &Tree) -> Result<Vec<Finding>> {
    let roots = [["/wo", "rk/"], ["/fa", "rm/"], ["/ho", "me/"], ["/tm", "p/"], ["/ro", "ot/"]]
        .map(|parts| parts.concat());
    let named = |line: &str| roots.iter().find(|root| begins_a_path(line, root)).cloned();
    Ok(each_line(tree, named, |root| format!("a path of somebody's machine: {root}…")))
}

/// Whether the root stands where a path begins: after a space, quote or bracket, not inside an address.
fn begins_a_path(line: &str, root: &str) -> bool {
    line.match_indices(root).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + root.len()..].chars().next();
        before.is_none_or(|sign| !sign.is_alphanumeric() && !"_.)}>/-".contains(sign))
            && after.is_some_and(char::is_alphanumeric)
    })
}

fn each_line(
    tree: &Tree,
    find: impl Fn(&str) -> Option<String>,
    say: impl Fn(&str) -> String,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for path in tree.paths.iter().filter(|path| TEXT_FILES.iter().any(|end| path.ends_with(end))) {
        for (number, line) in tree.text(path).lines().enumerate() {
            if let Some(found) = find(line) {
                findings.push(Finding::at(path, number + 1, say(&found)));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(text: &str) -> RustFile {
        RustFile::parse("crates/x/src/a.rs", text.to_owned()).unwrap()
    }

    #[test]
    fn silencing_a_lint_is_found_and_expecting_it_is_not() {
        assert_eq!(silenced(&file("#[allow(dead_code)]\nfn a() {}")).len(), 1);
        assert_eq!(silenced(&file("#![allow(dead_code)]\nfn a() {}")).len(), 1);
        assert!(silenced(&file("#[expect(dead_code, reason = \"x\")]\nfn a() {}")).is_empty());
    }

    #[test]
    fn an_unwrap_counts_outside_tests_only() {
        assert_eq!(unwraps(&file("fn a() { b().unwrap(); }")).len(), 1);
        assert!(unwraps(&file("#[cfg(test)]\nmod tests { fn a() { b().unwrap(); } }")).is_empty());
        assert!(unwraps(&file("fn a() { b().unwrap_or(1); }")).is_empty());
    }

    #[test]
    fn a_path_inside_an_address_is_no_path_of_a_machine() {
        let root = ["/ho", "me/"].concat();
        assert!(begins_a_path(&format!("in {root}anna"), &root));
        assert!(!begins_a_path(&format!("https://example.fi{root}anna"), &root));
    }
}
