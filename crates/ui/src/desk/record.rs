//! The page of an issue, an order or a piece of feedback: state, owners, the customer's own words, parties, links, trace, acts.

use jiff::Timestamp;
use maud::{Markup, html};

use crate::components::{badge, button, chain, clock, face, field::Field, form, heading, trace};
use crate::form::{Choice, Form};
use crate::shell::{self, Parts};
use crate::view::{Agent, Forbidden, Kind, Linked, Promise, RecordChip, State, TraceLine};
use crate::{Shell, icon, url};

#[derive(Clone, Debug, Default)]
pub struct RecordPage {
    pub kind: Kind,
    pub number: i64,
    pub version: i64,
    pub title: String,
    pub state: State,
    pub chain: Vec<RecordChip>,
    pub promises: Vec<Promise>,
    pub owner: Option<Agent>,
    /// Who the customer sees as the one who answers; stays when work moves.
    pub facing_owner: Option<Agent>,
    pub team: Option<String>,
    pub service: Option<String>,
    pub category: Option<String>,
    pub customer: Option<Linked>,
    pub organisation: Option<Linked>,
    pub own_words: String,
    pub own_words_language: Option<String>,
    pub erased: bool,
    /// Facts of the kind in show order: label and value in words (effect, cause, resolution, kind of order …).
    pub facts: Vec<(String, String)>,
    pub parties: Vec<Party>,
    pub links: Vec<LinkLine>,
    pub trace: Vec<TraceLine>,
    pub acts: Acts,
    pub owners: Vec<Choice>,
    pub services: Vec<Choice>,
    pub ownership: Form,
    pub opened_at: Timestamp,
    pub closed_at: Option<Timestamp>,
    pub read_only: Option<Forbidden>,
}

#[derive(Clone, Debug, Default)]
pub struct Party {
    pub role: String,
    pub name: String,
    pub url: Option<String>,
}

/// `relation` in words ("syntyi yhteydenotosta").
#[derive(Clone, Debug, Default)]
pub struct LinkLine {
    pub relation: String,
    pub record: RecordChip,
}

/// Which acts are offered now, with their forms. `None`: not in this state.
#[derive(Clone, Debug, Default)]
pub struct Acts {
    /// Issue: `cause`, `resolution`, `can_work_again` (yes, presumed, no).
    pub resolve: Option<Form>,
    /// Order: `delivery_note`.
    pub deliver: Option<Form>,
    /// Feedback: `answer`, `send` (switch: also to the customer).
    pub answer: Option<Form>,
    /// Issue: `informed` (switch: the parties know).
    pub close: Option<Form>,
    pub causes: Vec<Choice>,
}

/// The whole page.
pub fn page(shell: &Shell, view: &RecordPage) -> Markup {
    let main = html! {
        div .page data-record=(view.kind.reference(view.number)) data-version=(view.version) {
            (head(shell, view))
            div .two {
                div { (own_words(shell, view)) (facts(shell, view)) (acts(shell, view)) (log_of(shell, view)) }
                div { (ownership(shell, view)) (parties(shell, view)) (links(shell, view)) }
            }
        }
    };
    shell::desk(shell, Parts::page(format!("{} {}", view.kind.reference(view.number), view.title), main))
}

fn head(shell: &Shell, view: &RecordPage) -> Markup {
    html! {
        header .record-head {
            div .record-top {
                (badge::kind(shell, view.kind))
                (chain::chain(shell, &view.chain))
                button .btn-icon type="button" data-print title=(shell.t("common-print")) {
                    (icon::small(shell, "printer"))
                    span .vh { (shell.t("common-print")) }
                }
            }
            h1 #view-title tabindex="-1" {
                span .record-ref { (view.kind.reference(view.number)) }
                " "
                (view.title)
            }
            div .facts {
                (badge::state(&view.state))
                @for promise in &view.promises { (clock::full(shell, promise)) }
                span .fact { (shell.t("common-created")) " " (shell.time(view.opened_at)) }
                @if let Some(closed) = view.closed_at {
                    span .fact { (shell.t("recordpage-closed")) " " (shell.time(closed)) }
                }
            }
        }
    }
}

/// The customer's own words: shown first, never changed.
fn own_words(shell: &Shell, view: &RecordPage) -> Markup {
    html! {
        @if view.erased || !view.own_words.is_empty() {
            section .card .own-words {
                h2 .card-title {
                    (icon::small(shell, "quote"))
                    (shell.t("record-own-words"))
                    span .tag { (icon::small(shell, "lock")) (shell.t("recordpage-unchanged")) }
                }
                @if view.erased { p .quiet { (shell.t("message-erased")) } }
                @else {
                    blockquote .said lang=[badge::foreign(shell, view.own_words_language.as_deref())] {
                        (view.own_words)
                    }
                }
            }
        }
    }
}

fn facts(shell: &Shell, view: &RecordPage) -> Markup {
    let content = html! {
        dl .facts-list {
            (fact(&shell.t("common-service"), view.service.as_deref()))
            (fact(&shell.t("common-category"), view.category.as_deref()))
            @if let Some(customer) = &view.customer {
                div {
                    dt { (shell.t("common-customer")) }
                    dd { a href=(url::customer(&customer.key)) { (customer.label) } }
                }
            }
            @if let Some(org) = &view.organisation {
                div {
                    dt { (shell.t("common-organisation")) }
                    dd { a href=(url::organisation(&org.key)) { (org.label) } }
                }
            }
            @for (label, value) in &view.facts { (fact(label, Some(value))) }
        }
    };
    heading::card(&shell.t("common-details"), &content)
}

fn fact(label: &str, value: Option<&str>) -> Markup {
    html! {
        @if let Some(value) = value.filter(|value| !value.is_empty()) {
            div { dt { (label) } dd .said { (value) } }
        }
    }
}

fn acts(shell: &Shell, view: &RecordPage) -> Markup {
    html! {
        @if let Some(why) = &view.read_only {
            div .banner data-tone="info" { (icon::small(shell, "eye")) p { (why.reason) } }
        }
        @else {
            @if let Some(form) = &view.acts.resolve { (resolve(shell, view, form)) }
            @if let Some(form) = &view.acts.deliver { (deliver(shell, view, form)) }
            @if let Some(form) = &view.acts.answer { (answer(shell, view, form)) }
            @if let Some(form) = &view.acts.close { (close(shell, view, form)) }
        }
    }
}

/// A card with the form of an act; its errors stand on top.
fn act(shell: &Shell, view: &RecordPage, name: &str, form: &Form, fields: &Markup) -> Markup {
    html! {
        section .card #(format!("act-{name}")) {
            h2 .card-title { (shell.t(&format!("recordpage-{name}"))) }
            form .stack method="post" action=(url::record_act(view.kind, view.number, name)) {
                (form::csrf(shell))
                (form::hidden("version", &view.version.to_string()))
                (form::errors(shell, form, name))
                (fields)
                div .row-end { (button::submit(shell, button::Weight::Main, &format!("recordpage-{name}-do"))) }
            }
        }
    }
}

fn resolve(shell: &Shell, view: &RecordPage, form: &Form) -> Markup {
    let works =
        ["yes", "presumed", "no"].map(|key| Choice::new(key, shell.t(&format!("record-works-{key}"))));
    act(
        shell,
        view,
        "resolution",
        form,
        &html! {
            (Field::new(shell, form, "resolution", "cause", "recordpage-cause").radios(&view.acts.causes))
            (Field::new(shell, form, "resolution", "resolution", "recordpage-what-was-done").required().area(3))
            (Field::new(shell, form, "resolution", "can_work_again", "recordpage-works").radios(&works))
        },
    )
}

fn deliver(shell: &Shell, view: &RecordPage, form: &Form) -> Markup {
    act(
        shell,
        view,
        "delivery",
        form,
        &Field::new(shell, form, "delivery", "delivery_note", "recordpage-delivery-note")
            .optional(shell)
            .area(2),
    )
}

fn answer(shell: &Shell, view: &RecordPage, form: &Form) -> Markup {
    act(
        shell,
        view,
        "answer",
        form,
        &html! {
            (Field::new(shell, form, "answer", "answer", "recordpage-answer-text").required().area(4))
            (Field::new(shell, form, "answer", "send", "recordpage-answer-send").switch())
        },
    )
}

fn close(shell: &Shell, view: &RecordPage, form: &Form) -> Markup {
    act(
        shell,
        view,
        "closure",
        form,
        &html! {
            @if view.kind == Kind::Issue {
                (Field::new(shell, form, "closure", "informed", "recordpage-informed").switch())
            }
        },
    )
}

/// Who works on it and whom the customer sees.
fn ownership(shell: &Shell, view: &RecordPage) -> Markup {
    let form = if view.ownership == Form::default() {
        Form::new()
            .with_some("owner", view.owner.as_ref().map(|one| &one.key))
            .with_some("facing_owner", view.facing_owner.as_ref().map(|one| &one.key))
    } else {
        view.ownership.clone()
    };
    let content = html! {
        dl .facts-list {
            div {
                dt { (shell.t("common-owner")) }
                dd {
                    (somebody(shell, view.owner.as_ref()))
                    @if let Some(team) = &view.team { " " span .quiet { (team) } }
                }
            }
            div { dt { (shell.t("recordpage-facing")) } dd { (somebody(shell, view.facing_owner.as_ref())) } }
        }
        @if view.read_only.is_none() && view.closed_at.is_none() {
            details .p-new open[form.is_refused()] {
                summary { (icon::small(shell, "pencil")) (shell.t("common-change")) }
                form .stack method="post" action=(url::record_act(view.kind, view.number, "owner")) {
                    (form::csrf(shell))
                    (form::hidden("version", &view.version.to_string()))
                    (form::errors(shell, &form, "own"))
                    (Field::new(shell, &form, "own", "owner", "common-owner")
                        .select(&view.owners, Some(&shell.t("common-nobody"))))
                    (Field::new(shell, &form, "own", "facing_owner", "recordpage-facing")
                        .hint(shell.t("recordpage-facing-hint"))
                        .select(&view.owners, Some(&shell.t("common-nobody"))))
                    div .row-end { (button::submit(shell, button::Weight::Plain, "common-save")) }
                }
            }
        }
    };
    heading::card(&shell.t("recordpage-people"), &content)
}

fn somebody(shell: &Shell, agent: Option<&Agent>) -> Markup {
    html! {
        @if let Some(agent) = agent { span .fact { (face::face(&agent.name, face::Size::Small)) (agent.name) } }
        @else { span .quiet { (shell.t("common-nobody")) } }
    }
}

fn parties(shell: &Shell, view: &RecordPage) -> Markup {
    let content = html! {
        dl .facts-list {
            @for party in &view.parties {
                div {
                    dt { (party.role) }
                    dd { @if let Some(to) = &party.url { a href=(to) { (party.name) } } @else { (party.name) } }
                }
            }
        }
    };
    html! { @if !view.parties.is_empty() { (heading::card(&shell.t("recordpage-parties"), &content)) } }
}

fn links(shell: &Shell, view: &RecordPage) -> Markup {
    let content = html! { ul .p-records { @for link in &view.links { li { p .quiet { (link.relation) } (chain::line(shell, &link.record)) } } } };
    html! { @if !view.links.is_empty() { (heading::card(&shell.t("recordpage-links"), &content)) } }
}

fn log_of(shell: &Shell, view: &RecordPage) -> Markup {
    heading::card(&shell.t("recordpage-trace"), &trace::trace(shell, &view.trace))
}
