//! The head of an interaction: chain, subject, promises, owner, who else is here, and the acts on it.

use language::Arg;
use maud::{Markup, html};

use super::view::Interaction;
use crate::components::{badge, button, chain, clock, face, field::Field, form, presence as presence_stack};
use crate::form::Form;
use crate::view::{Direction, Presence};
use crate::{Shell, icon, url};

pub fn header(shell: &Shell, view: &Interaction) -> Markup {
    html! {
        header #view-head .view-head {
            div .view-top {
                a .view-back .btn-icon href=(url::inbox(&view.view)) title=(shell.t("interaction-back")) {
                    (icon::small(shell, "arrow-left")) span .vh { (shell.t("interaction-back")) }
                }
                (chain::chain(shell, &view.chain))
                (acts(shell, view))
            }
            h1 #view-title tabindex="-1" { (view.subject) }
            (facts(shell, view))
            (strips(shell, view))
        }
    }
}

fn acts(shell: &Shell, view: &Interaction) -> Markup {
    html! {
        div .view-acts {
            @if view.read_only.is_none() && view.closed.is_none() {
                @if !view.mine {
                    (form::act(shell, &url::act(view.number, "claim"), &button::command(shell, button::Weight::Plain, "claim", None)))
                }
                (assign(shell, view))
                (button_to_closing(shell))
            }
            a .btn-icon .view-context href="#context" data-cmd="context" data-key="i" aria-controls="context" title=(tip(shell, "context")) {
                (icon::small(shell, "panel-right")) span .vh { (shell.t("command-context")) }
            }
        }
    }
}

/// The key `e` closes when nothing is missing; the press leads to the part of the panel that says what is.
fn button_to_closing(shell: &Shell) -> Markup {
    html! {
        a .btn-icon .view-close href="#panel-closing" title=(tip(shell, "close")) {
            (icon::small(shell, "check")) span .vh { (shell.t("command-close")) }
        }
    }
}

fn tip(shell: &Shell, id: &str) -> String {
    crate::command::find(id)
        .map(|command| crate::command::tooltip(shell.words(), command))
        .unwrap_or_default()
}

/// Give it to somebody or to a team.
fn assign(shell: &Shell, view: &Interaction) -> Markup {
    let owner = view.owner.as_ref().map(|owner| owner.key.as_str());
    let form = Form::new().with_some("owner", owner);
    html! {
        button .btn-icon type="button" popovertarget="assign-menu" data-cmd="assign" data-key="a" title=(tip(shell, "assign")) {
            (icon::small(shell, "user-plus")) span .vh { (shell.t("command-assign")) }
        }
        div #assign-menu .menu .menu-form popover {
            form .stack method="post" action=(url::act(view.number, "owner")) {
                (form::csrf(shell))
                (Field::new(shell, &form, "assign", "owner", "common-owner")
                    .select(&view.owners, Some(&shell.t("common-nobody"))))
                (Field::new(shell, &form, "assign", "team", "common-team")
                    .select(&view.teams, Some(&shell.t("common-none"))))
                div .row-end { (button::submit(shell, button::Weight::Main, "interaction-assign")) }
            }
            @if view.owner.is_some() && view.mine {
                (form::act(shell, &url::act(view.number, "release"), &button::submit(shell, button::Weight::Quiet, "interaction-release")))
            }
        }
    }
}

/// The line under the subject: promises first, then who has it, how it came, who else looks.
fn facts(shell: &Shell, view: &Interaction) -> Markup {
    html! {
        div .facts {
            @for promise in &view.promises { (clock::full(shell, promise)) }
            (badge::state(&view.state))
            span .fact { (owner(shell, view)) }
            span .fact {
                (badge::channel(shell, &view.channel, view.direction, view.missed.is_some()))
                (view.channel.name)
                " "
                (shell.time(view.at))
            }
            @if !view.channel.official { (badge::tag(&shell.t("record-official-no"))) }
            @if let Some(entered) = view.entered_at {
                span .tag
                    title=(shell.with("interaction-entered", &[("at", shell.date_time(entered).into())])) {
                    (shell.t("record-late-entry"))
                }
            }
            @if !view.participants.is_empty() {
                span .fact { (icon::small(shell, "users")) (shell.words().list(&view.participants)) }
            }
            (presence(shell, &view.presence))
        }
    }
}

fn owner(shell: &Shell, view: &Interaction) -> Markup {
    html! {
        @match (&view.owner, &view.team) {
            (Some(owner), _) => { (face::face(&owner.name, face::Size::Small)) span .vh { (shell.t("common-owner")) " " } (owner.name) @if view.mine { " " span .quiet { (shell.t("interaction-mine")) } } }
            (None, Some(team)) => { (icon::small(shell, "users")) (team) " – " (shell.t("interaction-unclaimed")) }
            (None, None) => { (icon::small(shell, "user")) (shell.t("interaction-unclaimed")) }
        }
    }
}

/// Who else is here (`#presence`).
pub fn presence(shell: &Shell, present: &[Presence]) -> Markup {
    presence_stack::stack(shell, present)
}

/// What should not be overlooked: an owner who is away, a missed contact, a closed one.
fn strips(shell: &Shell, view: &Interaction) -> Markup {
    html! {
        @if let Some(owner) = &view.owner {
            @if let Some(away) = &owner.away {
                div .banner data-tone="warn" {
                    (icon::small(shell, "calendar"))
                    p {
                        (shell.with("interaction-owner-away", &[("who", Arg::from(&owner.name)), ("until", Arg::from(away))]))
                    }
                }
            }
        }
        @if let Some(missed) = &view.missed {
            div .banner data-tone="warn" {
                (icon::small(shell, if view.direction == Direction::Out { "phone-outgoing" } else { "phone-missed" }))
                p { (shell.with("interaction-missed", &[("why", Arg::from(missed))])) }
            }
        }
        @if let Some(closed) = &view.closed {
            div .banner data-tone="ok" {
                (icon::small(shell, "circle-check"))
                p { (shell.with("interaction-closed", &[("who", Arg::from(&closed.who)), ("at", Arg::from(shell.when(closed.at)))]))
                    @if !closed.summary.is_empty() { " " span .quiet { (closed.summary) } } }
            }
        }
    }
}
