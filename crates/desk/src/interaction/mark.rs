//! Marks: what a contact was about (the 3P: palvelu, pulma, palaute; or other with a reason).

use db::{Error, Row, Tx, args};
use serde::{Deserialize, Serialize};

use crate::kernel::{Timestamp, fold};

/// What a contact was about.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Mark {
    /// `service`, `issue`, `feedback`, `other`.
    pub mark: String,
    /// Of a service: `order`, `advice`, `status_enquiry` or empty.
    pub detail: String,
}

/// Every mark that can be set, with its detail.
pub const MARKS: &[(&str, &str)] = &[
    ("service", "order"),
    ("service", "advice"),
    ("service", "status_enquiry"),
    ("service", ""),
    ("issue", ""),
    ("feedback", ""),
    ("other", ""),
];

impl Mark {
    /// A mark of the list above.
    pub fn new(mark: &str, detail: &str) -> Mark {
        Mark { mark: mark.into(), detail: detail.into() }
    }

    /// From what a form or program says: the words of the list, `service:advice`, a detail alone, or the Finnish names.
    pub fn parse(mark: &str, detail: Option<&str>) -> Option<Mark> {
        let folded = fold(mark);
        let (word, inner) = folded.split_once(':').unwrap_or((folded.as_str(), ""));
        let detail =
            detail.map(fold).filter(|detail| !detail.is_empty()).unwrap_or_else(|| inner.to_string());
        let (word, detail) = match word {
            "palvelu" => ("service", detail.as_str()),
            "pulma" => ("issue", ""),
            "palaute" => ("feedback", ""),
            "muu" => ("other", ""),
            "order" | "tilaus" => ("service", "order"),
            "advice" | "neuvonta" => ("service", "advice"),
            "status_enquiry" | "tilakysely" => ("service", "status_enquiry"),
            other => (other, detail.as_str()),
        };
        MARKS.contains(&(word, detail)).then(|| Mark::new(word, detail))
    }

    /// `service:advice`, `issue`: how guesses and forms name it.
    pub fn key(&self) -> String {
        if self.detail.is_empty() { self.mark.clone() } else { format!("{}:{}", self.mark, self.detail) }
    }
}

/// Where a mark comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Source {
    /// A person set it.
    Person,
    /// Tuki guesses; it counts for nothing yet.
    Guess,
    /// A person said yes to the guess.
    Confirmed,
}

impl Source {
    /// The word in the database.
    pub fn code(self) -> &'static str {
        match self {
            Source::Person => "person",
            Source::Guess => "guess",
            Source::Confirmed => "confirmed",
        }
    }

    fn from_code(code: &str) -> Source {
        match code {
            "guess" => Source::Guess,
            "confirmed" => Source::Confirmed,
            _ => Source::Person,
        }
    }
}

/// A mark that a contact has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marked {
    /// Internal id.
    pub id: i64,
    /// What it says.
    pub mark: Mark,
    /// Why, when it is `other`.
    pub reason: String,
    /// Where it comes from.
    pub source: Source,
    /// When it was set.
    pub at: Timestamp,
    /// Who set it.
    pub by_agent: Option<i64>,
}

impl Marked {
    /// The mark's key.
    pub fn key(&self) -> String {
        self.mark.key()
    }

    /// Whether a person stands behind it.
    pub fn counts(&self) -> bool {
        self.source != Source::Guess
    }
}

impl db::FromRow for Marked {
    fn from_row(row: &Row) -> Result<Marked, Error> {
        let source: String = row.get(4)?;
        Ok(Marked {
            id: row.get(0)?,
            mark: Mark { mark: row.get(1)?, detail: row.get(2)? },
            reason: row.get(3)?,
            source: Source::from_code(&source),
            at: row.get(5)?,
            by_agent: row.get(6)?,
        })
    }
}

/// The marks and guesses of a contact, oldest first.
///
/// # Errors
/// What the engine refuses.
pub fn of(tx: &mut Tx, interaction: i64) -> Result<Vec<Marked>, Error> {
    tx.all(
        "SELECT id, mark, detail, reason, source, at, by_agent FROM mark WHERE interaction_id = $1 ORDER BY id",
        args![interaction],
    )
}

/// Stores a mark; one that stands already takes the new source and reason.
pub(super) fn put(tx: &mut Tx, interaction: i64, marked: &Marked) -> Result<(), Error> {
    tx.exec(
        "INSERT INTO mark (id, interaction_id, mark, detail, reason, source, at, by_agent) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (interaction_id, mark, detail) DO UPDATE SET reason = excluded.reason, source = excluded.source, at = excluded.at,
           by_agent = excluded.by_agent",
        args![
            marked.id, interaction, &marked.mark.mark, &marked.mark.detail, &marked.reason, marked.source.code(), marked.at,
            marked.by_agent
        ],
    )?;
    Ok(())
}

pub(super) fn delete(tx: &mut Tx, id: i64) -> Result<(), Error> {
    tx.exec("DELETE FROM mark WHERE id = $1", args![id])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_read_in_every_form_in_which_people_and_programs_say_them() {
        let table = [
            ("service", Some("advice"), "service:advice"),
            ("service:order", None, "service:order"),
            ("advice", None, "service:advice"),
            ("status_enquiry", None, "service:status_enquiry"),
            ("Palvelu", None, "service"),
            ("palvelu", Some("order"), "service:order"),
            ("PULMA", None, "issue"),
            ("palaute", None, "feedback"),
            ("other", Some(""), "other"),
        ];
        for (mark, detail, key) in table {
            assert_eq!(Mark::parse(mark, detail).map(|mark| mark.key()).as_deref(), Some(key), "{mark}");
        }
        assert!(Mark::parse("ticket", None).is_none() && Mark::parse("issue", Some("advice")).is_none());
    }
}
