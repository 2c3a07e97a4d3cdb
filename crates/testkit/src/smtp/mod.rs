//! An SMTP server for tests: keeps what it is given, and can refuse, dawdle, babble or hang up.
//! It never sends anything on. The story starts at `SmtpSink::start`; `session.rs` speaks the protocol.

use std::collections::HashMap;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use crate::wait::wait_for;

mod session;

/// A message that the sink took.
#[derive(Clone, Debug)]
pub struct Received {
    /// The sender of the envelope; empty for a bounce.
    pub from: String,
    /// The recipients of the envelope that were accepted.
    pub to: Vec<String>,
    /// The message as sent, dots unstuffed, lines ending in CRLF.
    pub data: Vec<u8>,
}

impl Received {
    /// The message as text, for assertions.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.data).into_owned()
    }
}

/// Where in the conversation something happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// When somebody connects.
    Greeting,
    /// At `MAIL FROM`.
    Sender,
    /// At `RCPT TO`.
    Recipient,
    /// At `DATA`, before the message.
    Data,
    /// After the whole message has come.
    Message,
}

/// How the server behaves towards new commands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// Takes everything.
    Accept,
    /// Answers with this code (`451`, `550` …) at the stage.
    Refuse(Stage, u16),
    /// Waits so long before each answer.
    Slow(Duration),
    /// Answers what is no SMTP.
    Nonsense,
    /// Hangs up at the stage without having kept anything.
    HangUp(Stage),
    /// Keeps the message and hangs up before saying so: the case that SMTP itself leaves open.
    KeepAndHangUp,
    /// Accepts the connection and says nothing.
    Silent,
}

#[derive(Default)]
struct State {
    received: Vec<Received>,
    manner: Option<Manner>,
    /// How many more times `manner` shows before everything is taken; none means always.
    times: Option<u32>,
    refused: HashMap<String, u16>,
    connections: u32,
}

/// The server; it stops listening when dropped.
pub struct SmtpSink {
    address: SocketAddr,
    state: Arc<Mutex<State>>,
    door: Mutex<Option<Door>>,
}

struct Door {
    closing: Arc<AtomicBool>,
    thread: JoinHandle<()>,
}

impl SmtpSink {
    /// Listens on a free port of 127.0.0.1 and takes everything.
    pub fn start() -> SmtpSink {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("loopback can be bound");
        let address = listener.local_addr().expect("a bound listener has an address");
        let state = Arc::new(Mutex::new(State::default()));
        let door = Mutex::new(Some(open(listener, Arc::clone(&state))));
        SmtpSink { address, state, door }
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Its port.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// Behaves like this from now on.
    pub fn behave(&self, manner: Manner) {
        let mut state = self.state.lock().unwrap();
        (state.manner, state.times) = (Some(manner), None);
    }

    /// Behaves like this so many times, then takes everything.
    pub fn behave_times(&self, manner: Manner, times: u32) {
        let mut state = self.state.lock().unwrap();
        (state.manner, state.times) = (Some(manner), Some(times));
    }

    /// Refuses one recipient with this code, whatever else it does.
    pub fn refuse_recipient(&self, address: &str, code: u16) {
        self.state.lock().unwrap().refused.insert(address.to_lowercase(), code);
    }

    /// What it has taken so far, oldest first.
    pub fn received(&self) -> Vec<Received> {
        self.state.lock().unwrap().received.clone()
    }

    /// What it has taken for one recipient.
    pub fn received_for(&self, address: &str) -> Vec<Received> {
        self.received()
            .into_iter()
            .filter(|one| one.to.iter().any(|to| to.eq_ignore_ascii_case(address)))
            .collect()
    }

    /// Waits until it has taken at least `count` messages.
    pub fn wait_received(&self, count: usize) -> Vec<Received> {
        wait_for(&format!("{count} sent messages"), || Some(self.received()).filter(|all| all.len() >= count))
    }

    /// How many connections there have been.
    pub fn connections(&self) -> u32 {
        self.state.lock().unwrap().connections
    }

    /// Waits until it has been called at least `count` times.
    pub fn wait_connections(&self, count: u32) {
        crate::wait_until(&format!("{count} connections"), || self.connections() >= count);
    }

    /// Stops listening: connections are refused until `come_back`.
    pub fn go_down(&self) {
        if let Some(door) = self.door.lock().unwrap().take() {
            door.closing.store(true, Ordering::SeqCst);
            let _ = TcpStream::connect(self.address);
            let _ = door.thread.join();
        }
    }

    /// Listens again on the same port.
    pub fn come_back(&self) {
        let mut door = self.door.lock().unwrap();
        if door.is_none() {
            let listener = wait_for("the port to be free again", || TcpListener::bind(self.address).ok());
            *door = Some(open(listener, Arc::clone(&self.state)));
        }
    }
}

impl Drop for SmtpSink {
    fn drop(&mut self) {
        self.go_down();
    }
}

fn open(listener: TcpListener, state: Arc<Mutex<State>>) -> Door {
    let closing = Arc::new(AtomicBool::new(false));
    let closed = Arc::clone(&closing);
    let thread = std::thread::spawn(move || {
        for caller in listener.incoming() {
            if closed.load(Ordering::SeqCst) {
                return;
            }
            let Ok(caller) = caller else { continue };
            state.lock().unwrap().connections += 1;
            let state = Arc::clone(&state);
            std::thread::spawn(move || {
                // A caller who hangs up ends the conversation; that is no fault of the server.
                let _ = session::converse(caller, &state);
            });
        }
    });
    Door { closing, thread }
}

#[cfg(test)]
mod tests;
