//! What the last act did, with undo where it can be taken back.

use maud::{Markup, html};

use super::form;
use crate::icon;
use crate::shell::{Shell, Toast};

pub fn toast(shell: &Shell, toast: &Toast) -> Markup {
    html! {
        div .toast role="status" data-toast data-tone=(toast.tone.key()) {
            (icon::small(shell, toast.tone.icon()))
            p { (toast.text) }
            @if let Some(undo) = &toast.undo {
                form method="post" action=(undo) data-undo {
                    (form::csrf(shell))
                    button .toast-undo type="submit" data-cmd="undo" {
                        (shell.t("common-undo"))
                        kbd aria-hidden="true" { "⌃Z" }
                    }
                }
            }
        }
    }
}
