//! The one timeline of a customer or an organisation: lines over all channels, each with what was born of it and what was said.

use db::Tx;
use desk::interaction::{self, Of, TimelineRow, message};
use desk::kernel::{Actor, Cursor, RecordKind, fold};
use desk::linking;
use language::Words;
use ui::desk::customer::{Said, TimelineEvent};
use ui::shell::Shell;
use ui::url;
use ui::view::RecordChip;

use super::view;
use crate::errors::Problem;

/// Lines of a page.
const PAGE: usize = 25;
/// Pages that are looked through for a word.
const PAGES: usize = 20;
/// The newest messages of a line that opens in place.
const SAID: usize = 6;
/// Characters of each.
const LETTERS: usize = 600;

/// What is shown of a timeline.
#[derive(Clone, Copy, Debug, Default)]
pub struct Narrow<'a> {
    /// Only this kind of record.
    pub kind: Option<RecordKind>,
    /// Only lines with this word.
    pub word: &'a str,
}

/// The kind of record that a filter names: `messages`, `orders`, `issues`, `feedback`.
pub fn kind_of(code: &str) -> Option<RecordKind> {
    match code {
        "messages" => Some(RecordKind::Interaction),
        "orders" => Some(RecordKind::Order),
        "issues" => Some(RecordKind::Issue),
        "feedback" => Some(RecordKind::Feedback),
        _ => None,
    }
}

/// A page of the timeline, and where the next one starts.
///
/// # Errors
/// What the database refuses.
pub fn page(
    tx: &mut Tx,
    shell: &Shell,
    actor: &Actor,
    (whose, narrow): (Of, Narrow<'_>),
    after: Option<Cursor>,
) -> Result<(Vec<TimelineEvent>, Option<String>), Problem> {
    let (rows, next) = rows(tx, actor, (whose, narrow), after)?;
    let mut events = Vec::with_capacity(rows.len());
    for row in &rows {
        events.push(event(tx, shell, row)?);
    }
    Ok((events, next.map(|cursor| cursor.encode())))
}

fn rows(
    tx: &mut Tx,
    actor: &Actor,
    (whose, narrow): (Of, Narrow<'_>),
    mut after: Option<Cursor>,
) -> Result<(Vec<TimelineRow>, Option<Cursor>), Problem> {
    let word = fold(narrow.word);
    let mut found: Vec<TimelineRow> = Vec::new();
    for _ in 0..PAGES {
        let page = interaction::of_customer(tx, actor, whose, narrow.kind, after.as_ref(), PAGE)?;
        found.extend(page.items.into_iter().filter(|row| word.is_empty() || says(row, &word)));
        after = page.next;
        if after.is_none() || found.len() >= PAGE {
            break;
        }
    }
    Ok((found, after))
}

fn says(row: &TimelineRow, word: &str) -> bool {
    let reference = row.reference.to_string();
    [&row.title, &row.preview, &reference].iter().any(|text| fold(text).contains(word))
}

fn event(tx: &mut Tx, shell: &Shell, row: &TimelineRow) -> Result<TimelineEvent, Problem> {
    let words = shell.words();
    let contact = row.reference.kind == RecordKind::Interaction;
    let (records, more) = if contact {
        let children = linking::children(tx, row.id)?;
        let child = |link: &linking::ChainLink| {
            view::chip(words, link.reference, &link.title, &link.state, link.category)
        };
        (children.iter().map(child).collect(), said(tx, row.id)?)
    } else {
        (vec![chip(words, row)], Vec::new())
    };
    Ok(TimelineEvent {
        id: row.reference.to_string().to_lowercase(),
        at: row.occurred_at,
        channel: row.channel.as_ref().map(|c| view::channel(shell.lang, c, true)).unwrap_or_default(),
        direction: row.direction.map(view::direction).unwrap_or_default(),
        missed: row.missed.is_some(),
        text: title(words, row),
        who: row.owner.clone().unwrap_or_default(),
        url: url::record(view::kind(row.reference.kind), row.reference.number),
        records,
        more,
    })
}

/// A line's record as a chip.
pub fn chip(words: Words, row: &TimelineRow) -> RecordChip {
    view::chip(words, row.reference, &title(words, row), &row.state, row.category)
}

fn title(words: Words, row: &TimelineRow) -> String {
    let said = if row.title.is_empty() { &row.preview } else { &row.title };
    view::title(words, said, row.missed, row.channel.as_ref())
}

/// What was said in a contact, when there is anything; notes stay in the contact.
fn said(tx: &mut Tx, contact: i64) -> Result<Vec<Said>, Problem> {
    let messages = message::of_interaction(tx, contact)?;
    let shown: Vec<Said> = messages
        .into_iter()
        .filter(|one| matches!(one.kind.as_str(), "customer" | "reply" | "log") && !one.text.is_empty())
        .filter(|one| one.state.as_deref() != Some("undone"))
        .map(|one| Said { at: one.at, who: one.author_name, text: shortened(&one.text) })
        .collect();
    let skipped = shown.len().saturating_sub(SAID);
    Ok(shown.into_iter().skip(skipped).collect())
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= LETTERS {
        return text.into();
    }
    format!("{}…", text.chars().take(LETTERS).collect::<String>())
}
