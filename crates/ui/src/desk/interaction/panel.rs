//! The 3P panel (`#panel`): what this contact was about – palvelu, pulma, palaute or other –, the records it gave rise to, what it
//! concerns, what was done, and closing. Every press is a small form, so it works without scripts; with them the panel is morphed.

use maud::{Markup, html};

use super::view::{Guess, Interaction, Mark, MarkKind};
use super::{closing, records};
use crate::components::{button, field::Field, form};
use crate::form::Form;
use crate::{Shell, icon, url};

pub fn panel(shell: &Shell, view: &Interaction) -> Markup {
    let acts = view.read_only.is_none();
    html! {
        section #panel .panel aria-labelledby="panel-title" data-int=(view.number) {
            h2 #panel-title .column-title { (shell.t("panel-title")) }
            div #panel-marks .three {
                (service(shell, view, acts))
                (issue(shell, view, acts))
                (feedback(shell, view, acts))
                (other(shell, view, acts))
            }
            (classification(shell, view, acts))
            (closing::actions(shell, view, acts))
            @if view.panel.follow_up.needed { (closing::follow_up(shell, view, acts)) }
            @if view.closed.is_none() && acts { (closing::closing(shell, view)) }
        }
    }
}

const SERVICE_DETAILS: [&str; 3] = ["order", "advice", "status_enquiry"];

fn service(shell: &Shell, view: &Interaction, acts: bool) -> Markup {
    let toggles = html! {
        @for detail in SERVICE_DETAILS {
            (toggle(shell, view, MarkKind::Service, detail, &format!("record-mark-service-{detail}"), acts))
        }
    };
    html! {
        div .p data-kind="order" {
            (p_head(shell, "package", "record-mark-service", &toggles))
            (guesses(shell, view, MarkKind::Service, acts))
            (records::of_service(shell, view, acts))
        }
    }
}

fn issue(shell: &Shell, view: &Interaction, acts: bool) -> Markup {
    let toggles = toggle(shell, view, MarkKind::Issue, "", "panel-was-issue", acts);
    html! {
        div .p data-kind="issue" {
            (p_head(shell, "life-buoy", "record-mark-issue", &toggles))
            (guesses(shell, view, MarkKind::Issue, acts))
            (records::of_issue(shell, view, acts))
        }
    }
}

fn feedback(shell: &Shell, view: &Interaction, acts: bool) -> Markup {
    let toggles = toggle(shell, view, MarkKind::Feedback, "", "panel-was-feedback", acts);
    html! {
        div .p data-kind="feedback" {
            (p_head(shell, "quote", "record-mark-feedback", &toggles))
            (guesses(shell, view, MarkKind::Feedback, acts))
            (records::of_feedback(shell, view, acts))
        }
    }
}

/// Anything else, with its reason.
fn other(shell: &Shell, view: &Interaction, acts: bool) -> Markup {
    let set = view.panel.marks.iter().find(|mark| mark.kind == MarkKind::Other);
    html! {
        div .p .p-other data-kind="interaction" {
            @if let Some(mark) = set {
                (p_head(shell, "circle-help", "record-mark-other", &toggle(shell, view, MarkKind::Other, "", "common-other", acts)))
                p .quiet { (mark.reason) }
            } @else if acts {
                details open[view.panel.other.is_refused()] {
                    summary { (icon::small(shell, "plus")) (shell.t("panel-other")) }
                    form .stack method="post" action=(url::act(view.number, "marks")) data-swap="#panel" {
                        (form::csrf(shell))
                        (form::hidden("mark", "other"))
                        (form::errors(shell, &view.panel.other, "other"))
                        (Field::new(shell, &view.panel.other, "other", "reason", "common-reason")
                            .required()
                            .max(200)
                            .input("text"))
                        div .row-end { (button::submit(shell, button::Weight::Plain, "common-save")) }
                    }
                }
            }
        }
    }
}

fn p_head(shell: &Shell, icon_name: &str, title: &str, toggles: &Markup) -> Markup {
    html! {
        div .p-head {
            h3 .p-title { (icon::small(shell, icon_name)) (shell.t(title)) }
            div .toggles { (toggles) }
        }
    }
}

/// A mark that is set by one press and taken away by the next.
fn toggle(
    shell: &Shell,
    view: &Interaction,
    kind: MarkKind,
    detail: &str,
    label: &str,
    acts: bool,
) -> Markup {
    let set = view.panel.marks.iter().any(|mark| is(mark, kind, detail));
    let act = if set { "marks/removal" } else { "marks" };
    html! {
        @if acts {
            form .act method="post" action=(url::act(view.number, act)) data-swap="#panel" {
                (form::csrf(shell))
                (form::hidden("mark", kind.key()))
                @if !detail.is_empty() { (form::hidden("detail", detail)) }
                button .toggle type="submit" aria-pressed=(if set { "true" } else { "false" }) {
                    @if set { span aria-hidden="true" { "✓ " } } (shell.t(label))
                }
            }
        } @else if set { span .toggle aria-pressed="true" { "✓ " (shell.t(label)) } }
    }
}

fn is(mark: &Mark, kind: MarkKind, detail: &str) -> bool {
    mark.kind == kind && (detail.is_empty() || mark.detail == detail)
}

fn guesses(shell: &Shell, view: &Interaction, kind: MarkKind, acts: bool) -> Markup {
    html! {
        @for guess in view.panel.guesses.iter().filter(|guess| guess.mark.as_ref().is_some_and(|mark| mark.kind == kind)) {
            (guess_chip(shell, view, guess, acts))
        }
    }
}

/// A guess: dashed, with yes and no.
fn guess_chip(shell: &Shell, view: &Interaction, guess: &Guess, acts: bool) -> Markup {
    html! {
        form .guess-line method="post" action=(url::act(view.number, "guesses")) data-swap="#panel" {
            (form::csrf(shell))
            (form::hidden("guess", &guess.key))
            span .guess {
                (icon::small(shell, "sparkles"))
                span .vh { (shell.t("record-mark-guess")) ": " }
                (guess.label)
            }
            @if acts {
                button .btn-icon type="submit" name="answer" value="yes" title=(shell.t("panel-guess-yes")) {
                    (icon::small(shell, "check"))
                    span .vh { (shell.t("panel-guess-yes")) ": " (guess.label) }
                }
                button .btn-icon type="submit" name="answer" value="no" title=(shell.t("panel-guess-no")) {
                    (icon::small(shell, "x"))
                    span .vh { (shell.t("panel-guess-no")) ": " (guess.label) }
                }
            }
        }
    }
}

/// Which service it concerns and which category it is.
fn classification(shell: &Shell, view: &Interaction, acts: bool) -> Markup {
    let panel = &view.panel;
    let form = Form::new()
        .with_some("service", panel.service.as_deref())
        .with_some("category", panel.category.as_deref());
    html! {
        section #panel-category .panel-part {
            h3 .panel-title { (shell.t("panel-classification")) }
            @for guess in panel.guesses.iter().filter(|guess| guess.mark.is_none()) {
                (guess_chip(shell, view, guess, acts))
            }
            @if acts {
                @if panel.services.len() > 1 {
                    (one_select(shell, view, "service", &Field::new(shell, &form, "choose", "service", "common-concerns-service").select(&panel.services, Some(&shell.t("panel-choose")))))
                }
                @if !panel.categories.is_empty() {
                    (one_select(shell, view, "category", &Field::new(shell, &form, "choose", "category", "common-category").select(&panel.categories, Some(&shell.t("panel-choose")))))
                }
            } @else { p { (chosen(panel.services.as_slice(), panel.service.as_deref())) " · " (chosen(panel.categories.as_slice(), panel.category.as_deref())) } }
        }
    }
}

fn one_select(shell: &Shell, view: &Interaction, act: &str, control: &Markup) -> Markup {
    html! {
        form .one-select method="post" action=(url::act(view.number, act)) data-swap="#panel" data-autosubmit-form data-cmd=[(act == "category").then_some("classify")] {
            (form::csrf(shell))
            (control)
            (button::submit(shell, button::Weight::Quiet, "common-save"))
        }
    }
}

fn chosen<'a>(choices: &'a [crate::Choice], key: Option<&str>) -> &'a str {
    choices
        .iter()
        .find(|choice| Some(choice.key.as_str()) == key)
        .map_or("–", |choice| choice.label.as_str())
}
