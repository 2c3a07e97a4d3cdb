//! Lines of the trace in the reader's words: who did what, when. The sentence of a kind of event is `trace-` and its name.

use db::Tx;
use desk::people::agent;
use desk::timeline::Entry;
use language::Words;
use ui::shell::Shell;
use ui::view::TraceLine;

use crate::errors::Problem;

/// Names of those who act, by internal id.
pub type Names = Vec<(i64, String)>;

/// Everybody who may have acted.
///
/// # Errors
/// What the database refuses.
pub fn names(tx: &mut Tx) -> Result<Names, Problem> {
    Ok(agent::list(tx)?.into_iter().map(|one| (one.id, one.name)).collect())
}

/// The newest events of a subject as lines, newest first.
///
/// # Errors
/// What the database refuses.
pub fn of_subject(
    tx: &mut Tx,
    shell: &Shell,
    (kind, id): (&str, i64),
    limit: i64,
) -> Result<Vec<TraceLine>, Problem> {
    let entries = desk::timeline::of_subject(tx, kind, id, limit)?;
    let names = names(tx)?;
    Ok(entries.iter().rev().map(|entry| line(shell.words(), entry, &names)).collect())
}

/// One event as a line.
pub fn line(words: Words, entry: &Entry, names: &Names) -> TraceLine {
    TraceLine {
        seq: entry.seq.unwrap_or_default(),
        at: entry.at,
        who: who(words, entry, names),
        text: kind(words, &entry.kind),
        undone: None,
    }
}

/// What a kind of event says; one that has no sentence yet is shown by its name.
pub fn kind(words: Words, name: &str) -> String {
    let key = format!("trace-{}", name.replace('.', "-"));
    if words.has(&key) { words.t(&key) } else { name.to_string() }
}

fn who(words: Words, entry: &Entry, names: &Names) -> String {
    let named = entry.actor_id.and_then(|id| names.iter().find(|(known, _)| *known == id));
    match (named, entry.actor_kind.as_str()) {
        (Some((_, name)), _) => name.clone(),
        (None, "customer") => words.t("common-customer"),
        (None, _) => "Tuki".into(),
    }
}
