//! The 3P panel of a contact: marks, guesses, records, classification, actions, and what closing still needs.

use db::Tx;
use desk::catalogue::category;
use desk::interaction::{self, ActionKind, Interaction, Mark, action, mark};
use desk::kernel::{RecordKind, key_of};
use desk::linking;
use ui::desk::interaction as shown;
use ui::form::{Choice, Form};
use ui::shell::Shell;

use super::view;
use crate::errors::Problem;
use crate::pages::admin::service_choices;

/// The 3P panel of a contact.
pub fn panel(tx: &mut Tx, shell: &Shell, one: &Interaction) -> Result<shown::Panel, Problem> {
    let words = shell.words();
    let marks = mark::of(tx, one.record.id)?;
    let children = linking::children(tx, one.record.id)?;
    let of = |kind: RecordKind| {
        let mine = children.iter().filter(move |link| link.reference.kind == kind);
        mine.map(|link| view::chip(words, link.reference, &link.title, &link.state, link.category))
            .collect::<Vec<_>>()
    };
    let guesses = guesses(tx, shell, one, &marks)?;
    let missing = if one.record.is_done() { Vec::new() } else { missing(tx, shell, one, &[])? };
    Ok(shown::Panel {
        marks: marks.iter().filter(|marked| marked.counts()).map(mark_shown).collect(),
        orders: of(RecordKind::Order),
        issues: of(RecordKind::Issue),
        feedback: of(RecordKind::Feedback),
        services: service_choices(tx, shell.lang)?,
        service: one.record.service_id.map(key_of),
        categories: categories(tx, shell)?,
        category: one.record.category_id.map(key_of),
        actions: actions(tx, shell, one)?,
        action_kinds: action_kinds(shell),
        follow_up: shown::FollowUp {
            needed: one.missed.is_some() && !one.record.is_done(),
            choices: follow_ups(shell),
            chosen: one.follow_up.clone(),
            form: Form::default(),
        },
        order_kinds: coded(shell, "record-order-kind-", &["basic", "special", "change", "product", "add_on"]),
        feedback_kinds: coded(
            shell,
            "record-feedback-kind-",
            &["comment", "wish", "suggestion", "complaint", "praise"],
        ),
        effects: coded(shell, "record-effect-", &["unknown", "reduced", "lost"]),
        can_close: missing.is_empty(),
        guesses,
        missing,
        ..shown::Panel::default()
    })
}

fn mark_shown(marked: &mark::Marked) -> shown::Mark {
    mark_of(&marked.mark, &marked.reason)
}

fn mark_of(mark: &Mark, reason: &str) -> shown::Mark {
    let kind = match mark.mark.as_str() {
        "service" => shown::MarkKind::Service,
        "issue" => shown::MarkKind::Issue,
        "feedback" => shown::MarkKind::Feedback,
        _ => shown::MarkKind::Other,
    };
    shown::Mark { kind, detail: mark.detail.clone(), reason: reason.into() }
}

fn guesses(
    tx: &mut Tx,
    shell: &Shell,
    one: &Interaction,
    marks: &[mark::Marked],
) -> Result<Vec<shown::Guess>, Problem> {
    if one.record.is_done() {
        return Ok(Vec::new());
    }
    let mut all: Vec<shown::Guess> = marks
        .iter()
        .filter(|marked| !marked.counts())
        .map(|marked| shown::Guess {
            key: marked.mark.key(),
            label: mark_label(shell.words(), &marked.mark),
            about: "mark".into(),
            mark: Some(mark_of(&marked.mark, "")),
        })
        .collect();
    if let Some(id) = one.category_guess
        && let Ok(node) = category::load(tx, &key_of(id))
    {
        let label = node.names.get(shell.lang).to_string();
        all.push(shown::Guess {
            key: interaction::CATEGORY_GUESS.into(),
            label,
            about: "category".into(),
            mark: None,
        });
    }
    Ok(all)
}

fn categories(tx: &mut Tx, shell: &Shell) -> Result<Vec<Choice>, Problem> {
    let tree = category::tree(tx)?;
    let active = tree.iter().filter(|(_, node)| node.active);
    Ok(active
        .map(|(depth, node)| {
            Choice::new(&node.key, node.names.get(shell.lang)).at(u8::try_from(*depth).unwrap_or(8))
        })
        .collect())
}

fn actions(tx: &mut Tx, shell: &Shell, one: &Interaction) -> Result<Vec<shown::Action>, Problem> {
    let open = !one.record.is_done();
    let all = action::of(tx, one.record.id)?;
    Ok(all
        .into_iter()
        .map(|action| shown::Action {
            removable: open && !matches!(action.kind, ActionKind::Replied | ActionKind::Recorded),
            key: action.key,
            label: shell.t(&format!("record-action-{}", action.kind.code())),
            note: action.note,
            at: action.at,
            who: action.by_name,
        })
        .collect())
}

fn action_kinds(shell: &Shell) -> Vec<Choice> {
    let by_hand =
        ActionKind::ALL.iter().filter(|kind| !matches!(kind, ActionKind::Replied | ActionKind::Recorded));
    by_hand.map(|kind| Choice::new(kind.code(), shell.t(&format!("record-action-{}", kind.code())))).collect()
}

fn follow_ups(shell: &Shell) -> Vec<Choice> {
    ["call_back", "write", "wait"]
        .iter()
        .map(|key| Choice::new(*key, shell.t(&format!("follow-up-{key}"))))
        .collect()
}

fn coded(shell: &Shell, prefix: &str, keys: &[&str]) -> Vec<Choice> {
    keys.iter().map(|key| Choice::new(*key, shell.t(&format!("{prefix}{key}")))).collect()
}

/// What closing still needs, each with the place to mend it.
pub fn missing(
    tx: &mut Tx,
    shell: &Shell,
    one: &Interaction,
    guesses: &[String],
) -> Result<Vec<shown::Missing>, Problem> {
    let broken = interaction::missing(tx, one, guesses)?;
    Ok(broken
        .into_iter()
        .map(|rule| {
            let problem = Problem::from(rule);
            let place = place_of(&problem.code);
            shown::Missing { text: problem.sentence(shell.words()), code: problem.code, place: place.into() }
        })
        .collect())
}

/// Where a closing rule is mended.
pub fn place_of(code: &str) -> &'static str {
    match code {
        "closing.mark_missing" => "panel-marks",
        "closing.category_missing" => "panel-category",
        "closing.action_missing" | "closing.only_referred" => "panel-actions",
        "closing.follow_up_missing" => "panel-follow-up",
        _ => "",
    }
}

/// A mark in the reader's language.
pub fn mark_label(words: language::Words, mark: &Mark) -> String {
    words.t(&format!("record-mark-{}", mark.key().replace(':', "-")))
}
