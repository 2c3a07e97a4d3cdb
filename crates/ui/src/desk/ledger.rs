//! The daily ledger, GET `/desk/reports/ledger?day=`: per channel seen = stored = closed + open + parked, difference 0, signed.

use jiff::{Timestamp, civil::Date};

use crate::view::Channel;

#[derive(Clone, Debug, Default)]
pub struct Ledger {
    pub days: Vec<LedgerDay>,
    pub after: Option<String>,
}

#[derive(Clone, Debug, Default)]
pub struct LedgerDay {
    pub day: Date,
    /// `None`: the day is not over and not signed.
    pub signed_at: Option<Timestamp>,
    pub lines: Vec<LedgerLine>,
}

#[derive(Clone, Debug, Default)]
pub struct LedgerLine {
    pub channel: Channel,
    pub seen: i64,
    pub stored: i64,
    pub closed: i64,
    pub open: i64,
    pub parked: i64,
    pub difference: i64,
    /// First characters of the signed digest.
    pub digest: String,
}
