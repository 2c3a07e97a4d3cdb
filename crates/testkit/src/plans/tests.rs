use super::*;

fn checked(statements: &[(&str, bool)]) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let lines: Vec<String> = statements
        .iter()
        .map(|(sql, list)| {
            let one = Noted { sql: (*sql).to_owned(), list: *list, sqlite: true, postgres: true };
            serde_json::to_string(&one).unwrap()
        })
        .collect();
    fs::write(folder.path().join("a.jsonl"), lines.join("\n")).unwrap();
    check(folder.path()).1
}

#[test]
fn a_list_that_walks_an_index_is_well_and_one_that_sorts_is_not() {
    let good = "SELECT id FROM organisation WHERE (sort_key, id) > ($1, $2) ORDER BY sort_key, id LIMIT $3";
    let bad = "SELECT id FROM organisation ORDER BY note LIMIT $1";
    let wrong = checked(&[(good, true), (bad, true)]);
    assert_eq!(wrong.len(), 2, "{wrong:?}");
    assert!(wrong.iter().all(|one| one.contains("ORDER BY note")));
}

#[test]
fn a_text_that_only_one_engine_understands_is_found() {
    let wrong = checked(&[("SELECT id FROM organisation WHERE name GLOB $1", false)]);
    assert_eq!(wrong.len(), 1, "{wrong:?}");
    assert!(wrong[0].starts_with("on PostgreSQL"));
}
