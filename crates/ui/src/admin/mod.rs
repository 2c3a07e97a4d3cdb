//! Administration: one list and one form an area. The forms post to their own address; what a page needs to know about rows it
//! gets as words. The story starts in [`Area`], the table of areas.

pub mod audit;
pub mod brands;
pub mod categories;
pub mod channels;
pub mod forms;
pub mod jobs;
pub mod mailboxes;
pub mod services;
pub mod styleguide;
pub mod teams;
pub mod tokens;
pub mod users;

use maud::{Markup, html};

use crate::components::{button, field::Field, form, heading};
use crate::form::Form;
use crate::shell::{self, Parts};
use crate::{Shell, icon, url};

/// The areas of `/desk/admin/{key}`, in the order of the menu.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Area {
    #[default]
    Services,
    Categories,
    Users,
    Teams,
    Mailboxes,
    Channels,
    Forms,
    Brands,
    Tokens,
    Jobs,
    Audit,
    Styleguide,
}

impl Area {
    pub const ALL: [Self; 12] = [
        Self::Services,
        Self::Categories,
        Self::Users,
        Self::Teams,
        Self::Mailboxes,
        Self::Channels,
        Self::Forms,
        Self::Brands,
        Self::Tokens,
        Self::Jobs,
        Self::Audit,
        Self::Styleguide,
    ];

    pub fn key(self) -> &'static str {
        match self {
            Self::Services => "services",
            Self::Categories => "categories",
            Self::Users => "users",
            Self::Teams => "teams",
            Self::Mailboxes => "mailboxes",
            Self::Channels => "channels",
            Self::Forms => "forms",
            Self::Brands => "brands",
            Self::Tokens => "tokens",
            Self::Jobs => "jobs",
            Self::Audit => "audit",
            Self::Styleguide => "styleguide",
        }
    }
}

/// The form of one thing: `key` is `None` for a new one. It posts to `/desk/admin/{area}/{key or new}`.
#[derive(Clone, Debug, Default)]
pub struct Edit {
    pub key: Option<String>,
    pub form: Form,
}

/// An area: its menu beside, its head on top.
fn area(shell: &Shell, area: Area, acts: &Markup, content: &Markup) -> Markup {
    let title = shell.t(&format!("admin-{}", area.key()));
    let parts = Parts {
        title: title.clone(),
        layout: "at-admin",
        beside: Some(menu(shell, area)),
        main: html! { div .page { (heading::page(&title, &shell.t(&format!("admin-{}-lead", area.key())), acts)) (content) } },
        ..Parts::default()
    };
    shell::desk(shell, parts)
}

fn menu(shell: &Shell, open: Area) -> Markup {
    html! {
        nav #views .views aria-label=(shell.t("nav-admin")) {
            ul { @for area in Area::ALL {
                li {
                    a .view-link href=(url::admin(area.key())) aria-current=[(area == open).then_some("page")] {
                        span { (shell.t(&format!("admin-{}", area.key()))) }
                    }
                }
            } }
        }
    }
}

/// The button that leads to the form of a new one.
fn new_button(shell: &Shell, area: Area, label: &str) -> Markup {
    html! {
        a .btn .btn-main href=(url::admin_item(area.key(), "new")) {
            (icon::small(shell, "plus"))
            (shell.t(label))
        }
    }
}

/// The form of one thing around its fields.
fn edit(shell: &Shell, area: Area, edit: &Edit, title: &str, fields: &Markup) -> Markup {
    let key = edit.key.as_deref().unwrap_or("new");
    html! {
        form #edit .card .stack method="post" action=(url::admin_item(area.key(), key)) {
            h2 .card-title { (shell.t(title)) }
            (form::csrf(shell))
            (form::errors(shell, &edit.form, "edit"))
            (fields)
            div .row-end {
                a .btn .btn-quiet href=(url::admin(area.key())) { (shell.t("common-cancel")) }
                (button::submit(shell, button::Weight::Main, "common-save"))
            }
        }
    }
}

/// A field of the form of one thing.
fn field<'a>(shell: &Shell, edit: &'a Edit, name: &'a str, label: &str) -> Field<'a> {
    Field::new(shell, &edit.form, "edit", name, label)
}

/// The name in the three languages.
fn names(shell: &Shell, edit: &Edit) -> Markup {
    html! {
        div .fields {
            (field(shell, edit, "name_fi", "admin-name-fi").required().lang("fi").max(120).input("text"))
            (field(shell, edit, "name_sv", "admin-name-sv").lang("sv").max(120).input("text"))
            (field(shell, edit, "name_en", "admin-name-en").lang("en").max(120).input("text"))
        }
    }
}

/// The link to one row's form.
fn row_link(area: Area, key: &str, name: &str) -> Markup {
    html! { a href=(url::admin_item(area.key(), key)) { (name) } }
}
