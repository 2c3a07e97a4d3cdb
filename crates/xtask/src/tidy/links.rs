//! Links between the documents: a relative link names a file that is there, an anchor a heading of it.

use std::path::{Component, Path, PathBuf};

use anyhow::Result;

use super::{Finding, Tree};

pub fn check(tree: &Tree) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for path in tree.paths.iter().filter(|path| path.ends_with(".md")) {
        for (line, target) in links(&tree.text(path)) {
            if let Some(wrong) = broken(tree, path, &target) {
                findings.push(Finding::at(path, line, wrong));
            }
        }
    }
    Ok(findings)
}

fn broken(tree: &Tree, from: &str, target: &str) -> Option<String> {
    if target.contains("://") || target.starts_with("mailto:") {
        return None;
    }
    let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
    let to = if file.is_empty() { from.to_owned() } else { resolve(from, file) };
    if !tree.root.join(&to).exists() {
        return Some(format!("{target} leads nowhere"));
    }
    let missing = !anchor.is_empty()
        && to.ends_with(".md")
        && !anchors(&tree.text(&to)).iter().any(|one| one == anchor);
    missing.then(|| format!("{target}: there is no such heading"))
}

fn resolve(from: &str, file: &str) -> String {
    let joined = match file.strip_prefix('/') {
        Some(rooted) => PathBuf::from(rooted),
        None => Path::new(from).parent().unwrap_or(Path::new("")).join(file),
    };
    let mut parts: Vec<String> = Vec::new();
    for part in joined.components() {
        match part {
            Component::ParentDir => drop(parts.pop()),
            Component::Normal(name) => parts.push(name.to_string_lossy().into_owned()),
            _ => {}
        }
    }
    parts.join("/")
}

/// Every `](target)` outside code, with its line.
fn links(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut code = false;
    for (number, line) in text.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            code = !code;
        }
        if code {
            continue;
        }
        for (at, _) in line.match_indices("](").filter(|(at, _)| line[..*at].matches('`').count() % 2 == 0) {
            let inside = line[at + 2..].split([')', ' ']).next().unwrap_or_default();
            found.push((number + 1, inside.to_owned()));
        }
    }
    found
}

/// Headings as their anchors: lower case, spaces to hyphens, other signs left out.
fn anchors(text: &str) -> Vec<String> {
    let headings = text.lines().filter(|line| line.starts_with('#'));
    let kept = |sign: char| sign.is_alphanumeric() || sign == '-' || sign == '_' || sign == ' ';
    headings
        .map(|line| {
            line.trim_start_matches('#')
                .trim()
                .to_lowercase()
                .chars()
                .filter(|sign| kept(*sign))
                .collect::<String>()
                .replace(' ', "-")
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_in_code_are_no_links() {
        let text = "See [a](b.md#c) and `x](y)`.\n```\n[d](e.md)\n```\n";
        assert_eq!(links(text), [(1, "b.md#c".to_owned())]);
    }

    #[test]
    fn a_link_is_read_from_where_it_stands() {
        assert_eq!(resolve("docs/adding/act.md", "../decisions/0001-a.md"), "docs/decisions/0001-a.md");
        assert_eq!(resolve("README.md", "docs/a.md"), "docs/a.md");
    }

    #[test]
    fn a_heading_has_its_anchor() {
        assert_eq!(anchors("# The way: of an e-mail\n"), ["the-way-of-an-e-mail"]);
    }
}
