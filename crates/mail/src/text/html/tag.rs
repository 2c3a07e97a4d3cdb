use crate::text::Mark;

/// A start or end tag, not yet taken apart.
pub(super) struct Tag<'a> {
    pub(super) name: &'a str,
    pub(super) closing: bool,
    /// From `<` to behind `>`, in bytes.
    pub(super) length: usize,
    attributes: &'a str,
}

/// Classes and ids that mail programs put around what they quote.
const QUOTES: &[&str] = &[
    "gmail_quote",
    "gmail_quote_container",
    "yahoo_quoted",
    "protonmail_quote",
    "tutanota_quote",
    "zmail_extra",
    "moz-cite-prefix",
    "mail-editor-reference-message-container",
    "reply-intro",
    "isforwardcontent",
    "ms-outlook-mobile-reference-message",
    "gmail_attr",
    "moz-email-headers-table",
    "bloop_original_html",
    "mailbird-quote",
    "edo-quote",
    "front-blockquote",
];
/// Classes and ids after which the quoted message begins.
const CUTS: &[&str] =
    &["divrplyfwdmsg", "appendonsend", "stopspelling", "outlookmessageheader", "replysplit"];
/// Classes and ids that mail programs put around a signature.
const SIGNATURES: &[&str] = &[
    "gmail_signature",
    "gmail_signature_prefix",
    "moz-signature",
    "signature",
    "applemailsignature",
    "ms-outlook-mobile-signature",
    "protonmail_signature_block",
    "tutanota_signature",
    "mobile-signature",
    "linebreakatbeginningofsignature",
    "bloop_sign",
];

impl<'a> Tag<'a> {
    /// Reads the tag at the start of `text`, which begins with `<`; `None` when it is no tag.
    pub(super) fn read(text: &'a str, loose_quotes: &mut bool) -> Option<Self> {
        let closing = text[1..].starts_with('/');
        let from = 1 + usize::from(closing);
        let inner = &text[from..];
        if !inner.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let end = from + end_of_tag(inner, loose_quotes);
        let inside = text[from..end].trim_end_matches('>').trim_end_matches('/');
        let name_ends = inside.find(|c: char| c.is_ascii_whitespace() || c == '/').unwrap_or(inside.len());
        let (name, attributes) = inside.split_at(name_ends);
        // Outlook writes `<o:p>`: what counts is the part behind the colon only for its own block elements.
        Some(Self { name, closing, length: end, attributes })
    }

    pub(super) fn is_void(&self) -> bool {
        ["br", "hr", "img", "input", "meta", "link", "col", "area", "base", "wbr", "source"]
            .iter()
            .any(|name| self.name.eq_ignore_ascii_case(name))
    }

    /// Hidden from readers, as the preview lines of newsletters are.
    pub(super) fn is_hidden(&self) -> bool {
        if self.attributes.is_empty() {
            return false;
        }
        let by_style = self.attribute("style").is_some_and(|style| {
            let tight: String =
                style.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
            tight.contains("display:none")
        });
        by_style || self.attribute("hidden").is_some()
    }

    pub(super) fn mark(&self) -> Mark {
        if self.name.eq_ignore_ascii_case("blockquote") {
            return if self.is_indentation() { Mark::None } else { Mark::Quote };
        }
        if self.attributes.is_empty() {
            return Mark::None;
        }
        ["class", "id"]
            .iter()
            .filter_map(|name| self.attribute(name))
            .flat_map(str::split_ascii_whitespace)
            .map(mark_of)
            .find(|mark| *mark != Mark::None)
            .unwrap_or_default()
    }

    /// Some programs indent by a quote without a border.
    fn is_indentation(&self) -> bool {
        self.attribute("type").is_none()
            && self.attribute("cite").is_none()
            && self.attribute("style").is_some_and(|style| {
                let style = style.to_ascii_lowercase();
                style.contains("border:none") || style.contains("border: none")
            })
    }

    /// The value of an attribute; `Some("")` when it has none.
    fn attribute(&self, wanted: &str) -> Option<&'a str> {
        let mut rest = self.attributes;
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/' || c == '=');
            if rest.is_empty() {
                return None;
            }
            let name_ends = rest.find(|c: char| c.is_ascii_whitespace() || c == '=').unwrap_or(rest.len());
            let (name, behind) = rest.split_at(name_ends);
            let (value, behind) = value_of(behind);
            if name.eq_ignore_ascii_case(wanted) {
                return Some(value);
            }
            rest = behind;
        }
    }
}

fn value_of(text: &str) -> (&str, &str) {
    let Some(value) = text.trim_start().strip_prefix('=').map(str::trim_start) else { return ("", text) };
    for quote in ['"', '\''] {
        if let Some(quoted) = value.strip_prefix(quote) {
            return quoted.split_once(quote).unwrap_or((quoted, ""));
        }
    }
    value.split_at(value.find(|c: char| c.is_ascii_whitespace()).unwrap_or(value.len()))
}

/// Web mail programs put `x_` before foreign names.
fn mark_of(name: &str) -> Mark {
    let name = name.to_ascii_lowercase();
    let name = name.trim_start_matches("x_");
    if QUOTES.contains(&name) {
        Mark::Quote
    } else if CUTS.contains(&name) {
        Mark::AfterCut
    } else if SIGNATURES.contains(&name) {
        Mark::Signature
    } else {
        Mark::None
    }
}

/// Length up to and including the `>` that ends the tag. Quotes guard a `>` until one is found unclosed.
fn end_of_tag(text: &str, loose_quotes: &mut bool) -> usize {
    let plain = text.find('>').map_or(text.len(), |end| end + 1);
    if *loose_quotes || !text[..plain].contains(['"', '\'']) {
        return plain;
    }
    let mut at = 0;
    while let Some(found) = text[at..].find(['"', '\'', '>']) {
        let place = at + found;
        let sign = &text[place..=place];
        if sign == ">" {
            return place + 1;
        }
        // A quote opens a value only behind `=`; elsewhere it is a slip of the pen.
        if !text[..place].trim_end().ends_with('=') {
            at = place + 1;
            continue;
        }
        match text[place + 1..].find(sign) {
            Some(end) => at = place + 1 + end + 1,
            None => {
                *loose_quotes = true;
                return plain;
            }
        }
    }
    text.len()
}

/// Where the first `</name …>` ends.
pub(super) fn find_end_tag(text: &str, name: &str) -> Option<usize> {
    let mut at = 0;
    while let Some(found) = text[at..].find("</") {
        let place = at + found;
        if is_name_at(&text[place + 2..], name) {
            return Some(text[place..].find('>').map_or(text.len(), |end| place + end + 1));
        }
        at = place + 2;
    }
    None
}

/// Where the end tag that belongs to an already opened `name` ends, elements of the same name inside counted.
pub(super) fn find_matching_end(text: &str, name: &str) -> Option<usize> {
    let mut depth = 1_usize;
    let mut at = 0;
    while let Some(found) = text[at..].find('<') {
        let place = at + found;
        let behind = &text[place + 1..];
        if is_name_at(behind, name) {
            depth += 1;
        } else if behind.strip_prefix('/').is_some_and(|behind| is_name_at(behind, name)) {
            depth -= 1;
            if depth == 0 {
                return Some(behind.find('>').map_or(text.len(), |end| place + 1 + end + 1));
            }
        }
        at = place + 1;
    }
    None
}

fn is_name_at(text: &str, name: &str) -> bool {
    text.as_bytes().get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
        && !text[name.len()..].starts_with(|c: char| c.is_ascii_alphanumeric())
}
