//! The thread as pages show it: messages with their states, and the lines of what happened between them.

use db::Tx;
use desk::catalogue::channel::Channel;
use desk::interaction::{Said, Thread, message::Message};
use desk::kernel::{RecordKind, RecordRef, Timestamp};
use desk::people::agent;
use desk::timeline::Entry;
use ui::desk::interaction as shown;
use ui::shell::Shell;

use super::interaction::{address, arg};
use super::view;
use crate::errors::Problem;
use crate::frame::Desk;

/// Messages and events of a thread in the order in which they happened.
pub fn entries(
    tx: &mut Tx,
    shell: &Shell,
    thread: &Thread,
    channels: &[Channel],
    desk: &Desk,
) -> Result<Vec<shown::Entry>, Problem> {
    let names: Vec<(i64, String)> = agent::list(tx)?.into_iter().map(|one| (one.id, one.name)).collect();
    let since = thread.messages.first().map_or(Timestamp::MIN, |said| said.message.at);
    let mut lines: Vec<(Timestamp, shown::Entry)> = Vec::new();
    for said in &thread.messages {
        lines.push((
            said.message.at,
            shown::Entry::Message(Box::new(message(shell, thread, said, channels, desk))),
        ));
    }
    for entry in thread.events.iter().filter(|entry| entry.at >= since || thread.earlier.is_none()) {
        if let Some(event) = event(shell, entry, &names) {
            lines.push((entry.at, shown::Entry::Event(event)));
        }
    }
    lines
        .extend(missed(shell, thread, channels).into_iter().map(|line| (line.at, shown::Entry::Event(line))));
    lines.sort_by_key(|(at, _)| *at);
    Ok(lines.into_iter().map(|(_, entry)| entry).collect())
}

/// One message.
pub fn message(
    shell: &Shell,
    thread: &Thread,
    said: &Said,
    channels: &[Channel],
    desk: &Desk,
) -> shown::Message {
    let one = &said.message;
    let contact = thread.contacts.iter().find(|contact| contact.id == one.interaction_id);
    let channel = contact.and_then(|c| channels.iter().find(|row| Some(row.id) == c.channel));
    shown::Message {
        id: format!("msg-{}", one.key()),
        kind: kind(&one.kind),
        author: if one.author_name.is_empty() { one.author_address.clone() } else { one.author_name.clone() },
        address: one.author_address.clone(),
        to: said
            .recipients
            .iter()
            .filter(|(kind, _)| kind == "to" || kind == "cc")
            .map(|(_, to)| address(&to.name, &to.address))
            .collect(),
        at: one.at,
        channel: channel.map(|row| view::channel_row(shell.lang, row)).unwrap_or_default(),
        language: one.language.clone().filter(|tag| tag != shell.lang.code()),
        text: one.text.clone(),
        quoted: Some(one.quoted.clone()).filter(|text| !text.is_empty()),
        signature: Some(one.signature.clone()).filter(|text| !text.is_empty()),
        original: original(one),
        attachments: said.attachments.iter().filter(|file| !file.inline).map(attachment).collect(),
        delivery: delivery(said, desk),
        robot: one.robot,
        bring_back: is_filed(thread, one).then(|| format!("/desk/messages/{}/arrival", one.key())),
        erased: one.erased_at.is_some(),
    }
}

/// Whether a message came to a contact that was closed already, and so waits for nobody.
fn is_filed(thread: &Thread, one: &Message) -> bool {
    let holder = thread.contacts.iter().find(|contact| contact.id == one.interaction_id);
    let closed = holder.and_then(|contact| contact.closed_at);
    one.kind == "customer" && one.erased_at.is_none() && closed.is_some_and(|closed| closed < one.at)
}

fn kind(code: &str) -> shown::MessageKind {
    match code {
        "reply" => shown::MessageKind::Out,
        "note" => shown::MessageKind::Note,
        "log" => shown::MessageKind::Log,
        "receipt" => shown::MessageKind::Receipt,
        _ => shown::MessageKind::In,
    }
}

/// The styled original is shown on request, in a frame of its own.
fn original(one: &Message) -> Option<String> {
    let styled = one.html_digest.is_some() && one.erased_at.is_none() && one.kind == "customer";
    styled.then(|| format!("/desk/messages/{}/original", one.key()))
}

fn attachment(file: &desk::attachment::Attachment) -> shown::Attachment {
    shown::Attachment {
        url: format!("/desk/attachments/{}", desk::kernel::key_of(file.id)),
        image: matches!(file.content_type.as_str(), "image/png" | "image/jpeg" | "image/gif" | "image/webp"),
        name: file.name.clone(),
        bytes: file.bytes,
    }
}

fn delivery(said: &Said, desk: &Desk) -> Option<shown::Delivery> {
    let code = said.message.state.as_deref()?;
    let state = match code {
        "held" => shown::DeliveryState::Held,
        "queued" => shown::DeliveryState::Queued,
        "sent" => shown::DeliveryState::Sent,
        "deferred" => shown::DeliveryState::Deferred,
        "failed" => shown::DeliveryState::Failed,
        "bounced" => shown::DeliveryState::Bounced,
        _ => return None,
    };
    let last = said.changes.iter().rev().find(|change| change.state == code);
    let mine = said.message.agent_id == desk.actor().agent;
    let number = said.message.key();
    Some(shown::Delivery {
        state,
        at: said.held_until.filter(|_| code == "held").or_else(|| last.map(|change| change.at)),
        note: last.map(|change| change.note.clone()).unwrap_or_default(),
        undo: (code == "held" && mine).then(|| format!("/desk/messages/{number}/withdrawal")),
        retry: matches!(code, "failed" | "deferred").then(|| format!("/desk/messages/{number}/retry")),
    })
}

/// A line of the trace that belongs into the thread; most acts are seen elsewhere and have no line.
fn event(shell: &Shell, entry: &Entry, names: &[(i64, String)]) -> Option<shown::Event> {
    let key = format!("event-{}", entry.kind.replace('.', "-"));
    let words = shell.words();
    if !words.has(&key) {
        return None;
    }
    let name = |id: Option<i64>| {
        id.and_then(|id| names.iter().find(|(known, _)| *known == id)).map(|(_, name)| name.clone())
    };
    let who = name(entry.actor_id).unwrap_or_else(|| "Tuki".into());
    let detail = entry.detail.as_ref();
    let owner =
        name(detail.and_then(|detail| detail["owner"].as_i64())).unwrap_or_else(|| words.t("event-nobody"));
    Some(shown::Event {
        at: entry.at,
        icon: None,
        text: words.with(&key, &[arg("who", &who), arg("owner", &owner)]),
        about: None,
    })
}

/// Attempts that reached nobody, as lines.
fn missed(shell: &Shell, thread: &Thread, channels: &[Channel]) -> Vec<shown::Event> {
    let words = shell.words();
    let attempts =
        thread.contacts.iter().filter_map(|contact| contact.missed.as_ref().map(|why| (contact, why)));
    attempts
        .map(|(contact, why)| {
            let channel = channels.iter().find(|row| Some(row.id) == contact.channel);
            let name = channel.map_or_else(String::new, |row| row.names.get(shell.lang).to_string());
            let text = format!("{name} – {}", words.t(&format!("record-missed-{why}")));
            let reference = RecordRef::new(RecordKind::Interaction, contact.reference.number);
            let shape = if contact.closed_at.is_some() {
                desk::spine::StateCategory::Done
            } else {
                desk::spine::StateCategory::Open
            };
            shown::Event {
                at: contact.occurred_at,
                icon: Some("phone-missed"),
                text,
                about: Some(view::chip(words, reference, "", &contact.state, shape)),
            }
        })
        .collect()
}
