//! Customer 360, GET `/desk/customers/{key}?kind=&q=&after=`: who this is, one timeline over all channels, what is open now.

use jiff::Timestamp;
use maud::{Markup, html};

use super::interaction::LastSaid;
use crate::components::{
    button, chain, empty, face, field::Field, filter, form, heading, pager, person, timeline, trace,
};
use crate::form::{Choice, Form};
use crate::shell::{self, Parts};
use crate::view::{Channel, Customer, Direction, RecordChip, TraceLine};
use crate::{Shell, icon, url};

#[derive(Clone, Debug, Default)]
pub struct CustomerPage {
    pub customer: Customer,
    pub last_said: Option<LastSaid>,
    pub events: Vec<TimelineEvent>,
    pub after: Option<String>,
    /// Values of `kind` (`all`, `messages`, `orders`, `issues`, `feedback`) and `q`.
    pub filter: Form,
    pub open: Vec<RecordChip>,
    pub waits_for_us: i64,
    pub waits_for_customer: i64,
    pub duplicates: Vec<Duplicate>,
    pub merges: Vec<Merge>,
    /// Values of `name`, `title`, `language`, `organisation`, `note`.
    pub details: Form,
    pub organisations: Vec<Choice>,
    /// Values of `kind`, `value`.
    pub identity: Form,
    pub identity_kinds: Vec<Choice>,
    pub may_edit: bool,
    /// The person's text may be erased by this reader.
    pub may_erase: bool,
    /// Values of `reason`.
    pub erasure: Form,
    pub erased: bool,
    pub trace: Vec<TraceLine>,
}

/// One line of the timeline, newest first; `more` is shown when it is opened in place.
#[derive(Clone, Debug, Default)]
pub struct TimelineEvent {
    /// Element id.
    pub id: String,
    pub at: Timestamp,
    pub channel: Channel,
    pub direction: Direction,
    pub missed: bool,
    pub text: String,
    pub who: String,
    pub url: String,
    pub records: Vec<RecordChip>,
    pub more: Vec<Said>,
}

#[derive(Clone, Debug, Default)]
pub struct Said {
    pub at: Timestamp,
    pub who: String,
    pub text: String,
}

/// Somebody who may be the same person. `reason` in words.
#[derive(Clone, Debug, Default)]
pub struct Duplicate {
    pub suggestion: String,
    pub other: Customer,
    pub reason: String,
}

/// A merge that can be taken back.
#[derive(Clone, Debug, Default)]
pub struct Merge {
    pub key: String,
    pub name: String,
    pub at: Timestamp,
    pub who: String,
}

/// The whole page.
pub fn page(shell: &Shell, view: &CustomerPage) -> Markup {
    let main = html! {
        div .page {
            (head(shell, view))
            @if view.erased {
                div .banner data-tone="info" { (icon::small(shell, "lock")) p { (shell.t("customer-erased")) } }
            }
            @for duplicate in &view.duplicates { (suggestion(shell, view, duplicate)) }
            div .two {
                div { (last_said(shell, view)) (events(shell, view)) }
                div {
                    (open_now(shell, view))
                    (ways(shell, view))
                    (details(shell, view))
                    (merges(shell, view))
                    (log_of(shell, view))
                    (erasure(shell, view))
                }
            }
        }
    };
    shell::desk(shell, Parts::page(person::name(shell, &view.customer), main))
}

fn head(shell: &Shell, view: &CustomerPage) -> Markup {
    let customer = &view.customer;
    html! {
        header .page-head .customer-head {
            (face::face(&customer.name, face::Size::Large))
            div .customer-who {
                h1 #view-title tabindex="-1" { (person::name(shell, customer)) }
                p .person-where {
                    @if !customer.title.is_empty() { (customer.title) " · " }
                    @if let Some(org) = &customer.organisation {
                        a href=(url::organisation(&org.key)) { (org.label) }
                    } @else {
                        (shell.t("person-no-organisation"))
                    }
                    @if let Some(language) = &customer.language {
                        " · "
                        abbr title=(shell.t("common-language")) { (language) }
                    }
                }
            }
            a .btn .btn-main href=(format!("{}?customer={}", url::LOG, customer.key)) {
                (icon::small(shell, "square-pen"))
                (shell.t("command-log"))
            }
            @if !customer.note.is_empty() {
                p .person-note { (icon::small(shell, "info")) span { (customer.note) } }
            }
        }
    }
}

/// Two people who may be one: join them with one press, or say that they are not.
fn suggestion(shell: &Shell, view: &CustomerPage, duplicate: &Duplicate) -> Markup {
    let key = &view.customer.key;
    html! {
        section .duplicate aria-label=(shell.t("customer-duplicate")) {
            (icon::small(shell, "git-merge"))
            div {
                p { b { (shell.t("customer-duplicate")) } }
                (person::line(shell, &duplicate.other))
                p .quiet { (duplicate.reason) }
            }
            @if view.may_edit {
                div .row-end {
                    form .act method="post" action=(url::customer_act(key, "duplicates/dismissal")) {
                        (form::csrf(shell))
                        (form::hidden("suggestion", &duplicate.suggestion))
                        (button::submit(shell, button::Weight::Quiet, "customer-not-same"))
                    }
                    form .act method="post" action=(url::customer_act(key, "merge")) {
                        (form::csrf(shell))
                        (form::hidden("other", &duplicate.other.key))
                        (button::submit(shell, button::Weight::Main, "customer-merge"))
                    }
                }
            }
        }
    }
}

fn last_said(shell: &Shell, view: &CustomerPage) -> Markup {
    html! {
        @if let Some(said) = &view.last_said {
            div .card .card-said { (super::interaction::last_said(shell, said)) }
        }
    }
}

const KINDS: [&str; 5] = ["all", "messages", "orders", "issues", "feedback"];

fn events(shell: &Shell, view: &CustomerPage) -> Markup {
    let to = url::customer(&view.customer.key);
    let kinds: Vec<Choice> =
        KINDS[1..].iter().map(|kind| Choice::new(*kind, shell.t(&format!("customer-kind-{kind}")))).collect();
    let selects = Field::new(shell, &view.filter, "filter", "kind", "customer-kind")
        .filter_select(&kinds, &shell.t("customer-kind-all"));
    html! {
        section .card {
            h2 .card-title { (shell.t("customer-timeline")) }
            (filter::bar(shell, &to, &view.filter, "customer-search", &selects))
            @if view.events.is_empty() { (empty::empty(shell, "clock", &shell.t("customer-no-events"), "", None)) }
            @else { (timeline::timeline(shell, &view.events)) }
            (pager::pager(shell, &pager::with_filters(&to, &view.filter, &["kind", "q"]), view.after.as_deref(), false))
        }
    }
}

fn open_now(shell: &Shell, view: &CustomerPage) -> Markup {
    let content = html! {
        @if view.open.is_empty() { p .quiet { (shell.t("customer-nothing-open")) } }
        @else { ul .p-records { @for chip in &view.open { li { (chain::line(shell, chip)) } } } }
        p .quiet {
            (shell.with("customer-waits", &[("us", view.waits_for_us.into()), ("them", view.waits_for_customer.into())]))
        }
    };
    heading::card(&shell.t("context-open-now"), &content)
}

fn ways(shell: &Shell, view: &CustomerPage) -> Markup {
    let key = &view.customer.key;
    let content = html! {
        @if view.customer.identities.is_empty() { p .quiet { (shell.t("customer-no-ways")) } }
        ul .person-ways {
            @for way in &view.customer.identities {
                li .way-row { (person::identity(shell, way))
                    @if view.may_edit && !way.key.is_empty() {
                        (form::act(shell, &url::customer_act(key, "identities/removal"), &html! { (form::hidden("identity", &way.key)) (button::icon_submit(shell, "x", &shell.with("panel-remove-action", &[("what", (&way.value).into())]))) }))
                    } }
            }
        }
        @if view.may_edit {
            details .p-new open[view.identity.is_refused()] {
                summary { (icon::small(shell, "plus")) (shell.t("customer-add-way")) }
                form .stack method="post" action=(url::customer_act(key, "identities")) {
                    (form::csrf(shell)) (form::errors(shell, &view.identity, "way"))
                    (Field::new(shell, &view.identity, "way", "kind", "customer-way-kind")
                        .select(&view.identity_kinds, None))
                    (Field::new(shell, &view.identity, "way", "value", "customer-way-value")
                        .required()
                        .input("text"))
                    div .row-end { (button::submit(shell, button::Weight::Plain, "common-add")) }
                }
            }
        }
    };
    heading::card(&shell.t("customer-ways"), &content)
}

fn details(shell: &Shell, view: &CustomerPage) -> Markup {
    let form = &view.details;
    html! {
        @if view.may_edit {
            details .card .card-fold open[form.is_refused()] {
                summary { h2 .card-title { (shell.t("customer-details")) } (icon::small(shell, "pencil")) }
                form .stack method="post" action=(url::customer_act(&view.customer.key, "details")) {
                    (form::csrf(shell)) (form::errors(shell, form, "details"))
                    (super::customers::fields(shell, form, "details", &view.organisations))
                    div .row-end { (button::submit(shell, button::Weight::Main, "common-save")) }
                }
            }
        }
    }
}

/// Merges that can be taken back.
fn merges(shell: &Shell, view: &CustomerPage) -> Markup {
    let content = html! {
        ul .lines { @for merge in &view.merges { li {
            span { (merge.name) } span .quiet { (merge.who) " " (shell.time(merge.at)) }
            @if view.may_edit { (form::act(shell, &url::customer_act(&view.customer.key, "unmerge"), &html! { (form::hidden("merge", &merge.key)) (button::submit(shell, button::Weight::Quiet, "customer-unmerge")) })) }
        } } }
    };
    html! { @if !view.merges.is_empty() { (heading::card(&shell.t("customer-merges"), &content)) } }
}

fn log_of(shell: &Shell, view: &CustomerPage) -> Markup {
    html! {
        @if !view.trace.is_empty() {
            details .card .card-fold {
                summary {
                    h2 .card-title { (shell.t("recordpage-trace")) }
                    (icon::small(shell, "chevron-down"))
                }
                (trace::trace(shell, &view.trace))
            }
        }
    }
}

/// Erasing what was said, on the person's own wish: folded away, with a reason, and said to be final.
fn erasure(shell: &Shell, view: &CustomerPage) -> Markup {
    let form = &view.erasure;
    html! {
        @if view.may_erase {
            details .card .card-fold open[form.is_refused()] {
                summary { h2 .card-title { (shell.t("customer-erase")) } (icon::small(shell, "chevron-down")) }
                form .stack method="post" action=(url::customer_act(&view.customer.key, "erasure")) {
                    p .quiet { (shell.t("customer-erase-about")) }
                    (form::csrf(shell)) (form::errors(shell, form, "erase"))
                    (Field::new(shell, form, "erase", "reason", "customer-erase-reason")
                        .hint(shell.t("customer-erase-reason-hint"))
                        .required()
                        .max(500)
                        .area(2))
                    div .row-end { (button::submit(shell, button::Weight::Danger, "customer-erase-do")) }
                }
            }
        }
    }
}
