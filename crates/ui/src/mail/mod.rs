//! Outgoing mail as text and simple HTML: reply, receipt, invitation, new password. Pure functions of a view and a language; the
//! envelope, headers and attachments are the mail door's business.

use jiff::{Timestamp, tz::TimeZone};
use language::{Arg, Lang, Words};
use maud::{DOCTYPE, Markup, html};

/// What a mail says, in both forms, and its subject.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Body {
    pub subject: String,
    pub text: String,
    pub html: String,
}

/// A reply written by an agent. `language` is the customer's.
#[derive(Clone, Debug)]
pub struct Reply {
    pub language: Lang,
    /// The customer's subject; "Re: " is added once.
    pub subject: String,
    /// `INT-1042`, the number that the customer knows.
    pub reference: String,
    pub text: String,
    /// The agent's name and title, then the brand's signature.
    pub signature: String,
    /// What is answered, quoted below: who, when, text.
    pub quoted: Option<Quoted>,
    pub tz: TimeZone,
}

#[derive(Clone, Debug, Default)]
pub struct Quoted {
    pub who: String,
    pub at: Timestamp,
    pub text: String,
}

/// The automatic receipt: once per matter, within a minute, never to robots.
#[derive(Clone, Debug)]
pub struct Receipt {
    pub language: Lang,
    pub subject: String,
    pub reference: String,
    pub brand: String,
    pub signature: String,
    pub answer_by: Option<Timestamp>,
    pub now: Timestamp,
    pub tz: TimeZone,
}

#[derive(Clone, Debug)]
pub struct Invitation {
    pub language: Lang,
    pub organisation: String,
    /// Empty when nobody in particular invites (the first start).
    pub invited_by: String,
    pub name: String,
    pub url: String,
    pub valid_hours: i64,
}

#[derive(Clone, Debug)]
pub struct PasswordReset {
    pub language: Lang,
    pub organisation: String,
    pub url: String,
    pub valid_minutes: i64,
}

/// An agent's answer: the text, the signature, the matter's number, and what is answered.
pub fn reply(view: &Reply) -> Body {
    let words = Words::new(view.language);
    let number = words.with("outgoing-number", &[("reference", Arg::from(&view.reference))]);
    let quoted =
        view.quoted.as_ref().map(|quoted| (quote_head(words, quoted, &view.tz), quoted.text.as_str()));
    let mut text = format!("{}\n\n{}\n\n{number}\n", view.text.trim_end(), view.signature.trim_end());
    if let Some((head, words)) = &quoted {
        text.push_str(&format!("\n{head}\n{}\n", quote(words)));
    }
    let html = document(
        words,
        &html! {
            (paragraphs(&view.text))
            (paragraphs(&view.signature))
            p { small { (number) } }
            @if let Some((head, words)) = &quoted { p { (head) } blockquote { (paragraphs(words)) } }
        },
    );
    Body { subject: reply_subject(&view.subject, &view.reference), text, html }
}

/// "We have your message": the number, when an answer can be expected, and that it may be answered.
pub fn receipt(view: &Receipt) -> Body {
    let words = Words::new(view.language);
    let lines = [
        words.with("outgoing-receipt-thanks", &[("brand", Arg::from(&view.brand))]),
        words.with("outgoing-receipt-number", &[("reference", Arg::from(&view.reference))]),
        match view.answer_by {
            Some(at) => {
                words.with("outgoing-receipt-by", &[("at", Arg::from(words.date_time(at, &view.tz)))])
            }
            None => words.t("outgoing-receipt-soon"),
        },
        words.t("outgoing-receipt-more"),
    ];
    let mut body = letter(words, reply_subject(&view.subject, &view.reference), &lines, None);
    let signature = view.signature.trim_end();
    body.text.push_str(&format!("\n{signature}\n"));
    body.html = document(words, &html! { @for line in &lines { p { (line) } } (paragraphs(signature)) });
    body
}

/// A text that is already whole, for example a stored receipt; the subject stays as it is.
pub fn plain(language: Lang, subject: &str, text: &str) -> Body {
    let html = document(Words::new(language), &paragraphs(text));
    Body { subject: subject.to_owned(), text: format!("{}\n", text.trim_end()), html }
}

/// An invitation to the desk, with its link.
pub fn invitation(view: &Invitation) -> Body {
    let words = Words::new(view.language);
    let organisation = Arg::from(&view.organisation);
    let invited = if view.invited_by.is_empty() {
        words.with("outgoing-invitation-plain", &[("organisation", organisation.clone())])
    } else {
        words.with(
            "outgoing-invitation",
            &[("who", Arg::from(&view.invited_by)), ("organisation", organisation.clone())],
        )
    };
    let lines = [
        words.with("outgoing-hello", &[("name", Arg::from(&view.name))]),
        invited,
        words.with("outgoing-valid-hours", &[("count", Arg::from(view.valid_hours))]),
    ];
    let subject = words.with("outgoing-invitation-subject", &[("organisation", organisation)]);
    letter(words, subject, &lines, Some((&view.url, &words.t("outgoing-invitation-link"))))
}

/// A link to choose a new password.
pub fn password_reset(view: &PasswordReset) -> Body {
    let words = Words::new(view.language);
    let organisation = Arg::from(&view.organisation);
    let lines = [
        words.with("outgoing-reset", &[("organisation", organisation.clone())]),
        words.with("outgoing-valid-minutes", &[("count", Arg::from(view.valid_minutes))]),
        words.t("outgoing-reset-not-you"),
    ];
    let subject = words.with("outgoing-reset-subject", &[("organisation", organisation)]);
    letter(words, subject, &lines, Some((&view.url, &words.t("outgoing-reset-link"))))
}

/// A letter of paragraphs and one link.
fn letter(words: Words, subject: String, lines: &[String], link: Option<(&str, &str)>) -> Body {
    let mut text = lines.join("\n\n");
    text.push('\n');
    if let Some((url, label)) = link {
        text.push_str(&format!("\n{label}:\n{url}\n"));
    }
    let html = document(
        words,
        &html! {
            @for line in lines { p { (line) } }
            @if let Some((url, label)) = link { p { a href=(url) { (label) } } p { small { (url) } } }
        },
    );
    Body { subject, text, html }
}

/// "Re: " once, and the number in brackets once, so that the thread is found even when the address was lost.
fn reply_subject(subject: &str, reference: &str) -> String {
    let bare = subject.trim();
    let again = bare.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("re:"));
    let mark = if bare.contains(reference) { String::new() } else { format!(" [{reference}]") };
    format!("{}{bare}{mark}", if again { "" } else { "Re: " })
}

fn quote_head(words: Words, quoted: &Quoted, tz: &TimeZone) -> String {
    words.with(
        "outgoing-quoted",
        &[("who", Arg::from(&quoted.who)), ("at", Arg::from(words.date_time(quoted.at, tz)))],
    )
}

fn quote(text: &str) -> String {
    text.trim_end().lines().map(|line| format!("> {line}")).collect::<Vec<_>>().join("\n")
}

/// Blank lines part paragraphs, single breaks stay.
fn paragraphs(text: &str) -> Markup {
    html! {
        @for paragraph in text.trim().split("\n\n") {
            p { @for (index, line) in paragraph.lines().enumerate() { @if index > 0 { br; } (line) } }
        }
    }
}

fn document(words: Words, content: &Markup) -> String {
    let page = html! { (DOCTYPE) html lang=(words.lang().code()) { head { meta charset="utf-8"; title { "" } } body { (content) } } };
    page.into_string()
}

#[cfg(test)]
mod tests;
