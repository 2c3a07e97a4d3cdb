//! What was typed may be a reference, a number, an address or a telephone number: those are met exactly and come first.

use db::{Error, Tx};

use super::hit::{Hit, of_customer, of_record};
use super::scope::Kind;
use crate::kernel::{RecordKind, RecordRef};
use crate::people::identify;

/// What is meant exactly, best first.
pub(super) fn exact(tx: &mut Tx, typed: &str, kind: Kind) -> Result<Vec<Hit>, Error> {
    let mut hits = Vec::new();
    for reference in references(typed) {
        hits.extend(of_record(tx, reference)?);
    }
    if let Some(identity) = identity_kind(typed)
        && let Some(customer) = identify::find(tx, identity, typed)?
    {
        hits.extend(of_customer(tx, customer)?);
    }
    hits.retain(|hit| is_within(hit, kind));
    Ok(hits)
}

fn references(typed: &str) -> Vec<RecordRef> {
    let typed = typed.trim().trim_start_matches('#');
    if let Ok(reference) = typed.parse() {
        return vec![reference];
    }
    RecordKind::ALL.into_iter().filter_map(|kind| RecordRef::parse_as(kind, typed)).collect()
}

fn identity_kind(typed: &str) -> Option<&'static str> {
    let typed = typed.trim();
    if typed.contains('@') && !typed.contains(char::is_whitespace) {
        return Some("email");
    }
    let digits = typed.chars().filter(char::is_ascii_digit).count();
    let number = typed.chars().all(|sign| sign.is_ascii_digit() || " +-()".contains(sign));
    (number && digits >= 5).then_some("phone")
}

fn is_within(hit: &Hit, kind: Kind) -> bool {
    match kind {
        Kind::All => true,
        Kind::People => hit.reference.is_none(),
        Kind::Interactions => hit.kind == "interaction",
        Kind::Records => hit.reference.is_some() && hit.kind != "interaction",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_addresses_and_numbers_are_told_apart() {
        assert_eq!(references("iss-310").len(), 1);
        assert_eq!(references("310").len(), RecordKind::ALL.len());
        assert!(references("lasku 310").is_empty());
        assert_eq!(identity_kind("anssi@yritys.example"), Some("email"));
        assert_eq!(identity_kind("+358 40 555 0101"), Some("phone"));
        assert_eq!(identity_kind("310"), None);
        assert_eq!(identity_kind("Anssi Asiakas"), None);
    }
}
