//! `tuki demo`: a desk of Yritys Oy with living demonstration data, dated relative to now, in a folder of its own. Mail goes
//! to a built-in sink and never leaves the machine. A place that a demonstration did not make is never touched.

mod contact;
mod history;
mod people;
mod record;
mod stories;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Instant;

use anyhow::{Context, bail};
use clap::Args;
use db::Store;
use desk::access::{link, token};
use desk::kernel::{Actor, Clock, Timestamp};
use desk::people::agent;
use desk::{first_start, setting};
use serde_json::{Value, json};

use crate::config::{PlaceOptions, ServeOptions};
use crate::serve::{self, Extras};

/// The setting that marks what a demonstration made.
const MARK: &str = "demonstration";

/// Which person a role's link signs in.
const LINKS: [(&str, &str); 5] = [
    ("administrator", "liisa"),
    ("lead", "minna"),
    ("agent", "matti"),
    ("repair", "dina"),
    ("viewer", "johanna"),
];

#[derive(Args)]
pub struct DemoOptions {
    /// The folder of the demonstration.
    #[arg(long, default_value = "tuki-demo")]
    data: PathBuf,
    /// The address to listen at.
    #[arg(long, default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// A PostgreSQL address; without it everything lies in the folder.
    #[arg(long)]
    database: Option<String>,
    /// Begin anew: forget what an earlier demonstration made here.
    #[arg(long)]
    reset: bool,
    /// Let `PUT /api/v1/demo/clock` set the time.
    #[arg(long)]
    test_clock: bool,
    /// Allow listening beyond this machine.
    #[arg(long)]
    public: bool,
    /// Print one line of JSON on standard output: `{"url", "token", "sign_in": {role: link}}`.
    #[arg(long)]
    json: bool,
}

/// Runs the demonstration until SIGTERM.
///
/// # Errors
/// When the place holds a real desk, or the address is taken.
pub fn run(options: DemoOptions) -> anyhow::Result<()> {
    let started = Instant::now();
    let place = PlaceOptions { data: options.data.clone(), database: options.database.clone() };
    let options = Wanted {
        json: options.json,
        reset: options.reset,
        test_clock: options.test_clock,
        serve: served(place, &options),
    };
    options.serve.check_listen()?;
    if !options.serve.listen.ip().is_loopback() {
        eprintln!(
            "Warning: everybody who reaches {} can sign in as administrator here.",
            options.serve.listen
        );
    }
    serve::runtime()?.block_on(begin(options, started))
}

struct Wanted {
    json: bool,
    reset: bool,
    test_clock: bool,
    serve: ServeOptions,
}

fn served(place: PlaceOptions, options: &DemoOptions) -> ServeOptions {
    ServeOptions {
        place,
        listen: options.listen,
        public: options.public,
        base_url: None,
        trusted_proxies: Vec::new(),
        json: false,
    }
}

async fn begin(options: Wanted, started: Instant) -> anyhow::Result<()> {
    let stop = serve::stop_signal();
    let listener = serve::bind(options.serve.listen).await?;
    let url = serve::base_url(&options.serve, listener.local_addr()?);
    if options.reset {
        reset(&options.serve.place)?;
    }
    let store = options.serve.place.open()?;
    let key = options.serve.place.key()?;
    let clock = if options.test_clock { Clock::settable() } else { Clock::system() };
    prepare(&store, clock.now()).await?;
    let (token, links) = doors(&store, clock.now(), &url).await?;
    tell(&options, &url, &token, &links, started);
    let sink = web::sink::Sink::new(clock.clone());
    let extras = Extras {
        clock,
        demo: true,
        sink: Some(sink),
        demo_links: links.into_iter().map(|(role, link)| (role.to_string(), link)).collect(),
    };
    serve::serve((store, key), &options.serve, listener, extras, url, stop).await
}

fn reset(place: &PlaceOptions) -> anyhow::Result<()> {
    if let Ok(store) = place.look() {
        if store.read_blocking(first_start::needed)? {
            return Ok(());
        }
        if !store.read_blocking(is_ours)? {
            bail!("this place holds a desk that no demonstration made; it is left alone");
        }
        drop(store);
        db::reset(&place.place()).context("the earlier demonstration cannot be forgotten")?;
    }
    Ok(())
}

fn is_ours(tx: &mut db::Tx) -> Result<bool, db::Error> {
    setting::get(tx, MARK, false)
}

/// Fills an empty place; a place that a demonstration filled stays as it is.
async fn prepare(store: &Store, now: Timestamp) -> anyhow::Result<()> {
    if store.read(first_start::needed).await? {
        eprintln!("Preparing the demonstration …");
        let desk = people::found(store, now).await?;
        history::live(store, &desk, now).await?;
        stories::tell(store, &desk, now).await?;
        store.write(move |tx| setting::put(tx, &Actor::system(), MARK, &true, now)).await?;
        return Ok(());
    }
    if !store.read(is_ours).await? {
        bail!("this place holds a desk that no demonstration made; choose another folder with --data");
    }
    Ok(())
}

type Doors = (String, Vec<(&'static str, String)>);

/// A fresh token of the administrator and a fresh sign-in link for each role.
async fn doors(store: &Store, now: Timestamp, url: &str) -> anyhow::Result<Doors> {
    let (token, hash) = secret("tk_");
    let mut links = Vec::new();
    let mut hashes = Vec::new();
    for (role, id) in LINKS {
        let (secret, hash) = secret("");
        links.push((role, format!("{url}/sign-in/{secret}")));
        hashes.push((people::email(id), hash));
    }
    let made = store
        .write(move |tx| -> Result<bool, token::TokenError> {
            for (email, hash) in &hashes {
                let Some(person) = agent::by_email(tx, email)? else { return Ok(false) };
                link::create(tx, &Actor::system(), person.id, link::Purpose::SignIn, hash, now)?;
            }
            let Some(liisa) = agent::by_email(tx, &people::email("liisa"))? else { return Ok(false) };
            let actor = Actor { agent: Some(liisa.id), ..Actor::system() };
            token::create(tx, &actor, "demo", &["admin"], &hash, now)?;
            Ok(true)
        })
        .await?;
    if !made {
        bail!("the people of the demonstration are gone; begin anew with --reset");
    }
    Ok((token, links))
}

/// A fresh secret, and what is stored of it.
fn secret(prefix: &str) -> (String, String) {
    let text = web::secret::fresh(prefix);
    let hash = web::secret::digest(&text);
    (text, hash)
}

fn tell(options: &Wanted, url: &str, token: &str, links: &[(&'static str, String)], started: Instant) {
    if options.json {
        let sign_in: serde_json::Map<String, Value> =
            links.iter().map(|(role, link)| ((*role).to_string(), Value::from(link.as_str()))).collect();
        println!("{}", json!({ "url": url, "token": token, "sign_in": sign_in }));
    }
    serve::say(url, started);
    for (role, link) in links {
        eprintln!("  {role:14} {link}");
    }
    eprintln!("  {:14} {url}/demo/mail   write as a customer here; no mail leaves this machine", "test mail");
}
