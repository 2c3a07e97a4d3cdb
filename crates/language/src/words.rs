use std::borrow::Cow;

use fluent_bundle::{FluentArgs, FluentValue};

use crate::{Lang, catalogue};

/// The words of one language: texts from the catalogue and the ways to write dates, numbers and durations
/// (see `format/`). Cheap to copy; hand it to every function that writes something a person reads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Words {
    lang: Lang,
}

/// The value of a `{ $variable }` in a text.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg<'a> {
    Text(Cow<'a, str>),
    Number(i64),
}

impl Words {
    pub fn new(lang: Lang) -> Words {
        Words { lang }
    }

    pub fn lang(self) -> Lang {
        self.lang
    }

    /// The text of `key`, or the key itself as «key» when the catalogue lacks it (a test fails then).
    pub fn t(self, key: &str) -> String {
        catalogue::text(self.lang, key, None).unwrap_or_else(|| format!("«{key}»"))
    }

    /// The text of `key` with its variables filled in. A number chooses the plural form and is grouped.
    pub fn with(self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        let args: FluentArgs<'_> = args.iter().map(|(name, arg)| (*name, value(arg))).collect();
        catalogue::text(self.lang, key, Some(&args)).unwrap_or_else(|| format!("«{key}»"))
    }

    /// Whether the catalogue has `key`.
    pub fn has(self, key: &str) -> bool {
        catalogue::has(self.lang, key)
    }
}

impl From<Lang> for Words {
    fn from(lang: Lang) -> Words {
        Words::new(lang)
    }
}

fn value<'a>(arg: &'a Arg<'_>) -> FluentValue<'a> {
    match arg {
        Arg::Text(text) => FluentValue::String(Cow::Borrowed(text)),
        Arg::Number(number) => FluentValue::from(*number),
    }
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Arg<'a> {
        Arg::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Arg<'a> {
        Arg::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Arg::Text(Cow::Owned(text))
    }
}

impl From<i32> for Arg<'_> {
    fn from(number: i32) -> Self {
        Arg::Number(number.into())
    }
}

impl From<u32> for Arg<'_> {
    fn from(number: u32) -> Self {
        Arg::Number(number.into())
    }
}

impl From<i64> for Arg<'_> {
    fn from(number: i64) -> Self {
        Arg::Number(number)
    }
}

impl From<usize> for Arg<'_> {
    fn from(number: usize) -> Self {
        Arg::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_key_shows_itself() {
        assert_eq!(Words::new(Lang::Fi).t("no-such-key"), "«no-such-key»");
        assert!(!Words::new(Lang::Fi).has("no-such-key"));
    }

    #[test]
    fn counts_choose_the_plural_and_carry_no_invisible_marks() {
        let text =
            |lang, count: i64| Words::new(lang).with("common-count-results", &[("count", count.into())]);
        assert_eq!(text(Lang::Fi, 1), "1 tulos");
        assert_eq!(text(Lang::Fi, 1042), "1\u{a0}042 tulosta");
        assert_eq!(text(Lang::Sv, 2), "2 resultat");
        assert_eq!(text(Lang::En, 1), "1 result");
        assert_eq!(text(Lang::En, 1042), "1,042 results");
        let quoted = Words::new(Lang::En).with("common-quoted", &[("text", "x".into())]);
        assert!(!quoted.contains(['\u{2068}', '\u{2069}']));
    }
}
