//! How large things may grow. Tests do not count.

use anyhow::Result;
use proc_macro2::Span;
use syn::spanned::Spanned;
use syn::visit::Visit;

use super::tree::RustFile;
use super::{Finding, Tree};

const FUNCTION: usize = 60;
const FILE: usize = 400;
/// Scripts and style sheets of the browser have the same limit.
const OTHER_SOURCES: [&str; 4] = [".ts", ".mjs", ".css", ".sh"];

pub fn check(tree: &Tree) -> Result<Vec<Finding>> {
    let mut findings: Vec<Finding> =
        tree.rust.iter().filter(|file| !file.is_test()).flat_map(of_file).collect();
    for path in tree.paths.iter().filter(|path| OTHER_SOURCES.iter().any(|end| path.ends_with(end))) {
        let lines = tree.text(path).lines().count();
        if lines > FILE && !path.contains("test") {
            findings.push(too_long(path, lines));
        }
    }
    Ok(findings)
}

fn of_file(file: &RustFile) -> Vec<Finding> {
    let mut measure = Measure { file, findings: Vec::new() };
    measure.visit_file(&file.syntax);
    let lines = file.lines_without_tests();
    if lines > FILE {
        measure.findings.push(too_long(&file.path, lines));
    }
    measure.findings
}

fn too_long(path: &str, lines: usize) -> Finding {
    Finding::of(path, format!("{lines} lines; at most {FILE}: give part of it a room of its own"))
}

struct Measure<'a> {
    file: &'a RustFile,
    findings: Vec<Finding>,
}

impl Measure<'_> {
    fn function(&mut self, name: &syn::Ident, start: Span, end: Span) {
        let (first, last) = (start.start().line, end.end().line);
        let lines = last - first + 1;
        if lines > FUNCTION && !self.file.tests_at(first) {
            let what = format!("{name} has {lines} lines; at most {FUNCTION}: name its steps");
            self.findings.push(Finding::at(&self.file.path, first, what));
        }
    }
}

impl<'ast> Visit<'ast> for Measure<'_> {
    fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
        self.function(&function.sig.ident, function.sig.span(), function.block.span());
        syn::visit::visit_item_fn(self, function);
    }

    fn visit_impl_item_fn(&mut self, function: &'ast syn::ImplItemFn) {
        self.function(&function.sig.ident, function.sig.span(), function.block.span());
        syn::visit::visit_impl_item_fn(self, function);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_of_sixty_one_lines_is_found_and_one_of_sixty_is_not() {
        for (inner, expected) in [(59, 1), (58, 0)] {
            let text = format!("fn long() {{\n{}}}\n", "    a();\n".repeat(inner));
            let file = RustFile::parse("crates/x/src/a.rs", text).unwrap();
            assert_eq!(of_file(&file).len(), expected);
        }
    }
}
