//! Every address that a page links to or posts to, in one place; `web`'s routes are the other side of this table.
//! Records are addressed by their number, everything else by its opaque key. Comments name the method and the fields.

use crate::view::Kind;

pub const HOME: &str = "/desk";
pub const INBOX: &str = "/desk/inbox";
pub const LOG: &str = "/desk/log";
pub const CUSTOMERS: &str = "/desk/customers";
pub const CUSTOMER_NEW: &str = "/desk/customers/new";
pub const ORGANISATIONS: &str = "/desk/orgs";
pub const ORGANISATION_NEW: &str = "/desk/orgs/new";
pub const SEARCH: &str = "/desk/search";
pub const COUNTS: &str = "/desk/reports/counts";
pub const LEDGER: &str = "/desk/reports/ledger";
pub const ME: &str = "/desk/me";
pub const ADMIN: &str = "/desk/admin";
pub const STYLEGUIDE: &str = "/desk/admin/styleguide";
/// The built-in test mail of a demonstration.
pub const MAIL_SINK: &str = "/demo/mail";
pub const SIGN_IN: &str = "/sign-in";
/// POST
pub const SIGN_OUT: &str = "/sign-out";
pub const FORGOT: &str = "/forgot";
pub const SETUP: &str = "/setup";
pub const EVENTS: &str = "/events";
pub const ACCESSIBILITY: &str = "/accessibility";

/// `/desk/inbox/mine`
pub fn inbox(view: &str) -> String {
    format!("{INBOX}/{view}")
}

/// `/desk/inbox/mine/1042`
pub fn in_inbox(view: &str, number: i64) -> String {
    format!("{INBOX}/{view}/{number}")
}

/// The page of a record, whatever its kind; an interaction opens in the inbox view `all`.
pub fn record(kind: Kind, number: i64) -> String {
    match kind {
        Kind::Interaction => in_inbox("all", number),
        Kind::Issue => format!("/desk/issues/{number}"),
        Kind::Order => format!("/desk/orders/{number}"),
        Kind::Feedback => format!("/desk/feedback/{number}"),
        Kind::Incident => format!("/desk/incidents/{number}"),
        Kind::Problem => format!("/desk/problems/{number}"),
        Kind::Improvement => format!("/desk/improvements/{number}"),
        Kind::Article => format!("/desk/knowledge/{number}/edit"),
    }
}

/// The list of a record kind.
pub fn records(kind: Kind) -> &'static str {
    match kind {
        Kind::Interaction => "/desk/inbox/all",
        Kind::Issue => "/desk/issues",
        Kind::Order => "/desk/orders",
        Kind::Feedback => "/desk/feedback",
        Kind::Incident => "/desk/incidents",
        Kind::Problem => "/desk/problems",
        Kind::Improvement => "/desk/improvements",
        Kind::Article => "/desk/knowledge",
    }
}

/// POST to an act of a record: `/desk/issues/310/resolution`. Acts by kind:
/// all – `owner {owner, facing_owner}`, `service {service}`, `title {title}`;
/// issue – `resolution {cause, resolution, can_work_again}`, `closure {informed}`; order – `delivery {delivery_note}`,
/// `closure`; feedback – `answer {answer, send}`, `closure`.
pub fn record_act(kind: Kind, number: i64, act: &str) -> String {
    format!("{}/{act}", record(kind, number))
}

/// POST to an act of an interaction: `/desk/interactions/1042/claim`. Acts and their fields:
/// `claim`, `release`, `owner {owner, team}`, `messages {kind: reply|note, text, language, base_seq, ticket, close, force}`,
/// `marks {mark, detail, reason}`, `marks/removal {mark, detail}`, `guesses {guess, answer: yes|no}`,
/// `category {category}`, `service {service}`, `actions {action, note}`, `actions/removal {action}`, `follow-up {follow_up, reason}`,
/// `orders|issues|feedback {title, service, text, …}`, `customer {customer | name, identity}`, `closure {reason}`, `draft {kind, text, base_seq}`.
pub fn act(number: i64, act: &str) -> String {
    format!("/desk/interactions/{number}/{act}")
}

/// POST: takes an act back within its time.
pub fn undo(key: &str) -> String {
    format!("/desk/undo/{key}")
}

pub fn customer(key: &str) -> String {
    format!("{CUSTOMERS}/{key}")
}

/// POST: `details {name, title, language, organisation, note}`, `identities {kind, value}`, `identities/removal {identity}`,
/// `merge {other}`, `unmerge {merge}`, `duplicates/dismissal {suggestion}`, `erasure {reason}`.
pub fn customer_act(key: &str, act: &str) -> String {
    format!("{CUSTOMERS}/{key}/{act}")
}

pub fn organisation(key: &str) -> String {
    format!("{ORGANISATIONS}/{key}")
}

/// `/desk/admin/services`
pub fn admin(area: &str) -> String {
    format!("{ADMIN}/{area}")
}

/// GET shows the form, POST saves it; `new` makes one.
pub fn admin_item(area: &str, key: &str) -> String {
    format!("{ADMIN}/{area}/{key}")
}

/// POST: `mailboxes/{key}/test`, `jobs/{id}/retry`, `jobs/{id}/dismissal`, `tokens/{key}/revocation`, `users/{key}/invitation`,
/// `users/{key}/reset`, `mailboxes/{key}/parked/{id}/arrival`, `mailboxes/{key}/parked/{id}/filing`.
pub fn admin_act(area: &str, key: &str, act: &str) -> String {
    format!("{ADMIN}/{area}/{key}/{act}")
}

/// A hosted web form; POST sends it.
pub fn form(key: &str) -> String {
    format!("/f/{key}")
}

pub fn form_thanks(key: &str, reference: &str) -> String {
    format!("/f/{key}/thanks?ref={reference}")
}

pub fn reset(token: &str) -> String {
    format!("/reset/{token}")
}

pub fn invitation(token: &str) -> String {
    format!("/invitation/{token}")
}

pub fn mail_sink(id: &str) -> String {
    format!("{MAIL_SINK}/{id}")
}

/// The same page in another language (`?lang=sv`), for people who are not signed in.
pub fn in_language(path: &str, lang: &str) -> String {
    let mark = if path.contains('?') { '&' } else { '?' };
    format!("{path}{mark}lang={lang}")
}
