//! Contacts as programs see them.

use db::Tx;
use desk::catalogue::channel;
use desk::conversation;
use desk::interaction::{self, Interaction, QueueRow, Thread, action, mark};
use desk::kernel::{RecordKind, RecordRef, key_of};
use desk::people::{agent, customer};
use desk::{linking, promise};
use serde_json::{Value, json};

use crate::errors::Problem;

/// A line of a list.
pub fn row(row: &QueueRow) -> Value {
    let person = |pair: &Option<(String, String)>| {
        pair.as_ref().map(|(key, name)| json!({ "key": key, "name": name }))
    };
    json!({
        "ref": row.reference.to_string(), "matter": matter(row.matter), "state": row.state,
        "category": if row.closed_at.is_some() { "done" } else { "open" }, "version": row.version, "title": row.title, "preview": row.preview,
        "channel": row.channel.0, "direction": row.direction.code(), "missed_reason": row.missed.map(|why| why.code()), "official": row.official,
        "customer": person(&row.customer), "from": row.from_name, "owner": person(&row.owner), "occurred_at": row.occurred_at,
        "last_at": row.last_at, "due_at": row.due.map(|(_, due)| due), "closed_at": row.closed_at, "marks": row.marks,
        "records": row.kinds.iter().map(|kind| kind.code()).collect::<Vec<_>>(), "language": row.language,
    })
}

fn matter(number: i64) -> String {
    RecordRef::new(RecordKind::Interaction, number).to_string()
}

/// One of ours by id.
pub fn person(tx: &mut Tx, id: Option<i64>) -> Value {
    let found = id.and_then(|id| agent::by_id(tx, id).ok());
    found.map_or(Value::Null, |one| json!({ "key": one.key, "name": one.name }))
}

/// A customer by id.
pub fn whom(tx: &mut Tx, id: Option<i64>) -> Value {
    let found = id.and_then(|id| customer::by_id(tx, id).ok());
    found.map_or(Value::Null, |one| json!({ "key": one.key, "name": one.name }))
}

/// Links of a record: what it was opened from, follows, gave rise to.
pub fn links(tx: &mut Tx, record: i64) -> Result<Vec<Value>, Problem> {
    let all = linking::links_of(tx, record)?;
    Ok(all
        .iter()
        .map(|link| {
            json!({
                "kind": link.kind.code(), "direction": if link.outward { "to" } else { "from" }, "ref": link.reference.to_string(),
                "title": link.title, "state": link.state, "category": link.category.code(),
            })
        })
        .collect())
}

/// Promises of a record.
pub fn promises(tx: &mut Tx, record: i64) -> Result<Vec<Value>, Problem> {
    let all = promise::of_record(tx, record)?;
    Ok(all
        .iter()
        .map(|one| json!({ "kind": one.kind.code(), "started_at": one.started_at, "due_at": one.due_at, "met_at": one.met_at, "state": one.state }))
        .collect())
}

/// One contact whole.
pub fn shown(tx: &mut Tx, one: &Interaction) -> Result<Value, Problem> {
    let record = &one.record;
    let marks = mark::of(tx, record.id)?;
    let mark = |m: &mark::Marked| json!({ "mark": m.mark.mark, "detail": m.mark.detail, "key": m.mark.key(), "source": m.source.code(), "reason": m.reason, "at": m.at });
    let actions: Vec<Value> = action::of(tx, record.id)?
        .iter()
        .map(|a| json!({ "key": a.key, "kind": a.kind.code(), "note": a.note, "at": a.at, "by": a.by_name }))
        .collect();
    let thread = conversation::by_id(tx, one.conversation())?;
    let channel = record.channel_id.map(|id| channel::by_id(tx, id)).transpose()?;
    let body = json!({
        "ref": record.reference().to_string(), "matter": thread.map(|thread| matter(thread.number)), "state": record.state,
        "category": record.category.code(), "version": record.version, "title": record.title,
        "channel": channel.map(|c| c.key), "direction": one.direction.code(),
        "outcome": one.missed.map_or("connected", |why| why.code()), "missed_reason": one.missed.map(|why| why.code()),
        "official": one.official, "late_entry": one.late_entry, "occurred_at": record.occurred_at, "entered_at": one.entered_at,
        "connected_at": one.connected_at, "ended_at": one.ended_at, "closed_at": record.closed_at, "due_at": record.due(),
        "owner": person(tx, record.owner_id), "facing_owner": person(tx, record.facing_owner_id), "team": record.team_id.map(key_of),
        "service": record.service_id.map(key_of), "classification": record.category_id.map(key_of), "customer": whom(tx, record.customer_id),
        "assurance": one.assurance, "language": one.language, "follow_up": one.follow_up, "closed_by": one.closed_by,
        "close_reason": one.close_reason, "provenance": record.provenance,
        "marks": marks.iter().filter(|m| m.counts()).map(mark).collect::<Vec<_>>(),
        "guesses": interaction::guesses(tx, one)?, "actions": actions, "links": links(tx, record.id)?, "promises": promises(tx, record.id)?,
    });
    Ok(body)
}

/// A thread: its messages with their states, newest page last.
pub fn thread_of(thread: &Thread) -> Value {
    let messages: Vec<Value> = thread
        .messages
        .iter()
        .map(|said| {
            let m = &said.message;
            let to: Vec<Value> =
                said.recipients.iter().map(|(kind, to)| json!({ "kind": kind, "name": to.name, "address": to.address })).collect();
            let files: Vec<Value> = said
                .attachments
                .iter()
                .map(|f| json!({ "key": key_of(f.id), "name": f.name, "content_type": f.content_type, "bytes": f.bytes, "inline": f.inline }))
                .collect();
            let changes: Vec<Value> = said.changes.iter().map(|c| json!({ "state": c.state, "at": c.at, "note": c.note })).collect();
            json!({
                "key": m.key(), "kind": m.kind, "author": m.author_name, "address": m.author_address, "at": m.at, "subject": m.subject,
                "text": m.text, "quoted": m.quoted, "signature": m.signature, "language": m.language, "robot": m.robot, "state": m.state,
                "held_until": said.held_until, "message_id": m.rfc_id, "recipients": to, "attachments": files, "changes": changes,
                "erased_at": m.erased_at,
            })
        })
        .collect();
    let contacts: Vec<Value> = thread
        .contacts
        .iter()
        .map(|c| json!({ "ref": c.reference.to_string(), "state": c.state, "occurred_at": c.occurred_at }))
        .collect();
    json!({
        "matter": matter(thread.conversation.number), "subject": thread.conversation.subject, "seq": thread.seq, "interactions": contacts,
        "items": messages, "next": thread.earlier.as_ref().map(desk::kernel::Cursor::encode),
    })
}
