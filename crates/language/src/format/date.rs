use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ZonedDateTime};

use crate::{Lang, Words};

impl Words {
    /// The day: `24.11.2026`, in English `24 Nov 2026`.
    pub fn date(self, at: Timestamp, tz: &TimeZone) -> String {
        self.civil_date(at.to_zoned_datetime(tz.clone()).date())
    }

    /// The same for a day without a time.
    pub fn civil_date(self, date: Date) -> String {
        match self.lang() {
            Lang::Fi | Lang::Sv => format!("{}.{}.{}", date.day(), date.month(), date.year()),
            Lang::En => format!("{} {} {}", date.day(), self.month_short(date.month()), date.year()),
        }
    }

    /// The time of day: `9.12`, in English `9:12`.
    pub fn time(self, at: Timestamp, tz: &TimeZone) -> String {
        self.clock(&at.to_zoned_datetime(tz.clone()))
    }

    /// Day and time: `24.11.2026 klo 9.12`, `24.11.2026 kl. 9.12`, `24 Nov 2026 9:12`.
    pub fn date_time(self, at: Timestamp, tz: &TimeZone) -> String {
        let at = at.to_zoned_datetime(tz.clone());
        let (date, time) = (self.civil_date(at.date()), self.clock(&at));
        self.with("common-date-time", &[("date", date.into()), ("time", time.into())])
    }

    /// As short as a reader beside a clock needs: today `9.12`, yesterday `eilen 9.12`, tomorrow
    /// `huomenna 9.12`, another day of this year `12.11.`, else the full date.
    pub fn when(self, at: Timestamp, now: Timestamp, tz: &TimeZone) -> String {
        let (at, today) = (at.to_zoned_datetime(tz.clone()), now.to_zoned_datetime(tz.clone()).date());
        let day = at.date();
        if day == today {
            self.clock(&at)
        } else if Some(day) == today.yesterday().ok() {
            self.with("common-yesterday-at", &[("time", self.clock(&at).into())])
        } else if Some(day) == today.tomorrow().ok() {
            self.with("common-tomorrow-at", &[("time", self.clock(&at).into())])
        } else if day.year() == today.year() {
            self.day_and_month(day)
        } else {
            self.civil_date(day)
        }
    }

    /// The day within the year: `12.11.`, `12.11`, `12 Nov`.
    pub fn day_and_month(self, date: Date) -> String {
        match self.lang() {
            Lang::Fi => format!("{}.{}.", date.day(), date.month()),
            Lang::Sv => format!("{}.{}", date.day(), date.month()),
            Lang::En => format!("{} {}", date.day(), self.month_short(date.month())),
        }
    }

    /// The day in full, for headings: `tiistai 24. marraskuuta 2026`.
    pub fn long_date(self, date: Date) -> String {
        let args = [
            ("weekday", self.weekday(date.weekday()).into()),
            ("day", i64::from(date.day()).into()),
            ("month", self.month_in_date(date.month()).into()),
            ("year", date.year().to_string().into()),
        ];
        self.with("common-long-date", &args)
    }

    /// The month's name as a heading has it, 1 to 12: `marraskuu`, `november`, `November`.
    pub fn month(self, month: i8) -> String {
        self.t(&format!("common-month-{month}"))
    }

    /// The month's short name: `marras`, `nov.`, `Nov`.
    pub fn month_short(self, month: i8) -> String {
        self.t(&format!("common-month-short-{month}"))
    }

    /// The weekday's name: `tiistai`, `tisdag`, `Tuesday`.
    pub fn weekday(self, day: Weekday) -> String {
        self.t(&format!("common-weekday-{}", day.to_monday_one_offset()))
    }

    /// The weekday's short name: `ti`, `ti`, `Tue`.
    pub fn weekday_short(self, day: Weekday) -> String {
        self.t(&format!("common-weekday-short-{}", day.to_monday_one_offset()))
    }

    fn month_in_date(self, month: i8) -> String {
        self.t(&format!("common-month-in-date-{month}"))
    }

    fn clock(self, at: &ZonedDateTime) -> String {
        let sign = if self.lang() == Lang::En { ':' } else { '.' };
        format!("{}{sign}{:02}", at.hour(), at.minute())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn helsinki() -> TimeZone {
        TimeZone::get("Europe/Helsinki").unwrap()
    }

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn days_and_times_are_written_in_each_language() {
        let moment = at("2026-11-24T07:12:00Z");
        let written = Lang::ALL.map(|lang| Words::new(lang).date_time(moment, &helsinki()));
        assert_eq!(written, ["24.11.2026 klo 9.12", "24.11.2026 kl. 9.12", "24 Nov 2026 9:12"]);
        let long = Lang::ALL.map(|lang| Words::new(lang).long_date(jiff::civil::date(2026, 11, 24)));
        assert_eq!(
            long,
            ["tiistai 24. marraskuuta 2026", "tisdag 24 november 2026", "Tuesday 24 November 2026"]
        );
    }

    #[test]
    fn when_is_as_short_as_the_reader_needs() {
        let now = at("2026-11-24T10:00:00Z");
        let cases = [
            ("2026-11-24T07:12:00Z", ["9.12", "9.12", "9:12"]),
            ("2026-11-23T07:12:00Z", ["eilen 9.12", "i går 9.12", "yesterday 9:12"]),
            ("2026-11-24T22:30:00Z", ["huomenna 0.30", "i morgon 0.30", "tomorrow 0:30"]),
            ("2026-11-12T07:12:00Z", ["12.11.", "12.11", "12 Nov"]),
            ("2025-11-12T07:12:00Z", ["12.11.2025", "12.11.2025", "12 Nov 2025"]),
        ];
        for (moment, expected) in cases {
            let written = Lang::ALL.map(|lang| Words::new(lang).when(at(moment), now, &helsinki()));
            assert_eq!(written, expected, "{moment}");
        }
    }
}
