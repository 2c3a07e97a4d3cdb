//! Bytes to words. Whatever label a sender put on them, something readable comes out.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use mail_parser::decoders::charsets::map::charset_decoder;

/// Decodes text by its label; without one, or with a wrong one, by what the bytes look like.
pub(crate) fn decode(bytes: &[u8], label: Option<&str>) -> String {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding.decode(bytes).0.into_owned();
    }
    let label = label.map(|label| label.trim().trim_matches(['"', '\'']).to_ascii_lowercase());
    match label.as_deref() {
        None
        | Some("" | "utf-8" | "utf8" | "us-ascii" | "ascii" | "unknown-8bit" | "x-unknown" | "default") => {
            guessed(bytes)
        }
        Some(label) => labelled(bytes, label),
    }
}

/// Header bytes that are not UTF-8 were written in the sender's own charset: the body's, if it named one.
pub(crate) fn decode_header<'a>(bytes: &'a [u8], body_charset: Option<&str>) -> Cow<'a, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => Cow::Owned(decode(bytes, body_charset)),
    }
}

/// Whether plain ASCII bytes mean themselves under this label: true for all but those that switch by signs.
pub(crate) fn is_ascii_alike(label: &str) -> bool {
    let label = label.to_ascii_lowercase();
    !label.contains("2022")
        && !label.contains("utf-7")
        && !label.contains("utf7")
        && !label.contains("16")
        && !label.contains("hz")
}

fn labelled(bytes: &[u8], label: &str) -> String {
    if let Some(encoding) = Encoding::for_label(label.as_bytes())
        && encoding != encoding_rs::REPLACEMENT
    {
        return encoding.decode_without_bom_handling(bytes).0.into_owned();
    }
    // UTF-7 and the old names that the web forgot.
    match charset_decoder(label.as_bytes()) {
        Some(decoder) => decoder(bytes),
        None => guessed(bytes),
    }
}

fn guessed(bytes: &[u8]) -> String {
    if let Some(encoding) = sixteen_bits(bytes) {
        return encoding.decode_without_bom_handling(bytes).0.into_owned();
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    let lossy = UTF_8.decode_without_bom_handling(bytes).0;
    let broken = lossy.chars().filter(|c| *c == '\u{fffd}').count();
    let whole = lossy.chars().filter(|c| !c.is_ascii() && *c != '\u{fffd}').count();
    // Text in another charset hardly ever holds a whole character of UTF-8 by chance.
    if whole > 0 && whole * 2 >= broken {
        return lossy.into_owned();
    }
    WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned()
}

/// UTF-16 without a mark shows as every second byte being zero.
fn sixteen_bits(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(200)];
    let zeros = |from: usize| sample.iter().skip(from).step_by(2).filter(|b| **b == 0).count();
    let enough = sample.len() / 3;
    if sample.len() < 8 {
        None
    } else if zeros(1) >= enough {
        Some(UTF_16LE)
    } else if zeros(0) >= enough {
        Some(UTF_16BE)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_survive_right_wrong_and_missing_labels() {
        let cases: &[(&[u8], Option<&str>, &str)] = &[
            (b"p\xe4iv\xe4\xe4", Some("iso-8859-1"), "päivää"),
            (b"p\xe4iv\xe4\xe4", Some("utf-8"), "päivää"),
            (b"p\xe4iv\xe4\xe4", None, "päivää"),
            (b"p\xe4iv\xe4\xe4", Some("x-martian"), "päivää"),
            ("päivää".as_bytes(), Some("us-ascii"), "päivää"),
            ("päivää".as_bytes(), Some("no-such"), "päivää"),
            (b"\xef\xbb\xbfhei", Some("iso-8859-1"), "hei"),
            (b"h\0e\0i\0 \0s\0i\0", None, "hei si"),
            (b"+AOQ-iti", Some("utf-7"), "äiti"),
            (b"\xa4", Some("iso-8859-15"), "€"),
            (b"", Some("utf-8"), ""),
        ];
        for (bytes, label, wanted) in cases {
            assert_eq!(decode(bytes, *label), *wanted, "{label:?}");
        }
    }
}
