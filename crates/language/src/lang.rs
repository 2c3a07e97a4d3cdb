use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A language that Tuki speaks. Finnish where nothing else is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    #[default]
    Fi,
    Sv,
    En,
}

impl Lang {
    /// All languages, in the order they are offered to people.
    pub const ALL: [Lang; 3] = [Lang::Fi, Lang::Sv, Lang::En];

    /// The two-letter code (ISO 639-1), as in `<html lang>` and in the database.
    pub fn code(self) -> &'static str {
        match self {
            Lang::Fi => "fi",
            Lang::Sv => "sv",
            Lang::En => "en",
        }
    }

    /// The language's name in the language itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Lang::Fi => "Suomi",
            Lang::Sv => "Svenska",
            Lang::En => "English",
        }
    }

    /// From a code such as `sv`, `sv-FI` or `en_GB`; `None` for a language that Tuki does not speak.
    pub fn from_code(code: &str) -> Option<Lang> {
        let first = code.trim().split(['-', '_']).next()?.to_ascii_lowercase();
        Lang::ALL.into_iter().find(|lang| lang.code() == first)
    }

    /// The best language for an `Accept-Language` header (RFC 9110, 12.5.4); Finnish when none fits.
    pub fn from_accept_language(header: &str) -> Lang {
        let mut best = (0.0, Lang::default());
        for (code, weight) in header.split(',').map(code_and_weight) {
            if let Some(lang) = Lang::from_code(code)
                && weight > best.0
            {
                best = (weight, lang);
            }
        }
        best.1
    }
}

fn code_and_weight(range: &str) -> (&str, f32) {
    let mut parts = range.split(';');
    let code = parts.next().unwrap_or_default();
    let weight = parts.find_map(|part| part.trim().strip_prefix("q=")).map_or(Ok(1.0), str::parse);
    (code, weight.unwrap_or(0.0))
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// The text names no language that Tuki speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownLang;

impl fmt::Display for UnknownLang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not one of the languages fi, sv, en")
    }
}

impl std::error::Error for UnknownLang {}

impl FromStr for Lang {
    type Err = UnknownLang;

    fn from_str(code: &str) -> Result<Lang, UnknownLang> {
        Lang::from_code(code).ok_or(UnknownLang)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_gets_its_best_language_and_finnish_when_none_fits() {
        let cases = [
            ("", Lang::Fi),
            ("de, fr;q=0.5", Lang::Fi),
            ("sv-FI,sv;q=0.9,fi;q=0.8,en;q=0.7", Lang::Sv),
            ("de,en-GB;q=0.8,fi;q=0.3", Lang::En),
            ("en;q=0,fi;q=0.1", Lang::Fi),
            ("en;q=nonsense, sv;q=0.2", Lang::Sv),
        ];
        for (header, lang) in cases {
            assert_eq!(Lang::from_accept_language(header), lang, "{header}");
        }
    }

    #[test]
    fn codes_with_a_region_are_understood() {
        assert_eq!(Lang::from_code("EN_gb"), Some(Lang::En));
        assert_eq!("sv-FI".parse(), Ok(Lang::Sv));
        assert_eq!(Lang::from_code("ru"), None);
    }
}
