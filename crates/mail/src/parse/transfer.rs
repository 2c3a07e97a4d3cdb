//! Transfer encodings of parts that were cut short or damaged: what can be decoded is.

use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

/// Decodes as far as it goes.
pub(super) fn decoded(sent: &[u8], encoding: &str) -> Vec<u8> {
    if encoding.trim().eq_ignore_ascii_case("base64") {
        base64(sent)
    } else if encoding.trim().eq_ignore_ascii_case("quoted-printable") {
        quoted_printable(sent)
    } else {
        sent.to_vec()
    }
}

/// Foreign signs are skipped, an unfinished group at the end is dropped. What holds no base64 at all stays as it is.
fn base64(sent: &[u8]) -> Vec<u8> {
    let is_sign = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
    let mut signs: Vec<u8> = sent.iter().copied().filter(is_sign).collect();
    let foreign =
        sent.iter().filter(|byte| !is_sign(byte) && !byte.is_ascii_whitespace() && **byte != b'=').count();
    if foreign * 10 > signs.len() {
        return sent.to_vec();
    }
    if signs.len() % 4 == 1 {
        signs.pop();
    }
    let lenient = GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::RequireNone)
        .with_decode_allow_trailing_bits(true);
    GeneralPurpose::new(&STANDARD, lenient).decode(&signs).unwrap_or_else(|_| sent.to_vec())
}

/// A `=` that encodes nothing stays a `=`.
fn quoted_printable(sent: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(sent.len());
    let mut rest = sent;
    while let [byte, behind @ ..] = rest {
        rest = match (byte, behind) {
            (b'=', [b'\r', b'\n', after @ ..] | [b'\n', after @ ..]) => after,
            (b'=', [high, low, after @ ..]) => match super::encoded_word::hex(*high, *low) {
                Some(value) => {
                    bytes.push(value);
                    after
                }
                None => {
                    bytes.push(b'=');
                    behind
                }
            },
            _ => {
                bytes.push(*byte);
                behind
            }
        };
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damaged_content_is_decoded_as_far_as_it_goes() {
        let cases: &[(&[u8], &str, &[u8])] = &[
            (b"aGVp", "base64", b"hei"),
            (b"aGVpIG1h\naX", "Base64 ", b"hei mai"),
            (b"aG*Vp", "base64", b"aG*Vp"),
            (b"", "base64", b""),
            (b"p=C3=A4=\r\niv=C3=A4 = 5 =", "quoted-printable", "päivä = 5 =".as_bytes()),
            (b"x", "8bit", b"x"),
        ];
        for (sent, encoding, wanted) in cases {
            let got = decoded(sent, encoding);
            assert_eq!(got, *wanted, "{}", String::from_utf8_lossy(&got));
        }
    }
}
