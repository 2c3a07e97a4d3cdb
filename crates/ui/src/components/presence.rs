//! Who else is here: faces of those who look, and a sentence for those who write.

use language::Arg;
use maud::{Markup, html};

use super::face;
use crate::view::{Level, Presence};
use crate::{Shell, icon};

/// Faces and one sentence; empty when nobody is here.
pub fn stack(shell: &Shell, present: &[Presence]) -> Markup {
    html! {
        span #presence .presence {
            @for one in present.iter().take(4) { (face::face(&one.agent.name, face::Size::Small)) }
            @if let Some(sentence) = sentence(shell, present) {
                @if present.iter().any(|one| one.level == Level::Writing) {
                    span .presence-writes { (icon::small(shell, "pencil")) (sentence) }
                }
                @else { span { (sentence) } }
            }
        }
    }
}

/// In a row: only the faces, named.
pub fn faces(shell: &Shell, present: &[Presence]) -> Markup {
    html! {
        @if !present.is_empty() {
            span .presence title=[sentence(shell, present)] {
                @for one in present.iter().take(2) { (face::face(&one.agent.name, face::Size::Small)) }
                @if let Some(sentence) = sentence(shell, present) { span .vh { (sentence) } }
            }
        }
    }
}

fn sentence(shell: &Shell, present: &[Presence]) -> Option<String> {
    let writing: Vec<&str> = names(present, Level::Writing);
    let (key, who) = if writing.is_empty() {
        ("presence-here", names(present, Level::Here))
    } else {
        ("presence-writing", writing)
    };
    if who.is_empty() {
        return None;
    }
    Some(shell.with(key, &[("who", Arg::from(shell.words().list(&who))), ("count", Arg::from(who.len()))]))
}

fn names(present: &[Presence], level: Level) -> Vec<&str> {
    present.iter().filter(|one| one.level == level).map(|one| one.agent.name.as_str()).collect()
}
