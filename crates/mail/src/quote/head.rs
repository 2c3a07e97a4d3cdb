//! The head of another message inside a text: From, Sent, To, Subject, in the languages of mail programs.

use super::Forwarded;
use super::kinds::Kind;
use crate::address;
use crate::text::Line;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    From,
    Date,
    To,
    Subject,
    Other,
}

const FROM: &[&str] = &[
    "from",
    "von",
    "de",
    "da",
    "från",
    "fra",
    "lähettäjä",
    "mistä",
    "van",
    "od",
    "от",
    "от кого",
    "від",
    "发件人",
    "寄件者",
    "差出人",
    "kimden",
    "feladó",
    "saatja",
    "expéditeur",
    "remitente",
    "mittente",
    "avsändare",
    "nadawca",
    "från:",
    "keneltä",
    "avsender",
];
const DATE: &[&str] = &[
    "date",
    "sent",
    "datum",
    "gesendet",
    "lähetetty",
    "päivämäärä",
    "päiväys",
    "skickat",
    "skickad",
    "envoyé",
    "enviado",
    "inviato",
    "data",
    "fecha",
    "verzonden",
    "wysłano",
    "sendt",
    "dato",
    "дата",
    "отправлено",
    "发送时间",
    "日期",
    "日時",
    "送信日時",
    "enviada",
    "enviada em",
    "gönderildi",
    "tarih",
    "elküldve",
    "dátum",
    "kuupäev",
    "saadetud",
    "aika",
    "päivä",
];
const TO: &[&str] = &[
    "to",
    "an",
    "à",
    "a",
    "para",
    "vastaanottaja",
    "till",
    "til",
    "aan",
    "do",
    "кому",
    "收件人",
    "宛先",
    "kime",
    "címzett",
    "saaja",
    "destinataire",
    "destinatario",
    "mottagare",
    "kenelle",
    "pour",
];
const SUBJECT: &[&str] = &[
    "subject",
    "betreff",
    "objet",
    "asunto",
    "oggetto",
    "aihe",
    "otsikko",
    "ämne",
    "emne",
    "onderwerp",
    "temat",
    "тема",
    "主题",
    "主旨",
    "件名",
    "konu",
    "tárgy",
    "teema",
    "assunto",
    "věc",
    "předmět",
];
const OTHER: &[&str] = &[
    "cc",
    "kopio",
    "kopia",
    "kopie",
    "copie",
    "bcc",
    "reply-to",
    "risposta",
    "importance",
    "priority",
    "liitteet",
    "attachments",
    "bilagor",
    "tärkeys",
    "prioritet",
    "antwort an",
    "svara till",
    "responder a",
    "message-id",
    "organization",
    "kopi",
    "resent-from",
    "resent-to",
    "anhänge",
    "vastaus",
];

/// Marks every head: at least three fields on end (a broken line between them allowed), one of them the sender.
pub(super) fn mark(lines: &[Line<'_>], kinds: &mut [Kind]) {
    let mut at = 0;
    while at < lines.len() {
        match length_at(lines, kinds, at) {
            Some(length) => {
                kinds[at..at + length].fill(Kind::Head);
                at += length;
            }
            None => at += 1,
        }
    }
}

fn length_at(lines: &[Line<'_>], kinds: &[Kind], at: usize) -> Option<usize> {
    if kinds[at] != Kind::Words || field(&lines[at].text).is_none() {
        return None;
    }
    let (fields, length) = fields(lines, kinds, at);
    let has = |wanted| fields.iter().any(|(field, _)| *field == wanted);
    let after_marker = kinds[..at].iter().rev().find(|kind| **kind != Kind::Empty) == Some(&Kind::Marker);
    let enough = if after_marker { 2 } else { 3 };
    let distinct =
        [Field::From, Field::Date, Field::To, Field::Subject].into_iter().filter(|field| has(*field)).count();
    let plausible = has(Field::From) && distinct >= enough || after_marker && distinct >= 2;
    plausible.then_some(length)
}

/// The fields from a line on, and how many lines they take.
fn fields(lines: &[Line<'_>], kinds: &[Kind], at: usize) -> (Vec<(Field, String)>, usize) {
    let mut found: Vec<(Field, String)> = Vec::new();
    let (mut length, mut foreign) = (0, 0);
    for (line, kind) in lines[at..].iter().zip(&kinds[at..]).take(30) {
        if *kind == Kind::Empty {
            // Some programs put an empty line behind each field.
            let next = lines.get(at + length + 1).and_then(|line| field(&line.text));
            if found.len() < 2 && next.is_none() || next.is_none() {
                break;
            }
        } else if let Some((name, value)) = field(&line.text) {
            found.push((name, value.to_owned()));
            foreign = 0;
        } else if foreign < 2 && !found.is_empty() {
            foreign += 1;
            if let Some((_, value)) = found.last_mut() {
                value.push(' ');
                value.push_str(line.text.trim());
            }
        } else {
            break;
        }
        length += 1;
    }
    (found, length)
}

/// A head field at the start of a line: `*From:* Maija`.
fn field(line: &str) -> Option<(Field, &str)> {
    let line = line.trim_start_matches([' ', '\t', '>', '*', '_', '|']);
    let (name, value) = line.split_once([':', '：'])?;
    if name.len() > 40 {
        return None;
    }
    let name = name.trim_matches(['*', ' ', '_', '\u{a0}']).to_lowercase();
    let name = name.as_str();
    let value = value.trim_start_matches(['*', '_', ' ', '\u{a0}']).trim();
    let kind = if FROM.contains(&name) {
        Field::From
    } else if DATE.contains(&name) {
        Field::Date
    } else if SUBJECT.contains(&name) {
        Field::Subject
    } else if TO.contains(&name) {
        Field::To
    } else if OTHER.contains(&name) {
        Field::Other
    } else {
        return None;
    };
    Some((kind, value))
}

/// Reads the message that a head or a marker at `at` opens.
pub(super) fn read(lines: &[Line<'_>], kinds: &[Kind], at: usize) -> Option<Forwarded> {
    let from = (at..lines.len()).find(|at| field(&lines[*at].text).is_some() && *at < lines.len())?;
    let between = &kinds[at..from];
    if from > at + 6 || between.iter().any(|kind| !matches!(kind, Kind::Marker | Kind::Empty | Kind::Rule)) {
        return None;
    }
    let neutral = vec![Kind::Words; lines.len()];
    let kinds: Vec<Kind> = kinds
        .iter()
        .zip(&neutral)
        .map(|(kind, words)| if *kind == Kind::Empty { *kind } else { *words })
        .collect();
    let (found, length) = fields(lines, &kinds, from);
    let value = |wanted| found.iter().find(|(field, _)| *field == wanted).map(|(_, value)| value.clone());
    let sender = value(Field::From);
    let body: Vec<&str> = lines[from + length..].iter().map(|line| line.text.trim_end()).collect();
    Some(Forwarded {
        from: sender.as_deref().and_then(sender_in),
        to: value(Field::To),
        subject: value(Field::Subject),
        date: value(Field::Date),
        text: super::trimmed_lines(&body.join("\n")),
    })
}

/// `Maija <maija@firma.fi>`, `Maija [mailto:maija@firma.fi]`, `Maija <maija@firma.fi<mailto:maija@firma.fi>>`.
fn sender_in(value: &str) -> Option<crate::message::Address> {
    let value = value.replace("[mailto:", "<").replace(']', ">");
    let value = value.split("<mailto:").next().unwrap_or(&value).trim_end_matches('>').to_owned();
    let value = if value.contains('<') { format!("{value}>") } else { value };
    address::parse(&value).into_iter().next()
}
