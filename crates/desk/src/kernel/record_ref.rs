//! References that people say aloud: `INT-1042`, `ISS-310`. Ids stay on the server.

use std::fmt;
use std::str::FromStr;

/// The kinds that stand on the record spine. The word is what the database keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RecordKind {
    /// A contact or a failed attempt.
    Interaction,
    /// The service does not work for the customer as wished (pulma).
    Issue,
    /// A customer orders something (tilaus).
    Order,
    /// What a customer says of the service (palaute).
    Feedback,
}

impl RecordKind {
    /// Every kind, in the order in which screens list them.
    pub const ALL: [RecordKind; 4] =
        [RecordKind::Interaction, RecordKind::Order, RecordKind::Issue, RecordKind::Feedback];

    /// The word in the database and in addresses of the API.
    pub fn code(self) -> &'static str {
        match self {
            RecordKind::Interaction => "interaction",
            RecordKind::Issue => "issue",
            RecordKind::Order => "order",
            RecordKind::Feedback => "feedback",
        }
    }

    /// The prefix of a reference.
    pub fn prefix(self) -> &'static str {
        match self {
            RecordKind::Interaction => "INT",
            RecordKind::Issue => "ISS",
            RecordKind::Order => "ORD",
            RecordKind::Feedback => "FB",
        }
    }

    /// From the database's word.
    pub fn from_code(code: &str) -> Option<RecordKind> {
        RecordKind::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A kind and a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RecordRef {
    /// Which kind.
    pub kind: RecordKind,
    /// Its number, never reused.
    pub number: i64,
}

impl RecordRef {
    /// The reference of a kind and number.
    pub fn new(kind: RecordKind, number: i64) -> RecordRef {
        RecordRef { kind, number }
    }

    /// From a full reference or a bare number of the expected kind (addresses carry the number alone).
    pub fn parse_as(kind: RecordKind, text: &str) -> Option<RecordRef> {
        match text.trim().parse::<i64>() {
            Ok(number) if number > 0 => Some(RecordRef { kind, number }),
            _ => text.parse().ok().filter(|found: &RecordRef| found.kind == kind),
        }
    }
}

impl fmt::Display for RecordRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.kind.prefix(), self.number)
    }
}

impl FromStr for RecordRef {
    type Err = ();

    fn from_str(text: &str) -> Result<RecordRef, ()> {
        let (prefix, number) = text.trim().split_once('-').ok_or(())?;
        let kind = RecordKind::ALL.into_iter().find(|k| k.prefix().eq_ignore_ascii_case(prefix)).ok_or(())?;
        let number = number.parse().ok().filter(|n| *n > 0).ok_or(())?;
        Ok(RecordRef { kind, number })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_read_as_they_are_written() {
        for text in ["INT-1042", "ISS-310", "ORD-88", "FB-51"] {
            assert_eq!(text.parse::<RecordRef>().unwrap().to_string(), text);
        }
        assert_eq!("int-7".parse::<RecordRef>().unwrap().number, 7);
        for bad in ["", "INT", "INT-", "INT-0", "INT--4", "XXX-1", "INT-99999999999999999999"] {
            assert!(bad.parse::<RecordRef>().is_err(), "{bad}");
        }
        assert_eq!(RecordRef::parse_as(RecordKind::Issue, "310").unwrap().to_string(), "ISS-310");
        assert!(RecordRef::parse_as(RecordKind::Issue, "INT-310").is_none());
    }
}
