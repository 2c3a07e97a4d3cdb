use jiff::SignedDuration;

use crate::Words;

impl Words {
    /// The length in its largest fitting unit, rounded down and without its sign: `alle 1 min`, `18 min`,
    /// `2 t`, `3 pv`.
    pub fn duration_short(self, length: SignedDuration) -> String {
        let minutes = length.abs().as_mins();
        let (key, count) = match minutes {
            0 => return self.t("common-under-a-minute"),
            1..60 => ("common-minutes-short", minutes),
            60..2880 => ("common-hours-short", minutes / 60),
            _ => ("common-days-short", minutes / 1440),
        };
        self.with(key, &[("count", count.into())])
    }

    /// What is left until a due time, or by how much it is over when negative: `18 min jäljellä`,
    /// `2 t myöhässä`.
    pub fn time_left(self, left: SignedDuration) -> String {
        let key = if left.is_negative() { "common-time-over" } else { "common-time-left" };
        self.with(key, &[("time", self.duration_short(left).into())])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Lang;

    #[test]
    fn lengths_are_told_in_one_unit() {
        let cases = [
            (20, ["alle 1 min", "under 1 min", "under 1 min"]),
            (18 * 60, ["18 min", "18 min", "18 min"]),
            (150 * 60, ["2 t", "2 tim", "2 h"]),
            (47 * 3600, ["47 t", "47 tim", "47 h"]),
            (73 * 3600, ["3 pv", "3 d", "3 d"]),
        ];
        for (seconds, expected) in cases {
            let length = SignedDuration::from_secs(seconds);
            let write = |lang| Words::new(lang).duration_short(length).replace('\u{a0}', " ");
            assert_eq!(Lang::ALL.map(write), expected);
        }
    }

    #[test]
    fn a_due_time_tells_whether_it_is_ahead_or_over() {
        let written = |minutes| {
            Lang::ALL.map(|lang| {
                Words::new(lang).time_left(SignedDuration::from_mins(minutes)).replace('\u{a0}', " ")
            })
        };
        assert_eq!(written(18), ["18 min jäljellä", "18 min kvar", "18 min left"]);
        assert_eq!(written(-120), ["2 t myöhässä", "2 tim över tiden", "2 h overdue"]);
    }
}
