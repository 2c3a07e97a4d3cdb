//! Days as figures count them: days since 1970 in the desk's time zone.

use std::sync::LazyLock;

use jiff::civil::{Date, Time, date};
use jiff::tz::TimeZone;

use crate::kernel::Timestamp;

static ZONE: LazyLock<TimeZone> = LazyLock::new(|| TimeZone::get("Europe/Helsinki").unwrap_or(TimeZone::UTC));
const FIRST: Date = date(1970, 1, 1);

/// The day in which a time falls.
pub fn day_of(at: Timestamp) -> i64 {
    day_of_date(ZONE.to_datetime(at).date())
}

/// The number of a calendar day.
pub fn day_of_date(day: Date) -> i64 {
    day.duration_since(FIRST).as_hours() / 24
}

/// The calendar day of a number.
pub fn date_of(day: i64) -> Date {
    FIRST.checked_add(jiff::SignedDuration::from_hours(day.clamp(-700_000, 2_900_000) * 24)).unwrap_or(FIRST)
}

/// The instant at which a day begins.
pub fn start_of(day: i64) -> Timestamp {
    ZONE.to_timestamp(date_of(day).to_datetime(Time::midnight())).unwrap_or(Timestamp::UNIX_EPOCH)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_at_midnight_in_helsinki_in_winter_and_summer() {
        for text in ["2026-01-15T22:00:00Z", "2026-07-15T21:00:00Z"] {
            let at: Timestamp = text.parse().unwrap();
            assert_eq!(start_of(day_of(at)), at, "{text}");
            let before = Timestamp::from_microsecond(at.as_microsecond() - 1).unwrap();
            assert_eq!(day_of(before) + 1, day_of(at), "{text}");
        }
        assert_eq!(date_of(day_of_date(date(2028, 2, 29))), date(2028, 2, 29));
    }
}
