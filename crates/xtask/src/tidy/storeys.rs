//! Which room of the desk may use which: strictly lower storeys only, as `STOREYS.toml` lists them.

use std::collections::BTreeMap;

use anyhow::{Context, Result};

use super::tree::RustFile;
use super::{Finding, Tree};

const LIST: &str = "crates/desk/src/STOREYS.toml";
const ROOMS: &str = "crates/desk/src/";

#[derive(serde::Deserialize)]
struct Storeys {
    storeys: BTreeMap<String, u32>,
}

pub fn check(tree: &Tree) -> Result<Vec<Finding>> {
    let list: Storeys = toml::from_str(&tree.text(LIST)).context("STOREYS.toml cannot be read")?;
    let mut findings = Vec::new();
    for file in tree.rust.iter().filter(|file| file.path.starts_with(ROOMS)) {
        findings.extend(room_of(&file.path).map_or_else(Vec::new, |room| uses(file, room, &list.storeys)));
    }
    let exists = |room: &str| tree.paths.iter().any(|path| room_of(path) == Some(room));
    for room in list.storeys.keys().filter(|room| !exists(room)) {
        findings.push(Finding::of(LIST, format!("the room {room} does not exist")));
    }
    Ok(findings)
}

/// `crates/desk/src/issue/open.rs` and `crates/desk/src/issue.rs` are of the room `issue`; `lib.rs` is of none.
fn room_of(path: &str) -> Option<&str> {
    let inside = path.strip_prefix(ROOMS)?;
    let room = inside.split_once('/').map_or_else(|| inside.strip_suffix(".rs"), |(room, _)| Some(room))?;
    (room != "lib").then_some(room)
}

fn uses(file: &RustFile, room: &str, storeys: &BTreeMap<String, u32>) -> Vec<Finding> {
    let Some(own) = storeys.get(room) else {
        return vec![Finding::of(&file.path, format!("the room {room} has no storey; add it to {LIST}"))];
    };
    let mut findings = Vec::new();
    for (used, line) in used_rooms(&file.tokens()) {
        let below = storeys.get(&used).is_some_and(|storey| storey < own);
        if used != room && storeys.contains_key(&used) && !below {
            findings.push(Finding::at(
                &file.path,
                line,
                format!("{room} may not use {used}: it does not stand on a lower storey"),
            ));
        }
    }
    findings
}

/// The words after `crate::`, also those of a group, wherever they stand: imports, paths, macros.
fn used_rooms(tokens: &[(String, usize)]) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    let is = |at: usize, word: &str| tokens.get(at).is_some_and(|(token, _)| token == word);
    for (at, (token, _)) in tokens.iter().enumerate() {
        if token != "crate" || !is(at + 1, ":") || !is(at + 2, ":") {
            continue;
        }
        match tokens.get(at + 3) {
            Some((open, _)) if open == "{" => found.extend(heads_of_group(&tokens[at + 4..])),
            Some(first) => found.push(first.clone()),
            None => {}
        }
    }
    found
}

/// The first word of each member of a group `{a::b, c::{d, e}}`; the tokens begin after its brace.
fn heads_of_group(tokens: &[(String, usize)]) -> Vec<(String, usize)> {
    let mut heads = Vec::new();
    let (mut depth, mut head) = (0, true);
    for token in tokens {
        match token.0.as_str() {
            "{" => depth += 1,
            "}" if depth == 0 => break,
            "}" => depth -= 1,
            "," if depth == 0 => head = true,
            _ if head && depth == 0 => {
                heads.push(token.clone());
                head = false;
            }
            _ => {}
        }
    }
    heads
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rooms(text: &str) -> Vec<String> {
        let file = RustFile::parse("crates/desk/src/issue/a.rs", text.to_owned()).unwrap();
        used_rooms(&file.tokens()).into_iter().map(|(room, _)| room).collect()
    }

    #[test]
    fn every_way_of_naming_a_room_is_seen() {
        assert_eq!(rooms("use crate::kernel::Actor;"), ["kernel"]);
        assert_eq!(rooms("use crate::{kernel::{Actor, Lang}, order::Order};"), ["kernel", "order"]);
        assert_eq!(rooms("fn a() { x!(crate::order::b()) }"), ["order"]);
    }

    #[test]
    fn a_room_may_not_use_its_neighbour() {
        let storeys =
            BTreeMap::from([("issue".to_owned(), 8), ("order".to_owned(), 8), ("kernel".to_owned(), 1)]);
        let file =
            RustFile::parse("crates/desk/src/issue/a.rs", "use crate::{kernel, order};".to_owned()).unwrap();
        let findings = uses(&file, "issue", &storeys);
        assert_eq!(findings.len(), 1);
        assert!(findings[0].0.contains("issue may not use order"));
    }
}
