//! Customers by name, GET `/desk/customers?q=&after=`, and a new one, GET and POST `/desk/customers/new` (fields `name`, `title`,
//! `language`, `organisation`, `note`, `email`, `phone`).

use language::Lang;
use maud::{Markup, html};

use crate::components::{button, empty, field::Field, filter, form, heading, pager, person, tabs};
use crate::form::{Choice, Form};
use crate::shell::{self, Parts};
use crate::view::Customer;
use crate::{Shell, url};

#[derive(Clone, Debug, Default)]
pub struct Customers {
    pub filter: Form,
    pub rows: Vec<Customer>,
    pub after: Option<String>,
}

#[derive(Clone, Debug, Default)]
pub struct NewCustomer {
    pub form: Form,
    pub organisations: Vec<Choice>,
}

/// The list.
pub fn page(shell: &Shell, view: &Customers) -> Markup {
    let new =
        button::link(shell, button::Weight::Plain, url::CUSTOMER_NEW, Some("user-plus"), "customers-new");
    let main = html! {
        div .page {
            (heading::page(&shell.t("nav-customers"), "", &new))
            (tabs_of(shell, true))
            (filter::bar(shell, url::CUSTOMERS, &view.filter, "customers-search", &html! {}))
            @if view.rows.is_empty() {
                (empty::empty(shell, "users", &shell.t("customers-none"), &shell.t("customers-none-text"), None))
            }
            @else { ul .people { @for one in &view.rows { li { (person::line(shell, one)) (ways(one)) } } } }
            (pager::pager(shell, &pager::with_filters(url::CUSTOMERS, &view.filter, &["q"]), view.after.as_deref(), false))
        }
    };
    shell::desk(shell, Parts::page(shell.t("nav-customers"), main))
}

/// People and organisations are two tabs of one place.
pub(super) fn tabs_of(shell: &Shell, people: bool) -> Markup {
    let all = [
        tabs::Tab { label: shell.t("customers-people"), to: url::CUSTOMERS.into(), open: people },
        tabs::Tab { label: shell.t("customers-organisations"), to: url::ORGANISATIONS.into(), open: !people },
    ];
    tabs::tabs(&shell.t("nav-customers"), &all)
}

fn ways(one: &Customer) -> Markup {
    html! { span .people-ways { @for way in one.identities.iter().take(2) { span { (way.value) } } } }
}

/// The form of a new customer.
pub fn new_page(shell: &Shell, view: &NewCustomer) -> Markup {
    let title = shell.t("customers-new");
    let main = html! {
        div .page .page-narrow {
            (heading::page(&title, "", &html! {}))
            form .card .stack method="post" action=(url::CUSTOMER_NEW) {
                (form::csrf(shell)) (form::errors(shell, &view.form, "new"))
                (fields(shell, &view.form, "new", &view.organisations))
                (Field::new(shell, &view.form, "new", "email", "common-email")
                    .optional(shell)
                    .autocomplete("off")
                    .input("email"))
                (Field::new(shell, &view.form, "new", "phone", "common-phone")
                    .optional(shell)
                    .autocomplete("off")
                    .input("tel"))
                div .row-end {
                    a .btn .btn-quiet href=(url::CUSTOMERS) { (shell.t("common-cancel")) }
                    (button::submit(shell, button::Weight::Main, "common-save"))
                }
            }
        }
    };
    shell::desk(shell, Parts::page(title, main))
}

/// Fields that a new customer and the details of a known one share.
pub(super) fn fields(shell: &Shell, form: &Form, prefix: &str, organisations: &[Choice]) -> Markup {
    let languages = Lang::ALL.map(|lang| Choice::new(lang.code(), lang.own_name()));
    html! {
        (Field::new(shell, form, prefix, "name", "common-name")
            .required()
            .autocomplete("off")
            .max(200)
            .input("text"))
        (Field::new(shell, form, prefix, "title", "customer-title").optional(shell).max(100).input("text"))
        (Field::new(shell, form, prefix, "language", "common-language")
            .select(&languages, Some(&shell.t("common-unknown"))))
        (Field::new(shell, form, prefix, "organisation", "common-organisation")
            .select(organisations, Some(&shell.t("person-no-organisation"))))
        (Field::new(shell, form, prefix, "note", "customer-note").hint(shell.t("customer-note-hint")).area(2))
    }
}
