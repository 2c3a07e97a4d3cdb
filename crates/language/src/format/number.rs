use crate::{Lang, Words};

const NO_BREAK_SPACE: char = '\u{a0}';
const MINUS: char = '−';

impl Words {
    /// A whole number in groups of three: `12 345` with no-break spaces, in English `12,345`.
    pub fn number(self, number: i64) -> String {
        grouped(self.lang(), number)
    }

    /// A number with a fixed count of decimals: `1 234,5`, in English `1,234.5`.
    pub fn decimal(self, number: f64, decimals: usize) -> String {
        let text = format!("{:.decimals$}", number.abs());
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        let zero = text.chars().all(|c| c == '0' || c == '.');
        let minus = if number < 0.0 && !zero { "−" } else { "" };
        let whole = groups(whole, separator(self.lang()));
        let point = if fraction.is_empty() { "" } else { self.decimal_point() };
        format!("{minus}{whole}{point}{fraction}")
    }

    /// A share from 0 to 1 as whole percents, rounded down so that 99.9 % never looks like all of it.
    pub fn percent(self, share: f64) -> String {
        // A share such as 0.29 is stored a hair below its percent.
        let whole = (share * 100.0 + 1e-9).floor() as i64;
        match self.lang() {
            Lang::En => format!("{}%", self.number(whole)),
            Lang::Fi | Lang::Sv => format!("{}{NO_BREAK_SPACE}%", self.number(whole)),
        }
    }

    /// Money in minor units (cents) of a currency by its ISO 4217 code: `1 234,50 €`, in English `€1,234.50`.
    pub fn money(self, minor: i64, currency: &str) -> String {
        let (whole, cents) = (minor.unsigned_abs() / 100, minor.unsigned_abs() % 100);
        let whole = groups(&whole.to_string(), separator(self.lang()));
        let amount = format!("{whole}{}{cents:02}", self.decimal_point());
        let minus = if minor < 0 { "−" } else { "" };
        let sign = if currency == "EUR" { "€" } else { currency };
        match self.lang() {
            Lang::En if sign == "€" => format!("{minus}€{amount}"),
            _ => format!("{minus}{amount}{NO_BREAK_SPACE}{sign}"),
        }
    }

    /// A size in bytes with decimal units: `812 t`, `1,2 Mt`; `1.2 MB` elsewhere.
    pub fn bytes(self, bytes: u64) -> String {
        let unit = if self.lang() == Lang::Fi { "t" } else { "B" };
        if bytes < 1000 {
            return format!("{bytes}{NO_BREAK_SPACE}{unit}");
        }
        let mut size = bytes as f64 / 1000.0;
        let mut prefixes = ["k", "M", "G", "T"].into_iter();
        let mut prefix = prefixes.next().unwrap_or_default();
        for larger in prefixes {
            if size < 999.5 {
                break;
            }
            size /= 1000.0;
            prefix = larger;
        }
        let decimals = if size < 9.95 { 1 } else { 0 };
        format!("{}{NO_BREAK_SPACE}{prefix}{unit}", self.decimal(size, decimals))
    }

    fn decimal_point(self) -> &'static str {
        if self.lang() == Lang::En { "." } else { "," }
    }
}

/// A whole number in groups of three.
pub(crate) fn grouped(lang: Lang, number: i64) -> String {
    let digits = groups(&number.unsigned_abs().to_string(), separator(lang));
    if number < 0 { format!("{MINUS}{digits}") } else { digits }
}

fn separator(lang: Lang) -> char {
    if lang == Lang::En { ',' } else { NO_BREAK_SPACE }
}

fn groups(digits: &str, separator: char) -> String {
    let mut out = String::with_capacity(digits.len() + digits.len() / 3 * 2);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(write: impl Fn(Words) -> String) -> [String; 3] {
        Lang::ALL.map(|lang| write(Words::new(lang)).replace(NO_BREAK_SPACE, " "))
    }

    #[test]
    fn numbers_are_grouped_and_signed() {
        assert_eq!(all(|w| w.number(1_234_567)), ["1 234 567", "1 234 567", "1,234,567"]);
        assert_eq!(all(|w| w.number(-42)), ["−42", "−42", "−42"]);
        assert_eq!(all(|w| w.decimal(1234.56, 1)), ["1 234,6", "1 234,6", "1,234.6"]);
        assert_eq!(all(|w| w.decimal(-0.04, 1)), ["0,0", "0,0", "0.0"]);
    }

    #[test]
    fn a_share_never_rounds_up_to_all() {
        assert_eq!(all(|w| w.percent(0.9999)), ["99 %", "99 %", "99%"]);
        assert_eq!(all(|w| w.percent(0.29)), ["29 %", "29 %", "29%"]);
        assert_eq!(all(|w| w.percent(1.0)), ["100 %", "100 %", "100%"]);
    }

    #[test]
    fn money_and_sizes_have_their_units() {
        assert_eq!(all(|w| w.money(123_450, "EUR")), ["1 234,50 €", "1 234,50 €", "€1,234.50"]);
        assert_eq!(all(|w| w.money(-5, "SEK")), ["−0,05 SEK", "−0,05 SEK", "−0.05 SEK"]);
        assert_eq!(all(|w| w.bytes(812)), ["812 t", "812 B", "812 B"]);
        assert_eq!(all(|w| w.bytes(1_240_000)), ["1,2 Mt", "1,2 MB", "1.2 MB"]);
        assert_eq!(all(|w| w.bytes(999_900)), ["1,0 Mt", "1,0 MB", "1.0 MB"]);
        assert_eq!(all(|w| w.bytes(48_000)), ["48 kt", "48 kB", "48 kB"]);
    }
}
