//! One message of the thread: the customer's words, our reply with its state of delivery, a log entry, a receipt; and the note,
//! which is yellow, dashed and named so that nobody takes it for a reply.

use language::Arg;
use maud::{Markup, html};

use super::view::{Attachment, Delivery, DeliveryState, Message, MessageKind};
use crate::components::{badge, button, face, form};
use crate::view::Direction;
use crate::{Shell, icon};

/// A list item of the thread.
pub fn message(shell: &Shell, view: &Message) -> Markup {
    let state = view.delivery.as_ref().map(|delivery| state_key(delivery.state));
    html! {
        li id=(view.id) .msg .(class(view.kind)) data-state=[state] {
            (gutter(shell, view))
            article .msg-body aria-label=(name(shell, view)) {
                (head(shell, view))
                (words(shell, view))
                (attachments(shell, &view.attachments))
                @if let Some(delivery) = &view.delivery { (trouble(shell, delivery)) }
                @if let Some(action) = &view.bring_back { (filed(shell, action)) }
            }
        }
    }
}

/// What was filed without queueing says so, and comes to the queue with one key.
fn filed(shell: &Shell, action: &str) -> Markup {
    html! {
        div .msg-filed {
            p .quiet { (shell.t("message-filed")) }
            (form::act(shell, action, &button::submit(shell, button::Weight::Plain, "message-bring-back")))
        }
    }
}

fn class(kind: MessageKind) -> &'static str {
    match kind {
        MessageKind::In => "msg-in",
        MessageKind::Out => "msg-out",
        MessageKind::Note => "msg-note",
        MessageKind::Log => "msg-log",
        MessageKind::Receipt => "msg-out msg-receipt",
    }
}

fn kind_key(kind: MessageKind) -> &'static str {
    match kind {
        MessageKind::In => "record-message-customer",
        MessageKind::Out => "record-message-reply",
        MessageKind::Note => "record-message-note",
        MessageKind::Log => "record-message-log",
        MessageKind::Receipt => "record-message-receipt",
    }
}

fn name(shell: &Shell, view: &Message) -> String {
    format!("{}: {}, {}", shell.t(kind_key(view.kind)), view.author, shell.when(view.at))
}

fn gutter(shell: &Shell, view: &Message) -> Markup {
    html! {
        span .msg-face aria-hidden="true" {
            @if view.robot || view.kind == MessageKind::Receipt { (face::robot(shell)) }
            @else { (face::face(&view.author, face::Size::Middle)) }
        }
    }
}

fn head(shell: &Shell, view: &Message) -> Markup {
    html! {
        header .msg-head {
            b { (view.author) }
            @if !view.to.is_empty() && view.kind == MessageKind::Out {
                span { "→ " (shell.words().list(&view.to)) }
            }
            @if view.kind == MessageKind::Note {
                span .msg-label { (icon::small(shell, "lock")) (shell.t("message-note-label")) }
            }
            @else if view.kind == MessageKind::Receipt { span { (shell.t("record-message-receipt")) } }
            @else if !view.channel.name.is_empty() { (badge::channel(shell, &view.channel, Direction::In, false)) }
            (shell.time(view.at))
            @if let Some(language) = badge::foreign(shell, view.language.as_deref()) {
                abbr .tag title=(shell.t("common-language")) { (language) }
            }
            @if let Some(delivery) = &view.delivery { (standing(shell, delivery)) }
        }
    }
}

fn words(shell: &Shell, view: &Message) -> Markup {
    html! {
        @if view.erased { p .msg-erased { (icon::small(shell, "lock")) (shell.t("message-erased")) } }
        @else {
            div .msg-text lang=[badge::foreign(shell, view.language.as_deref())] { (view.text) }
            @if let Some(signature) = &view.signature { p .msg-signature { (signature) } }
            @if let Some(quoted) = &view.quoted {
                details .msg-quote {
                    summary { (shell.t("message-quoted")) }
                    div .msg-text lang=[badge::foreign(shell, view.language.as_deref())] { (quoted) }
                }
            }
            @if let Some(original) = &view.original {
                details .msg-quote { summary { (shell.t("message-original")) }
                    iframe .msg-frame src=(original) sandbox="" loading="lazy" title=(shell.t("message-original")) {} }
            }
        }
    }
}

fn attachments(shell: &Shell, attachments: &[Attachment]) -> Markup {
    html! {
        @if !attachments.is_empty() {
            ul .attachments aria-label=(shell.t("common-attachments")) {
                @for one in attachments {
                    li { a .attachment href=(one.url) download=[(!one.image).then_some("")] {
                        (icon::small(shell, if one.image { "image" } else { "paperclip" }))
                        span { (one.name) }
                        span .quiet { (shell.words().bytes(u64::try_from(one.bytes).unwrap_or(0))) }
                    } }
                }
            }
        }
    }
}

/// The value of `data-state`.
pub fn state_key(state: DeliveryState) -> &'static str {
    match state {
        DeliveryState::Held => "held",
        DeliveryState::Queued => "queued",
        DeliveryState::Sent => "sent",
        DeliveryState::Deferred => "deferred",
        DeliveryState::Failed => "failed",
        DeliveryState::Bounced => "bounced",
    }
}

fn state_icon(state: DeliveryState) -> &'static str {
    match state {
        DeliveryState::Held | DeliveryState::Queued => "clock",
        DeliveryState::Sent => "check-check",
        DeliveryState::Deferred => "refresh-cw",
        DeliveryState::Failed => "circle-alert",
        DeliveryState::Bounced => "mail-x",
    }
}

/// The state of delivery at the end of the head; a held one counts down and can be taken back.
fn standing(shell: &Shell, delivery: &Delivery) -> Markup {
    let key = state_key(delivery.state);
    html! {
        span .delivery data-state=(key) {
            (icon::small(shell, state_icon(delivery.state)))
            @match (delivery.state, delivery.at) {
                (DeliveryState::Held, Some(at)) => { span data-countdown=(at) { (shell.with("message-leaves", &[("seconds", seconds_left(shell, at).into())])) } }
                (DeliveryState::Deferred, Some(at)) => { (shell.with("message-deferred", &[("at", Arg::from(shell.when(at)))])) }
                _ => { (shell.t(&format!("record-message-state-{key}"))) }
            }
        }
        @if let Some(undo) = &delivery.undo {
            form .delivery-undo method="post" action=(undo) data-undo {
                (form::csrf(shell))
                button .link type="submit" data-cmd="undo" {
                    (shell.t("common-undo"))
                    kbd aria-hidden="true" { "⌃Z" }
                }
            }
        }
    }
}

fn seconds_left(shell: &Shell, at: jiff::Timestamp) -> i64 {
    at.duration_since(shell.now).as_secs().max(0)
}

/// What the other server said, and what can be done about it.
fn trouble(shell: &Shell, delivery: &Delivery) -> Markup {
    let bad =
        matches!(delivery.state, DeliveryState::Failed | DeliveryState::Bounced | DeliveryState::Deferred);
    html! {
        @if bad && !delivery.note.is_empty() {
            div .msg-trouble data-state=(state_key(delivery.state)) {
                p { (shell.t("message-server-said")) " " q { (delivery.note) } }
                @if let Some(retry) = &delivery.retry {
                    (form::act(shell, retry, &button::submit(shell, button::Weight::Plain, "message-send-again")))
                }
            }
        }
    }
}
