//! The person card: face, name, organisation, language, ways to reach, and what to know first.

use maud::{Markup, html};

use super::{badge, face};
use crate::view::{Customer, Identity};
use crate::{Shell, icon, url};

/// The card of the context column.
pub fn card(shell: &Shell, customer: &Customer) -> Markup {
    html! {
        section .person aria-label=(shell.t("person-card")) {
            (face::face(&customer.name, face::Size::Large))
            div .person-who {
                a .person-name href=(url::customer(&customer.key)) { (name(shell, customer)) }
                p .person-where { (whereabouts(shell, customer)) }
            }
            @if !customer.note.is_empty() {
                p .person-note { (icon::small(shell, "info")) span { (customer.note) } }
            }
            @if !customer.identities.is_empty() {
                ul .person-ways { @for one in &customer.identities { li { (identity(shell, one)) } } }
            }
        }
    }
}

/// One line: face, name, organisation, first address.
pub fn line(shell: &Shell, customer: &Customer) -> Markup {
    html! {
        span .person-line {
            (face::face(&customer.name, face::Size::Middle))
            span .person-who {
                a href=(url::customer(&customer.key)) { (name(shell, customer)) }
                span .person-where { (whereabouts(shell, customer)) }
            }
        }
    }
}

/// The name, or the word for those who have none.
pub fn name(shell: &Shell, customer: &Customer) -> String {
    if customer.name.is_empty() { shell.t("common-unnamed") } else { customer.name.clone() }
}

fn whereabouts(shell: &Shell, customer: &Customer) -> Markup {
    html! {
        @if !customer.title.is_empty() { (customer.title) " · " }
        @if let Some(organisation) = &customer.organisation {
            a href=(url::organisation(&organisation.key)) { (organisation.label) }
        }
        @else { (shell.t("person-no-organisation")) }
        @if let Some(language) = &customer.language {
            " · "
            abbr title=(shell.t("common-language")) { (language) }
        }
    }
}

/// An address, number or handle with its kind as icon; a verified one says so.
pub fn identity(shell: &Shell, identity: &Identity) -> Markup {
    html! {
        span .way {
            (icon::small(shell, identity_icon(&identity.kind)))
            span .way-value {
                @match identity.kind.as_str() {
                    "phone" | "own_phone" => { a href=(format!("tel:{}", identity.value.replace(' ', ""))) { (identity.value) } }
                    _ => { (identity.value) }
                }
            }
            @if identity.verified { (badge::toned("ok", &format!("✓ {}", shell.t("person-verified")))) }
        }
    }
}

fn identity_icon(kind: &str) -> &'static str {
    match kind {
        "email" => "mail",
        "phone" | "own_phone" => "phone",
        "customer_number" => "hash",
        _ => "at-sign",
    }
}
