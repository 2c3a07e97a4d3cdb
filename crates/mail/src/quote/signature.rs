//! Signatures: behind the old sign of two dashes, in elements that mail programs name so, and the lines that telephones
//! add. "Best regards" is the sender's own words and stays.

use super::kinds::Kind;
use super::{Keep, Parts};

/// A signature longer than this is a text that happens to stand below a dash.
const MOST_LINES: usize = 20;
const MOST_CHARACTERS: usize = 1500;

/// What telephones and programs write below a message, lower case; the line begins so.
const MOBILE: &[&str] = &[
    "sent from my",
    "sent from outlook",
    "sent from mail",
    "sent from yahoo",
    "sent from the",
    "sent from windows",
    "sent via",
    "sent with",
    "sent using",
    "get outlook for",
    "sent from iphone",
    "sent from android",
    "sent by",
    "sent on the go",
    "lähetetty iphone",
    "lähetetty ipad",
    "lähetetty minun",
    "lähetetty outlook",
    "lähetetty android",
    "lähetetty samsung",
    "lähetetty puhelim",
    "lähetetty laitteesta",
    "lähetetty omasta",
    "lähetetty windows",
    "hanki outlook",
    "lataa outlook",
    "lähetetty yahoo",
    "lähetetty sähköposti",
    "lähetetty matkapuhelim",
    "lähetetty mobiili",
    "lähetetty galaxy",
    "skickat från",
    "skickad från",
    "skickades från",
    "hämta outlook",
    "skaffa outlook",
    "von meinem",
    "gesendet von",
    "gesendet mit",
    "diese nachricht wurde von",
    "outlook für",
    "envoyé de mon",
    "envoyé depuis",
    "envoyé à partir",
    "télécharger outlook",
    "enviado desde",
    "enviado do",
    "enviado a partir",
    "obtener outlook",
    "inviato da",
    "inviato dal",
    "scarica outlook",
    "sendt fra",
    "verzonden vanaf",
    "verstuurd vanaf",
    "wysłane z",
    "wysłano z",
    "отправлено с",
    "надіслано з",
    "saadetud minu",
    "发自我的",
    "從我的",
    "iphoneから送信",
    "from my iphone",
    "from my ipad",
    "from my android",
    "from my phone",
    "from my mobile",
    "отправлено из",
    "outlook for",
    "verzonden met",
];

/// `-- `, `--`, `—`, or a rule of underscores that some people use for the same.
pub(super) fn is_sign(text: &str) -> bool {
    matches!(text, "--" | "—" | "–" | "__" | "- -")
}

/// A line of its own that a telephone wrote.
pub(super) fn is_mobile(text: &str) -> bool {
    let bare = text.trim_matches(['*', '_', '(', '[', '<', '-', ' ', '/']);
    let most = 24 + bare.find(['<', '(', '[']).map_or(bare.chars().count(), |at| bare[..at].chars().count());
    let lower = bare.to_lowercase();
    most < 104 && MOBILE.iter().any(|known| lower.starts_with(known))
}

pub(super) fn cut(parts: &mut Parts<'_, '_>, kinds: &[Kind]) {
    cut_enclosed(parts, kinds);
    if let Some(from) = start(parts, kinds) {
        for keep in parts.keep[from..].iter_mut().filter(|keep| **keep == Keep::Own) {
            *keep = Keep::Signature;
        }
    }
}

fn cut_enclosed(parts: &mut Parts<'_, '_>, kinds: &[Kind]) {
    for (keep, kind) in parts.keep.iter_mut().zip(kinds) {
        if *kind == Kind::Signed && *keep == Keep::Own {
            *keep = Keep::Signature;
        }
    }
}

/// The first sign or rule with words above it and a short rest below. Looked for from below, so that long texts cost
/// no more than their length.
fn start(parts: &Parts<'_, '_>, kinds: &[Kind]) -> Option<usize> {
    let own = |at: &usize| parts.keep[*at] == Keep::Own && kinds[*at] != Kind::Empty;
    let first_words =
        (0..kinds.len()).filter(own).find(|at| matches!(kinds[*at], Kind::Words | Kind::Quote))?;
    let (mut lines, mut characters, mut found) = (0, 0, None);
    for at in (first_words + 1..kinds.len()).rev().filter(own) {
        if lines > MOST_LINES || characters > MOST_CHARACTERS {
            break;
        }
        if is_sign_or_long_rule(parts, kinds, at) {
            found = Some(at);
        }
        lines += 1;
        characters += parts.lines[at].text.len();
    }
    found
}

fn is_sign_or_long_rule(parts: &Parts<'_, '_>, kinds: &[Kind], at: usize) -> bool {
    let text = parts.lines[at].text.trim();
    kinds[at] == Kind::Sign || kinds[at] == Kind::Rule && text.starts_with('_') && text.len() >= 10
}

pub(super) fn cut_mobile_at_end(parts: &mut Parts<'_, '_>, kinds: &[Kind]) {
    for at in (0..kinds.len()).rev() {
        match kinds[at] {
            _ if parts.keep[at] != Keep::Own => {}
            Kind::Mobile => parts.keep[at] = Keep::Signature,
            Kind::Empty | Kind::Rule => {}
            _ => return,
        }
    }
}
