//! What every handler holds: the store, the clock, the settings of this process. Cheap to clone.

use std::sync::Arc;

use db::{Store, Tx};
use desk::kernel::Clock;
use jiff::tz::TimeZone;

use crate::live::Live;
use crate::password::Hasher;
use crate::presence::Presence;
use crate::rate::Rate;
use crate::sink::Sink;

/// What a process is told when it starts.
#[derive(Clone)]
pub struct Setup {
    /// The database and blobs.
    pub store: Store,
    /// The clock of this process.
    pub clock: Clock,
    /// The address at which people reach this desk, without a slash at the end.
    pub base_url: String,
    /// The time zone of the desk.
    pub zone: TimeZone,
    /// The key that seals mailbox secrets and keys thread tokens.
    pub key: channels::seal::SealKey,
    /// Whether this is the demonstration: its mail sink and clock may be reached.
    pub demo: bool,
    /// On a demonstration: roles and their sign-in links.
    pub demo_links: Vec<(String, String)>,
    /// On a first start: the code that the administrator at the keyboard knows, asked for when the desk is reachable from
    /// elsewhere.
    pub setup_code: Option<String>,
    /// Wakes the runner of jobs.
    pub wake: Arc<tokio::sync::Notify>,
    /// On a demonstration: where its mail goes.
    pub sink: Option<Sink>,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<std::net::IpAddr>,
}

/// The shared state of the web floor.
#[derive(Clone)]
pub struct App(Arc<Inner>);

struct Inner {
    setup: Setup,
    hasher: Hasher,
    live: Live,
    presence: Presence,
    public_rate: Rate,
    token_notes: Rate,
}

impl App {
    /// The state of one process.
    pub fn new(setup: Setup) -> App {
        let live = Live::new(setup.store.clone());
        App(Arc::new(Inner {
            setup,
            hasher: Hasher::new(2),
            live,
            presence: Presence::default(),
            public_rate: Rate::new(20, 30),
            token_notes: Rate::new(1, 1),
        }))
    }

    /// The store.
    pub fn store(&self) -> &Store {
        &self.0.setup.store
    }

    /// The clock.
    pub fn clock(&self) -> &Clock {
        &self.0.setup.clock
    }

    /// The time now.
    pub fn now(&self) -> desk::kernel::Timestamp {
        self.0.setup.clock.now()
    }

    /// The address at which people reach this desk.
    pub fn base_url(&self) -> &str {
        &self.0.setup.base_url
    }

    /// Whether cookies are for protected connections only.
    pub fn is_secure(&self) -> bool {
        self.base_url().starts_with("https://")
    }

    /// The time zone of the desk.
    pub fn zone(&self) -> &TimeZone {
        &self.0.setup.zone
    }

    /// The sealing key.
    pub fn key(&self) -> &channels::seal::SealKey {
        &self.0.setup.key
    }

    /// Whether this is the demonstration.
    pub fn is_demo(&self) -> bool {
        self.0.setup.demo
    }

    /// On a demonstration: roles and their sign-in links.
    pub fn demo_links(&self) -> Vec<(String, String)> {
        self.0.setup.demo_links.clone()
    }

    /// On a demonstration: where its mail goes.
    pub fn sink(&self) -> Option<&Sink> {
        self.0.setup.sink.as_ref()
    }

    /// The code that a first start asks for.
    pub fn setup_code(&self) -> Option<&str> {
        self.0.setup.setup_code.as_deref()
    }

    /// The caller's address: the peer's, or what a trusted proxy says of it.
    pub fn address_of(&self, peer: std::net::SocketAddr, headers: &axum::http::HeaderMap) -> String {
        let peer = peer.ip();
        if !self.0.setup.trusted_proxies.contains(&peer) {
            return peer.to_string();
        }
        let told = headers.get("x-forwarded-for").and_then(|value| value.to_str().ok());
        told.and_then(|list| list.rsplit(',').next())
            .map_or_else(|| peer.to_string(), |last| last.trim().to_string())
    }

    /// Has the jobs looked through at once (a clock has jumped).
    pub fn wake(&self) {
        self.0.setup.wake.notify_one();
    }

    /// The password pool.
    pub fn hasher(&self) -> &Hasher {
        &self.0.hasher
    }

    /// The live stream.
    pub fn live(&self) -> &Live {
        &self.0.live
    }

    /// Who looks at what.
    pub fn presence(&self) -> &Presence {
        &self.0.presence
    }

    /// How often the use of a token is noted: once a minute each.
    pub fn token_notes(&self) -> &Rate {
        &self.0.token_notes
    }

    /// The bucket of doors that strangers may knock on.
    pub fn public_rate(&self) -> &Rate {
        &self.0.public_rate
    }

    /// Reads in one snapshot.
    ///
    /// # Errors
    /// What the closure answers.
    pub async fn read<T, E>(&self, work: impl Fn(&mut Tx) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<db::Error> + Send + 'static,
    {
        self.store().read(work).await
    }

    /// Writes in one transaction; the closure may run twice.
    ///
    /// # Errors
    /// What the closure answers; then nothing has changed.
    pub async fn write<T, E>(&self, work: impl Fn(&mut Tx) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<db::Error> + Send + 'static,
    {
        self.store().write(work).await
    }
}
