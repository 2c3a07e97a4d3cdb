//! Every address that the web floor answers stands in the table of the test that sends a stranger to each.
//! Routes are the literals given to `.route("…", …)` and the `path = "…"` of API functions; the table is in
//! `crates/web/tests/it/access.rs`.

use std::collections::BTreeMap;

use anyhow::Result;

use super::tree::RustFile;
use super::{Finding, Tree};

const WEB: &str = "crates/web/src/";
const TABLE: &str = "crates/web/tests/it/access";

pub fn check(tree: &Tree) -> Result<Vec<Finding>> {
    let mut routes = BTreeMap::new();
    for file in tree.rust.iter().filter(|file| file.path.starts_with(WEB) && !file.is_test()) {
        for (route, line) in routes_of(file) {
            routes.entry(route).or_insert_with(|| format!("{}:{line}", file.path));
        }
    }
    let table: String =
        tree.rust.iter().filter(|file| file.path.starts_with(TABLE)).map(|file| file.text.as_str()).collect();
    let tried =
        |route: &str| table.contains(&format!("\"{route}\"")) || table.contains(&format!(" {route}\""));
    let untried = routes.iter().filter(|(route, _)| !tried(route));
    Ok(untried
        .map(|(route, place)| Finding(format!("{place}: {route} is not in the table of {TABLE}.rs")))
        .collect())
}

fn routes_of(file: &RustFile) -> Vec<(String, usize)> {
    let tokens = file.tokens();
    let mut found = Vec::new();
    for four in tokens.windows(4) {
        let routed = four[0].0 == "." && four[1].0 == "route" && four[2].0 == "(";
        let declared = four[1].0 == "path" && four[2].0 == "=" && [",", "("].contains(&four[0].0.as_str());
        if let Some(route) = (routed || declared).then(|| literal(&four[3].0)).flatten() {
            found.push((route, four[3].1));
        }
    }
    found
}

fn literal(token: &str) -> Option<String> {
    let inside = token.strip_prefix('"')?.strip_suffix('"')?;
    inside.starts_with('/').then(|| inside.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn routes_are_read_from_routers_and_from_api_functions() {
        let text = "#[utoipa::path(get, path = \"/issues\")]\nfn a() { router.route(\"/desk\", get(x)) }";
        let file = RustFile::parse("crates/web/src/routes.rs", text.to_owned()).unwrap();
        assert_eq!(routes_of(&file), [("/issues".to_owned(), 1), ("/desk".to_owned(), 2)]);
    }
}
