//! Small things that many pages show: people, records, states, promises, channels. Plain owned values; `web` makes them.

use jiff::Timestamp;

/// What kind of record a reference speaks of (words of the glossary; `Interaction` is every contact and attempt).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    #[default]
    Interaction,
    Issue,
    Order,
    Feedback,
    Incident,
    Problem,
    Improvement,
    Article,
}

impl Kind {
    /// The key that is used in addresses' neighbours, classes and catalogue keys.
    pub fn key(self) -> &'static str {
        match self {
            Self::Interaction => "interaction",
            Self::Issue => "issue",
            Self::Order => "order",
            Self::Feedback => "feedback",
            Self::Incident => "incident",
            Self::Problem => "problem",
            Self::Improvement => "improvement",
            Self::Article => "article",
        }
    }

    pub fn prefix(self) -> &'static str {
        match self {
            Self::Interaction => "INT",
            Self::Issue => "ISS",
            Self::Order => "ORD",
            Self::Feedback => "FB",
            Self::Incident => "INC",
            Self::Problem => "PRB",
            Self::Improvement => "IMP",
            Self::Article => "KB",
        }
    }

    /// `ISS-310`.
    pub fn reference(self, number: i64) -> String {
        format!("{}-{number}", self.prefix())
    }
}

/// Three shapes for every state of every kind: open ●, waiting ◐, done ✓.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Category {
    #[default]
    Open,
    Waiting,
    Done,
}

/// `label` is the state's name in the reader's language (`state-<kind>-<state>` of the catalogue).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    pub label: String,
    pub category: Category,
}

impl State {
    pub fn new(label: impl Into<String>, category: Category) -> Self {
        Self { label: label.into(), category }
    }
}

/// One chip of a record chain.
#[derive(Clone, Debug, Default)]
pub struct RecordChip {
    pub kind: Kind,
    pub number: i64,
    pub title: String,
    pub state: State,
    /// The record that is open on this page is not a link.
    pub current: bool,
}

/// A person of our own. `key` is the opaque key of addresses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Agent {
    pub key: String,
    pub name: String,
    /// For example "holiday until 30 Nov", already in words; shown as a banner at what the person owns.
    pub away: Option<String>,
}

/// What somebody else does on the open interaction right now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Level {
    #[default]
    Here,
    Writing,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Presence {
    pub agent: Agent,
    pub level: Level,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PromiseKind {
    #[default]
    Response,
    Resolution,
    FollowUp,
}

/// A promised time. Shape and colour follow from `now`: ● on time, ◐ a quarter left, ▲ late, ✓ kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Promise {
    pub kind: PromiseKind,
    pub started: Timestamp,
    pub due: Timestamp,
    pub met: Option<Timestamp>,
}

/// A channel as a row shows it. `icon` is a name of the sprite ([`crate::icon::NAMES`]).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Channel {
    pub key: String,
    pub name: String,
    pub icon: String,
    pub official: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    #[default]
    In,
    Out,
}

/// A bounded count: `more` says that there are at least so many ("99+").
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub n: i64,
    pub more: bool,
}

impl Count {
    pub fn exact(n: i64) -> Self {
        Self { n, more: false }
    }
}

/// A person who is served, as cards and rows show them.
#[derive(Clone, Debug, Default)]
pub struct Customer {
    pub key: String,
    pub name: String,
    pub organisation: Option<Linked>,
    pub title: String,
    /// Language tag (`fi`, `sv`, `en` …) that the customer writes in.
    pub language: Option<String>,
    pub identities: Vec<Identity>,
    /// What agents should read first: communication needs, agreed times.
    pub note: String,
}

/// One address, number or handle. `kind` is `email`, `phone`, `own_phone`, `social` … and picks the icon and the label.
#[derive(Clone, Debug, Default)]
pub struct Identity {
    /// What is posted to retire it; empty where nothing can be done with it.
    pub key: String,
    pub kind: String,
    pub value: String,
    pub verified: bool,
}

/// Something that has a page: its opaque key or number in `key`, and the words to show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Linked {
    pub key: String,
    pub label: String,
}

impl Linked {
    pub fn new(key: impl Into<String>, label: impl Into<String>) -> Self {
        Self { key: key.into(), label: label.into() }
    }
}

/// Why an act is not offered to this reader, and who can grant it. `None` in a page means: it may be done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forbidden {
    pub reason: String,
    pub grantors: Vec<String>,
}

/// A line of the trace: who did what, when; `text` is one sentence in the reader's language.
#[derive(Clone, Debug, Default)]
pub struct TraceLine {
    pub seq: i64,
    pub at: Timestamp,
    pub who: String,
    pub text: String,
    /// An act that was taken back later is shown struck through, with this note.
    pub undone: Option<String>,
}
