use std::borrow::Cow;

use mail_parser::decoders::base64::base64_decode;

use crate::charset;

/// One `=?charset?B|Q?…?=` (RFC 2047).
struct Word<'a> {
    charset: &'a str,
    base64: bool,
    payload: &'a str,
    length: usize,
}

/// Programs that split a character between two encoded words break it. Neighbours of one charset are joined before
/// they are decoded, and words in charsets that nobody knows are made readable. Borrowed when nothing was encoded.
pub(super) fn rejoined(text: &str) -> Cow<'_, str> {
    if !text.contains("=?") {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("=?") {
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        let Some(first) = Word::read(rest) else {
            out.push_str("=?");
            rest = &rest[2..];
            continue;
        };
        let (bytes, taken) = run_of(rest, &first);
        push_encoded(&mut out, &charset::decode(&bytes, Some(first.charset)));
        rest = &rest[taken..];
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The bytes of a word and of all its neighbours in the same charset, and how much text they take.
fn run_of(text: &str, first: &Word<'_>) -> (Vec<u8>, usize) {
    let mut bytes = first.bytes();
    let mut taken = first.length;
    loop {
        let behind = &text[taken..];
        let gap = behind.len() - behind.trim_start().len();
        match Word::read(&behind[gap..]) {
            Some(next) if next.charset.eq_ignore_ascii_case(first.charset) => {
                bytes.extend(next.bytes());
                taken += gap + next.length;
            }
            _ => return (bytes, taken),
        }
    }
}

fn push_encoded(out: &mut String, words: &str) {
    use base64::Engine;
    out.push_str("=?utf-8?B?");
    base64::engine::general_purpose::STANDARD.encode_string(words, out);
    out.push_str("?=");
}

impl<'a> Word<'a> {
    fn read(text: &'a str) -> Option<Self> {
        let inner = text.strip_prefix("=?")?;
        let (charset, behind) = inner.split_once('?')?;
        let (encoding, payload) = behind.split_once('?')?;
        // What ends the word ends the payload: a `?` alone may stand in sloppy Q-encoding.
        let ends = payload.find("?=")?;
        let payload = &payload[..ends];
        let short = charset.len() <= 40 && !charset.contains(char::is_whitespace);
        let base64 = encoding.eq_ignore_ascii_case("b");
        if !short || !(base64 || encoding.eq_ignore_ascii_case("q")) || payload.contains("=?") {
            return None;
        }
        // RFC 2231 allows a language behind the charset.
        let bare = charset.split('*').next().unwrap_or(charset);
        let length = 2 + charset.len() + 1 + encoding.len() + 1 + ends + 2;
        Some(Self { charset: bare, base64, payload, length })
    }

    fn bytes(&self) -> Vec<u8> {
        if self.base64 {
            let tight: Vec<u8> = self.payload.bytes().filter(|b| !b.is_ascii_whitespace()).collect();
            return base64_decode(&tight).unwrap_or_else(|| self.payload.as_bytes().to_vec());
        }
        let mut bytes = Vec::with_capacity(self.payload.len());
        let mut rest = self.payload.as_bytes();
        while let [byte, behind @ ..] = rest {
            rest = behind;
            match (byte, behind) {
                (b'_', _) => bytes.push(b' '),
                (b'=', [high, low, after @ ..]) => match hex(*high, *low) {
                    Some(value) => {
                        bytes.push(value);
                        rest = after;
                    }
                    None => bytes.push(b'='),
                },
                _ => bytes.push(*byte),
            }
        }
        bytes
    }
}

pub(super) fn hex(high: u8, low: u8) -> Option<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    u8::try_from(digit(high)? * 16 + digit(low)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use mail_parser::parsers::MessageStream;

    fn read(text: &str) -> String {
        let better = rejoined(text);
        MessageStream::new(format!("{better}\n").as_bytes())
            .parse_unstructured()
            .into_text()
            .unwrap()
            .into_owned()
    }

    #[test]
    fn words_are_read_as_they_were_meant() {
        let cases = [
            ("=?utf-8?Q?p=C3=A4?=\r\n =?utf-8?Q?iv=C3=A4?=", "päivä"),
            ("=?utf-8?Q?p=C3?= =?UTF-8?Q?=A4iv=C3=A4?=", "päivä"),
            ("=?utf-8?B?cMM=?= =?utf-8?B?pGl2w6Q=?=", "päivä"),
            ("=?iso-8859-1*fi?Q?p=E4iv=E4?= tänään", "päivä tänään"),
            ("=?martian?Q?p=E4iv=E4?=", "päivä"),
            ("=?utf-8?Q?kuka?tahansa?=", "kuka?tahansa"),
            ("Re: =?utf-8?Q?a?= b", "Re: a b"),
            ("=?ei=sana", "=?ei=sana"),
        ];
        for (text, wanted) in cases {
            assert_eq!(read(text), wanted, "{text}");
        }
    }
}
