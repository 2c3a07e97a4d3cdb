//! Serving: opens the store, sets the runner of jobs, the mail door and the web floor to work, and ends them in order at SIGTERM.

use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Context;
use channels::email::{Door, Relay, Watchers};
use channels::seal::SealKey;
use db::Store;
use desk::kernel::Clock;
use desk::reactions;
use jiff::tz::TimeZone;
use jobs::{Job, Outcome, Runner};

use crate::config::ServeOptions;
use crate::memory;

/// How long open answers may take after SIGTERM.
const GRACE: Duration = Duration::from_secs(5);
/// How often the ground is kept up.
const UPKEEP: Duration = Duration::from_secs(3600);

/// What a process serves beside the options: a demonstration brings its own clock, sink and links.
pub struct Extras {
    /// The clock.
    pub clock: Clock,
    /// Whether this is the demonstration.
    pub demo: bool,
    /// Where mail goes that does not leave the machine.
    pub sink: Option<web::sink::Sink>,
    /// Roles and their sign-in links.
    pub demo_links: Vec<(String, String)>,
}

/// Runs `tuki serve`.
pub fn run(options: ServeOptions) -> anyhow::Result<()> {
    options.check_listen()?;
    let started = Instant::now();
    runtime()?.block_on(async {
        let opened = (options.place.open()?, options.place.key()?);
        let listener = bind(options.listen).await?;
        let address = listener.local_addr()?;
        let extras = Extras { clock: Clock::system(), demo: false, sink: None, demo_links: Vec::new() };
        let url = base_url(&options, address);
        if options.json {
            println!("{}", serde_json::json!({ "url": url }));
        }
        say(&url, started);
        serve(opened, &options, listener, extras, url, stop_signal()).await
    })
}

/// The runtime of a serving process: few threads, since the database has its own.
pub fn runtime() -> anyhow::Result<tokio::runtime::Runtime> {
    Ok(tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .max_blocking_threads(8)
        .enable_all()
        .build()?)
}

/// Takes the address.
pub async fn bind(address: SocketAddr) -> anyhow::Result<tokio::net::TcpListener> {
    tokio::net::TcpListener::bind(address).await.with_context(|| format!("cannot listen at {address}"))
}

/// The address that people use.
pub fn base_url(options: &ServeOptions, address: SocketAddr) -> String {
    options
        .base_url
        .clone()
        .map_or_else(|| format!("http://{address}"), |url| url.trim_end_matches('/').to_string())
}

/// Says where the desk is, how much memory it holds and how long it took.
pub fn say(url: &str, started: Instant) {
    let memory =
        memory::anonymous_kilobytes().map_or_else(String::new, |kb| format!(", {} MB of memory", kb / 1024));
    eprintln!("Tuki is at {url} (started in {} ms{memory})", started.elapsed().as_millis());
}

/// Serves until `stop` is ready, then ends within some seconds: no new work is taken, what runs is waited for.
pub async fn serve(
    (store, key): (Store, SealKey),
    options: &ServeOptions,
    listener: tokio::net::TcpListener,
    extras: Extras,
    url: String,
    stop: impl Future<Output = ()> + Send + 'static,
) -> anyhow::Result<()> {
    let zone = TimeZone::get("Europe/Helsinki").unwrap_or(TimeZone::UTC);
    let relay = extras.sink.clone().map(|sink| Arc::new(sink) as Arc<dyn Relay>);
    let door = Door::new(store.clone(), extras.clock.clone(), key.clone(), &url, zone.clone(), relay);
    let runner = runner(&store, &extras.clock, &door).await?;
    let watchers = (!extras.demo).then(|| Watchers::start(door));
    let app = web::App::new(web::Setup {
        store: store.clone(),
        clock: extras.clock,
        base_url: url,
        zone,
        key,
        demo: extras.demo,
        demo_links: extras.demo_links,
        sink: extras.sink,
        setup_code: setup_code(&store, options).await?,
        wake: runner.waker(),
        trusted_proxies: options.trusted_proxies.clone(),
    });
    let following = tokio::spawn(app.live().clone().follow());
    let upkeep = tokio::spawn(upkeep(store.clone()));
    let (stopping, stopped) = tokio::sync::oneshot::channel::<()>();
    let service = web::router(app).into_make_service_with_connect_info::<SocketAddr>();
    let server = axum::serve(listener, service).with_graceful_shutdown(async move {
        stop.await;
        let _ = stopping.send(());
    });
    tokio::select! {
        served = server => served?,
        () = async { let _ = stopped.await; tokio::time::sleep(GRACE).await; } => {}
    }
    following.abort();
    upkeep.abort();
    if let Some(watchers) = watchers {
        watchers.stop();
    }
    let _ = tokio::time::timeout(Duration::from_secs(3), runner.stop()).await;
    Ok(())
}

/// The runner with the jobs of all floors.
async fn runner(store: &Store, clock: &Clock, door: &Door) -> anyhow::Result<jobs::RunnerHandle> {
    let now = clock.now();
    store.write(move |tx| reactions::start(tx, now)).await?;
    let mut runner = {
        let clock = clock.clone();
        Runner::new(store.clone(), move || clock.now())
    };
    for kind in reactions::KINDS {
        let (store, clock) = (store.clone(), clock.clone());
        runner = runner.register(kind, move |job| work(store.clone(), clock.clone(), kind, job));
    }
    Ok(door.register(runner).start())
}

async fn work(store: Store, clock: Clock, kind: &'static str, job: Job) -> Outcome {
    loop {
        let (payload, now) = (job.payload.clone(), clock.now());
        match store.write(move |tx| reactions::work(tx, kind, &payload, now)).await {
            Ok(reactions::Next::Done) => return Outcome::Done,
            Ok(reactions::Next::Again) => {}
            Err(error) => return Outcome::database(&error, job.attempts),
        }
    }
}

async fn upkeep(store: Store) {
    loop {
        tokio::time::sleep(UPKEEP).await;
        if let Err(error) = db::upkeep(&store).await {
            tracing::warn!(%error, "The upkeep of the database is put off.");
        }
    }
}

/// A desk that strangers can reach before it is set up asks for a code that only its administrator sees.
#[expect(clippy::disallowed_methods, reason = "a code must not be guessable")]
async fn setup_code(store: &Store, options: &ServeOptions) -> anyhow::Result<Option<String>> {
    let needed = store.read(desk::first_start::needed).await?;
    let behind_proxy = options.base_url.is_some() || !options.trusted_proxies.is_empty();
    if !needed || (options.listen.ip().is_loopback() && !behind_proxy) {
        return Ok(None);
    }
    let code = format!("{:06}", rand::random::<u32>() % 1_000_000);
    eprintln!("The first visitor sets the desk up with the code {code}");
    Ok(Some(code))
}

/// Ready at SIGTERM or Ctrl+C.
pub async fn stop_signal() {
    let mut term = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())
        .expect("signals can be heard");
    tokio::select! {
        _ = term.recv() => {}
        _ = tokio::signal::ctrl_c() => {}
    }
}
