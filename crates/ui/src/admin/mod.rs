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

use crate::form::Form;

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
