//! Log a contact, GET and POST `/desk/log`: one line in under ten seconds, then the 3P of what was made.
//! Fields: `customer` (key) or `who` (free text: name, number or address), `participant` (repeated), `channel`, `direction`
//! (`in`/`out`), `outcome` (`connected`, `no_answer`, `busy`, `message_left`, `callback_agreed` …), `text`, `at` (local `2026-11-24T09:40`,
//! empty = now), `service`, `ticket`. After saving, web redirects to the interaction, whose panel holds the 3P.

use maud::{Markup, html};

use crate::components::{badge, face, field::Field, form, heading, person};
use crate::form::{Choice, Form};
use crate::shell::{self, Parts};
use crate::view::{Channel, Customer, Direction};
use crate::{Shell, icon, url};

#[derive(Clone, Debug, Default)]
pub struct Log {
    pub form: Form,
    /// In key order: keys 1–8 pick them.
    pub channels: Vec<Channel>,
    pub outcomes: Vec<Choice>,
    pub services: Vec<Choice>,
    /// Who was found for what was typed in `who` (also answered as a fragment to `GET /desk/log/people?q=`).
    pub found: Vec<Customer>,
    pub customer: Option<Customer>,
    pub ticket: String,
    /// The last ones that this agent logged today.
    pub recent: Vec<Logged>,
}

#[derive(Clone, Debug, Default)]
pub struct Logged {
    pub number: i64,
    pub at: jiff::Timestamp,
    pub channel: Channel,
    pub text: String,
}

/// The whole page.
pub fn page(shell: &Shell, view: &Log) -> Markup {
    let title = shell.t("log-title");
    let main = html! {
        div .page .page-log {
            (heading::page(&title, &shell.t("log-lead"), &html! {}))
            div .two {
                div { (log_form(shell, view)) }
                div { (recent(shell, view)) }
            }
        }
    };
    shell::desk(shell, Parts::page(title, main))
}

fn log_form(shell: &Shell, view: &Log) -> Markup {
    let form = &view.form;
    html! {
        form .card .stack .log method="post" action=(url::LOG) {
            (form::csrf(shell))
            (form::hidden("ticket", &view.ticket))
            (form::errors(shell, form, "log"))
            (who(shell, view))
            (channels(shell, view))
            (Field::new(shell, form, "log", "outcome", "log-outcome").radios(&view.outcomes))
            (Field::new(shell, form, "log", "text", "log-what").hint(shell.t("log-what-hint")).area(3))
            (more(shell, view))
            div .row-end {
                span .quiet { (shell.t("log-then")) }
                button .btn .btn-main type="submit" data-cmd="send" data-key="Control+Enter"
                    aria-keyshortcuts="Control+Enter" {
                    (shell.t("log-save"))
                    kbd aria-hidden="true" { "⌃⏎" }
                }
            }
        }
    }
}

/// Who: what was typed, and those it may mean. Without scripts the found people are radio buttons after the first try.
fn who(shell: &Shell, view: &Log) -> Markup {
    let form = &view.form;
    html! {
        div .combo data-combo-box {
            @if let Some(customer) = &view.customer {
                p .label { (shell.t("log-who")) }
                div .chosen {
                    (person::line(shell, customer))
                    a .btn .btn-quiet href=(url::LOG) { (shell.t("common-change")) }
                }
                (form::hidden("customer", &customer.key))
            } @else {
                div .field data-invalid[form.error("who").is_some()] {
                    label .label for="log-who" { (shell.t("log-who")) }
                    p .hint #log-who-hint { (shell.t("log-who-hint")) }
                    input #log-who .input type="text" name="who" value=(form.value("who")) autocomplete="off" autofocus aria-describedby="log-who-hint"
                        role="combobox" aria-expanded="false" aria-controls="log-people" aria-autocomplete="list" data-combo="/desk/log/people";
                    input type="hidden" name="customer" value=(form.value("customer")) data-combo-value;
                    ul #log-people .combo-list role="listbox" aria-label=(shell.t("log-found")) hidden {}
                }
                @if !view.found.is_empty() { (found(shell, view)) }
            }
        }
    }
}

fn found(shell: &Shell, view: &Log) -> Markup {
    html! {
        fieldset .field .found {
            legend .label { (shell.t("log-found")) }
            @for one in &view.found {
                label .option { input type="radio" name="customer" value=(one.key) checked[view.form.value("customer") == one.key];
                    (face::face(&one.name, face::Size::Small)) span { (person::name(shell, one)) @if let Some(org) = &one.organisation { " · " (org.label) } } }
            }
            label .option {
                input type="radio" name="customer" value="" checked[view.form.value("customer").is_empty()];
                span { (shell.t("log-somebody-new")) }
            }
        }
    }
}

/// The options of the combobox, answered to `GET /desk/log/people?q=` as a fragment.
pub fn people(shell: &Shell, found: &[Customer]) -> Markup {
    html! {
        ul #log-people .combo-list role="listbox" aria-label=(shell.t("log-found")) {
            @for one in found {
                li role="option" data-value=(one.key) data-label=(one.name) {
                    (face::face(&one.name, face::Size::Small)) b { (person::name(shell, one)) }
                    span .quiet {
                        @if let Some(org) = &one.organisation { (org.label) }
                        @for way in one.identities.iter().take(1) { " " (way.value) }
                    }
                }
            }
        }
    }
}

/// Channels as a row of keys: 1–8 pick them.
fn channels(shell: &Shell, view: &Log) -> Markup {
    let chosen = view.form.value("channel");
    html! {
        fieldset .field #log-channel {
            legend .label { (shell.t("common-channel")) }
            @if let Some(error) = view.form.error("channel") { p .error { (error) } }
            div .pads {
                @for (index, channel) in view.channels.iter().enumerate() {
                    label .pad title=[(!channel.official).then(|| shell.t("record-official-no"))] {
                        input type="radio" name="channel" value=(channel.key) data-digit=[(index < 8).then_some(index + 1)] checked[channel.key == chosen] required;
                        span { (icon::icon(shell, if channel.icon.is_empty() { "message-square" } else { &channel.icon })) span { (channel.name) }
                            @if index < 8 { kbd aria-hidden="true" { (index + 1) } } }
                    }
                }
            }
        }
    }
}

/// What is rarely needed: direction, the true time, further people, the service.
fn more(shell: &Shell, view: &Log) -> Markup {
    let form = &view.form;
    let directions = [
        Choice::new("in", shell.t("record-direction-in")),
        Choice::new("out", shell.t("record-direction-out")),
    ];
    let used = ["at", "participant", "service"]
        .iter()
        .any(|name| !form.value(name).is_empty() || form.error(name).is_some());
    html! {
        details .more open[used] {
            summary { (icon::small(shell, "chevron-right")) (shell.t("log-more")) }
            div .fields {
                (Field::new(shell, form, "log", "direction", "log-direction").radios(&directions))
                (Field::new(shell, form, "log", "at", "log-at")
                    .hint(shell.t("log-at-hint"))
                    .input("datetime-local"))
                (Field::new(shell, form, "log", "participant", "log-participants")
                    .hint(shell.t("log-participants-hint"))
                    .area(2))
                @if view.services.len() > 1 {
                    (Field::new(shell, form, "log", "service", "common-concerns-service")
                        .select(&view.services, Some(&shell.t("panel-choose"))))
                }
            }
        }
    }
}

fn recent(shell: &Shell, view: &Log) -> Markup {
    let list = html! {
        @if view.recent.is_empty() { p .quiet { (shell.t("log-none-today")) } }
        @else { ul .recent { @for one in &view.recent { li {
            (badge::channel(shell, &one.channel, Direction::In, false))
            a href=(url::in_inbox("all", one.number)) { (one.text) }
            span .quiet { (shell.time(one.at)) }
        } } } }
    };
    heading::card(&shell.t("log-today"), &list)
}
