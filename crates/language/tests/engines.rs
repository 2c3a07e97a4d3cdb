//! The terms and queries in the search engine of SQLite: it sees exactly our terms, and nothing typed is an error.

use language::{Lang, analyse, fts5_match, query};
use rusqlite::Connection;

fn table() -> Connection {
    let connection = Connection::open_in_memory().expect("the engine takes it");
    connection
        .execute_batch(
            "CREATE VIRTUAL TABLE words USING fts5(terms, content='', contentless_delete=1,
               tokenize=\"unicode61 remove_diacritics 0\");
             CREATE VIRTUAL TABLE seen USING fts5vocab(words, 'row');",
        )
        .expect("the engine takes it");
    connection
}

fn add(connection: &Connection, id: i64, text: &str, lang: Option<Lang>) {
    let terms = analyse(text, lang).join(" ");
    connection
        .execute("INSERT INTO words (rowid, terms) VALUES (?1, ?2)", (id, terms))
        .expect("the engine takes it");
}

fn found(connection: &Connection, typed: &str) -> Vec<i64> {
    let mut statement = connection
        .prepare("SELECT rowid FROM words WHERE words MATCH ?1 ORDER BY rowid")
        .expect("the engine takes it");
    let rows =
        statement.query_map([fts5_match(&query(typed))], |row| row.get(0)).expect("the engine takes it");
    rows.map(|row| row.expect(typed)).collect()
}

const ODD: &str = "Hei! EU:n e-lasku ISS-310 привет 你好 a1b2 1e5 0x1f 3,14 +358 40 123 4567 anssi@yritys.fi Ångström öljyä";

#[test]
fn the_engine_sees_exactly_our_terms() {
    let connection = table();
    add(&connection, 1, ODD, None);
    let mut statement =
        connection.prepare("SELECT term FROM seen ORDER BY term").expect("the engine takes it");
    let seen: Vec<String> = statement
        .query_map([], |row| row.get(0))
        .expect("the engine takes it")
        .map(|term| term.unwrap())
        .collect();
    let mut ours = analyse(ODD, None);
    ours.sort();
    assert_eq!(seen, ours);
}

#[test]
fn customers_words_are_found_in_three_languages() {
    let connection = table();
    add(&connection, 1, "Tilauksen 88 toimitus viipyy, missä paketti on?", None);
    add(&connection, 2, "Jag hittar inte fakturorna för augusti.", None);
    add(&connection, 3, "The invoices of August are missing.", None);
    assert_eq!(found(&connection, "tilaus"), [1]);
    assert_eq!(found(&connection, "faktura augusti"), [2]);
    assert_eq!(found(&connection, "invoice"), [3]);
    assert_eq!(found(&connection, "toimituk"), [1]);
    assert_eq!(found(&connection, ""), [] as [i64; 0]);
}

#[test]
fn nothing_typed_is_an_error_of_syntax() {
    let connection = table();
    add(&connection, 1, ODD, None);
    for typed in [
        "\"",
        "'",
        "*",
        "^",
        "(",
        ")",
        ":",
        "terms:x",
        "NEAR(a b, 3)",
        "a AND",
        "OR",
        "NOT x",
        "- -",
        "+a",
        "\\",
        "\0",
        "%_",
        "{}",
        "a*b",
        "'; DROP TABLE words; --",
        "\u{202e}abc",
        "😀",
        "ﬁ ß İ",
        "a\u{308}\u{308}",
        "999999999999999999999999999999",
        "@",
        "a@",
        "@b",
        "x-",
        "-1-2-",
        "+358",
        "..",
        "´´",
        "it's",
        "'s",
    ] {
        found(&connection, typed);
        found(&connection, &format!("{typed} hei {typed}"));
    }
}
