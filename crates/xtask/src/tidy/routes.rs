//! Every address that the web floor answers is tried by a stranger. The test `crates/web/tests/it/access.rs` reads the pages'
//! addresses from `routes.rs` and the API's from its own description; this rule sees to it that there are no others.

use anyhow::Result;

use super::tree::RustFile;
use super::{Finding, Tree};

const WEB: &str = "crates/web/src/";
const PAGES: &str = "crates/web/src/routes.rs";
const TEST: &str = "crates/web/tests/it/access.rs";
/// What the test must read.
const SOURCES: [&str; 2] = ["src/routes.rs", "/api/v1/openapi.json"];

pub fn check(tree: &Tree) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for file in
        tree.rust.iter().filter(|file| file.path.starts_with(WEB) && file.path != PAGES && !file.is_test())
    {
        let what = |route: &str| {
            format!("{route} is routed here; page addresses stand in {PAGES}, the API's at its functions")
        };
        findings.extend(
            routed(file).into_iter().map(|(route, line)| Finding::at(&file.path, line, what(&route))),
        );
    }
    let test = tree.text(TEST);
    let unread = SOURCES.iter().filter(|source| !test.contains(**source));
    findings.extend(unread.map(|source| Finding::of(TEST, format!("does not read {source}"))));
    Ok(findings)
}

/// The addresses given to `.route("…", …)`.
fn routed(file: &RustFile) -> Vec<(String, usize)> {
    let tokens = file.tokens();
    let calls = tokens.windows(4).filter(|four| four[0].0 == "." && four[1].0 == "route" && four[2].0 == "(");
    calls.map(|four| (four[3].0.clone(), four[3].1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn routes_are_seen_wherever_they_are_made() {
        let text = "fn a() { router.route(\"/desk\", get(x)).route(path, get(y)) }";
        let file = RustFile::parse("crates/web/src/a.rs", text.to_owned()).unwrap();
        assert_eq!(routed(&file), [("\"/desk\"".to_owned(), 1), ("path".to_owned(), 1)]);
    }
}
