//! A contact as a door hands it over: the same for mail, form, chat, post. What needs thought is thought before the transaction.

use language::Lang;

use crate::attachment::NewAttachment;
use crate::interaction::message::Address;
use crate::interaction::{Mark, Missed, guess_mark};
use crate::kernel::Timestamp;
use crate::search::terms_of;

/// Who sent it, by what it says itself.
#[derive(Clone, Debug, Default)]
pub struct Sender {
    /// The kind of identity: `email`, `phone`, `handle`.
    pub kind: String,
    /// The address, number or handle; may be empty.
    pub address: String,
    /// The name; may be empty.
    pub name: String,
}

/// A message told that one of ours did not arrive.
#[derive(Clone, Debug, Default)]
pub struct Bounce {
    /// Message-ID of ours that came back (without angle brackets).
    pub original: Option<String>,
    /// Whether it is given up.
    pub permanent: bool,
    /// What the other server said.
    pub note: String,
}

/// One contact that came in by itself.
#[derive(Clone, Debug, Default)]
pub struct Arrival {
    /// The channel's internal id.
    pub channel: i64,
    /// Under which name of ours.
    pub brand: Option<i64>,
    /// The mailbox that it came to.
    pub mailbox: Option<i64>,
    /// Whose queue it lies in.
    pub team: Option<i64>,
    /// Which service it concerns, when the door knows.
    pub service: Option<i64>,
    /// Blob of the raw original.
    pub raw_digest: Option<String>,
    /// Blob of the styled original.
    pub html_digest: Option<String>,
    /// Who sent it.
    pub from: Sender,
    /// Where the sender wants answers.
    pub reply_to: Vec<Address>,
    /// To whom.
    pub to: Vec<Address>,
    /// Copies.
    pub cc: Vec<Address>,
    /// Its subject.
    pub subject: String,
    /// The sender's own words.
    pub text: String,
    /// What was quoted.
    pub quoted: String,
    /// What stood under it.
    pub signature: String,
    /// Its language, when known.
    pub language: Option<String>,
    /// Message-ID (without angle brackets).
    pub rfc_id: Option<String>,
    /// Message-ID that it answers.
    pub in_reply_to: Option<String>,
    /// Message-IDs of the thread, oldest first.
    pub references: Vec<String>,
    /// The thread that our own address token names.
    pub token_conversation: Option<i64>,
    /// The number that the subject names (`[INT-1042]`).
    pub named_number: Option<i64>,
    /// When it was sent.
    pub occurred_at: Timestamp,
    /// Why nobody wrote it for us: auto-reply, list, loop, spam, bounce.
    pub robot: Option<Missed>,
    /// Whether it only thanks.
    pub thanks_only: bool,
    /// Whether the sender is not who they say (then nothing of theirs is touched, amendment A7).
    pub forged: bool,
    /// What came back.
    pub bounce: Option<Bounce>,
    /// Its files; their bytes lie in the blobs already.
    pub attachments: Vec<NewAttachment>,
    /// The fields of a form as JSON.
    pub form_fields: Option<String>,
    /// The mark that the form stands for.
    pub mark: Option<Mark>,
    /// Who is really calling: `none`, `facts`, `code`, `strong`; empty is none.
    pub assurance: String,
    /// `live`, `legacy`, `practice`; empty is live.
    pub provenance: &'static str,
}

/// An arrival whose words have been analysed.
#[derive(Clone, Debug)]
pub struct Understood {
    /// What came.
    pub arrival: Arrival,
    /// Search terms of its words.
    pub terms: String,
    /// The mark that its words speak for.
    pub guess: Option<Mark>,
}

impl Arrival {
    /// Analyses the words; call it before the transaction, it takes time.
    pub fn understood(mut self) -> Understood {
        if self.language.is_none() {
            self.language = language::guess(&self.text).map(|lang| lang.code().to_string());
        }
        let lang = self.language.as_deref().and_then(Lang::from_code);
        let words = format!("{}\n{}\n{}", self.subject, self.text, self.from.name);
        let guess = self.mark.clone().or_else(|| guess_mark(&self.subject, &self.text));
        let guess = if self.robot.is_some() { None } else { guess };
        Understood { terms: terms_of(&words, lang), guess, arrival: self }
    }

    /// Whether a program wrote it.
    pub fn is_robot(&self) -> bool {
        self.robot.is_some() || self.bounce.is_some()
    }

    /// Why nobody needs to answer it.
    pub(super) fn reason(&self) -> Option<Missed> {
        if self.bounce.is_some() { Some(Missed::Bounced) } else { self.robot }
    }
}
