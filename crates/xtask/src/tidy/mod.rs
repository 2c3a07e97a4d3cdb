//! The rules of the house that no compiler checks. Each rule is a function from the tree of sources to findings;
//! none changes anything. A finding says where, what, and what to do instead.
//! The story starts in `run`; `tree.rs` reads the sources once for all rules.

use std::path::Path;
use std::process::ExitCode;

use anyhow::Result;

mod floors;
mod links;
mod markup;
mod migrations;
mod openings;
mod requirements;
mod routes;
mod sizes;
mod storeys;
mod texts;
mod tree;
mod words;

use tree::Tree;

/// A broken rule: `path:line: what`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding(pub String);

impl Finding {
    fn at(path: &str, line: usize, what: impl std::fmt::Display) -> Finding {
        Finding(format!("{path}:{line}: {what}"))
    }

    fn of(path: &str, what: impl std::fmt::Display) -> Finding {
        Finding(format!("{path}: {what}"))
    }
}

type Rule = fn(&Tree) -> Result<Vec<Finding>>;

const RULES: [(&str, Rule); 12] = [
    ("floors: crates depend downwards only", floors::check),
    ("storeys: rooms of the desk use lower rooms only", storeys::check),
    ("sizes: functions up to 60 lines, files up to 400", sizes::check),
    ("openings: a room says what it is", openings::check),
    ("words: no catch-all rooms, bare allows, unwraps or unfinished marks", words::check),
    ("markup: no inline style or script", markup::check),
    ("texts: every key in three languages", texts::check),
    ("routes: every route is tried by a stranger", routes::check),
    ("requirements: a done row has its test", requirements::check),
    ("migrations: append-only", migrations::check),
    ("links: every link inside the documents leads somewhere", links::check),
    ("paths: nothing of a machine in the product", words::machine_paths),
];

/// Applies every rule and prints what is broken.
pub fn run(root: &Path) -> Result<ExitCode> {
    let tree = Tree::read(root)?;
    let mut broken = 0;
    for (title, rule) in RULES {
        let mut findings = rule(&tree).unwrap_or_else(|error| vec![Finding(format!("{error:#}"))]);
        findings.sort();
        findings.dedup();
        println!("{} {title}", if findings.is_empty() { "ok    " } else { "BROKEN" });
        for Finding(text) in &findings {
            println!("         {text}");
        }
        broken += findings.len();
    }
    println!("tidy: {} files, {} rules, {broken} findings", tree.len(), RULES.len());
    Ok(if broken == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
