//! The name of a configurable thing in the three languages, kept as one JSON object.

use language::Lang;
use serde::{Deserialize, Serialize};

/// Finnish, Swedish and English name; an empty one falls back to the next.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Names {
    /// Finnish.
    pub fi: String,
    /// Swedish.
    pub sv: String,
    /// English.
    pub en: String,
}

impl Names {
    /// All three names.
    pub fn new(fi: &str, sv: &str, en: &str) -> Names {
        Names { fi: fi.into(), sv: sv.into(), en: en.into() }
    }

    /// The name in this language, or the first that there is.
    pub fn get(&self, lang: Lang) -> &str {
        let first = match lang {
            Lang::Fi => &self.fi,
            Lang::Sv => &self.sv,
            Lang::En => &self.en,
        };
        [first, &self.fi, &self.en, &self.sv]
            .into_iter()
            .find(|name| !name.is_empty())
            .map_or("", String::as_str)
    }

    /// As the database keeps it.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("three strings are always JSON")
    }

    /// From the database; a text that is no JSON object is taken as the name itself.
    pub fn from_json(text: &str) -> Names {
        serde_json::from_str(text).unwrap_or_else(|_| Names::new(text, text, text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_language_falls_back() {
        let names = Names { fi: "Laskutus".into(), ..Names::default() };
        assert_eq!(names.get(Lang::Sv), "Laskutus");
        assert_eq!(Names::from_json(&names.to_json()), names);
        assert_eq!(Names::from_json("plain").get(Lang::En), "plain");
    }
}
