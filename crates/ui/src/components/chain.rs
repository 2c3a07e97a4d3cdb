//! The record chain: `INT-1042 → ISS-310 ● → FB-51 ✓`. Every chip links, shows its state, and closes on its own.

use maud::{Markup, html};

use super::badge;
use crate::Shell;
use crate::url;
use crate::view::RecordChip;

pub fn chain(shell: &Shell, chips: &[RecordChip]) -> Markup {
    html! {
        @if !chips.is_empty() {
            ol #chain .chain aria-label=(shell.t("chain-name")) { @for one in chips { li { (chip(shell, one)) } } }
        }
    }
}

/// One chip, as a link unless it is the page itself.
pub fn chip(shell: &Shell, chip: &RecordChip) -> Markup {
    let reference = chip.kind.reference(chip.number);
    let kind = shell.t(&format!("record-kind-{}", chip.kind.key()));
    let tip = format!("{kind}: {} – {}", chip.title, chip.state.label);
    let inside = html! {
        span .vh { (kind) " " } (reference) " "
        span .chip-state aria-hidden="true" { (badge::shape(chip.state.category)) }
        span .vh { ", " (chip.state.label) }
    };
    html! {
        @if chip.current { span .chip data-kind=(chip.kind.key()) aria-current="page" title=(tip) { (inside) } }
        @else {
            a .chip data-kind=(chip.kind.key()) href=(url::record(chip.kind, chip.number)) title=(tip) {
                (inside)
            }
        }
    }
}

/// A chip and the title beside it, as lists show records.
pub fn line(shell: &Shell, one: &RecordChip) -> Markup {
    html! { span .chip-line { (chip(shell, one)) span .chip-title { (one.title) } } }
}
