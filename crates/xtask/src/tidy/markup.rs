//! The content security policy forbids inline style and script; no page source may hold any.

use anyhow::Result;

use super::tree::RustFile;
use super::{Finding, Tree};

/// Handlers that browsers know; htmx's own `hx-on` runs strings as script and is forbidden as well.
const HANDLERS: [&str; 12] = [
    "onclick",
    "onchange",
    "oninput",
    "onsubmit",
    "onload",
    "onerror",
    "onkeydown",
    "onkeyup",
    "onfocus",
    "onblur",
    "onmouseover",
    "hx-on",
];
const PAGES: [&str; 2] = ["crates/ui/", "crates/web/"];

pub fn check(tree: &Tree) -> Result<Vec<Finding>> {
    let pages = tree
        .rust
        .iter()
        .filter(|file| PAGES.iter().any(|crate_| file.path.starts_with(crate_)) && !file.is_test());
    Ok(pages.flat_map(in_file).collect())
}

fn in_file(file: &RustFile) -> Vec<Finding> {
    let tokens = file.tokens();
    let mut findings = Vec::new();
    for (place, (token, line)) in tokens.iter().enumerate() {
        let next = tokens.get(place + 1).map_or("", |(token, _)| token.as_str());
        let attribute = next == "=" && (token == "style" || HANDLERS.contains(&token.as_str()));
        // `let style = …` is a variable, not an attribute.
        let variable =
            place > 0 && matches!(tokens[place - 1].0.as_str(), "let" | "mut" | "." | "const" | "static");
        if attribute && !variable {
            findings.push(Finding::at(
                &file.path,
                *line,
                format!("no {token}= in pages: use a class, or a listener in the browser code"),
            ));
        }
        if inline_element(token, next) || written_out(token) {
            findings.push(Finding::at(
                &file.path,
                *line,
                "no inline script or style in pages: they come as files of the assets crate",
            ));
        }
    }
    findings
}

/// `script { … }` and `style { … }` of the page language hold text; `script src=… {}` names a file.
fn inline_element(token: &str, next: &str) -> bool {
    matches!(token, "script" | "style") && next == "{"
}

/// A string that holds such an element or attribute.
fn written_out(token: &str) -> bool {
    token.starts_with(['"', 'r'])
        && token.contains('"')
        && ["<script>", "<style", " style=\\\"", " style=\""].iter().any(|part| token.contains(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(text: &str) -> usize {
        in_file(&RustFile::parse("crates/ui/src/a.rs", text.to_owned()).unwrap()).len()
    }

    #[test]
    fn inline_style_and_script_are_found_and_files_are_not() {
        assert_eq!(findings("fn a() { html! { p style=\"color:red\" { \"x\" } } }"), 1);
        assert_eq!(findings("fn a() { html! { script { \"alert(1)\" } } }"), 1);
        assert_eq!(findings("fn a() { html! { button onclick=\"x()\" { \"x\" } } }"), 1);
        assert_eq!(findings("fn a() { html! { script src=(core) defer {} } }"), 0);
        assert_eq!(findings("fn a() { let style = 1; }"), 0);
    }
}
