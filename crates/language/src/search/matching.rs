use super::query::{Query, Sought};

/// A term that no text has: what an empty query seeks.
const NEVER: &str = "z0q";

/// The query for SQLite's FTS5: bind it to `… MATCH $n`. Never an error of syntax; an empty query meets nothing.
pub fn fts5_match(query: &Query) -> String {
    let one = |sought: &Sought| format!("\"{}\"{}", sought.term, if sought.prefix { "*" } else { "" });
    joined(query, " OR ", " AND ", one).unwrap_or_else(|| format!("\"{NEVER}\""))
}

/// The query for PostgreSQL: bind it to `terms @@ CAST($n AS TEXT)::tsquery`. Never an error of syntax; an
/// empty query meets nothing.
pub fn tsquery(query: &Query) -> String {
    let one = |sought: &Sought| format!("'{}'{}", sought.term, if sought.prefix { ":*" } else { "" });
    joined(query, " | ", " & ", one).unwrap_or_else(|| format!("'{NEVER}'"))
}

fn joined(query: &Query, or: &str, and: &str, one: impl Fn(&Sought) -> String) -> Option<String> {
    let alternatives = |any: &Vec<Sought>| {
        let terms: Vec<String> = any.iter().filter(|sought| is_term(&sought.term)).map(&one).collect();
        (!terms.is_empty()).then(|| format!("({})", terms.join(or)))
    };
    let all: Vec<String> = query.all_of.iter().filter_map(alternatives).collect();
    (!all.is_empty()).then(|| all.join(and))
}

/// A `Query` can be built by hand; only true terms reach an engine.
fn is_term(term: &str) -> bool {
    term.starts_with(|c: char| c.is_ascii_lowercase())
        && term.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query;

    #[test]
    fn both_engines_get_the_same_question() {
        let sought = query("ISS-310 anssi@yritys.fi");
        assert_eq!(fts5_match(&sought), "(\"z0riss310\") AND (\"z0manssiyritysfi\"*)");
        assert_eq!(tsquery(&sought), "('z0riss310') & ('z0manssiyritysfi':*)");
        assert_eq!(fts5_match(&Query::default()), "\"z0q\"");
    }

    #[test]
    fn whatever_is_typed_only_terms_reach_the_engine() {
        for typed in
            ["\" OR 1=1 --", "a' & !b:*C", "NEAR(x y, 5) AND NOT z", "^*(((", "näyttö\0\u{1F600}", "-lasku:"]
        {
            let sought = query(typed);
            for term in sought.all_of.iter().flatten() {
                assert!(is_term(&term.term), "{typed} gave {term:?}");
            }
            let outside: String = fts5_match(&sought).split('"').step_by(2).collect();
            assert!(
                outside.replace("AND", "").replace("OR", "").chars().all(|c| "()* ".contains(c)),
                "{outside}"
            );
        }
        let forged = Query { all_of: vec![vec![Sought { term: "x\") OR".into(), prefix: true }]] };
        assert_eq!(fts5_match(&forged), "\"z0q\"");
    }
}
