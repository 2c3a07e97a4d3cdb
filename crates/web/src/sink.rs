//! The demonstration's mail sink: what the desk sends stays in this process, so that a newcomer can read it. The newest are
//! kept; nothing leaves the machine.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use desk::kernel::{Clock, Timestamp};

/// So many mails are kept.
const KEPT: usize = 500;

/// A mail that the desk handed over.
#[derive(Clone, Debug)]
pub struct Sunk {
    /// Its number in the sink.
    pub id: u64,
    /// When it was handed over.
    pub at: Timestamp,
    /// The sender of the envelope.
    pub from: String,
    /// The recipients of the envelope.
    pub to: Vec<String>,
    /// The mail, read.
    pub mail: Arc<mail::Message>,
}

#[derive(Default)]
struct Box {
    next: u64,
    mails: VecDeque<Sunk>,
}

/// The sink. Cheap to clone; all clones hold the same mails.
#[derive(Clone)]
pub struct Sink {
    clock: Clock,
    kept: Arc<Mutex<Box>>,
}

impl Sink {
    /// An empty sink.
    pub fn new(clock: Clock) -> Sink {
        Sink { clock, kept: Arc::default() }
    }

    /// Everything that is kept, newest first.
    pub fn mails(&self) -> Vec<Sunk> {
        let kept = self.kept.lock().expect("no holder of the lock panics");
        kept.mails.iter().rev().cloned().collect()
    }

    /// The mail of a number.
    pub fn mail(&self, id: u64) -> Option<Sunk> {
        let kept = self.kept.lock().expect("no holder of the lock panics");
        kept.mails.iter().find(|one| one.id == id).cloned()
    }
}

impl channels::email::Relay for Sink {
    fn take(&self, from: &str, recipients: &[String], raw: &[u8]) {
        let (at, mail) = (self.clock.now(), Arc::new(mail::parse(raw)));
        let mut kept = self.kept.lock().expect("no holder of the lock panics");
        kept.next += 1;
        let id = kept.next;
        kept.mails.push_back(Sunk { id, at, from: from.into(), to: recipients.to_vec(), mail });
        if kept.mails.len() > KEPT {
            kept.mails.pop_front();
        }
    }
}

#[cfg(test)]
mod tests {
    use channels::email::Relay;

    use super::*;

    #[test]
    fn the_newest_mails_are_kept_and_read() {
        let sink = Sink::new(Clock::system());
        for n in 0..KEPT + 3 {
            let raw = format!("From: a@yritys.example\r\nSubject: Nro {n}\r\n\r\nHei\r\n");
            sink.take("a@yritys.example", &["b@posti.example".into()], raw.as_bytes());
        }
        let mails = sink.mails();
        assert_eq!(mails.len(), KEPT);
        assert_eq!(mails[0].mail.subject.as_deref(), Some(format!("Nro {}", KEPT + 2).as_str()));
        assert!(sink.mail(1).is_none() && sink.mail(mails[0].id).is_some());
    }
}
