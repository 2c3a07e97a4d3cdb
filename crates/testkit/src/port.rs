//! Ports for servers that cannot say which port they were given. Everything of ours binds port 0 and asks the listener.

use std::collections::HashSet;
use std::net::TcpListener;
use std::sync::{LazyLock, Mutex};

static GIVEN: LazyLock<Mutex<HashSet<u16>>> = LazyLock::new(|| Mutex::new(HashSet::new()));

/// A port of 127.0.0.1 on which nobody listens now, given to nobody else in this process.
pub fn free() -> u16 {
    loop {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("loopback can be bound");
        let port = listener.local_addr().expect("a bound listener has an address").port();
        if GIVEN.lock().unwrap().insert(port) {
            return port;
        }
    }
}
