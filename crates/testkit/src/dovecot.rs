//! A real IMAP server: Dovecot on loopback with its mail in a temporary folder.
//! Works as root (mail belongs to nobody) and as an ordinary user (everything belongs to that user).

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::wait::{wait_for, wait_until};
use crate::{port, process};

/// Every user's password.
pub const PASSWORD: &str = "salasana";
const PROGRAM: &str = "/usr/sbin/dovecot";
const FAREWELL: Duration = Duration::from_secs(10);

/// A running server; it ends when dropped.
pub struct Dovecot {
    child: Option<Child>,
    folder: tempfile::TempDir,
    imap: u16,
    lmtp: u16,
}

impl Dovecot {
    /// Starts one with these users (`tuki@test.local`), each with an empty inbox.
    pub fn start(users: &[&str]) -> Dovecot {
        let folder = tempfile::Builder::new()
            .prefix("tuki-dovecot-")
            .tempdir()
            .expect("a temporary folder can be made");
        let mut server = Dovecot { child: None, folder, imap: port::free(), lmtp: port::free() };
        server.furnish(users);
        server.come_back();
        server
    }

    /// The port of IMAP, without TLS.
    pub fn port(&self) -> u16 {
        self.imap
    }

    /// Delivers a message to a user over LMTP, as a mail server would.
    pub fn deliver(&self, user: &str, message: &[u8]) {
        let stream = TcpStream::connect(("127.0.0.1", self.lmtp)).expect("LMTP answers");
        let mut writer = stream.try_clone().expect("a socket can be shared");
        let mut reader = BufReader::new(stream);
        expect(&mut reader, "220");
        for (command, answer) in [
            ("LHLO test.local".to_owned(), "250"),
            ("MAIL FROM:<sender@test.local>".to_owned(), "250"),
            (format!("RCPT TO:<{user}>"), "250"),
            ("DATA".to_owned(), "354"),
        ] {
            writer.write_all(format!("{command}\r\n").as_bytes()).expect("LMTP listens");
            expect(&mut reader, answer);
        }
        writer.write_all(&stuffed(message)).expect("LMTP listens");
        expect(&mut reader, "250");
        let _ = writer.write_all(b"QUIT\r\n");
    }

    /// How many messages lie in a user's inbox, read or not.
    pub fn count(&self, user: &str) -> usize {
        let inbox = self.folder.path().join("mail").join(user);
        ["new", "cur"]
            .iter()
            .filter_map(|part| fs::read_dir(inbox.join(part)).ok())
            .map(Iterator::count)
            .sum()
    }

    /// Throws the index of a user's inbox away, so that its UIDVALIDITY changes at the next start.
    pub fn forget_uids(&mut self, user: &str) {
        self.go_down();
        let inbox = self.folder.path().join("mail").join(user);
        for entry in fs::read_dir(inbox).into_iter().flatten().flatten() {
            if entry.file_name().to_string_lossy().starts_with("dovecot") {
                let _ = fs::remove_file(entry.path());
            }
        }
        self.come_back();
    }

    /// Ends the server; connections are refused until `come_back`.
    pub fn go_down(&mut self) {
        if let Some(mut child) = self.child.take() {
            process::end(&mut child, FAREWELL);
            wait_until("Dovecot to let go of its port", || {
                TcpStream::connect(("127.0.0.1", self.imap)).is_err()
            });
        }
    }

    /// Starts it again on the same ports with the same mail.
    pub fn come_back(&mut self) {
        if self.child.is_some() {
            return;
        }
        assert!(
            Path::new(PROGRAM).exists(),
            "Dovecot is missing (apt-get install dovecot-imapd dovecot-lmtpd)"
        );
        let errors = File::create(self.folder.path().join("start.log")).expect("a log can be made");
        let mut command = Command::new(PROGRAM);
        command.arg("-F").arg("-c").arg(self.folder.path().join("dovecot.conf"));
        let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(errors).spawn();
        self.child = Some(child.expect("Dovecot can start"));
        wait_for("Dovecot to listen", || self.listens());
    }

    fn listens(&mut self) -> Option<()> {
        let child = self.child.as_mut().expect("it was just started");
        if let Ok(Some(status)) = child.try_wait() {
            let said = fs::read_to_string(self.folder.path().join("start.log")).unwrap_or_default();
            let logged = fs::read_to_string(self.folder.path().join("log")).unwrap_or_default();
            panic!("Dovecot ended with {status}: {said}{logged}");
        }
        let imap = TcpStream::connect(("127.0.0.1", self.imap)).ok()?;
        TcpStream::connect(("127.0.0.1", self.lmtp)).ok()?;
        let mut greeting = String::new();
        BufReader::new(imap)
            .read_line(&mut greeting)
            .ok()
            .filter(|_| greeting.starts_with("* OK"))
            .map(|_| ())
    }

    fn furnish(&self, users: &[&str]) {
        let root = self.folder.path();
        for name in ["run", "state", "mail"] {
            fs::create_dir(root.join(name)).expect("a fresh folder is writable");
        }
        let list: String = users.iter().map(|user| format!("{user}:{{PLAIN}}{PASSWORD}\n")).collect();
        fs::write(root.join("users"), list).expect("a fresh folder is writable");
        let (user, group) =
            if is_root() { ("nobody".into(), "nogroup".into()) } else { (id("-un"), id("-gn")) };
        fs::write(root.join("dovecot.conf"), self.configuration(&user, &group))
            .expect("a fresh folder is writable");
        if is_root() {
            run(Command::new("chmod").arg("755").arg(root));
            run(Command::new("chown").arg(format!("{user}:{group}")).arg(root.join("mail")));
        }
    }

    fn configuration(&self, user: &str, group: &str) -> String {
        include_str!("dovecot.conf")
            .replace("$FOLDER", &self.folder.path().to_string_lossy())
            .replace("$USER", user)
            .replace("$GROUP", group)
            .replace("$IMAP", &self.imap.to_string())
            .replace("$LMTP", &self.lmtp.to_string())
    }
}

impl Drop for Dovecot {
    fn drop(&mut self) {
        self.go_down();
    }
}

fn expect(reader: &mut impl BufRead, code: &str) {
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).expect("LMTP answers");
        assert!(line.starts_with(code), "LMTP said {line:?} instead of {code}");
        if line.as_bytes().get(3) != Some(&b'-') {
            return;
        }
    }
}

/// The message with CRLF at each line's end, dots stuffed, and the closing dot.
fn stuffed(message: &[u8]) -> Vec<u8> {
    let mut sent = Vec::with_capacity(message.len() + 16);
    let body = message.strip_suffix(b"\n").unwrap_or(message);
    for line in body.split(|byte| *byte == b'\n') {
        if line.starts_with(b".") {
            sent.push(b'.');
        }
        sent.extend_from_slice(line.strip_suffix(b"\r").unwrap_or(line));
        sent.extend_from_slice(b"\r\n");
    }
    sent.extend_from_slice(b".\r\n");
    sent
}

fn is_root() -> bool {
    id("-u") == "0"
}

fn id(flag: &str) -> String {
    let output = Command::new("id").arg(flag).output().expect("the program id is there");
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

fn run(command: &mut Command) {
    assert!(command.status().is_ok_and(|status| status.success()), "{command:?} failed");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_delivered_message_lies_in_the_inbox_and_survives_a_restart() {
        let mut server = Dovecot::start(&["tuki@test.local"]);
        server.deliver("tuki@test.local", b"From: a@b.fi\nSubject: Hei\n\n.piste\n");
        wait_until("the message", || server.count("tuki@test.local") == 1);
        server.go_down();
        server.come_back();
        assert_eq!(server.count("tuki@test.local"), 1);
    }

    #[test]
    fn lines_are_ended_and_dots_stuffed_for_the_wire() {
        assert_eq!(stuffed(b"a\n.b\r\nc\n"), b"a\r\n..b\r\nc\r\n.\r\n");
    }
}
