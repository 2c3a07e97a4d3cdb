//! The audit trace, GET `/desk/admin/audit?who=&kind=&ref=&from=&after=`: every event with its sequence number, and whether the chain verifies.

use jiff::Timestamp;
use maud::{Markup, html};

use super::{Area, area};
use crate::components::{button, empty, field::Field, filter, form as form_parts, pager, trace};
use crate::form::{Choice, Form};
use crate::view::TraceLine;
use crate::{Shell, icon, url};

#[derive(Clone, Debug, Default)]
pub struct Audit {
    pub filter: Form,
    pub kinds: Vec<Choice>,
    pub agents: Vec<Choice>,
    pub lines: Vec<AuditLine>,
    pub after: Option<String>,
    pub verified: Option<Verified>,
}

#[derive(Clone, Debug, Default)]
pub struct AuditLine {
    pub line: TraceLine,
    /// References that the event speaks of: label and address.
    pub about: Vec<(String, String)>,
}

#[derive(Clone, Debug, Default)]
pub struct Verified {
    pub ok: bool,
    pub at: Timestamp,
    pub up_to: i64,
}

const FILTERS: &[&str] = &["q", "who", "kind", "from"];

/// The whole page.
pub fn page(shell: &Shell, view: &Audit) -> Markup {
    let to = url::admin("audit");
    let form = &view.filter;
    let selects = html! {
        (Field::new(shell, form, "filter", "who", "common-person")
            .filter_select(&view.agents, &shell.t("admin-audit-everybody")))
        (Field::new(shell, form, "filter", "kind", "admin-audit-kind")
            .filter_select(&view.kinds, &shell.t("admin-audit-everything")))
        (Field::new(shell, form, "filter", "from", "counts-from").quiet().input("date"))
    };
    let content = html! {
        @if let Some(verified) = &view.verified { (chain(shell, verified)) }
        (filter::bar(shell, &to, form, "admin-audit-search", &selects))
        @if view.lines.is_empty() { (empty::empty(shell, "scroll-text", &shell.t("common-no-results"), "", None)) }
        @else { ol .trace .trace-audit { @for line in &view.lines { li {
            (trace::one(shell, &line.line))
            span .trace-about { @for (label, to) in &line.about { a .tag href=(to) { (label) } " " } }
            span .trace-seq { "#" (line.line.seq) }
        } } } }
        (pager::pager(shell, &pager::with_filters(&to, form, FILTERS), view.after.as_deref(), false))
    };
    area(shell, Area::Audit, &verify(shell), &content)
}

/// The button that has the whole chain checked.
fn verify(shell: &Shell) -> Markup {
    let to = format!("{}/verification", url::admin("audit"));
    form_parts::act(shell, &to, &button::submit(shell, button::Weight::Plain, "admin-audit-verify"))
}

/// Whether the chain of events verifies, and up to where.
fn chain(shell: &Shell, verified: &Verified) -> Markup {
    let (tone, name, key) = if verified.ok {
        ("ok", "shield", "admin-audit-ok")
    } else {
        ("bad", "circle-alert", "admin-audit-broken")
    };
    html! {
        div .banner data-tone=(tone) {
            (icon::small(shell, name))
            p {
                (shell.with(key, &[("seq", verified.up_to.into()), ("at", shell.date_time(verified.at).into())]))
            }
        }
    }
}
