//! The records of the 3P panel: those that are, and the short form that makes one more without leaving the contact.

use maud::{Markup, html};

use super::view::Interaction;
use crate::components::{button, chain, field::Field, form};
use crate::form::{Choice, Form};
use crate::view::{Kind, RecordChip};
use crate::{Shell, command, icon, url};

pub fn of_service(shell: &Shell, view: &Interaction, acts: bool) -> Markup {
    let panel = &view.panel;
    let further = html! {
        @if !panel.order_kinds.is_empty() {
            (Field::new(shell, &panel.new_order, "new-order", "order_kind", "panel-order-kind")
                .select(&panel.order_kinds, None))
        }
    };
    part(
        shell,
        view,
        acts,
        &Short {
            kind: Kind::Order,
            chips: &panel.orders,
            form: &panel.new_order,
            act: "orders",
            id: "new-order",
            further,
        },
    )
}

pub fn of_issue(shell: &Shell, view: &Interaction, acts: bool) -> Markup {
    let panel = &view.panel;
    let further = html! {
        @if !panel.effects.is_empty() {
            (Field::new(shell, &panel.new_issue, "new-issue", "effect", "panel-effect")
                .select(&panel.effects, None))
        }
    };
    part(
        shell,
        view,
        acts,
        &Short {
            kind: Kind::Issue,
            chips: &panel.issues,
            form: &panel.new_issue,
            act: "issues",
            id: "new-issue",
            further,
        },
    )
}

pub fn of_feedback(shell: &Shell, view: &Interaction, acts: bool) -> Markup {
    let panel = &view.panel;
    let further = html! {
        @if !panel.feedback_kinds.is_empty() {
            (Field::new(shell, &panel.new_feedback, "new-feedback", "feedback_kind", "panel-feedback-kind")
                .select(&panel.feedback_kinds, None))
        }
    };
    part(
        shell,
        view,
        acts,
        &Short {
            kind: Kind::Feedback,
            chips: &panel.feedback,
            form: &panel.new_feedback,
            act: "feedback",
            id: "new-feedback",
            further,
        },
    )
}

/// A short form and what stands over it.
struct Short<'a> {
    kind: Kind,
    chips: &'a [RecordChip],
    form: &'a Form,
    act: &'a str,
    id: &'a str,
    further: Markup,
}

fn part(shell: &Shell, view: &Interaction, acts: bool, short: &Short) -> Markup {
    html! {
        @if !short.chips.is_empty() {
            ul .p-records { @for chip in short.chips { li { (chain::line(shell, chip)) } } }
        }
        @if acts {
            details .p-new id=(short.id) open[view.panel.opened == Some(short.kind) || short.form.is_refused()] {
                (summary(shell, short))
                form .stack method="post" action=(url::act(view.number, short.act)) data-swap="#panel" {
                    (form::csrf(shell))
                    (form::errors(shell, short.form, short.id))
                    (Field::new(shell, short.form, short.id, "title", "panel-record-title")
                        .required()
                        .max(200)
                        .input("text"))
                    (service(shell, view, short))
                    (short.further)
                    (Field::new(shell, short.form, short.id, "text", "panel-record-words")
                        .hint(shell.t("panel-record-words-hint"))
                        .area(3))
                    div .row-end {
                        (button::submit(shell, button::Weight::Main, &format!("panel-make-{}", short.kind.key())))
                    }
                }
            }
        }
    }
}

fn summary(shell: &Shell, short: &Short) -> Markup {
    let found = command::find(short.id);
    html! {
        summary data-cmd=[found.map(|one| one.id)] data-key=[found.map(|one| one.key)] title=[found.map(|one| command::tooltip(shell.words(), one))] {
            (icon::small(shell, "plus")) (shell.t(&format!("panel-new-{}", short.kind.key())))
            @if let Some(one) = found { (button::key(one)) }
        }
    }
}

fn service(shell: &Shell, view: &Interaction, short: &Short) -> Markup {
    let services: &[Choice] = &view.panel.services;
    html! {
        @if services.len() > 1 {
            (Field::new(shell, short.form, short.id, "service", "common-concerns-service")
                .select(services, Some(&shell.t("panel-choose"))))
        } @else if let Some(only) = services.first() { (form::hidden("service", &only.key)) }
    }
}
