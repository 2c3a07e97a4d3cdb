//! The Finnish public holidays and the eves on which offices are closed, computed for any year.
//! Sources: Kirkkolaki 652/2023 ch. 1 s. 5 (church holidays), laki 388/1937 (1 May), laki 388/1937 (6 December).

use jiff::ToSpan;
use jiff::civil::{Date, Weekday, date};

/// A day on which Finnish offices are closed whatever the weekday; the name is the key of its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holiday {
    /// 1 January.
    NewYear,
    /// 6 January.
    Epiphany,
    /// Friday before Easter.
    GoodFriday,
    /// Easter Sunday.
    Easter,
    /// Monday after Easter.
    EasterMonday,
    /// 1 May.
    FirstOfMay,
    /// Thursday forty days into Easter.
    Ascension,
    /// Seventh Sunday after Easter.
    Pentecost,
    /// Friday before Midsummer Day; no public holiday, yet offices are closed.
    MidsummerEve,
    /// Saturday 20–26 June.
    Midsummer,
    /// Saturday 31 October – 6 November.
    AllSaints,
    /// 6 December.
    Independence,
    /// 24 December; no public holiday, yet offices are closed.
    ChristmasEve,
    /// 25 December.
    Christmas,
    /// 26 December.
    SecondChristmas,
}

/// Which holiday a day is, if any.
pub fn finnish_holiday(day: Date) -> Option<Holiday> {
    fixed(day).or_else(|| by_easter(day)).or_else(|| by_saturday(day))
}

fn fixed(day: Date) -> Option<Holiday> {
    Some(match (day.month(), day.day()) {
        (1, 1) => Holiday::NewYear,
        (1, 6) => Holiday::Epiphany,
        (5, 1) => Holiday::FirstOfMay,
        (12, 6) => Holiday::Independence,
        (12, 24) => Holiday::ChristmasEve,
        (12, 25) => Holiday::Christmas,
        (12, 26) => Holiday::SecondChristmas,
        _ => return None,
    })
}

fn by_easter(day: Date) -> Option<Holiday> {
    const FROM_EASTER: [(i32, Holiday); 5] = [
        (-2, Holiday::GoodFriday),
        (0, Holiday::Easter),
        (1, Holiday::EasterMonday),
        (39, Holiday::Ascension),
        (49, Holiday::Pentecost),
    ];
    let easter = easter(day.year());
    FROM_EASTER
        .into_iter()
        .find(|(days, _)| easter.checked_add(days.days()).is_ok_and(|holiday| holiday == day))
        .map(|(_, holiday)| holiday)
}

fn by_saturday(day: Date) -> Option<Holiday> {
    let of_month = (day.month(), day.day());
    match day.weekday() {
        Weekday::Saturday if matches!(of_month, (6, 20..=26)) => Some(Holiday::Midsummer),
        Weekday::Friday if matches!(of_month, (6, 19..=25)) => Some(Holiday::MidsummerEve),
        Weekday::Saturday if matches!(of_month, (10, 31) | (11, 1..=6)) => Some(Holiday::AllSaints),
        _ => None,
    }
}

/// Easter Sunday of a Gregorian year, by the arithmetic of Gauss as corrected for every year.
fn easter(year: i16) -> Date {
    let y = i32::from(year);
    let (golden, century) = (y % 19, y / 100);
    let (skipped, moon) = (century - century / 4, (8 * century + 13) / 25);
    let epact = (skipped - moon + 19 * golden + 15) % 30;
    let full = epact - (epact / 28) * (1 - (29 / (epact + 1)) * ((21 - golden) / 11));
    let weekday = (y + y / 4 + full + 2 - skipped) % 7;
    let from_march = full - weekday;
    let month = 3 + (from_march + 40) / 44;
    let day = from_march + 28 - 31 * (month / 4);
    date(year, month as i8, day as i8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_falls_where_the_almanac_says() {
        let known = [
            (2000, 4, 23),
            (2008, 3, 23),
            (2019, 4, 21),
            (2024, 3, 31),
            (2025, 4, 20),
            (2026, 4, 5),
            (2038, 4, 25),
        ];
        for (year, month, day) in known {
            assert_eq!(easter(year), date(year, month, day));
        }
    }

    #[test]
    fn the_holidays_of_2026_are_those_of_the_almanac() {
        let days: Vec<String> = date(2026, 1, 1)
            .series(1.day())
            .take_while(|day| day.year() == 2026)
            .filter(|day| finnish_holiday(*day).is_some())
            .map(|day| format!("{}.{}.", day.day(), day.month()))
            .collect();
        let almanac =
            "1.1. 6.1. 3.4. 5.4. 6.4. 1.5. 14.5. 24.5. 19.6. 20.6. 31.10. 6.12. 24.12. 25.12. 26.12.";
        assert_eq!(days.join(" "), almanac);
    }
}
