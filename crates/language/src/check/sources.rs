use std::collections::BTreeSet;

use super::Report;
use super::catalogues::{Keys, keys};
use crate::Lang;

/// A Rust source file: its name for the report, and its content.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    pub name: &'a str,
    pub text: &'a str,
}

/// Beginnings of keys that the sources put together in ways this check cannot read.
const COMPUTED: &str = include_str!("../../texts/computed.txt");

/// Which keys the sources name that the catalogue lacks, and which of its keys nobody names.
pub fn sources(files: &[Source<'_>]) -> Report {
    let known = keys(Lang::Fi);
    let mut report = Report::default();
    let mut literals = BTreeSet::new();
    for file in files {
        let text = before_tests(file.text);
        look_at_calls(file.name, text, &known, &mut report.problems);
        look_at_refusals(file.name, text, &known, &mut report.problems);
        literals.extend(strings(text));
    }
    report.unused = known.keys().filter(|key| !is_named(key, &literals)).cloned().collect();
    report
}

/// The product's part of a file: tests may ask for keys that are not there.
fn before_tests(text: &str) -> &str {
    text.find("#[cfg(test)]\nmod tests").map_or(text, |at| &text[..at])
}

fn look_at_calls(name: &str, text: &str, known: &Keys, problems: &mut Vec<String>) {
    for method in [".t(", ".with(", ".has("] {
        for (at, _) in text.match_indices(method) {
            let inside = text[at + method.len()..].trim_start();
            let Some(key) = literal(inside).filter(|key| looks_like_key(key)) else { continue };
            let line = text[..at].matches('\n').count() + 1;
            match known.get(key) {
                None => problems.push(format!("{name}:{line}: no text has the key {key}")),
                Some(variables) if method != ".has(" => {
                    let given = given(method, inside);
                    for variable in
                        variables.iter().filter(|v| given.as_ref().is_some_and(|g| !g.contains(v.as_str())))
                    {
                        problems.push(format!("{name}:{line}: {key} needs the variable {variable}"));
                    }
                }
                Some(_) => {}
            }
        }
    }
}

/// The names of the variables that a call gives; `None` when they do not stand in the call itself.
fn given<'a>(method: &str, inside: &'a str) -> Option<BTreeSet<&'a str>> {
    if method == ".t(" {
        return Some(BTreeSet::new());
    }
    let after_key = inside[1..].split_once('"')?.1.trim_start().strip_prefix(',')?.trim_start();
    let list = balanced(after_key.strip_prefix("&[")?, '[', ']')?;
    let names = list.match_indices("(\"").filter_map(|(at, _)| literal(&list[at + 1..]));
    Some(names.collect())
}

/// Every `refusals! { … => Kind "code" … }` needs its sentence.
fn look_at_refusals(name: &str, text: &str, known: &Keys, problems: &mut Vec<String>) {
    for (at, opening) in text.match_indices("refusals! {") {
        let Some(block) = balanced(&text[at + opening.len()..], '{', '}') else { continue };
        for rule in block.split("=>").skip(1) {
            let Some(code) = rule.find('"').and_then(|start| literal(&rule[start..])) else { continue };
            let key = format!("refusal-{}", code.replace('.', "-"));
            if !known.contains_key(&key) {
                problems.push(format!("{name}: the refusal {code} has no text {key}"));
            }
        }
    }
}

/// A key is named when a string is the key, or begins it and goes on with something computed.
fn is_named(key: &str, literals: &BTreeSet<&str>) -> bool {
    if literals.contains(key) || COMPUTED.lines().any(|line| is_computed(line, key)) {
        return true;
    }
    key.match_indices('-').any(|(at, _)| {
        let beginning = format!("{}{{", &key[..=at]);
        literals.range(beginning.as_str()..).next().is_some_and(|found| found.starts_with(&beginning))
    })
}

fn is_computed(line: &str, key: &str) -> bool {
    let beginning = line.split('#').next().unwrap_or_default().trim();
    !beginning.is_empty() && key.starts_with(beginning)
}

/// The string that begins the text: `"…"` without escapes.
fn literal(text: &str) -> Option<&str> {
    let rest = text.strip_prefix('"')?;
    rest.find('"').map(|end| &rest[..end])
}

fn looks_like_key(text: &str) -> bool {
    text.contains('-')
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
}

/// What stands before the bracket that closes an already opened one.
fn balanced(text: &str, open: char, close: char) -> Option<&str> {
    let mut depth = 1;
    for (at, letter) in text.char_indices() {
        if letter == open {
            depth += 1;
        } else if letter == close {
            depth -= 1;
            if depth == 0 {
                return Some(&text[..at]);
            }
        }
    }
    None
}

/// All pieces of a source between quotation marks that could be keys or begin one. A stray quotation mark only
/// shifts the pieces of its own line.
fn strings(text: &str) -> impl Iterator<Item = &str> {
    text.lines().flat_map(|line| line.split('"')).filter(|piece| {
        piece.contains('-') && !piece.contains(' ') && piece.starts_with(|c: char| c.is_ascii_lowercase())
    })
}
