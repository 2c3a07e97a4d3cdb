//! The filter bar over a list: a GET form, so that every filter lives in the address.

use maud::{Markup, html};

use super::field::Field;
use crate::Shell;
use crate::form::Form;

/// A search field, then the selects that the page gives, then the button (hidden where the browser code sends by itself).
pub fn bar(shell: &Shell, action: &str, form: &Form, placeholder: &str, selects: &Markup) -> Markup {
    html! {
        search {
            form .filter method="get" action=(action) {
                (Field::new(shell, form, "filter", "q", "common-search")
                    .quiet()
                    .placeholder(shell.t(placeholder))
                    .input("search"))
                (selects)
                button .btn type="submit" { (shell.t("common-show")) }
            }
        }
    }
}
