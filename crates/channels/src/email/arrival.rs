//! From a read mail to a channel-neutral arrival: who, what, which thread, which files. Nothing of the mail is trusted.

use db::Error;
use desk::attachment::NewAttachment;
use desk::intake::{Arrival, Bounce, Sender};
use desk::interaction::Missed;
use desk::interaction::message::Address;
use desk::kernel::Timestamp;
use desk::mailbox::Mailbox;
use desk::mailbox::inbound::Inbound;
use mail::auto_reply::{self, Reason};
use mail::{Kind, Message};

use super::door::Door;
use super::settings::MailboxSettings;

/// A mail may claim to come from the future; more than this ahead of our clock is not believed (seconds).
const AHEAD: i64 = 600;

/// Makes the arrival of a mail; its files and styled original become durable first.
///
/// # Errors
/// When a blob cannot be stored.
pub(super) async fn arrival(
    door: &Door,
    mailbox: &Mailbox,
    inbound: &Inbound,
    message: Message,
) -> Result<Arrival, Error> {
    let html_digest = match &message.body_html {
        Some(html) => Some(door.store.blobs().put(&door.store, html.clone().into_bytes()).await?),
        None => None,
    };
    let mut attachments = Vec::new();
    for part in &message.attachments {
        attachments.push(NewAttachment {
            name: part.file_name(),
            content_type: part.content_type.clone(),
            bytes: part.bytes.len() as i64,
            digest: door.store.blobs().put(&door.store, part.bytes.clone()).await?,
            inline: part.inline,
            content_id: part.content_id.clone(),
        });
    }
    let ours = our_addresses(mailbox);
    let token =
        mail::thread::token_of(&message, &ours).and_then(|token| mail::token::read(door.key.bytes(), &token));
    let from = message.from.clone().or_else(|| message.sender.clone()).unwrap_or_default();
    let own_words = if message.own_text.trim().is_empty() { &message.body_text } else { &message.own_text };
    let robot = robot(door, &message, &ours);
    Ok(Arrival {
        channel: mailbox.channel,
        brand: Some(mailbox.brand),
        mailbox: Some(mailbox.id),
        team: mailbox.team,
        service: mailbox.service,
        raw_digest: Some(inbound.digest.clone()),
        html_digest,
        from: Sender { kind: "email".into(), name: from.name.unwrap_or_default(), address: from.address },
        reply_to: addresses(&message.reply_to),
        to: addresses(&message.to),
        cc: addresses(&message.cc),
        subject: message.subject.clone().unwrap_or_default(),
        text: own_words.clone(),
        quoted: message.quoted_text.clone(),
        signature: message.signature.clone(),
        language: message.language.clone(),
        rfc_id: message.message_id.clone(),
        in_reply_to: message.in_reply_to.clone(),
        references: message.references.clone(),
        token_conversation: token,
        named_number: message.subject.as_deref().and_then(mail::thread::number_in_subject),
        occurred_at: sent_at(message.date, inbound.received_at),
        robot,
        thanks_only: robot.is_none() && attachments.is_empty() && mail::thanks_only(own_words),
        forged: false,
        bounce: bounce(&message),
        attachments,
        assurance: "none".into(),
        provenance: "live",
        ..Arrival::default()
    })
}

/// The addresses that lead to a mailbox.
pub(super) fn our_addresses(mailbox: &Mailbox) -> Vec<String> {
    let settings = MailboxSettings::from_json(&mailbox.settings);
    std::iter::once(mailbox.address.clone()).chain(settings.aliases).collect()
}

/// Whether an automatic answer to a mail is allowed, and if not, why.
pub(super) fn may_answer(door: &Door, message: &Message, ours: &[String]) -> Result<(), Reason> {
    let desk_id = door.desk_id();
    auto_reply::may_answer(
        message,
        auto_reply::Ours { desk_id: &desk_id, addresses: ours, secret: door.key.bytes() },
    )
}

/// Why nobody wrote it for us, if so. What a person wrote from an odd address is a contact all the same; it only gets no receipt.
fn robot(door: &Door, message: &Message, ours: &[String]) -> Option<Missed> {
    match (message.kind, may_answer(door, message, ours).err()) {
        (_, Some(Reason::OwnEcho | Reason::TooManyHops)) => Some(Missed::Loop),
        (Kind::AutoReply, _) => Some(Missed::AutoReply),
        (Kind::List, _) => Some(Missed::List),
        (Kind::FeedbackReport, _) => Some(Missed::Spam),
        _ => None,
    }
}

fn bounce(message: &Message) -> Option<Bounce> {
    let told = message.bounce.as_ref()?;
    let parts = [told.status.clone(), told.recipient.clone()];
    let note = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
    Some(Bounce { original: told.original_message_id.clone(), permanent: told.permanent, note })
}

fn addresses(all: &[mail::Address]) -> Vec<Address> {
    all.iter()
        .map(|one| Address { name: one.name.clone().unwrap_or_default(), address: one.address.clone() })
        .collect()
}

/// When it was sent: as it says, unless that lies ahead of us or before mail was.
fn sent_at(told: Option<Timestamp>, received: Timestamp) -> Timestamp {
    match told {
        Some(at) if at.as_second() <= received.as_second() + AHEAD && at.as_second() > 315_532_800 => {
            at.min(received)
        }
        _ => received,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_from_the_future_or_the_stone_age_is_not_believed() {
        let received: Timestamp = "2026-11-24T10:00:00Z".parse().unwrap();
        let earlier: Timestamp = "2026-11-24T09:59:00Z".parse().unwrap();
        assert_eq!(sent_at(Some(earlier), received), earlier);
        for odd in ["2030-01-01T00:00:00Z", "1970-01-02T00:00:00Z"] {
            assert_eq!(sent_at(Some(odd.parse().unwrap()), received), received);
        }
        assert_eq!(sent_at(None, received), received);
    }
}
