//! Opening hours of a week, and counting in service minutes.

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

use super::finnish_holiday;

/// One stretch of opening within a day; a day may have several (closed for lunch).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    /// Local time at which it opens.
    pub from: Time,
    /// Local time at which it closes; midnight means the end of the day.
    pub to: Time,
}

/// When a desk serves. Kept as JSON in the settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Calendar {
    /// Name of the time zone (IANA).
    pub time_zone: String,
    /// Openings from Monday to Sunday.
    pub week: [Vec<Opening>; 7],
    /// Whether the desk is closed on Finnish public holidays and the eves of Christmas and Midsummer.
    pub finnish_holidays: bool,
    /// Further days on which the desk is closed.
    pub closed: Vec<Date>,
    /// Further days with hours of their own, which win over everything else.
    pub special: Vec<(Date, Vec<Opening>)>,
}

/// No promise looks further ahead than this.
const HORIZON_DAYS: usize = 3_700;

impl Default for Calendar {
    fn default() -> Calendar {
        Calendar::default_finnish()
    }
}

impl Calendar {
    /// Monday to Friday 8–16 in Helsinki, closed on Finnish public holidays.
    pub fn default_finnish() -> Calendar {
        let day = vec![Opening { from: Time::constant(8, 0, 0, 0), to: Time::constant(16, 0, 0, 0) }];
        let week = [day.clone(), day.clone(), day.clone(), day.clone(), day, Vec::new(), Vec::new()];
        Calendar {
            time_zone: "Europe/Helsinki".into(),
            week,
            finnish_holidays: true,
            closed: Vec::new(),
            special: Vec::new(),
        }
    }

    /// The time zone; an unknown name counts in UTC.
    pub fn zone(&self) -> TimeZone {
        TimeZone::get(&self.time_zone).unwrap_or(TimeZone::UTC)
    }

    /// The local day of an instant.
    pub fn day_of(&self, at: Timestamp) -> Date {
        self.zone().to_datetime(at).date()
    }

    /// Whether the desk serves at an instant.
    pub fn is_open(&self, at: Timestamp) -> bool {
        let zone = self.zone();
        self.stretches(&zone, zone.to_datetime(at).date()).iter().any(|(from, to)| *from <= at && at < *to)
    }

    /// When so many minutes of service time have passed since `from`. With no opening within ten years: `from` itself plus the
    /// minutes, so that a desk without hours still has due times.
    pub fn add_service_minutes(&self, from: Timestamp, minutes: i64) -> Timestamp {
        let wanted = SignedDuration::from_mins(minutes.max(0));
        let zone = self.zone();
        let mut left = wanted;
        for (opens, closes) in self.stretches_from(&zone, from) {
            let starts = opens.max(from);
            let length = closes.duration_since(starts);
            if left <= length {
                return later(starts, left);
            }
            left -= length;
        }
        later(from, wanted)
    }

    /// Whole minutes of service time between two instants; 0 when the second is not later.
    pub fn service_minutes_between(&self, from: Timestamp, to: Timestamp) -> i64 {
        let zone = self.zone();
        let passed: SignedDuration = self
            .stretches_from(&zone, from)
            .take_while(|(opens, _)| *opens < to)
            .map(|(opens, closes)| closes.min(to).duration_since(opens.max(from)))
            .sum();
        passed.as_mins()
    }

    /// The stretches of opening that end after `from`, in order.
    fn stretches_from<'c>(
        &'c self,
        zone: &'c TimeZone,
        from: Timestamp,
    ) -> impl Iterator<Item = (Timestamp, Timestamp)> + 'c {
        let first = zone.to_datetime(from).date();
        std::iter::successors(Some(first), |day| day.tomorrow().ok())
            .take(HORIZON_DAYS)
            .flat_map(move |day| self.stretches(zone, day))
            .filter(move |(_, closes)| *closes > from)
    }

    fn stretches(&self, zone: &TimeZone, day: Date) -> Vec<(Timestamp, Timestamp)> {
        let mut found: Vec<(Timestamp, Timestamp)> = self
            .openings(day)
            .iter()
            .filter_map(|opening| Some((instant(zone, day, opening.from)?, closing(zone, day, opening.to)?)))
            .filter(|(from, to)| from < to)
            .collect();
        found.sort_unstable();
        found
    }

    fn openings(&self, day: Date) -> &[Opening] {
        if let Some((_, hours)) = self.special.iter().find(|(special, _)| *special == day) {
            return hours;
        }
        if self.closed.contains(&day) || (self.finnish_holidays && finnish_holiday(day).is_some()) {
            return &[];
        }
        &self.week[day.weekday().to_monday_zero_offset() as usize]
    }
}

fn instant(zone: &TimeZone, day: Date, time: Time) -> Option<Timestamp> {
    zone.to_timestamp(day.to_datetime(time)).ok()
}

fn closing(zone: &TimeZone, day: Date, time: Time) -> Option<Timestamp> {
    let day = if time == Time::midnight() { day.tomorrow().ok()? } else { day };
    instant(zone, day, time)
}

fn later(from: Timestamp, by: SignedDuration) -> Timestamp {
    from.checked_add(by.as_secs().seconds()).unwrap_or(from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        let local: jiff::civil::DateTime = text.parse().unwrap();
        TimeZone::get("Europe/Helsinki").unwrap().to_timestamp(local).unwrap()
    }

    #[test]
    fn minutes_run_only_while_the_desk_serves() {
        let desk = Calendar::default_finnish();
        let table = [
            // Within a day, over night, over a week-end.
            ("2026-11-24T09:00:00", 240, "2026-11-24T13:00:00"),
            ("2026-11-24T14:00:00", 240, "2026-11-25T10:00:00"),
            ("2026-11-27T15:59:30", 1, "2026-11-30T08:00:30"),
            ("2026-11-28T12:00:00", 240, "2026-11-30T12:00:00"),
            // Ends exactly at closing time.
            ("2026-11-24T12:00:00", 240, "2026-11-24T16:00:00"),
            // Christmas 2026: Thursday 24th, Friday 25th, the week-end.
            ("2026-12-23T15:00:00", 120, "2026-12-28T09:00:00"),
            // Easter 2026: Friday 3 April to Monday 6 April.
            ("2026-04-02T15:00:00", 120, "2026-04-07T09:00:00"),
            // Midsummer 2026.
            ("2026-06-18T15:30:00", 60, "2026-06-22T08:30:00"),
        ];
        for (from, minutes, due) in table {
            assert_eq!(desk.add_service_minutes(at(from), minutes), at(due), "{from} + {minutes}");
            assert_eq!(desk.service_minutes_between(at(from), at(due)), minutes, "{from} – {due}");
        }
    }

    #[test]
    fn an_hour_that_the_clock_skips_or_repeats_is_counted_as_it_passes() {
        let all_day = vec![Opening { from: Time::midnight(), to: Time::midnight() }];
        let desk = Calendar {
            week: std::array::from_fn(|_| all_day.clone()),
            finnish_holidays: false,
            ..Calendar::default_finnish()
        };
        // 29 March 2026 has 23 hours, 25 October 2026 has 25.
        assert_eq!(
            desk.service_minutes_between(at("2026-03-29T00:00:00"), at("2026-03-30T00:00:00")),
            23 * 60
        );
        assert_eq!(
            desk.service_minutes_between(at("2026-10-25T00:00:00"), at("2026-10-26T00:00:00")),
            25 * 60
        );
        assert_eq!(desk.add_service_minutes(at("2026-03-29T02:30:00"), 60), at("2026-03-29T04:30:00"));
    }

    #[test]
    fn special_days_and_lunch_win_over_the_week() {
        let time = |hour| Time::constant(hour, 0, 0, 0);
        let mut desk = Calendar::default_finnish();
        desk.week[1] =
            vec![Opening { from: time(8), to: time(11) }, Opening { from: time(12), to: time(16) }];
        desk.closed.push(jiff::civil::date(2026, 11, 25));
        desk.special.push((jiff::civil::date(2026, 12, 24), vec![Opening { from: time(8), to: time(10) }]));
        assert_eq!(desk.add_service_minutes(at("2026-11-24T10:30:00"), 60), at("2026-11-24T12:30:00"));
        assert!(!desk.is_open(at("2026-11-24T11:30:00")) && desk.is_open(at("2026-11-24T12:00:00")));
        assert_eq!(desk.add_service_minutes(at("2026-11-24T15:30:00"), 60), at("2026-11-26T08:30:00"));
        assert_eq!(desk.service_minutes_between(at("2026-12-23T16:00:00"), at("2026-12-28T08:00:00")), 120);
    }

    #[test]
    fn a_desk_without_hours_still_has_due_times() {
        let desk = Calendar { week: Default::default(), ..Calendar::default_finnish() };
        assert_eq!(desk.add_service_minutes(at("2026-11-24T09:00:00"), 60), at("2026-11-24T10:00:00"));
        assert!(serde_json::from_str::<Calendar>("{}").unwrap() == Calendar::default_finnish());
    }
}
