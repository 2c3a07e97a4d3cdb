//! The composer: one field, two sides. *Reply* is white and goes to the customer; *note* is yellow and stays with us. A pair of
//! radio buttons chooses, so it works without scripts; the look of the whole box follows the choice.

use language::Arg;
use maud::{Markup, html};

use super::message::message;
use super::view::{Composer, Conflict, Draft, Interaction};
use crate::components::{button, face, form};
use crate::view::Forbidden;
use crate::{Shell, icon, url};

/// `form#composer`, the templates of optimistic messages, and the conflict panel when there is one.
pub fn composer(shell: &Shell, view: &Interaction) -> Markup {
    html! {
        @if let Some(why) = &view.read_only { (not_allowed(shell, why)) }
        @else {
            div .composer-box {
                @if let Some(conflict) = &view.conflict { (newer(shell, conflict)) }
                (others_draft(shell, &view.composer))
                (form_of(shell, view))
            }
            (templates(shell))
        }
    }
}

fn form_of(shell: &Shell, view: &Interaction) -> Markup {
    let composer = &view.composer;
    let on_note = composer.on_note || !composer.can_reply;
    html! {
        form #composer .composer method="post" action=(url::act(view.number, "messages")) data-composer
            data-base-seq=(view.seq) data-draft=(format!("int-{}", view.number)) {
            (form::csrf(shell))
            (form::hidden("ticket", &composer.ticket))
            (form::hidden("base_seq", &view.seq.to_string()))
            (form::hidden("force", ""))
            (form::errors(shell, &composer.form, "composer"))
            (sides(shell, composer, on_note))
            label .vh for="composer-text" { (shell.t("composer-text")) }
            textarea #composer-text .composer-text name="text" rows="4" lang=(composer.language) required
                placeholder=(shell.t("composer-placeholder")) aria-describedby="composer-to draft-state" {
                    (text(composer, on_note))
                }
            (bar(shell, view))
        }
    }
}

fn sides(shell: &Shell, composer: &Composer, on_note: bool) -> Markup {
    html! {
        div .composer-head {
            fieldset .sides {
                legend .vh { (shell.t("composer-side")) }
                label .side { input type="radio" name="kind" value="reply" checked[!on_note] disabled[!composer.can_reply] data-cmd="reply" data-key="r";
                    span { (icon::small(shell, "corner-up-left")) (shell.t("composer-reply")) } }
                label .side .side-note { input type="radio" name="kind" value="note" checked[on_note] data-cmd="note" data-key="w";
                    span { (icon::small(shell, "lock")) (shell.t("composer-note")) } }
            }
            p #composer-to .composer-to {
                span .on-reply {
                    @if let Some(why) = &composer.why_not { (why) }
                    @else { (shell.with("composer-to", &[("who", Arg::from(shell.words().list(&composer.to)))])) }
                }
                span .on-note { (shell.t("composer-only-us")) }
            }
        }
    }
}

/// What the field holds: what was typed before a refusal, else the draft of this side.
fn text(composer: &Composer, on_note: bool) -> String {
    let typed = composer.form.value("text");
    if !typed.is_empty() {
        return typed.to_owned();
    }
    let draft = if on_note { &composer.note_draft } else { &composer.draft };
    draft.as_ref().filter(|draft| draft.author.is_none()).map(|draft| draft.text.clone()).unwrap_or_default()
}

fn bar(shell: &Shell, view: &Interaction) -> Markup {
    let composer = &view.composer;
    html! {
        div .composer-bar {
            span .on-reply .composer-sends {
                (button::command(shell, button::Weight::Main, "send", Some(("do", "send"))))
                @if view.closed.is_none() {
                    (button::command(shell, button::Weight::Plain, "send-close", Some(("do", "close"))))
                }
            }
            span .on-note {
                button .btn .btn-note type="submit" name="do" value="send" {
                    (shell.t("composer-save-note"))
                    kbd aria-hidden="true" { "⌃⏎" }
                }
            }
            @if view.closed.is_none() && !composer.guesses.is_empty() {
                span .on-reply .composer-guesses {
                    span .quiet { (shell.t("composer-confirms")) }
                    @for guess in &composer.guesses { span .guess { (guess.label) } }
                }
            }
            span #draft-state .draft-state { (draft_state(shell, composer)) }
        }
    }
}

fn draft_state(shell: &Shell, composer: &Composer) -> Markup {
    html! {
        @if let Some(draft) = composer.draft.as_ref().filter(|draft| draft.author.is_none()) {
            "✓ " (shell.with("composer-saved", &[("at", Arg::from(shell.when(draft.saved_at)))]))
        }
    }
}

/// A colleague's draft: read, not typed over.
fn others_draft(shell: &Shell, composer: &Composer) -> Markup {
    let drafts = composer.draft.iter().chain(&composer.note_draft);
    html! {
        @for draft in drafts {
            @if let Some(author) = &draft.author { (others(shell, draft, &author.name)) }
        }
    }
}

fn others(shell: &Shell, draft: &Draft, name: &str) -> Markup {
    html! {
        details .others-draft {
            summary {
                (face::face(name, face::Size::Small))
                (shell.with("composer-others-draft", &[("who", Arg::from(name)), ("at", Arg::from(shell.when(draft.saved_at)))]))
            }
            p .said { (draft.text) }
        }
    }
}

/// Newer messages came while this was written (409): read them, then send anyway or change the text.
fn newer(shell: &Shell, conflict: &Conflict) -> Markup {
    html! {
        div .conflict role="alert" {
            p {
                b {
                    (icon::small(shell, "triangle-alert"))
                    (shell.with("composer-newer", &[("count", conflict.newer.len().into())]))
                }
            }
            ol .thread { @for one in &conflict.newer { (message(shell, one)) } }
            p { (shell.t("composer-newer-kept")) }
            button .btn type="submit" form="composer" name="force" value="1" { (shell.t("composer-send-anyway")) }
        }
    }
}

fn not_allowed(shell: &Shell, why: &Forbidden) -> Markup {
    html! {
        div .composer-box { div .banner data-tone="info" { (icon::small(shell, "eye")) p { (why.reason)
            @if !why.grantors.is_empty() { " " (shell.with("forbidden-grantors", &[("who", Arg::from(shell.words().list_or(&why.grantors)))])) } } } }
    }
}

/// What a message looks like before the server has answered.
fn templates(shell: &Shell) -> Markup {
    let me = shell.me.as_ref().map(|me| me.name.as_str()).unwrap_or_default();
    html! {
        @for (id, class, label) in [("tpl-message", "msg msg-out", ""), ("tpl-note", "msg msg-note", "message-note-label")] {
            template id=(id) {
                li class=(class) data-state="sending" {
                    span .msg-face aria-hidden="true" { (face::face(me, face::Size::Middle)) }
                    article .msg-body {
                        header .msg-head {
                            b data-slot="author" { (me) }
                            @if !label.is_empty() {
                                span .msg-label { (icon::small(shell, "lock")) (shell.t(label)) }
                            }
                            span .delivery data-slot="state" { (shell.t("record-message-state-sending")) }
                        }
                        div .msg-text data-slot="text" {}
                    }
                }
            }
        }
    }
}
