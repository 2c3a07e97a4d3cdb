//! What sort of line each one is.

use super::{attribution, head, signature};
use crate::text::{Line, Mark};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Empty,
    Words,
    /// `> quoted`
    Quote,
    /// "On … wrote:"
    Attribution,
    /// The head of another message: From, Sent, To, Subject.
    Head,
    /// "-----Original Message-----"
    Marker,
    /// Nothing but dashes or the like.
    Rule,
    /// `-- `
    Sign,
    /// "Sent from my telephone"
    Mobile,
    /// The mark-up said that it is quoted.
    Enclosed,
    /// The mark-up said that it belongs to a signature.
    Signed,
    /// The mark-up said that another message begins before it.
    Cut,
}

/// Nobody writes more lines than this by hand: what lies below is a log or a table, and no quote is looked for in it.
const MOST_LINES: usize = 20_000;

pub(super) fn of(lines: &[Line<'_>]) -> Vec<Kind> {
    let looked_at = &lines[..lines.len().min(MOST_LINES)];
    let mut kinds: Vec<Kind> = looked_at.iter().map(of_line).collect();
    attribution::mark(looked_at, &mut kinds);
    head::mark(looked_at, &mut kinds);
    kinds.resize(lines.len(), Kind::Words);
    kinds
}

fn of_line(line: &Line<'_>) -> Kind {
    match line.mark {
        Mark::Quote => return Kind::Enclosed,
        Mark::AfterCut => return Kind::Cut,
        Mark::Signature => return Kind::Signed,
        Mark::None => {}
    }
    let text = line.text.trim();
    if text.is_empty() || text.chars().all(|c| c.is_whitespace() || is_invisible(c)) {
        Kind::Empty
    } else if is_quote(text) {
        Kind::Quote
    } else if is_marker(text) {
        Kind::Marker
    } else if signature::is_sign(text) {
        Kind::Sign
    } else if is_rule(text) {
        Kind::Rule
    } else if signature::is_mobile(text) {
        Kind::Mobile
    } else {
        Kind::Words
    }
}

/// Signs that trackers and editors leave: zero-width and lone tick marks.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | 'ᐧ' | '\u{ad}')
}

/// `>`, or the initials of the quoted person before it: `AB>`.
fn is_quote(text: &str) -> bool {
    if text.starts_with('>') {
        return true;
    }
    let initials = text.chars().take_while(|c| c.is_alphabetic()).count();
    (1..=2).contains(&initials) && text.chars().nth(initials) == Some('>')
}

/// At least two signs, all of the kind with which people and programs draw lines.
fn is_rule(text: &str) -> bool {
    let signs: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    let Some(first) = signs.first() else { return false };
    signs.len() >= 2
        && matches!(first, '-' | '_' | '=' | '*' | '#' | '~' | '+' | '—' | '–' | '─' | '━')
        && signs.iter().all(|c| c == first)
}

const ORIGINAL: &[&str] = &[
    "original message",
    "original mail",
    "originalmessage",
    "alkuperäinen viesti",
    "ursprungligt meddelande",
    "originalmeddelande",
    "ursprüngliche nachricht",
    "originalnachricht",
    "message d'origine",
    "message original",
    "message d’origine",
    "mensaje original",
    "messaggio originale",
    "oorspronkelijk bericht",
    "origineel bericht",
    "wiadomość oryginalna",
    "oryginalna wiadomość",
    "mensagem original",
    "opprinnelig melding",
    "oprindelig meddelelse",
    "original besked",
    "исходное сообщение",
    "eredeti üzenet",
    "původní zpráva",
    "algne kiri",
    "algkiri",
    "邮件原件",
    "原始邮件",
    "reply message",
    "reply to message",
    "reply above this line",
    "vastaa tämän rivin yläpuolelle",
];
const FORWARDED: &[&str] = &[
    "forwarded message",
    "forwarded by",
    "välitetty viesti",
    "edelleenlähetetty viesti",
    "edelleen lähetetty viesti",
    "vidarebefordrat meddelande",
    "vidarebefordrat brev",
    "vidarebefordrad e-post",
    "weitergeleitete nachricht",
    "weitergeleitete mail",
    "message transféré",
    "message réexpédié",
    "mensaje reenviado",
    "messaggio inoltrato",
    "doorgestuurd bericht",
    "mensagem encaminhada",
    "mensagem reencaminhada",
    "videresendt melding",
    "videresendt meddelelse",
    "przekazana wiadomość",
    "wiadomość przekazana",
    "переадресованное сообщение",
    "пересылаемое сообщение",
    "edastatud kiri",
    "továbbított üzenet",
    "转发的邮件",
    "転送されたメッセージ",
];

/// A line that announces another message: between dashes or stars, or ended by a colon.
fn is_marker(text: &str) -> bool {
    let bare = bare(text);
    if bare.chars().count() > 60 {
        return false;
    }
    let lower = bare.to_lowercase();
    let drawn = text.len() - bare.len() >= 4 || text.ends_with(':');
    drawn && ORIGINAL.iter().chain(FORWARDED).any(|known| lower.contains(known))
}

fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '-' | '_' | '*' | '=' | ':' | '>' | '—' | '–')
    })
}

/// Whether the line announces a forwarded message rather than one that is answered.
pub(super) fn says_forwarded(text: &str) -> bool {
    let lower = text.to_lowercase();
    FORWARDED.iter().any(|known| lower.contains(known))
}
