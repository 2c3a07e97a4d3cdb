//! What a search is narrowed to. Kinds and scopes are terms beside the words, so that a narrow search walks the index too.

/// Where to look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Everywhere.
    #[default]
    All,
    /// Customers and organisations.
    People,
    /// Interactions and their messages.
    Interactions,
    /// Orders, issues, feedback.
    Records,
}

impl Kind {
    /// From the word in an address: `all`, `people`, `interactions`, `records`.
    pub fn from_code(code: &str) -> Kind {
        match code {
            "people" => Kind::People,
            "interactions" => Kind::Interactions,
            "records" => Kind::Records,
            _ => Kind::All,
        }
    }

    /// The word in an address.
    pub fn code(self) -> &'static str {
        match self {
            Kind::All => "all",
            Kind::People => "people",
            Kind::Interactions => "interactions",
            Kind::Records => "records",
        }
    }

    /// The terms of which a document must have one; none for everywhere.
    fn terms(self) -> &'static [&'static str] {
        match self {
            Kind::All => &[],
            Kind::People => &[CUSTOMER, ORGANISATION],
            Kind::Interactions => &[INTERACTION],
            Kind::Records => &[RECORD],
        }
    }
}

/// The channel, organisation and brand that a document belongs to, or to which a search is limited.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// Internal id of the channel.
    pub channel: Option<i64>,
    /// Internal id of the organisation.
    pub organisation: Option<i64>,
    /// Internal id of the brand.
    pub brand: Option<i64>,
}

impl Scope {
    /// The scope as terms; no word of a text looks like them.
    pub(super) fn terms(self) -> Vec<String> {
        [("z9c", self.channel), ("z9o", self.organisation), ("z9b", self.brand)]
            .into_iter()
            .filter_map(|(sign, id)| Some(format!("{sign}{:x}", id?)))
            .collect()
    }
}

pub(super) const CUSTOMER: &str = "z9kp";
const ORGANISATION: &str = "z9ko";
const INTERACTION: &str = "z9ki";
const RECORD: &str = "z9kr";

/// The term of a document's kind.
pub(super) fn kind_term(subject_kind: &str) -> &'static str {
    match subject_kind {
        "customer" => CUSTOMER,
        "organisation" => ORGANISATION,
        "interaction" => INTERACTION,
        _ => RECORD,
    }
}

/// The groups of terms that narrow a search: of each group one must be there.
pub(super) fn narrowing(kind: Kind, scope: Scope) -> Vec<Vec<String>> {
    let kinds: Vec<String> = kind.terms().iter().map(|term| (*term).to_string()).collect();
    let mut groups: Vec<Vec<String>> = scope.terms().into_iter().map(|term| vec![term]).collect();
    if !kinds.is_empty() {
        groups.push(kinds);
    }
    groups
}
