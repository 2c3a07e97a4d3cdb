//! One conversation: as much of RFC 5321 as a sender needs, misbehaving when told to.

use std::io::{self, BufRead, BufReader, ErrorKind, Write};
use std::net::TcpStream;
use std::sync::Mutex;
use std::time::Duration;

use super::{Manner, Received, Stage, State};

/// Longer than any test; a thread that nobody talks to ends some day.
const PATIENCE: Duration = Duration::from_secs(300);

struct Session<'a> {
    reader: BufReader<TcpStream>,
    writer: TcpStream,
    state: &'a Mutex<State>,
    from: String,
    to: Vec<String>,
}

pub(super) fn converse(stream: TcpStream, state: &Mutex<State>) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    let writer = stream.try_clone()?;
    let mut session =
        Session { reader: BufReader::new(stream), writer, state, from: String::new(), to: Vec::new() };
    if !session.passes(Stage::Greeting)? {
        return Ok(());
    }
    session.answer("220 sink.test.local ESMTP")?;
    while let Some(line) = session.line()? {
        if !session.command(&line)? {
            break;
        }
    }
    Ok(())
}

impl Session<'_> {
    fn command(&mut self, line: &str) -> io::Result<bool> {
        let verb = line.split(' ').next().unwrap_or_default().to_uppercase();
        match verb.as_str() {
            "EHLO" => self.answer("250-sink.test.local\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250-PIPELINING\r\n250 AUTH PLAIN LOGIN")?,
            "AUTH" => self.authenticate(line)?,
            "MAIL" => self.sender(line)?,
            "RCPT" => self.recipient(line)?,
            "DATA" => return self.data(),
            "QUIT" => {
                self.answer("221 2.0.0 goodbye")?;
                return Ok(false);
            }
            "RSET" => {
                self.forget();
                self.answer("250 2.0.0 forgotten")?;
            }
            "HELO" | "NOOP" => self.answer("250 2.0.0 well")?,
            _ => self.answer("502 5.5.1 not known here")?,
        }
        Ok(true)
    }

    fn authenticate(&mut self, line: &str) -> io::Result<()> {
        let inline = line.split(' ').count() > 2;
        if line.to_uppercase().starts_with("AUTH LOGIN") {
            self.answer("334 VXNlcm5hbWU6")?;
            self.line()?;
            self.answer("334 UGFzc3dvcmQ6")?;
            self.line()?;
        } else if !inline {
            self.answer("334 ")?;
            self.line()?;
        }
        self.answer("235 2.7.0 welcome")
    }

    fn sender(&mut self, line: &str) -> io::Result<()> {
        self.forget();
        if self.passes(Stage::Sender)? {
            self.from = address(line);
            self.answer("250 2.1.0 sender taken")?;
        }
        Ok(())
    }

    fn recipient(&mut self, line: &str) -> io::Result<()> {
        let to = address(line);
        let refused = self.state.lock().unwrap().refused.get(&to.to_lowercase()).copied();
        if let Some(code) = refused {
            return self.answer(&refusal(code));
        }
        if self.passes(Stage::Recipient)? {
            self.to.push(to);
            self.answer("250 2.1.5 recipient taken")?;
        }
        Ok(())
    }

    fn data(&mut self) -> io::Result<bool> {
        if self.to.is_empty() {
            self.answer("503 5.5.1 nobody to send to")?;
            return Ok(true);
        }
        if !self.passes(Stage::Data)? {
            return Ok(true);
        }
        self.answer("354 go on")?;
        let data = self.message()?;
        if !self.passes(Stage::Message)? {
            return Ok(true);
        }
        let received =
            Received { from: std::mem::take(&mut self.from), to: std::mem::take(&mut self.to), data };
        let hangs_up = self.shows(|manner| manner == Manner::KeepAndHangUp).is_some();
        self.state.lock().unwrap().received.push(received);
        if hangs_up {
            return Ok(false);
        }
        self.answer("250 2.0.0 kept")?;
        Ok(true)
    }

    /// Reads up to the lone dot.
    fn message(&mut self) -> io::Result<Vec<u8>> {
        let mut data = Vec::new();
        loop {
            let mut line = Vec::new();
            if self.reader.read_until(b'\n', &mut line)? == 0 {
                return Err(ErrorKind::UnexpectedEof.into());
            }
            match line.as_slice() {
                b".\r\n" | b".\n" => return Ok(data),
                [b'.', rest @ ..] => data.extend_from_slice(rest),
                whole => data.extend_from_slice(whole),
            }
        }
    }

    /// Whether the conversation goes on at this stage; answers for itself when it does not.
    fn passes(&mut self, stage: Stage) -> io::Result<bool> {
        let due = |manner| match manner {
            Manner::Refuse(at, _) | Manner::HangUp(at) => at == stage,
            Manner::Nonsense | Manner::Silent => stage == Stage::Greeting,
            Manner::Accept | Manner::Slow(_) | Manner::KeepAndHangUp => false,
        };
        match self.shows(due) {
            Some(Manner::Refuse(_, code)) => self.answer(&refusal(code)).map(|()| false),
            Some(Manner::HangUp(_)) => Err(ErrorKind::ConnectionAborted.into()),
            Some(Manner::Nonsense) => self.babble().map(|()| false),
            Some(Manner::Silent) => self.stay_silent().map(|()| false),
            _ => Ok(true),
        }
    }

    /// The manner, if `due` says that it shows now; counts it.
    fn shows(&self, due: impl Fn(Manner) -> bool) -> Option<Manner> {
        let mut state = self.state.lock().unwrap();
        let manner = state.manner.filter(|manner| due(*manner))?;
        match &mut state.times {
            Some(0) => return None,
            Some(times) => *times -= 1,
            None => {}
        }
        Some(manner)
    }

    fn babble(&mut self) -> io::Result<()> {
        self.writer.write_all(b"\x00\xff lorem ipsum\r\nHTTP/1.1 200 OK\r\n\r\n999 \r\n")
    }

    fn stay_silent(&mut self) -> io::Result<()> {
        while self.line()?.is_some() {}
        Ok(())
    }

    fn answer(&mut self, text: &str) -> io::Result<()> {
        let manner = self.state.lock().unwrap().manner;
        if let Some(Manner::Slow(pause)) = manner {
            std::thread::sleep(pause);
        }
        self.writer.write_all(format!("{text}\r\n").as_bytes())
    }

    fn line(&mut self) -> io::Result<Option<String>> {
        let mut line = Vec::new();
        let read = self.reader.read_until(b'\n', &mut line)?;
        let text = String::from_utf8_lossy(&line).trim_end_matches(['\r', '\n']).to_owned();
        Ok((read > 0).then_some(text))
    }

    fn forget(&mut self) {
        self.from.clear();
        self.to.clear();
    }
}

fn address(line: &str) -> String {
    let inside = line.split_once('<').and_then(|(_, rest)| rest.split_once('>'));
    inside.map(|(address, _)| address.to_owned()).unwrap_or_default()
}

fn refusal(code: u16) -> String {
    match code {
        550 => "550 5.1.1 no such person".to_owned(),
        400..=499 => format!("{code} 4.7.1 try again later"),
        _ => format!("{code} 5.0.0 refused"),
    }
}
