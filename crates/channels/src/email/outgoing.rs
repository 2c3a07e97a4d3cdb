//! Building the bytes of an outgoing message: words from the catalogue, our own address and numbers, the brand's signature.

use db::{Error, Tx};
use desk::catalogue::brand;
use desk::kernel::{Names, RecordKind, RecordRef};
use desk::mailbox::{self, Mailbox, Outgoing, Recipient, SentFile};
use language::Lang;

use super::door::Door;
use super::settings::MailboxSettings;

/// Everything that a message is built from, read in one snapshot.
#[derive(Clone, Debug)]
pub(super) struct Letter {
    pub(super) outgoing: Outgoing,
    pub(super) mailbox: Mailbox,
    pub(super) brand: String,
    pub(super) signature: String,
    pub(super) language: Lang,
    recipients: Vec<Recipient>,
    pub(super) files: Vec<SentFile>,
    references: Vec<String>,
}

/// Reads what a delivery needs; `None` when no mailbox can send it.
pub(super) fn read(tx: &mut Tx, outgoing: Outgoing) -> Result<Option<Letter>, Error> {
    let mailbox = match outgoing.mailbox {
        Some(id) => mailbox::by_id(tx, id)?.filter(|mailbox| mailbox.active),
        None => None,
    };
    let Some(mailbox) = mailbox.map_or_else(|| usual_mailbox(tx), |mailbox| Ok(Some(mailbox)))? else {
        return Ok(None);
    };
    let wanted = outgoing.brand.unwrap_or(mailbox.brand);
    let brand = brand::list(tx)?.into_iter().find(|one| one.id == wanted);
    let told = outgoing.language.as_deref().and_then(Lang::from_code);
    let language =
        told.or_else(|| brand.as_ref().and_then(|one| Lang::from_code(&one.language))).unwrap_or_default();
    Ok(Some(Letter {
        recipients: outgoing.recipients(tx)?,
        files: outgoing.files(tx)?,
        references: outgoing.references(tx)?,
        brand: brand.as_ref().map_or_else(String::new, |one| one.name.clone()),
        signature: brand
            .map_or_else(String::new, |one| Names::from_json(&one.signature).get(language).to_string()),
        language,
        mailbox,
        outgoing,
    }))
}

/// The mailbox that speaks when a thread has none: the first active one.
pub(super) fn usual_mailbox(tx: &mut Tx) -> Result<Option<Mailbox>, Error> {
    Ok(mailbox::active(tx)?.into_iter().next())
}

impl Letter {
    /// The bare addresses that it goes to.
    pub(super) fn addresses(&self) -> Vec<String> {
        self.recipients.iter().map(|one| one.address.clone()).collect()
    }

    /// The number that the customer knows.
    pub(super) fn reference(&self) -> String {
        RecordRef::new(RecordKind::Interaction, self.outgoing.conversation_number).to_string()
    }

    /// The identification of the message; the same at every try.
    pub(super) fn message_id(&self, door: &Door) -> String {
        mail::thread::message_id(door.key.bytes(), self.outgoing.message, domain_of(&self.mailbox.address))
    }

    /// The bytes of the message.
    pub(super) fn build(&self, door: &Door, body: ui::mail::Body, files: Vec<mail::Attachment>) -> Vec<u8> {
        let settings = MailboxSettings::from_json(&self.mailbox.settings);
        let speaker = if settings.sender_name.is_empty() { &self.brand } else { &settings.sender_name };
        let name = match self.outgoing.kind.as_str() {
            "reply" if !self.outgoing.author.is_empty() => format!("{} / {speaker}", self.outgoing.author),
            _ => speaker.clone(),
        };
        let token = mail::token::make(door.key.bytes(), self.outgoing.conversation);
        let answers = mail::thread::reply_address(&self.mailbox.address, &token);
        let of = |kind: &str| -> Vec<mail::Address> {
            let kept = self.recipients.iter().filter(|one| one.kind == kind);
            kept.map(|one| mail::Address::named(one.name.clone(), one.address.clone())).collect()
        };
        mail::build(&mail::Outgoing {
            from: mail::Address::named(name, self.mailbox.address.clone()),
            reply_to: Some(mail::Address::named(speaker.clone(), answers)),
            to: of("to"),
            cc: of("cc"),
            subject: body.subject,
            text: body.text,
            html: Some(body.html),
            message_id: self.message_id(door),
            in_reply_to: self.references.last().cloned(),
            references: self.references.clone(),
            date: door.clock.now(),
            attachments: files,
            auto_submitted: self.outgoing.kind == "receipt",
            desk_id: door.desk_id(),
            headers: Vec::new(),
        })
    }
}

pub(super) fn domain_of(address: &str) -> &str {
    address.rsplit_once('@').map_or("localhost", |(_, domain)| domain)
}
