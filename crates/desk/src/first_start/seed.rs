//! The rows that a new desk begins with. Everything here can be renamed or retired later.

use db::{Error, Tx, args};

use super::SetUp;
use crate::kernel::{Names, Timestamp, key_of};

/// Key, names (fi, sv, en), manner, icon, official, active, strictness, first response in service minutes.
type ChannelRow =
    (&'static str, [&'static str; 3], &'static str, &'static str, bool, bool, &'static str, i64);

const CHANNELS: &[ChannelRow] = &[
    ("phone", ["Palvelunumero", "Servicenummer", "Service number"], "call", "phone", true, true, "full", 60),
    (
        "own_phone",
        ["Oma puhelin", "Egen telefon", "Own phone"],
        "call",
        "smartphone",
        false,
        true,
        "light",
        240,
    ),
    ("meeting", ["Tapaaminen", "Möte", "Meeting"], "meeting", "users", false, true, "light", 480),
    (
        "mail",
        ["Yhteinen sähköposti", "Gemensam e-post", "Shared email"],
        "mail",
        "mail",
        true,
        true,
        "full",
        240,
    ),
    (
        "own_mail",
        ["Oma sähköposti", "Egen e-post", "Own email"],
        "mail",
        "mail-open",
        false,
        true,
        "light",
        240,
    ),
    ("form", ["Verkkolomake", "Webbformulär", "Web form"], "form", "globe", true, true, "full", 240),
    ("social", ["Some", "Sociala medier", "Social media"], "social", "at-sign", true, true, "light", 120),
    ("chat", ["Chat", "Chatt", "Chat"], "chat", "message-circle", true, false, "light", 3),
];

/// A class and what stands under it (fi, sv, en).
type Branch = ([&'static str; 3], &'static [[&'static str; 3]]);

const CATEGORIES: &[Branch] = &[
    (
        ["Tilaukset", "Beställningar", "Orders"],
        &[
            ["Uusi tilaus", "Ny beställning", "New order"],
            ["Toimitus", "Leverans", "Delivery"],
            ["Muutos tai peruutus", "Ändring eller avbokning", "Change or cancellation"],
        ],
    ),
    (
        ["Laskutus", "Fakturering", "Billing"],
        &[
            ["Laskun sisältö", "Fakturans innehåll", "What is on the bill"],
            ["Maksaminen", "Betalning", "Payment"],
        ],
    ),
    (
        ["Käyttö", "Användning", "Use"],
        &[
            ["Neuvonta", "Rådgivning", "Advice"],
            ["Kirjautuminen", "Inloggning", "Signing in"],
            ["Ei toimi", "Fungerar inte", "Does not work"],
        ],
    ),
    (
        ["Palaute", "Respons", "Feedback"],
        &[["Kiitos", "Tack", "Thanks"], ["Moite", "Klagomål", "Complaint"], ["Idea", "Idé", "Idea"]],
    ),
];

pub(super) fn brand(tx: &mut Tx, with: &SetUp, now: Timestamp) -> Result<(), Error> {
    let (id, brand) = (tx.new_id(), with.brand.trim());
    let name = if brand.is_empty() { with.organisation.trim() } else { brand };
    let signature = Names::new(name, name, name).to_json();
    tx.exec(
        "INSERT INTO brand (id, key, name, language, signature, active, version, created_at) VALUES ($1, $2, $3, $4, $5, TRUE, 1, $6)",
        args![id, key_of(id), name, with.language.code(), signature, now],
    )?;
    Ok(())
}

pub(super) fn channels(tx: &mut Tx, now: Timestamp) -> Result<(), Error> {
    for (place, (key, [fi, sv, en], manner, icon, official, active, strictness, minutes)) in
        (1..).zip(CHANNELS)
    {
        let id = tx.new_id();
        let position: i64 = place;
        tx.exec(
            "INSERT INTO channel (id, key, names, manner, icon, official, active, position, strictness, first_response_minutes, version, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, $11)",
            args![
                id,
                *key,
                Names::new(fi, sv, en).to_json(),
                *manner,
                *icon,
                *official,
                *active,
                position,
                *strictness,
                *minutes,
                now
            ],
        )?;
    }
    Ok(())
}

pub(super) fn team(tx: &mut Tx, now: Timestamp) -> Result<i64, Error> {
    let id = tx.new_id();
    let names = Names::new("Asiakaspalvelu", "Kundtjänst", "Customer service").to_json();
    tx.exec(
        "INSERT INTO team (id, key, names, active, position, version, created_at) VALUES ($1, $2, $3, TRUE, 1, 1, $4)",
        args![id, key_of(id), names, now],
    )?;
    Ok(id)
}

pub(super) fn service(tx: &mut Tx, name: &str, now: Timestamp) -> Result<(), Error> {
    let id = tx.new_id();
    tx.exec(
        "INSERT INTO service (id, key, names, description, active, position, version, created_at) VALUES ($1, $2, $3, '', TRUE, 1, 1, $4)",
        args![id, key_of(id), Names::new(name, name, name).to_json(), now],
    )?;
    Ok(())
}

pub(super) fn categories(tx: &mut Tx, now: Timestamp) -> Result<(), Error> {
    let mut position = 0;
    for (branch, leaves) in CATEGORIES {
        position += 1;
        let parent = category(tx, None, *branch, position, now)?;
        for leaf in *leaves {
            position += 1;
            category(tx, Some(parent), *leaf, position, now)?;
        }
    }
    Ok(())
}

fn category(
    tx: &mut Tx,
    parent: Option<i64>,
    [fi, sv, en]: [&str; 3],
    position: i64,
    now: Timestamp,
) -> Result<i64, Error> {
    let id = tx.new_id();
    tx.exec(
        "INSERT INTO category (id, key, parent_id, names, active, position, version, created_at) VALUES ($1, $2, $3, $4, TRUE, $5, 1, $6)",
        args![id, key_of(id), parent, Names::new(fi, sv, en).to_json(), position, now],
    )?;
    Ok(id)
}
