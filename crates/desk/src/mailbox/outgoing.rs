//! What a door needs to send one message: the words, the people, the thread, the files.

use db::{Error, Tx, args};

use crate::kernel::Timestamp;

db::row! {
    /// One message on its way out.
    #[derive(Clone, Debug)]
    pub struct Outgoing {
        /// Internal id of the delivery.
        delivery: i64,
        /// Internal id of the message.
        message: i64,
        /// Internal id of the interaction.
        interaction: i64,
        /// Number of the interaction.
        number: i64,
        /// Internal id of the thread; the token in our own addresses names it.
        conversation: i64,
        /// The number that the customer sees.
        conversation_number: i64,
        /// The mailbox that sends; `None` when the thread has none.
        mailbox: Option<i64>,
        /// The brand that speaks.
        brand: Option<i64>,
        /// `reply` or `receipt`.
        kind: String,
        /// Who answers, by name.
        author: String,
        /// When it was written.
        at: Timestamp,
        /// Subject.
        subject: String,
        /// Words.
        text: String,
        /// Language of the words.
        language: Option<String>,
        /// Identification of the message, once it is rendered.
        rfc_id: Option<String>,
        /// Digest of the rendered message, once it is.
        raw_digest: Option<String>,
        /// Which try this is, counted from 1.
        attempts: i64,
    }
}

db::row! {
    /// One recipient.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Recipient {
        /// `to`, `cc`, `bcc`.
        kind: String,
        /// Name; may be empty.
        name: String,
        /// Address.
        address: String,
    }
}

db::row! {
    /// One file.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct SentFile {
        /// File name.
        name: String,
        /// Media type.
        content_type: String,
        /// How many bytes.
        bytes: i64,
        /// Digest of the bytes.
        digest: String,
    }
}

impl Outgoing {
    /// To whom it goes.
    ///
    /// # Errors
    /// What the engine refuses.
    pub fn recipients(&self, tx: &mut Tx) -> Result<Vec<Recipient>, Error> {
        tx.all(
            "SELECT kind, name, address FROM recipient WHERE message_id = $1 ORDER BY id",
            args![self.message],
        )
    }

    /// Which files go along.
    ///
    /// # Errors
    /// What the engine refuses.
    pub fn files(&self, tx: &mut Tx) -> Result<Vec<SentFile>, Error> {
        tx.all(
            "SELECT name, content_type, bytes, digest FROM attachment WHERE message_id = $1 ORDER BY id",
            args![self.message],
        )
    }

    /// Identifications of the thread's earlier messages, oldest first, at most the newest twenty (RFC 5322, 3.6.4); the last one is
    /// what this answers.
    ///
    /// # Errors
    /// What the engine refuses.
    pub fn references(&self, tx: &mut Tx) -> Result<Vec<String>, Error> {
        let mut newest: Vec<String> = tx.all(
            "SELECT rfc_id FROM message WHERE conversation_id = $1 AND rfc_id IS NOT NULL AND id <> $2 AND (at, id) < ($3, $2)
              ORDER BY at DESC, id DESC LIMIT 20",
            args![self.conversation, self.message, self.at],
        )?;
        newest.reverse();
        Ok(newest)
    }
}

/// The message of a delivery.
pub(super) fn of(tx: &mut Tx, delivery: i64) -> Result<Option<Outgoing>, Error> {
    tx.opt(
        "SELECT d.id, m.id, m.interaction_id, r.number, m.conversation_id, c.number, COALESCE(d.mailbox_id, c.mailbox_id), COALESCE(c.brand_id, r.brand_id),
                m.kind, m.author_name, m.at, m.subject, m.text, m.language, m.rfc_id, d.raw_digest, d.attempts
           FROM delivery d JOIN message m ON m.id = d.message_id JOIN conversation c ON c.id = m.conversation_id
           JOIN record r ON r.id = m.interaction_id WHERE d.id = $1",
        args![delivery],
    )
}
