//! Every component in every state, on one page: `/desk/admin/styleguide`. Its data are samples.

use language::Arg;
use maud::{Markup, html};

use super::{Area, area};
use crate::components::{
    badge, banner, button, chain, clock, empty, face, field::Field, form as form_parts, heading, person,
    presence, toast, trace,
};
use crate::desk::interaction::{self, DeliveryState, Entry, Interaction};
use crate::form::{Choice, Form};
use crate::sample::{self, Sample};
use crate::shell::{Banner, Shell, Toast, Tone};
use crate::view::{Category, Kind, Level, Presence, Promise, PromiseKind, State};

/// The whole page.
pub fn page(shell: &Shell) -> Markup {
    let content = html! {
        (part(shell, "styleguide-buttons", &buttons(shell)))
        (part(shell, "styleguide-fields", &fields(shell)))
        (part(shell, "styleguide-signs", &signs(shell)))
        (part(shell, "styleguide-chain", &chain::chain(shell, &Interaction::sample().chain)))
        (part(shell, "styleguide-clock", &clocks(shell)))
        (part(shell, "styleguide-people", &people(shell)))
        (part(shell, "styleguide-banners", &banners(shell)))
        (part(shell, "styleguide-toast", &toasts(shell)))
        (part(shell, "styleguide-messages", &messages(shell)))
        (part(shell, "styleguide-trace", &trace::trace(shell, &[])))
        (part(shell, "styleguide-empty", &empty::empty(shell, "inbox", &shell.t("inbox-empty-title"), "", Some(("/desk", &shell.t("failure-home"))))))
    };
    area(shell, Area::Styleguide, &html! {}, &content)
}

fn part(shell: &Shell, title: &str, content: &Markup) -> Markup {
    heading::card(&shell.t(title), &html! { div .show { (content) } })
}

fn buttons(shell: &Shell) -> Markup {
    use button::Weight;
    html! {
        div .show-row {
            @for weight in [Weight::Main, Weight::Plain, Weight::Quiet, Weight::Danger] {
                (button::submit(shell, weight, "common-save"))
            }
            button .btn type="button" disabled { (shell.t("common-save")) }
            (button::command(shell, Weight::Main, "send", None))
            (button::icon_submit(shell, "search", &shell.t("common-search")))
            button .toggle type="button" aria-pressed="false" { (shell.t("common-off")) }
            button .toggle type="button" aria-pressed="true" { "✓ " (shell.t("common-on")) }
        }
    }
}

fn fields(shell: &Shell) -> Markup {
    let form = Form::new()
        .with("a", "Anssi")
        .with("c", "1")
        .with_switch("s", true)
        .with_error("e", shell.t("common-error-email"));
    let choices = [Choice::new("1", shell.t("common-yes")), Choice::new("2", shell.t("common-no"))];
    html! {
        (form_parts::errors(shell, &form, "show"))
        div .fields {
            (Field::new(shell, &form, "show", "a", "common-name").input("text"))
            (Field::new(shell, &form, "show", "e", "common-email")
                .hint(shell.t("webform-email-hint"))
                .required()
                .input("email"))
            (Field::new(shell, &form, "show", "c", "common-service").select(&choices, None))
            (Field::new(shell, &form, "show", "d", "common-date").input("date"))
            (Field::new(shell, &form, "show", "t", "common-note").optional(shell).area(2))
            (Field::new(shell, &form, "show", "r", "common-state").radios(&choices))
            (Field::new(shell, &form, "show", "k", "common-team").checks(&choices))
            (Field::new(shell, &form, "show", "s", "common-active").switch())
        }
    }
}

const KINDS: [Kind; 8] = [
    Kind::Interaction,
    Kind::Issue,
    Kind::Order,
    Kind::Feedback,
    Kind::Incident,
    Kind::Problem,
    Kind::Improvement,
    Kind::Article,
];

fn signs(shell: &Shell) -> Markup {
    html! {
        div .show-row { @for kind in KINDS { (badge::kind(shell, kind)) } }
        div .show-row {
            @for category in [Category::Open, Category::Waiting, Category::Done] {
                (badge::state(&State::new(shell.t(&format!("record-category-{}", badge::category_key(category))), category)))
            }
            (badge::tag("tag")) @for tone in ["info", "ok", "warn", "bad"] { (badge::toned(tone, tone)) }
            span .guess { (shell.t("record-mark-guess")) }
        }
    }
}

fn clocks(shell: &Shell) -> Markup {
    let promise = |started: i64, due: i64| Promise {
        kind: PromiseKind::Response,
        started: shell.now - jiff::SignedDuration::from_mins(started),
        due: shell.now + jiff::SignedDuration::from_mins(due),
        met: None,
    };
    let kept = Promise { met: Some(shell.now), ..promise(60, 60) };
    html! {
        div .show-row {
            @for one in [promise(60, 180), promise(222, 18), promise(240, -4), kept] {
                (clock::full(shell, &one))
                (clock::short(shell, &one))
            }
        }
    }
}

fn people(shell: &Shell) -> Markup {
    let present = |level| vec![Presence { agent: sample::agent("maija", "Maija Korhonen"), level }];
    html! {
        div .show-row {
            @for name in ["Anssi Asiakas", "Eeva Salo", "Åsa Öhman", "Ville Koskinen", "Liisa Virtanen", "040 555"] {
                (face::face(name, face::Size::Middle))
            }
            (face::robot(shell)) (face::face("Matti Meikäläinen", face::Size::Large))
            (presence::faces(shell, &present(Level::Here)))
        }
        (person::card(shell, &sample::anssi()))
    }
}

fn banners(shell: &Shell) -> Markup {
    html! {
        div .stack { @for tone in [Tone::Info, Tone::Ok, Tone::Warn, Tone::Bad] {
            (banner::banner(shell, &Banner { text: shell.with("browser-who_writes", &[("who", Arg::from("Maija"))]), tone, action: Some(("/desk".into(), shell.t("home-look"))) }))
        } }
    }
}

fn toasts(shell: &Shell) -> Markup {
    toast::toast(
        shell,
        &Toast { text: shell.t("common-saved"), tone: Tone::Ok, undo: Some("/desk/undo/sample".into()) },
    )
}

fn messages(shell: &Shell) -> Markup {
    let view = Interaction::sample();
    let states = [
        DeliveryState::Queued,
        DeliveryState::Sent,
        DeliveryState::Deferred,
        DeliveryState::Failed,
        DeliveryState::Bounced,
    ];
    let all: Vec<&interaction::Message> = view
        .thread
        .iter()
        .filter_map(|entry| if let Entry::Message(one) = entry { Some(one.as_ref()) } else { None })
        .collect();
    let last = all.last();
    html! {
        ol .thread {
            @for one in &all { (interaction::message(shell, one)) }
            @if let Some(last) = last { @for (n, state) in states.into_iter().enumerate() {
                (interaction::message(shell, &interaction::Message { id: format!("msg-show-{n}"), delivery: Some(interaction::Delivery { state, note: "451 4.7.1".into(), ..interaction::Delivery::default() }), ..(*last).clone() }))
            } }
        }
    }
}
