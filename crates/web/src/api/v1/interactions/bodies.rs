//! What programs send about contacts.

use desk::kernel::Timestamp;
use serde::Deserialize;
use utoipa::ToSchema;

/// A contact or attempt as it is logged.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LogBody {
    /// Key of the channel: `phone`, `own_phone`, `meeting`, `mail`, `own_mail`, `form` …
    pub channel: String,
    /// `in` (usual) or `out`.
    pub direction: Option<String>,
    /// `connected` (usual), or why nobody was reached: `no_answer`, `busy`, `abandoned`, `out_of_hours`, `bounced`, `spam`.
    pub outcome: Option<String>,
    /// What was said; needed when it connected.
    pub text: Option<String>,
    /// What it is about, in one line; else made of the text.
    pub title: Option<String>,
    /// Who: a key, an address, a number, or details of a person.
    #[schema(value_type = Option<Object>)]
    pub customer: Option<PersonBody>,
    /// Others who took part.
    #[schema(value_type = Option<Vec<Object>>)]
    pub participants: Option<Vec<PersonBody>>,
    /// When it happened, if earlier than now.
    #[schema(value_type = Option<String>)]
    pub at: Option<Timestamp>,
    /// Key of the service.
    pub service: Option<String>,
    /// Key of the team whose queue it goes to.
    pub team: Option<String>,
    /// The matter that it continues (`INT-1042`).
    pub matter: Option<String>,
    /// Language of what was said.
    pub language: Option<String>,
}

/// A person: a key (or address, or number), or details.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum PersonBody {
    /// Key, address or number.
    Key(String),
    /// Details.
    Details(PersonDetails),
}

/// Details of a person.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PersonDetails {
    /// Key of a known customer.
    pub key: Option<String>,
    /// Name.
    pub name: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Telephone number.
    pub phone: Option<String>,
}

/// A mark.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct MarkBody {
    /// `service`, `issue`, `feedback`, `other`; or `order`, `advice`, `status_enquiry` alone.
    pub mark: String,
    /// Of a service: `order`, `advice`, `status_enquiry`.
    pub detail: Option<String>,
    /// Why, when `other`.
    pub reason: Option<String>,
    /// Several at once instead.
    pub marks: Option<Vec<String>>,
    /// The version that was seen.
    pub version: Option<i64>,
}

/// An action.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ActionBody {
    /// `advised`, `guided`, `informed`, `on_behalf`, `fixed`, `called`, `callback_agreed`, `message_left`, `referred_elsewhere`, `other` …
    #[serde(alias = "action")]
    pub kind: String,
    /// In words.
    pub note: Option<String>,
    /// The version that was seen.
    pub version: Option<i64>,
}

/// Closing.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ClosureBody {
    /// Guesses that are confirmed, by their keys; what is not named is not confirmed.
    pub guesses: Vec<String>,
    /// For a missed contact: why nothing follows.
    pub reason: Option<String>,
    /// For a missed contact: what follows.
    pub follow_up: Option<String>,
    /// The version that was seen.
    pub version: Option<i64>,
}

/// A message.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct MessageBody {
    /// `reply` (usual) or `note`.
    pub kind: Option<String>,
    /// The words.
    pub text: String,
    /// To whom; empty: to who wrote last.
    pub to: Vec<String>,
    /// Copies.
    pub cc: Vec<String>,
    /// Language of the words.
    pub language: Option<String>,
    /// How long it can be taken back (0–600 s, usually 8).
    pub hold_seconds: Option<i64>,
    /// The newest event that the writer had seen (`seq` of the thread).
    pub base_seq: Option<i64>,
    /// Send although there is something newer.
    pub force: bool,
    /// For the composite act: guesses that are confirmed.
    pub guesses: Vec<String>,
    /// The version that was seen.
    pub version: Option<i64>,
}

/// To whom a contact or record is given.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct AssignmentBody {
    /// Key of a user; an empty text takes the owner away.
    pub owner: Option<String>,
    /// Key of a team; an empty text takes the team away.
    pub team: Option<String>,
    /// Key of the user whom the customer sees.
    pub facing_owner: Option<String>,
    /// The version that was seen.
    pub version: Option<i64>,
}

/// Service and category.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ClassificationBody {
    /// Key of the service; an empty text takes it away.
    pub service: Option<String>,
    /// Key of the category; an empty text takes it away.
    pub category: Option<String>,
    /// The version that was seen.
    pub version: Option<i64>,
}

/// A record that is made of a contact.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct BirthBody {
    /// What it is about, in one line; else made of the words.
    pub title: Option<String>,
    /// The customer's own words; they never change.
    #[serde(alias = "own_words")]
    pub text: Option<String>,
    /// Key of the service.
    pub service: Option<String>,
    /// Key of the team.
    pub team: Option<String>,
    /// Key of the owner.
    pub owner: Option<String>,
    /// Of an order: `basic`, `special`, `change`, `product`, `add_on`; of feedback: `comment`, `wish`, `suggestion`, `complaint`, `praise`.
    pub kind: Option<String>,
    /// Of an issue: `unknown`, `reduced`, `lost`.
    pub effect: Option<String>,
    /// Of feedback: `spontaneous` (usual) or `solicited`.
    pub origin: Option<String>,
}

/// Anything with one text.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct TextBody {
    /// The words.
    pub text: String,
}
