//! Mail addresses: lists as people and headers write them, plus-tags, a form for comparing, a check with a reason.

use mail_parser::parsers::MessageStream;

use crate::message::Address;
use crate::parse::{address_of, mended_header};

/// Reads a list of addresses as a header or a person writes it: `Maija <maija@firma.fi>, huolto@firma.fi; …`.
/// What holds no address and no name is left out.
pub fn parse(list: &str) -> Vec<Address> {
    let line = list.split(['\r', '\n']).collect::<Vec<_>>().join(" ");
    let line = format!("{}\n", mended_header(&semicolons_as_commas(&line)));
    let value = MessageStream::new(line.as_bytes()).parse_address();
    value.as_address().map(|list| list.iter().filter_map(address_of).collect()).unwrap_or_default()
}

/// People part addresses by semicolons; in a header those end a group, which needs a colon.
fn semicolons_as_commas(list: &str) -> String {
    if list.contains(':') || list.contains('"') { list.to_owned() } else { list.replace(';', ",") }
}

/// The form in which two addresses are compared: trimmed, lower case, no brackets. Plus-tags stay.
pub fn normal(address: &str) -> String {
    let bare = address.trim().trim_start_matches('<').trim_end_matches('>').trim();
    let bare = match bare.get(..7) {
        Some(scheme) if scheme.eq_ignore_ascii_case("mailto:") => &bare[7..],
        _ => bare,
    };
    bare.trim_end_matches('.').to_lowercase()
}

/// `tuki+tag@desk.fi` is `tuki@desk.fi`; in the form for comparing.
pub fn without_tag(address: &str) -> String {
    let address = normal(address);
    match address.rsplit_once('@') {
        Some((local, domain)) => match local.split_once('+') {
            Some((base, _)) if !base.is_empty() => format!("{base}@{domain}"),
            _ => address,
        },
        None => address,
    }
}

/// The plus-tag, as it was written.
pub fn tag(address: &str) -> Option<&str> {
    let (local, _) = address.rsplit_once('@')?;
    let (base, tag) = local.split_once('+')?;
    (!base.is_empty() && !tag.is_empty()).then_some(tag)
}

/// What stands behind the last `@`, in the form for comparing.
pub fn domain(address: &str) -> Option<String> {
    normal(address).rsplit_once('@').map(|(_, domain)| domain.to_owned()).filter(|domain| !domain.is_empty())
}

/// What is wrong with an address that somebody typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Nothing was typed.
    #[error("the address is empty")]
    Empty,
    /// There is no `@`.
    #[error("the address has no @")]
    NoAt,
    /// More than one `@`: two addresses in one field, perhaps.
    #[error("the address has more than one @")]
    TwoAts,
    /// Nothing stands before the `@`.
    #[error("nothing stands before the @")]
    NoName,
    /// What stands behind the `@` is no domain: empty, without a dot, or with a wrong sign.
    #[error("what stands behind the @ is no domain")]
    BadDomain,
    /// A space or a sign that no address has.
    #[error("the address holds a space or a sign that no address has")]
    BadSign,
    /// Longer than mail allows (64 before the `@`, 254 in all; RFC 5321).
    #[error("the address is too long")]
    TooLong,
}

impl Fault {
    /// A stable word for the catalogue of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::NoAt => "no_at",
            Self::TwoAts => "two_ats",
            Self::NoName => "no_name",
            Self::BadDomain => "bad_domain",
            Self::BadSign => "bad_sign",
            Self::TooLong => "too_long",
        }
    }
}

/// Checks what a person typed and answers it trimmed. Says nothing about whether the mailbox exists.
pub fn check(typed: &str) -> Result<String, Fault> {
    let address = typed.trim();
    if address.is_empty() {
        return Err(Fault::Empty);
    }
    let (local, domain) = address.rsplit_once('@').ok_or(Fault::NoAt)?;
    if local.contains('@') {
        return Err(Fault::TwoAts);
    }
    if local.is_empty() {
        return Err(Fault::NoName);
    }
    if address.contains(is_foreign) || local.starts_with('.') || local.ends_with('.') || local.contains("..")
    {
        return Err(Fault::BadSign);
    }
    if local.len() > 64 || address.len() > 254 {
        return Err(Fault::TooLong);
    }
    if is_domain(domain) { Ok(address.to_owned()) } else { Err(Fault::BadDomain) }
}

fn is_foreign(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '<' | '>' | '(' | ')' | ',' | ';' | ':' | '\\' | '"' | '[' | ']')
}

fn is_domain(domain: &str) -> bool {
    let label = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    domain.split('.').all(label) && (domain.contains('.') || domain.eq_ignore_ascii_case("localhost"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_read_as_people_write_them() {
        let cases: &[(&str, &[(&str, &str)])] = &[
            ("Maija Virtanen <maija@firma.fi>", &[("Maija Virtanen", "maija@firma.fi")]),
            ("a@b.fi, c@d.fi; e@f.fi", &[("", "a@b.fi"), ("", "c@d.fi"), ("", "e@f.fi")]),
            ("\"Virtanen, Maija\" <m@f.fi>", &[("Virtanen, Maija", "m@f.fi")]),
            ("=?iso-8859-1?Q?M=E4ki?= <m@f.fi>", &[("Mäki", "m@f.fi")]),
            ("Työryhmä: a@b.fi, c@d.fi;", &[("", "a@b.fi"), ("", "c@d.fi")]),
            ("undisclosed-recipients:;", &[]),
            ("", &[]),
        ];
        for (list, wanted) in cases {
            let wanted: Vec<_> =
                wanted.iter().map(|(name, address)| Address::named(*name, *address)).collect();
            assert_eq!(parse(list), wanted, "{list}");
        }
    }

    #[test]
    fn addresses_are_compared_without_case_and_tags_can_be_taken_off() {
        assert_eq!(normal(" <Tuki@Desk.FI> "), "tuki@desk.fi");
        assert_eq!(normal("MAILTO:tuki@desk.fi"), "tuki@desk.fi");
        assert_eq!(without_tag("Tuki+c.abc@desk.fi"), "tuki@desk.fi");
        assert_eq!(without_tag("+x@desk.fi"), "+x@desk.fi");
        assert_eq!(tag("tuki+c.aBc@desk.fi"), Some("c.aBc"));
        assert_eq!(domain("a@B.fi").as_deref(), Some("b.fi"));
    }

    #[test]
    fn a_wrong_address_is_told_what_is_wrong() {
        assert_eq!(check(" maija@firma.fi "), Ok("maija@firma.fi".to_owned()));
        assert_eq!(check("päivi@mökki.fi"), Ok("päivi@mökki.fi".to_owned()));
        let wrong = [
            ("", Fault::Empty),
            ("maija", Fault::NoAt),
            ("a@b@c.fi", Fault::TwoAts),
            ("@firma.fi", Fault::NoName),
            ("maija@", Fault::BadDomain),
            ("maija@firma", Fault::BadDomain),
            ("maija@-firma.fi", Fault::BadDomain),
            ("ma ija@firma.fi", Fault::BadSign),
            ("a@b.fi\r\nBcc: x@y.fi", Fault::TwoAts),
            ("a\r\nb@x.fi", Fault::BadSign),
            ("ma..ija@firma.fi", Fault::BadSign),
        ];
        for (typed, fault) in wrong {
            assert_eq!(check(typed), Err(fault), "{typed:?}");
        }
    }
}
