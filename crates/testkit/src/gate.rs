//! A gate on loopback before any server: lets bytes through, holds them, cuts connections or answers nonsense.
//! For the days when IMAP, SMTP or the database is slow, gone or out of its mind.

use std::io::{self, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

/// What the gate does with what passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passage {
    /// Lets everything through.
    Open,
    /// Cuts every connection, old and new, at once.
    Shut,
    /// Holds each piece for so long.
    Slow(Duration),
    /// Answers new connections with what is no protocol, and cuts them.
    Nonsense,
    /// Takes connections and lets nothing through, either way, until it opens.
    Silent,
    /// Lets requests through and cuts the connection when the answer comes: the server did it, the asker never hears.
    LoseAnswer,
}

struct State {
    passage: Mutex<Passage>,
    closing: AtomicBool,
    connections: AtomicU64,
    open: Mutex<Vec<TcpStream>>,
}

/// The gate; it lets go of everything when dropped.
pub struct Gate {
    address: SocketAddr,
    state: Arc<State>,
    thread: Option<JoinHandle<()>>,
}

impl Gate {
    /// A gate on a free port before the server at `to`, open.
    pub fn before(to: SocketAddr) -> Gate {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("loopback can be bound");
        let address = listener.local_addr().expect("a bound listener has an address");
        let state = Arc::new(State {
            passage: Mutex::new(Passage::Open),
            closing: AtomicBool::new(false),
            connections: AtomicU64::new(0),
            open: Mutex::default(),
        });
        let shared = Arc::clone(&state);
        let thread = std::thread::spawn(move || keep(&listener, to, &shared));
        Gate { address, state, thread: Some(thread) }
    }

    /// A gate before a port of 127.0.0.1.
    pub fn before_port(port: u16) -> Gate {
        Gate::before(SocketAddr::from(([127, 0, 0, 1], port)))
    }

    /// Its port.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// Behaves like this from now on; `Shut` and `Nonsense` also cut what is open.
    pub fn set(&self, passage: Passage) {
        *self.state.passage.lock().unwrap() = passage;
        if matches!(passage, Passage::Shut | Passage::Nonsense) {
            self.state.cut_all();
        }
    }

    /// How many connections have been asked for.
    pub fn connections(&self) -> u64 {
        self.state.connections.load(Ordering::SeqCst)
    }
}

impl Drop for Gate {
    fn drop(&mut self) {
        self.state.closing.store(true, Ordering::SeqCst);
        self.state.cut_all();
        let _ = TcpStream::connect(self.address);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl State {
    fn passage(&self) -> Passage {
        *self.passage.lock().unwrap()
    }

    fn cut_all(&self) {
        for stream in self.open.lock().unwrap().drain(..) {
            let _ = stream.shutdown(Shutdown::Both);
        }
    }

    fn remember(&self, stream: &TcpStream) -> io::Result<()> {
        self.open.lock().unwrap().push(stream.try_clone()?);
        Ok(())
    }
}

fn keep(listener: &TcpListener, to: SocketAddr, state: &Arc<State>) {
    for caller in listener.incoming() {
        if state.closing.load(Ordering::SeqCst) {
            return;
        }
        let Ok(caller) = caller else { continue };
        state.connections.fetch_add(1, Ordering::SeqCst);
        // A failed connection is what this gate is for.
        let _ = admit(caller, to, state);
    }
}

fn admit(mut caller: TcpStream, to: SocketAddr, state: &Arc<State>) -> io::Result<()> {
    match state.passage() {
        Passage::Shut => return Ok(()),
        Passage::Nonsense => return caller.write_all(b"\x00\xff lorem ipsum\r\n* * * 999\r\n"),
        _ => {}
    }
    let server = TcpStream::connect(to)?;
    state.remember(&caller)?;
    state.remember(&server)?;
    pass(caller.try_clone()?, server.try_clone()?, Arc::clone(state), false);
    pass(server, caller, Arc::clone(state), true);
    Ok(())
}

fn pass(from: TcpStream, to: TcpStream, state: Arc<State>, answers: bool) {
    std::thread::spawn(move || {
        let _ = carry(&from, &to, &state, answers);
        let _ = from.shutdown(Shutdown::Both);
        let _ = to.shutdown(Shutdown::Both);
    });
}

fn carry(mut from: &TcpStream, mut to: &TcpStream, state: &State, answers: bool) -> io::Result<()> {
    let mut piece = [0; 16 * 1024];
    loop {
        let read = from.read(&mut piece)?;
        if read == 0 {
            return Ok(());
        }
        loop {
            match state.passage() {
                Passage::Silent if !state.closing.load(Ordering::SeqCst) => {
                    std::thread::sleep(Duration::from_millis(10))
                }
                Passage::Slow(pause) => {
                    std::thread::sleep(pause);
                    break;
                }
                Passage::LoseAnswer if answers => return Ok(()),
                _ => break,
            }
        }
        to.write_all(&piece[..read])?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn echo() -> SocketAddr {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let address = listener.local_addr().unwrap();
        std::thread::spawn(move || {
            for mut stream in listener.incoming().flatten() {
                std::thread::spawn(move || {
                    let mut bytes = [0; 64];
                    while let Ok(read @ 1..) = stream.read(&mut bytes) {
                        let _ = stream.write_all(&bytes[..read]);
                    }
                });
            }
        });
        address
    }

    fn ask(gate: &Gate) -> Option<u8> {
        let mut stream = TcpStream::connect(("127.0.0.1", gate.port())).unwrap();
        let mut byte = [0];
        stream.write_all(b"a").ok()?;
        stream.read_exact(&mut byte).ok().map(|()| byte[0])
    }

    #[test]
    fn bytes_pass_when_it_is_open_and_not_when_it_is_shut() {
        let gate = Gate::before(echo());
        assert_eq!(ask(&gate), Some(b'a'));
        gate.set(Passage::Shut);
        assert_eq!(ask(&gate), None);
        gate.set(Passage::LoseAnswer);
        assert_eq!(ask(&gate), None);
        gate.set(Passage::Slow(Duration::from_millis(1)));
        assert_eq!(ask(&gate), Some(b'a'));
        assert_eq!(gate.connections(), 4);
    }

    #[test]
    fn what_waits_at_a_silent_gate_passes_when_it_opens() {
        let gate = Gate::before(echo());
        gate.set(Passage::Silent);
        let mut stream = TcpStream::connect(("127.0.0.1", gate.port())).unwrap();
        stream.write_all(b"a").unwrap();
        gate.set(Passage::Open);
        let mut byte = [0];
        stream.read_exact(&mut byte).unwrap();
        assert_eq!(byte[0], b'a');
    }
}
