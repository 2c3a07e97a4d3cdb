//! The sources as the rules see them: every file that git knows or would take, and each Rust file parsed.

use std::collections::BTreeSet;
use std::fs;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::spanned::Spanned;
use syn::visit::Visit;

/// Every file of the sources.
pub struct Tree {
    /// Where they lie.
    pub root: PathBuf,
    /// Paths from the root, with `/`, sorted.
    pub paths: Vec<String>,
    /// The Rust files, parsed.
    pub rust: Vec<RustFile>,
}

/// A Rust file: its text, its syntax, and which of its lines are tests.
pub struct RustFile {
    /// From the root.
    pub path: String,
    /// The whole text.
    pub text: String,
    /// The syntax.
    pub syntax: syn::File,
    /// The lines of items under `#[cfg(test)]`.
    tests: Vec<RangeInclusive<usize>>,
}

impl Tree {
    /// Reads and parses everything.
    pub fn read(root: &Path) -> Result<Tree> {
        let paths = paths(root)?;
        let mut rust = Vec::new();
        for path in paths.iter().filter(|path| path.ends_with(".rs")) {
            let text =
                fs::read_to_string(root.join(path)).with_context(|| format!("{path} cannot be read"))?;
            rust.push(RustFile::parse(path, text)?);
        }
        Ok(Tree { root: root.to_path_buf(), paths, rust })
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.paths.len()
    }

    /// The text of a file, empty when it is not there or is no text.
    pub fn text(&self, path: &str) -> String {
        fs::read_to_string(self.root.join(path)).unwrap_or_default()
    }

    /// The crates: folder names under `crates/`.
    pub fn crates(&self) -> BTreeSet<String> {
        let inside = self.paths.iter().filter_map(|path| path.strip_prefix("crates/"));
        inside.filter_map(|path| path.strip_suffix("/Cargo.toml")).map(str::to_owned).collect()
    }
}

impl RustFile {
    /// Parses a file.
    pub fn parse(path: &str, text: String) -> Result<RustFile> {
        let syntax = syn::parse_file(&text).with_context(|| format!("{path} is no Rust"))?;
        let mut finder = TestFinder::default();
        finder.visit_file(&syntax);
        Ok(RustFile { path: path.to_owned(), text, syntax, tests: finder.found })
    }

    /// Whether the whole file is made of tests.
    pub fn is_test(&self) -> bool {
        let path = &self.path;
        path.contains("/tests/") || path.ends_with("/tests.rs") || path.contains("/benches/")
    }

    /// Whether the file belongs to the tools for tests, never to the product.
    pub fn is_tool(&self) -> bool {
        ["crates/testkit/", "crates/xtask/", "crates/bench/"]
            .iter()
            .any(|crate_| self.path.starts_with(crate_))
    }

    /// Whether a line is part of a test.
    pub fn tests_at(&self, line: usize) -> bool {
        self.is_test() || self.tests.iter().any(|range| range.contains(&line))
    }

    /// How many lines the file has without its tests.
    pub fn lines_without_tests(&self) -> usize {
        let all = self.text.lines().count();
        all - self.tests.iter().map(|range| range.end() - range.start() + 1).sum::<usize>()
    }

    /// Every token outside tests in order, groups opened up, with its line.
    pub fn tokens(&self) -> Vec<(String, usize)> {
        let stream: TokenStream = self.text.parse().unwrap_or_default();
        let mut flat = Vec::new();
        flatten(stream, &mut flat);
        flat.retain(|(_, line)| !self.tests_at(*line));
        flat
    }
}

#[derive(Default)]
struct TestFinder {
    found: Vec<RangeInclusive<usize>>,
}

impl<'ast> Visit<'ast> for TestFinder {
    fn visit_item(&mut self, item: &'ast syn::Item) {
        let attributes = match item {
            syn::Item::Mod(module) => &module.attrs,
            syn::Item::Fn(function) => &function.attrs,
            syn::Item::Impl(implementation) => &implementation.attrs,
            syn::Item::Use(import) => &import.attrs,
            syn::Item::Const(constant) => &constant.attrs,
            _ => return syn::visit::visit_item(self, item),
        };
        let Some(first) = attributes.iter().find(|attribute| is_test(attribute)) else {
            return syn::visit::visit_item(self, item);
        };
        self.found.push(first.span().start().line..=item.span().end().line);
    }
}

/// `#[cfg(test)]`, `#[cfg(all(test, …))]`, `#[test]`, `#[tokio::test]`.
fn is_test(attribute: &syn::Attribute) -> bool {
    let named = attribute.path().segments.last().is_some_and(|segment| segment.ident == "test");
    let configured = attribute.path().is_ident("cfg")
        && attribute.meta.require_list().is_ok_and(|list| {
            let words = list.tokens.to_string();
            words == "test" || words.starts_with("all (test") || words.starts_with("all(test")
        });
    named || configured
}

fn flatten(stream: TokenStream, flat: &mut Vec<(String, usize)>) {
    for tree in stream {
        let start = tree.span().start().line;
        match tree {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::None => ("", ""),
                };
                flat.push((open.to_owned(), start));
                flatten(group.stream(), flat);
                flat.push((close.to_owned(), group.span_close().start().line));
            }
            other => flat.push((other.to_string(), start)),
        }
    }
}

/// What git tracks and what it would take if it were added now.
fn paths(root: &Path) -> Result<Vec<String>> {
    let output = Command::new("git")
        .current_dir(root)
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .output()
        .context("git does not start")?;
    ensure!(output.status.success(), "git ls-files failed: {}", String::from_utf8_lossy(&output.stderr));
    let names = String::from_utf8_lossy(&output.stdout);
    let there = names.split('\0').filter(|name| root.join(name).is_file()).map(str::to_owned);
    Ok(there.collect::<BTreeSet<_>>().into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_tests_do_not_count() {
        let text = "fn a() {}\n\n#[cfg(test)]\nmod tests {\n    fn b() {}\n}\n".to_owned();
        let file = RustFile::parse("crates/x/src/a.rs", text).unwrap();
        assert_eq!(file.lines_without_tests(), 2);
        assert!(file.tests_at(5) && !file.tests_at(1));
        assert!(file.tokens().iter().all(|(token, _)| token != "b"));
    }
}
