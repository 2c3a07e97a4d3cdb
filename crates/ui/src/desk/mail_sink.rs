//! The built-in test mail of a demonstration, GET `/demo/mail[/{id}]`, POST `/demo/mail` (`from_name`, `from`, `to`, `subject`, `text`,
//! `in_reply_to`): a newcomer writes as a customer and reads the answer. Nothing here leaves the machine, and the page says so.

use jiff::Timestamp;
use maud::{Markup, html};

use crate::components::{button, empty, field::Field, form, heading};
use crate::form::{Choice, Form};
use crate::shell::{self, Parts};
use crate::{Shell, icon, url};

#[derive(Clone, Debug, Default)]
pub struct MailSink {
    pub mails: Vec<SunkMail>,
    pub open: Option<SunkMail>,
    /// Addresses of the desk's mailboxes to write to.
    pub to: Vec<Choice>,
    pub form: Form,
    /// True right after sending: the page says where it will appear.
    pub sent: bool,
}

/// A mail that Tuki sent.
#[derive(Clone, Debug, Default)]
pub struct SunkMail {
    pub id: String,
    pub at: Timestamp,
    pub from: String,
    pub to: String,
    pub subject: String,
    pub text: String,
}

/// The whole page.
pub fn page(shell: &Shell, view: &MailSink) -> Markup {
    let title = shell.t("sink-title");
    let main = html! {
        div .page .sink {
            div .sink-mark {
                (icon::icon(shell, "mail-open"))
                p { b { (shell.t("sink-built-in")) } " " (shell.t("sink-lead")) }
            }
            (heading::page(&title, "", &html! {}))
            @if view.sent {
                div .banner data-tone="ok" role="status" {
                    (icon::small(shell, "circle-check"))
                    p { (shell.t("sink-sent")) }
                    a href=(url::inbox("queue")) { (shell.t("sink-see")) }
                }
            }
            div .two {
                div { (mails(shell, view)) @if let Some(open) = &view.open { (opened(shell, open)) } }
                div { (write(shell, view)) }
            }
        }
    };
    shell::desk(shell, Parts::page(title, main))
}

fn mails(shell: &Shell, view: &MailSink) -> Markup {
    let open = view.open.as_ref().map(|open| open.id.as_str());
    let list = html! {
        @if view.mails.is_empty() {
            (empty::empty(shell, "mail", &shell.t("sink-none"), &shell.t("sink-none-text"), None))
        }
        @else { ul .sink-list { @for mail in &view.mails { li { a href=(url::mail_sink(&mail.id)) aria-current=[(open == Some(mail.id.as_str())).then_some("true")] {
            b { (mail.to) } span { (mail.subject) } span .quiet { (shell.time(mail.at)) }
        } } } } }
    };
    heading::card(&shell.t("sink-out"), &list)
}

fn opened(shell: &Shell, mail: &SunkMail) -> Markup {
    html! {
        article .card aria-labelledby="sink-open" {
            h2 #sink-open .card-title { (mail.subject) }
            p .quiet { (mail.from) " → " (mail.to) " · " (shell.time(mail.at)) }
            div .msg-text { (mail.text) }
        }
    }
}

fn write(shell: &Shell, view: &MailSink) -> Markup {
    let form = &view.form;
    html! {
        form .card .stack method="post" action=(url::MAIL_SINK) {
            h2 .card-title { (shell.t("sink-write")) }
            (form::csrf(shell))
            (form::errors(shell, form, "sink"))
            (form::hidden("in_reply_to", form.value("in_reply_to")))
            (Field::new(shell, form, "sink", "from_name", "sink-from-name")
                .required()
                .autocomplete("off")
                .input("text"))
            (Field::new(shell, form, "sink", "from", "sink-from").required().autocomplete("off").input("email"))
            (Field::new(shell, form, "sink", "to", "sink-to").select(&view.to, None))
            (Field::new(shell, form, "sink", "subject", "sink-subject").input("text"))
            (Field::new(shell, form, "sink", "text", "sink-text").required().area(6))
            div .row-end { (button::submit(shell, button::Weight::Main, "sink-send")) }
        }
    }
}
