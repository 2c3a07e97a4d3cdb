//! What the interaction screen shows. `web` fills it from one load; every part has a function that draws it as a fragment.

use jiff::Timestamp;

use crate::form::{Choice, Form};
use crate::view::{
    Agent, Channel, Customer, Direction, Forbidden, Kind, Linked, Presence, Promise, RecordChip, State,
};

#[derive(Clone, Debug, Default)]
pub struct Interaction {
    /// The inbox view that it is opened in (`mine`): addresses of the chain keep it.
    pub view: String,
    pub number: i64,
    /// The number that the customer knows: the first interaction of the conversation.
    pub matter: i64,
    pub version: i64,
    /// The newest event that this reading knows; sending states it as `base_seq`.
    pub seq: i64,
    pub subject: String,
    pub state: State,
    pub channel: Channel,
    pub direction: Direction,
    pub at: Timestamp,
    /// Late entry: when it was written down, if later than it happened.
    pub entered_at: Option<Timestamp>,
    /// Why nobody was reached, in words; `None` when the contact connected.
    pub missed: Option<String>,
    pub closed: Option<Closed>,
    pub customer: Option<Customer>,
    /// Further people who took part (several at a meeting, cc).
    pub participants: Vec<String>,
    pub chain: Vec<RecordChip>,
    pub promises: Vec<Promise>,
    pub owner: Option<Agent>,
    pub team: Option<String>,
    pub mine: bool,
    pub presence: Vec<Presence>,
    pub thread: Vec<Entry>,
    /// Address of older entries when the thread is long.
    pub earlier: Option<String>,
    pub composer: Composer,
    pub panel: Panel,
    pub context: Context,
    pub owners: Vec<Choice>,
    pub teams: Vec<Choice>,
    /// `Some`: the reader may look and not act; said in place of the composer and the panel's forms.
    pub read_only: Option<Forbidden>,
    /// Set when the last send met newer messages (409).
    pub conflict: Option<Conflict>,
}

#[derive(Clone, Debug, Default)]
pub struct Closed {
    pub at: Timestamp,
    pub who: String,
    /// What was confirmed and done, one line ("palvelu · neuvonta – laskutus").
    pub summary: String,
}

/// A line of the thread, oldest first.
#[derive(Clone, Debug)]
pub enum Entry {
    Message(Box<Message>),
    Event(Event),
}

/// Something that happened and is no message: "9.40 Matti soitti – ei vastausta".
#[derive(Clone, Debug, Default)]
pub struct Event {
    pub at: Timestamp,
    pub icon: Option<&'static str>,
    /// One sentence in the reader's language, without the time.
    pub text: String,
    /// A record or another interaction that it speaks of.
    pub about: Option<RecordChip>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MessageKind {
    /// The customer's own words.
    #[default]
    In,
    Out,
    /// For colleagues only.
    Note,
    /// What an agent wrote down about a call or a meeting.
    Log,
    /// Sent by the system: the automatic receipt.
    Receipt,
}

#[derive(Clone, Debug, Default)]
pub struct Message {
    /// Element id (`msg-…`); the optimistic message has the id of its ticket.
    pub id: String,
    pub kind: MessageKind,
    pub author: String,
    pub address: String,
    pub to: Vec<String>,
    pub at: Timestamp,
    pub channel: Channel,
    /// Language tag, when it is known and another than the reader's.
    pub language: Option<String>,
    pub text: String,
    pub quoted: Option<String>,
    pub signature: Option<String>,
    /// Address of the styled original, shown in a sandboxed frame on request.
    pub original: Option<String>,
    pub attachments: Vec<Attachment>,
    pub delivery: Option<Delivery>,
    pub robot: bool,
    /// Where a message that was filed with a closed contact is brought to the queue.
    pub bring_back: Option<String>,
    /// The words were erased by request; when and why is in the trace.
    pub erased: bool,
}

#[derive(Clone, Debug, Default)]
pub struct Attachment {
    pub name: String,
    pub bytes: i64,
    pub url: String,
    pub image: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DeliveryState {
    /// Waits for the undo time.
    #[default]
    Held,
    Queued,
    Sent,
    Deferred,
    Failed,
    Bounced,
}

#[derive(Clone, Debug, Default)]
pub struct Delivery {
    pub state: DeliveryState,
    /// Held: when it leaves. Deferred: the next try. Sent: when it left.
    pub at: Option<Timestamp>,
    /// What the other server said, for deferred, failed and bounced.
    pub note: String,
    /// POST address that takes a held message back into the composer.
    pub undo: Option<String>,
    /// POST address that tries a failed message again.
    pub retry: Option<String>,
}

#[derive(Clone, Debug, Default)]
pub struct Composer {
    /// Who will receive it, as shown on the line over the text ("Anssi Aho <anssi@…>").
    pub to: Vec<String>,
    pub from: String,
    /// False for calls and meetings without an address: only the note is offered.
    pub can_reply: bool,
    /// Why a reply cannot be sent, when it cannot.
    pub why_not: Option<String>,
    /// The customer's language tag: what the reply is spell-checked in.
    pub language: String,
    pub draft: Option<Draft>,
    /// A note draft, kept apart from the reply.
    pub note_draft: Option<Draft>,
    pub form: Form,
    /// True: the note side is open.
    pub on_note: bool,
    /// Idempotency key of the next send.
    pub ticket: String,
    /// Guesses that send + close will confirm, as chips beside the button.
    pub guesses: Vec<Guess>,
    /// What send + close would still refuse, in words; empty: it can be pressed.
    pub missing: Vec<Missing>,
}

#[derive(Clone, Debug, Default)]
pub struct Draft {
    pub text: String,
    pub saved_at: Timestamp,
    /// Somebody else's draft is shown, not put into the field.
    pub author: Option<Agent>,
}

#[derive(Clone, Debug, Default)]
pub struct Conflict {
    /// The messages that the sender had not seen.
    pub newer: Vec<Message>,
    pub text: String,
}

/// The 3P panel: marks of the interaction, its records, classification, actions, closing.
#[derive(Clone, Debug, Default)]
pub struct Panel {
    pub marks: Vec<Mark>,
    pub guesses: Vec<Guess>,
    pub orders: Vec<RecordChip>,
    pub issues: Vec<RecordChip>,
    pub feedback: Vec<RecordChip>,
    pub services: Vec<Choice>,
    pub service: Option<String>,
    /// The whole tree, parents before children, with depth.
    pub categories: Vec<Choice>,
    pub category: Option<String>,
    pub actions: Vec<Action>,
    pub action_kinds: Vec<Choice>,
    /// A missed inbound contact needs a follow-up or a reason.
    pub follow_up: FollowUp,
    /// The short forms; which one is open is in `opened`.
    pub new_order: Form,
    pub new_issue: Form,
    pub new_feedback: Form,
    pub opened: Option<Kind>,
    pub order_kinds: Vec<Choice>,
    pub feedback_kinds: Vec<Choice>,
    pub effects: Vec<Choice>,
    pub other: Form,
    /// What closing still needs, each with its code and the place to mend it.
    pub missing: Vec<Missing>,
    /// The errors of the last try to close; their fields are `marks`, `category`, `actions`, `follow-up` (the parts of the panel).
    pub closing: Form,
    pub can_close: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MarkKind {
    #[default]
    Service,
    Issue,
    Feedback,
    Other,
}

impl MarkKind {
    /// What is posted as `mark`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Service => "service",
            Self::Issue => "issue",
            Self::Feedback => "feedback",
            Self::Other => "other",
        }
    }
}

/// A mark that is set. `detail` of a service mark: `order`, `advice`, `status_enquiry`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    pub kind: MarkKind,
    pub detail: String,
    pub reason: String,
}

/// Something that Tuki guesses; shown as a dashed chip with yes and no. `label` in the reader's language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Guess {
    pub key: String,
    pub label: String,
    /// Which part of the panel it belongs to: `mark`, `category`, `service`, `customer`.
    pub about: String,
    pub mark: Option<Mark>,
}

#[derive(Clone, Debug, Default)]
pub struct Action {
    pub key: String,
    pub label: String,
    pub note: String,
    pub at: Timestamp,
    pub who: String,
    pub removable: bool,
}

#[derive(Clone, Debug, Default)]
pub struct FollowUp {
    pub needed: bool,
    pub choices: Vec<Choice>,
    pub chosen: Option<String>,
    pub form: Form,
}

/// A closing rule that is not met: its code and its sentence. The code's first word after the dot picks the anchor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Missing {
    pub code: String,
    pub text: String,
    /// Element id of the place to mend it (`panel-marks`, `panel-category`, `panel-actions`, `panel-follow-up`).
    pub place: String,
}

/// The right-hand column under the 3P: who this is and what has been.
#[derive(Clone, Debug, Default)]
pub struct Context {
    /// "Viimeksi luvattu": the last said or promised line.
    pub last_said: Option<LastSaid>,
    pub open_now: Vec<RecordChip>,
    pub recent: Vec<Recent>,
    /// Somebody who may be the customer, when nobody is known for sure.
    pub candidates: Vec<Linked>,
}

#[derive(Clone, Debug, Default)]
pub struct LastSaid {
    pub text: String,
    pub who: String,
    pub at: Timestamp,
    pub url: String,
}

#[derive(Clone, Debug, Default)]
pub struct Recent {
    pub at: Timestamp,
    pub channel: Channel,
    pub text: String,
    pub url: String,
}
