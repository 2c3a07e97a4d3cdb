//! The end of an interaction: what was done, what follows a missed contact, and closing, which says in place what is missing.

use maud::{Markup, html};

use super::view::{Action, Interaction, Missing};
use crate::components::{button, field::Field, form};
use crate::form::Form;
use crate::{Shell, icon, url};

/// Actions that were taken, and one more.
pub fn actions(shell: &Shell, view: &Interaction, acts: bool) -> Markup {
    let form = Form::new();
    html! {
        section #panel-actions .panel-part {
            h3 .panel-title { (shell.t("panel-actions")) }
            @if view.panel.actions.is_empty() { p .quiet { (shell.t("panel-no-actions")) } }
            @else { ul .actions { @for one in &view.panel.actions { li { (action(shell, view, one, acts)) } } } }
            @if acts && view.closed.is_none() {
                details .p-new {
                    summary { (icon::small(shell, "plus")) (shell.t("panel-add-action")) }
                    form .stack method="post" action=(url::act(view.number, "actions")) data-swap="#panel" {
                        (form::csrf(shell))
                        (Field::new(shell, &form, "action", "action", "panel-action")
                            .select(&view.panel.action_kinds, None))
                        (Field::new(shell, &form, "action", "note", "common-note")
                            .optional(shell)
                            .max(300)
                            .input("text"))
                        div .row-end { (button::submit(shell, button::Weight::Plain, "common-add")) }
                    }
                }
            }
        }
    }
}

fn action(shell: &Shell, view: &Interaction, one: &Action, acts: bool) -> Markup {
    html! {
        span .action-text { span aria-hidden="true" { "✓ " } (one.label) @if !one.note.is_empty() { " – " (one.note) }
            " " span .quiet { (one.who) " " (shell.time(one.at)) } }
        @if acts && one.removable {
            (form::panel_act(shell, &url::act(view.number, "actions/removal"), &html! {
                (form::hidden("action", &one.key))
                (button::icon_submit(shell, "x", &shell.with("panel-remove-action", &[("what", (&one.label).into())])))
            }))
        }
    }
}

/// A missed inbound contact: what will be done, or why nothing.
pub fn follow_up(shell: &Shell, view: &Interaction, acts: bool) -> Markup {
    let follow = &view.panel.follow_up;
    let form = if follow.form == Form::default() {
        Form::new().with_some("follow_up", follow.chosen.as_deref())
    } else {
        follow.form.clone()
    };
    html! {
        section #panel-follow-up .panel-part {
            h3 .panel-title { (shell.t("panel-follow-up")) }
            @if acts {
                form .stack method="post" action=(url::act(view.number, "follow-up")) data-swap="#panel" {
                    (form::csrf(shell))
                    (form::errors(shell, &form, "follow-up"))
                    (Field::new(shell, &form, "follow-up", "follow_up", "panel-follow-up-what")
                        .radios(&follow.choices))
                    (Field::new(shell, &form, "follow-up", "reason", "common-reason")
                        .optional(shell)
                        .max(300)
                        .input("text"))
                    div .row-end { (button::submit(shell, button::Weight::Plain, "common-save")) }
                }
            } @else { p { (follow.chosen.as_deref().unwrap_or("–")) } }
        }
    }
}

/// What is missing, each a link to where it is mended, and the button.
pub fn closing(shell: &Shell, view: &Interaction) -> Markup {
    let panel = &view.panel;
    html! {
        section #panel-closing .panel-part .closing {
            h3 .panel-title { (shell.t("panel-closing")) }
            (form::errors(shell, &panel.closing, "panel"))
            @if panel.missing.is_empty() { p .ready { span aria-hidden="true" { "✓ " } (shell.t("panel-ready")) } }
            @else { ul .missing { @for one in &panel.missing { li data-code=(one.code) { (place(one)) } } } }
            @if panel.can_close {
                (form::act(shell, &url::act(view.number, "closure"), &button::command(shell, button::Weight::Plain, "close", None)))
            }
        }
    }
}

fn place(missing: &Missing) -> Markup {
    html! {
        span aria-hidden="true" { "○ " }
        @if missing.place.is_empty() { (missing.text) }
        @else { a href=(format!("#{}", missing.place)) { (missing.text) } }
    }
}
