//! The doors of the desk: the rail at the start edge, on a phone the bar at the bottom.

use maud::{Markup, html};

use super::{Me, Place, Shell};
use crate::command::{self, Needs};
use crate::components::{face, form};
use crate::icon::icon;
use crate::url;

/// A door of the rail: place, icon, catalogue key, address, command whose key the tooltip shows.
struct Door {
    place: Place,
    icon: &'static str,
    label: &'static str,
    to: &'static str,
    command: &'static str,
    needs: Needs,
}

const fn door(
    place: Place,
    icon: &'static str,
    label: &'static str,
    to: &'static str,
    command: &'static str,
) -> Door {
    Door { place, icon, label, to, command, needs: Needs::Nothing }
}

const DOORS: &[Door] = &[
    door(Place::Home, "house", "nav-home", url::HOME, "go-home"),
    door(Place::Inbox, "inbox", "nav-inbox", url::INBOX, "go-inbox"),
    Door { needs: Needs::Serving, ..door(Place::Log, "square-pen", "nav-log", url::LOG, "log") },
    door(Place::Customers, "users", "nav-customers", url::CUSTOMERS, "go-customers"),
    door(Place::Issues, "life-buoy", "nav-issues", "/desk/issues", "go-issues"),
    door(Place::Orders, "package", "nav-orders", "/desk/orders", "go-orders"),
    door(Place::Feedback, "quote", "nav-feedback", "/desk/feedback", "go-feedback"),
    door(Place::Search, "search", "nav-search", url::SEARCH, "go-search"),
    Door {
        needs: Needs::Reports,
        ..door(Place::Reports, "chart-column", "nav-reports", url::COUNTS, "go-counts")
    },
    Door {
        needs: Needs::Administering,
        ..door(Place::Admin, "settings", "nav-admin", "/desk/admin/services", "go-admin")
    },
];

/// Doors of the phone's bar; the rest is behind "more".
const BOTTOM: &[Place] = &[Place::Inbox, Place::Log, Place::Customers, Place::Search];

/// Whether the reader is offered what needs this.
pub(super) fn offered(shell: &Shell, needs: Needs) -> bool {
    let Some(me) = &shell.me else { return false };
    match needs {
        Needs::Nothing => true,
        Needs::Serving => me.serves,
        Needs::Reports => me.reports,
        Needs::Administering => me.administers,
    }
}

/// The rail.
pub(super) fn rail(shell: &Shell) -> Markup {
    html! {
        nav #rail .rail aria-label=(shell.t("nav-rail")) {
            a .rail-mark href=(url::HOME) aria-hidden="true" tabindex="-1" { (mark(shell)) }
            ul { @for door in doors(shell) { li { (rail_door(shell, door)) } } }
            @if shell.demo { (test_mail(shell)) }
            @if let Some(me) = &shell.me { (mine(shell, me)) }
        }
    }
}

fn doors(shell: &Shell) -> impl Iterator<Item = &'static Door> + '_ {
    DOORS.iter().filter(|door| offered(shell, door.needs))
}

fn rail_door(shell: &Shell, door: &Door) -> Markup {
    let tip = command::find(door.command)
        .map_or_else(|| shell.t(door.label), |command| command::tooltip(shell.words(), command));
    html! {
        a .rail-door href=(door.to) title=(tip) aria-current=[(door.place == shell.place).then_some("page")] {
            (icon(shell, door.icon))
            span .vh { (shell.t(door.label)) }
            @if door.place == Place::Inbox { (inbox_count(shell)) }
        }
    }
}

fn inbox_count(shell: &Shell) -> Markup {
    html! {
        @if shell.inbox > 0 {
            span .rail-count data-count="mine" {
                span aria-hidden="true" { @if shell.inbox > 99 { "99+" } @else { (shell.inbox) } }
                span .vh { (shell.with("nav-inbox-count", &[("count", shell.inbox.into())])) }
            }
        }
    }
}

fn test_mail(shell: &Shell) -> Markup {
    html! {
        a .rail-door .rail-demo href=(url::MAIL_SINK) title=(shell.t("nav-test-mail"))
            aria-current=[(shell.place == Place::Mail).then_some("page")] {
            (icon(shell, "mail-open"))
            span .vh { (shell.t("nav-test-mail")) }
        }
    }
}

fn mine(shell: &Shell, me: &Me) -> Markup {
    html! {
        button .rail-me type="button" popovertarget="me-menu" title=(me.name) {
            (face::face(&me.name, face::Size::Middle))
            span .vh { (shell.t("nav-me")) ": " (me.name) }
        }
        div #me-menu .menu .menu-me popover {
            p .menu-head { b { (me.name) } span { (me.role) } }
            (menu_links(shell))
            form method="post" action=(url::SIGN_OUT) {
                (form::csrf(shell))
                button .menu-item type="submit" { (icon(shell, "log-out")) (shell.t("common-sign-out")) }
            }
        }
    }
}

fn menu_links(shell: &Shell) -> Markup {
    html! {
        a .menu-item href=(url::ME) { (icon(shell, "circle-user")) (shell.t("nav-settings")) }
        a .menu-item href=(format!("{}/keys", url::ME)) data-opens="key-list" {
            (icon(shell, "layers"))
            (shell.t("command-keys"))
            kbd { "?" }
        }
    }
}

/// The bar at the bottom of a phone.
pub(super) fn bottom(shell: &Shell) -> Markup {
    html! {
        nav .bottom aria-label=(shell.t("nav-bottom")) {
            @for door in doors(shell).filter(|door| BOTTOM.contains(&door.place)) {
                a .bottom-door href=(door.to) aria-current=[(door.place == shell.place).then_some("page")] {
                    (icon(shell, door.icon))
                    span { (shell.t(door.label)) }
                    @if door.place == Place::Inbox { (inbox_count(shell)) }
                }
            }
            button .bottom-door type="button" popovertarget="more-menu" {
                (icon(shell, "menu"))
                span { (shell.t("nav-more")) }
            }
            div #more-menu .menu .menu-more popover {
                @for door in doors(shell).filter(|door| !BOTTOM.contains(&door.place)) {
                    a .menu-item href=(door.to) aria-current=[(door.place == shell.place).then_some("page")] {
                        (icon(shell, door.icon)) (shell.t(door.label))
                    }
                }
                @if shell.demo {
                    a .menu-item href=(url::MAIL_SINK) { (icon(shell, "mail-open")) (shell.t("nav-test-mail")) }
                }
                (menu_links(shell))
                form method="post" action=(url::SIGN_OUT) {
                    (form::csrf(shell))
                    button .menu-item type="submit" { (icon(shell, "log-out")) (shell.t("common-sign-out")) }
                }
            }
        }
    }
}

/// The mark of Tuki: three strokes that hold one another up.
pub(super) fn mark(shell: &Shell) -> Markup {
    let _ = shell;
    html! {
        svg .mark viewBox="0 0 32 32" aria-hidden="true" {
            rect .mark-ground x="2" y="2" width="28" height="28" rx="8" {}
            path .mark-line d="M9 11h14M16 11v12M11.5 17.5 16 23l4.5-5.5" {}
        }
    }
}
