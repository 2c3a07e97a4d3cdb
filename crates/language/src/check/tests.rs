use super::*;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

#[test]
fn every_text_is_in_all_languages_with_the_same_variables() {
    let problems = catalogues();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn every_key_that_the_sources_name_has_a_text() {
    let report = workspace(&root()).unwrap();
    let unused = report.unused.join(" ");
    println!("{} texts that nobody names yet: {unused}", report.unused.len());
    assert!(report.problems.is_empty(), "{}", report.problems.join("\n"));
}

fn found(text: &str) -> Vec<String> {
    sources(&[Source { name: "page.rs", text }]).problems
}

#[test]
fn an_unknown_key_is_told_with_its_line() {
    assert_eq!(found("\n w.t(\"no-such-key\")"), ["page.rs:2: no text has the key no-such-key"]);
    assert_eq!(found("w.with(\n  \"no-such-key\", &[])"), ["page.rs:1: no text has the key no-such-key"]);
    assert!(found("w.t(\"common-save\"); url.with(\"path\")").is_empty());
    assert!(found("#[cfg(test)]\nmod tests { w.t(\"no-such-key\") }").is_empty());
}

#[test]
fn a_missing_variable_is_told() {
    assert_eq!(
        found("w.with(\"common-count-more\", &[(\"n\", 3.into())])"),
        ["page.rs:1: common-count-more needs the variable count"]
    );
    assert_eq!(
        found("w.t(\"common-count-more\")"),
        ["page.rs:1: common-count-more needs the variable count"]
    );
    assert!(found("w.with(\"common-count-more\", &[(\"count\", xs.len().into())])").is_empty());
    assert!(found("w.with(\"common-count-more\", &args)").is_empty());
}

#[test]
fn a_refusal_without_a_sentence_is_told() {
    let text = "refusals! {\n Sample {\n Empty => Invalid \"no.such\" at \"text\",\n } }";
    assert_eq!(found(text), ["page.rs: the refusal no.such has no text refusal-no-such"]);
}

#[test]
fn a_key_put_together_counts_as_named() {
    let report = sources(&[Source { name: "page.rs", text: "w.t(&format!(\"common-month-{n}\"))" }]);
    assert!(!report.unused.contains(&"common-month-1".to_owned()));
    assert!(report.unused.contains(&"common-save".to_owned()));
}
