//! What a record that is born of a contact starts with, whatever its kind.

use crate::kernel::Timestamp;

/// The common facts of a new issue, order or piece of feedback.
#[derive(Clone, Debug, Default)]
pub struct Born {
    /// What it is about, in one line.
    pub title: String,
    /// The customer's own words; they never change.
    pub own_words: String,
    /// Search terms of title and words, by `search::terms_of`, made before the transaction.
    pub terms: String,
    /// Which service it concerns.
    pub service: Option<i64>,
    /// The person that it is for, and that person's organisation.
    pub customer: (Option<i64>, Option<i64>),
    /// The thread.
    pub conversation: Option<i64>,
    /// How it came.
    pub channel: Option<i64>,
    /// Under which name of ours.
    pub brand: Option<i64>,
    /// Whose queue it lies in.
    pub team: Option<i64>,
    /// Who works on it.
    pub owner: Option<i64>,
    /// When it happened; `None`: now.
    pub occurred_at: Option<Timestamp>,
    /// `live`, `legacy` or `practice`; empty is live.
    pub provenance: &'static str,
}
