use std::time::{Duration, Instant};

use mail::{parse, sanitise, sanitise::Options};

use crate::{files, fixtures, samples_folder};

/// How often each message is changed; `TUKI_LONG` multiplies.
const ROUNDS: u64 = 40;

/// Whatever bytes come: an answer follows, soon, and nothing panics.
#[test]
fn changed_messages_are_read_without_a_panic_and_soon() {
    let rounds = if std::env::var_os("TUKI_LONG").is_some() { ROUNDS * 50 } else { ROUNDS };
    let mut chance = Chance(0x7475_6b69);
    for raw in messages() {
        for _ in 0..rounds {
            let changed = changed(&raw, &mut chance);
            let began = Instant::now();
            let message = parse(&changed);
            let json = serde_json::to_string(&message).unwrap();
            assert!(json.starts_with('{'));
            if let Some(html) = &message.body_html {
                assert!(!sanitise(html, &Options::default()).html.contains("<script"));
            }
            // A generous limit: it catches hanging, not slowness.
            assert!(
                began.elapsed() < Duration::from_secs(20),
                "{} bytes took {:?}",
                changed.len(),
                began.elapsed()
            );
        }
    }
}

#[test]
fn long_and_repeated_things_take_time_by_length_alone() {
    let units = [
        "<",
        "\n",
        "\r",
        ">",
        "--\n",
        "On Mon, 1 Dec 2025 wrote:\n",
        "From: a\nTo: b\n",
        "=?utf-8?Q?a?= ",
        "> \n",
        "a ",
        "\0",
        "@",
        "-----\n",
        "Lähettäjä: a@b.fi\n",
        "<div hidden>",
        "<blockquote>",
        "&#",
        "550 5.1.1 ",
        "1.1.2026 ",
        ":",
        "(",
        "\"",
        ",",
        ";",
    ];
    for unit in units {
        let body = unit.repeat(100_000 / unit.len());
        let heads = [
            "",
            "Subject: x\n\n",
            "From: ",
            "Content-Type: text/html\n\n",
            "From: mailer-daemon@x.fi\nSubject: Undeliverable\n\n",
        ];
        for head in heads {
            let began = Instant::now();
            let raw = format!("{head}{body}");
            let _ = parse(raw.as_bytes());
            assert!(
                began.elapsed() < Duration::from_secs(20),
                "{unit:?} behind {head:?} took {:?}",
                began.elapsed()
            );
        }
    }
}

#[test]
fn many_parts_take_time_by_their_number_alone() {
    let multipart = "From: a@b.fi\nContent-Type: multipart/mixed; boundary=q\n\n";
    let nested: String =
        (0..5000).map(|i| format!("Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n")).collect();
    let cases = [
        ("plain parts", multipart, "--q\nContent-Type: text/plain\n\nx\n"),
        ("HTML parts", multipart, "--q\nContent-Type: text/html\n\n<p>x\n"),
        ("parts that never open", multipart, "--q\nContent-Type: multipart/mixed; boundary=zz\n\nx\n"),
        ("parts that open anew", multipart, "--q\nContent-Type: multipart/mixed; boundary=q\n\nx\n"),
        (
            "damaged files",
            multipart,
            "--q\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\n!!!!\n",
        ),
        ("messages", multipart, "--q\nContent-Type: message/rfc822\n\nSubject: x\n\nhei\n"),
        ("messages in messages", "From: a@b.fi\n", "Content-Type: message/rfc822\n\nSubject: y\n"),
        (
            "stations",
            "From: a@b.fi\n",
            "Received: from a by b for <x@y.fi>; Mon, 1 Dec 2025 10:00:00 +0200\n",
        ),
        ("reports", multipart, "--q\nContent-Type: message/delivery-status\n\nStatus: 5.1.1\n\n"),
        ("nested parts", &nested, "x\n"),
    ];
    for (what, head, unit) in cases {
        let raw = format!("{head}{}", unit.repeat(10_000));
        let began = Instant::now();
        let _ = parse(raw.as_bytes());
        assert!(began.elapsed() < Duration::from_secs(20), "{what} took {:?}", began.elapsed());
    }
}

fn messages() -> Vec<Vec<u8>> {
    let mut folders = vec![samples_folder()];
    folders.extend(fixtures("mail-mime/malformed"));
    folders.iter().flat_map(|folder| files(folder, "eml")).map(|path| std::fs::read(path).unwrap()).collect()
}

/// A small generator with a fixed start: the same changes on every machine.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit.max(1) as u64).unwrap()
    }
}

/// Cuts, doubles, swaps and overwrites, with a liking for the signs that mean something.
fn changed(raw: &[u8], chance: &mut Chance) -> Vec<u8> {
    const SIGNS: &[&[u8]] = &[
        b"\n",
        b"\r\n\r\n",
        b"--",
        b":",
        b"=?",
        b"?=",
        b"\"",
        b"<",
        b">",
        b"&",
        b"\0",
        b"\xff",
        b"\xe4",
        b"boundary=",
        b"=",
        b";",
        b"(",
        b"\\",
    ];
    let mut bytes = raw.to_vec();
    for _ in 0..=chance.below(6) {
        let at = chance.below(bytes.len() + 1);
        let length = chance.below(40.min(bytes.len() - at.min(bytes.len())) + 1);
        let end = (at + length).min(bytes.len());
        match chance.below(5) {
            0 => drop(bytes.drain(at..end)),
            1 => {
                let copy = bytes[at..end].to_vec();
                bytes.splice(at..at, copy);
            }
            2 => bytes.truncate(at),
            3 => {
                let byte = u8::try_from(chance.below(256)).unwrap();
                if let Some(place) = bytes.get_mut(at) {
                    *place = byte;
                }
            }
            _ => {
                let sign = SIGNS[chance.below(SIGNS.len())];
                bytes.splice(at..at, sign.iter().copied());
            }
        }
    }
    bytes
}
