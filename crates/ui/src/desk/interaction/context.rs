//! The column beside the thread: who this is, what was said last, the 3P panel, what else is open, what has been.

use maud::{Markup, html};

use super::panel::panel;
use super::view::{Context, Interaction, LastSaid};
use crate::components::{badge, button, chain, field::Field, form, person};
use crate::form::Form;
use crate::view::Direction;
use crate::{Shell, icon, url};

/// `aside#context`.
pub fn aside(shell: &Shell, view: &Interaction) -> Markup {
    html! {
        aside #context .context aria-label=(shell.t("context-name")) tabindex="-1" {
            div .context-close {
                a .btn-icon href="#view" data-cmd="context" title=(shell.t("common-close")) {
                    (icon::small(shell, "x"))
                    span .vh { (shell.t("common-close")) }
                }
            }
            @if let Some(customer) = &view.customer { (person::card(shell, customer)) }
            @else { (unknown(shell, view)) }
            @if let Some(said) = &view.context.last_said { (last_said(shell, said)) }
            (panel(shell, view))
            (more(shell, &view.context))
        }
    }
}

/// The pinned line that answers "what did we promise?".
pub fn last_said(shell: &Shell, said: &LastSaid) -> Markup {
    html! {
        section .last-said {
            h2 .column-title { (shell.t("context-last-said")) }
            p { q { (said.text) } }
            p .quiet { a href=(said.url) { (said.who) " " (shell.time(said.at)) } }
        }
    }
}

/// Nobody is known yet: candidates, or a name.
fn unknown(shell: &Shell, view: &Interaction) -> Markup {
    let form = Form::new();
    html! {
        section .person-unknown {
            h2 .column-title { (shell.t("context-who")) }
            p .quiet { (shell.t("context-unknown")) }
            @if view.read_only.is_none() {
                @for candidate in &view.context.candidates {
                    (form::act(shell, &url::act(view.number, "customer"), &html! {
                        (form::hidden("customer", &candidate.key))
                        button .btn .btn-wide type="submit" {
                            (icon::small(shell, "user-check"))
                            (candidate.label)
                        }
                    }))
                }
                details .p-new {
                    summary { (icon::small(shell, "plus")) (shell.t("context-new-person")) }
                    form .stack method="post" action=(url::act(view.number, "customer")) {
                        (form::csrf(shell))
                        (Field::new(shell, &form, "who", "name", "common-name")
                            .required()
                            .autocomplete("off")
                            .input("text"))
                        (Field::new(shell, &form, "who", "identity", "context-identity")
                            .optional(shell)
                            .autocomplete("off")
                            .input("text"))
                        div .row-end { (button::submit(shell, button::Weight::Plain, "common-save")) }
                    }
                }
            }
        }
    }
}

fn more(shell: &Shell, context: &Context) -> Markup {
    html! {
        @if !context.open_now.is_empty() {
            section .context-part {
                h2 .column-title { (shell.t("context-open-now")) }
                ul .p-records { @for chip in &context.open_now { li { (chain::line(shell, chip)) } } }
            }
        }
        @if !context.recent.is_empty() {
            section .context-part {
                h2 .column-title { (shell.t("context-recent")) }
                ul .recent { @for one in &context.recent { li {
                    (badge::channel(shell, &one.channel, Direction::In, false))
                    a href=(one.url) { (if one.text.trim().is_empty() { &one.channel.name } else { &one.text }) } span .quiet { (shell.time(one.at)) }
                } } }
            }
        }
    }
}
